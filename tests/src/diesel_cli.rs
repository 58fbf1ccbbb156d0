//! The Diesel command line, in the version that we promise to agree with.
//!
//! One on the `PATH` is taken if it is of that version and speaks PostgreSQL; else one is built
//! into the user's cache folder, once, with a PostgreSQL client of its own. That takes perl, make, a
//! C compiler and a few minutes.

use std::{
    env,
    ffi::OsStr,
    fs::{self, File},
    path::{Path, PathBuf},
    process::{Command, Stdio},
    sync::OnceLock,
};

use schema_cli::scratch::{Database, cache};

/// The version.
pub const VERSION: &str = "2.3.14";

/// A call of the Diesel command line on `database`, in `folder`: an empty one, because the nearest
/// `diesel.toml`, `.env` or `rustfmt.toml` would change what it does.
pub fn diesel(database: &Database, folder: &Path) -> Command {
    let mut command = Command::new(program());
    command
        .current_dir(folder)
        .env("DATABASE_URL", database.url())
        .env_remove("DIESEL_CONFIG_FILE")
        .env_remove("MIGRATION_DIRECTORY");
    command
}

/// What `diesel print-schema` prints for `database`.
#[track_caller]
pub fn print_schema(database: &Database) -> String {
    let folder = tempfile::tempdir().expect("the system allows temporary folders");
    crate::run(diesel(database, folder.path()).arg("print-schema"))
}

/// The program.
///
/// # Panics
///
/// If it is not there and cannot be built; the message says why.
pub fn program() -> &'static Path {
    static PROGRAM: OnceLock<PathBuf> = OnceLock::new();
    PROGRAM.get_or_init(|| {
        let on_path = PathBuf::from("diesel");
        if is_right(&on_path) {
            on_path
        } else {
            cached()
        }
    })
}

fn is_right(program: &Path) -> bool {
    let output = Command::new(program).arg("--version").output();
    output.is_ok_and(|it| {
        let said = String::from_utf8_lossy(&it.stdout).into_owned();
        said.split_whitespace().any(|it| it == VERSION) && said.contains("postgres")
    })
}

/// The one in the cache; the first process that misses it builds it, and the others wait.
fn cached() -> PathBuf {
    let cache = cache::folder().unwrap_or_else(|error| panic!("{error}"));
    let root = cache.join(format!("diesel-cli-{VERSION}"));
    let program = root.join("bin/diesel");
    if is_right(&program) {
        return program;
    }
    fs::create_dir_all(&cache)
        .unwrap_or_else(|error| panic!("cannot create `{}`: {error}", cache.display()));
    let lock = root.with_extension("lock");
    let lock = File::create(&lock)
        .unwrap_or_else(|error| panic!("cannot write `{}`: {error}", lock.display()));
    lock.lock().expect("the file system knows locks");
    if !is_right(&program) {
        install(&root);
    }
    program
}

fn install(root: &Path) {
    eprintln!(
        "building the Diesel command line {VERSION} into `{}`, once; this takes some minutes",
        root.display()
    );
    let target = tempfile::tempdir().expect("the system allows temporary folders");
    let mut command = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command
        .args([
            "install",
            "--locked",
            "--force",
            "diesel_cli",
            "--version",
            VERSION,
        ])
        .args(["--no-default-features", "--features", "postgres-bundled"])
        .args([OsStr::new("--root"), root.as_os_str()])
        .args([OsStr::new("--target-dir"), target.path().as_os_str()])
        .current_dir(target.path())
        .stdin(Stdio::null());
    // What is meant for this workspace's code (coverage, a wrapper) is not meant for Diesel's.
    for variable in [
        "RUSTFLAGS",
        "CARGO_ENCODED_RUSTFLAGS",
        "RUSTC_WORKSPACE_WRAPPER",
    ] {
        command.env_remove(variable);
    }
    let output = crate::output(&mut command);
    let said = String::from_utf8_lossy(&output.stderr);
    let last: Vec<&str> = said.lines().rev().take(30).collect();
    let last: Vec<&str> = last.into_iter().rev().collect();
    assert!(
        output.status.success(),
        "the Diesel command line cannot be built (it takes perl, make and a C compiler):\n{}",
        last.join("\n")
    );
}
