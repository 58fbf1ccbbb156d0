//! The Supabase command line, in the version that was seen to take our export: fetched from npm into
//! the user's cache folder, once.

use std::{
    env,
    path::{Path, PathBuf},
    process::Command,
};

use schema_cli::scratch::cache;

/// The version.
pub const VERSION: &str = "3.1.0";

/// A call of it in `folder`, where its folder `supabase` is; or why it cannot be had.
///
/// # Errors
///
/// When there is none for this machine, or npm cannot fetch it.
pub fn supabase(folder: &Path) -> Result<Command, String> {
    let platform = match (env::consts::OS, env::consts::ARCH) {
        ("linux", "x86_64") => "linux-x64",
        ("linux", "aarch64") => "linux-arm64",
        ("macos", "x86_64") => "darwin-x64",
        ("macos", "aarch64") => "darwin-arm64",
        (os, architecture) => return Err(format!("there is none for {os} on {architecture}")),
    };
    let package = format!("@supabase/cli-{platform}@{VERSION}");
    let root = cache::folder()?.join("supabase-cli").join(VERSION);
    cache::once(&root, &format!("fetching {package}"), |work| {
        fetch(work, &package)
    })?;
    let mut command = Command::new(root.join("bin/supabase"));
    command
        .current_dir(folder)
        // It keeps its own settings there, and reports to nobody.
        .env("HOME", folder)
        .env("DO_NOT_TRACK", "1")
        .env("SUPABASE_TELEMETRY_DISABLED", "1");
    Ok(command)
}

fn fetch(work: &Path, package: &str) -> Result<PathBuf, String> {
    cache::run(
        Command::new("npm")
            .args(["pack", "--loglevel=error", "--pack-destination"])
            .args([work, Path::new(package)])
            .current_dir(work),
    )?;
    cache::run(
        Command::new("/bin/sh")
            .args(["-c", "tar -xzf ./*.tgz"])
            .current_dir(work),
    )?;
    Ok(work.join("package"))
}
