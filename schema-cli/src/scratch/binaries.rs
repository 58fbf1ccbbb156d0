//! PostgreSQL's programs on this machine.

use std::{
    collections::BTreeSet,
    env, fs,
    path::{Path, PathBuf},
    process::Command,
};

use super::OLDEST_MAJOR;

/// Folders that hold a server: the one that `PGBIN` names, else the newest version first.
pub(super) fn on_this_machine(major: Option<u32>) -> Result<Vec<PathBuf>, String> {
    let mut found: Vec<(u32, PathBuf)> = Vec::new();
    for folder in folders() {
        if folder.join("initdb").is_file()
            && let Some(version) = major_version(&folder.join("postgres"))
        {
            found.push((version, folder));
        }
    }
    if found.is_empty() {
        return Err("neither `PGBIN`, `PATH`, `pg_config` nor the usual folders lead to `initdb` and `postgres`".to_owned());
    }
    let named = env::var_os("PGBIN").map(PathBuf::from);
    found.sort_by_key(|(version, folder)| {
        (Some(folder) != named.as_ref(), std::cmp::Reverse(*version))
    });
    let fits = |version: u32| version >= OLDEST_MAJOR && major.is_none_or(|it| it == version);
    let versions: BTreeSet<String> = found
        .iter()
        .map(|(version, _)| version.to_string())
        .collect();
    found.retain(|(version, _)| fits(*version));
    if found.is_empty() {
        let wanted = major.map_or(format!("{OLDEST_MAJOR} or later"), |it| it.to_string());
        let versions: Vec<String> = versions.into_iter().collect();
        return Err(format!(
            "version {wanted} is wanted, found is {}",
            versions.join(", ")
        ));
    }
    Ok(found.into_iter().map(|(_, folder)| folder).collect())
}

/// The `pg_dump` that fits a server: of its major version, else the oldest of a later one.
/// `near` is where to look first, the server's own programs.
pub fn pg_dump(server_major: u32, near: Option<&Path>) -> Option<PathBuf> {
    let candidates = near.map(Path::to_owned).into_iter().chain(folders());
    candidates
        .filter_map(|folder| {
            let program = folder.join("pg_dump");
            let version = major_version(&program)?;
            (version >= server_major).then_some((version, program))
        })
        .min_by_key(|(version, _)| *version)
        .map(|(_, program)| program)
}

/// The major version that a program of PostgreSQL tells: `postgres (PostgreSQL) 15.4`, `… 18beta1`.
fn major_version(program: &Path) -> Option<u32> {
    if !program.is_file() {
        return None;
    }
    let output = Command::new(program).arg("--version").output().ok()?;
    let text = String::from_utf8(output.stdout).ok()?;
    let version = text.split_once(") ")?.1;
    let end = version
        .find(|c: char| !c.is_ascii_digit())
        .unwrap_or(version.len());
    version[..end].parse().ok()
}

/// Where PostgreSQL's programs may be; each folder once, the user's own choices first.
fn folders() -> Vec<PathBuf> {
    let mut folders: Vec<PathBuf> = env::var_os("PGBIN")
        .map(PathBuf::from)
        .into_iter()
        .collect();
    if let Some(path) = env::var_os("PATH") {
        folders.extend(env::split_paths(&path));
    }
    if let Ok(output) = Command::new("pg_config").arg("--bindir").output()
        && let Ok(text) = String::from_utf8(output.stdout)
        && output.status.success()
    {
        folders.push(PathBuf::from(text.trim()));
    }
    // Each `*` stands for one name: Debian, Red Hat, Alpine, Homebrew on both Macs, MacPorts,
    // Postgres.app, the installer of EDB, and a build from source.
    for pattern in [
        "/usr/lib/postgresql/*/bin",
        "/usr/pgsql-*/bin",
        "/usr/libexec/postgresql*",
        "/opt/homebrew/opt/postgresql*/bin",
        "/usr/local/opt/postgresql*/bin",
        "/home/linuxbrew/.linuxbrew/opt/postgresql*/bin",
        "/opt/local/lib/postgresql*/bin",
        "/Applications/Postgres.app/Contents/Versions/*/bin",
        "/Library/PostgreSQL/*/bin",
        "/usr/local/pgsql/bin",
    ] {
        expand(pattern, &mut folders);
    }
    let mut seen = BTreeSet::new();
    folders.retain(|it| it.is_absolute() && seen.insert(it.clone()));
    folders
}

fn expand(pattern: &str, folders: &mut Vec<PathBuf>) {
    let Some((before, after)) = pattern.split_once('*') else {
        folders.push(PathBuf::from(pattern));
        return;
    };
    let (parent, start) = before
        .rsplit_once('/')
        .expect("every pattern is an absolute path");
    let Ok(entries) = fs::read_dir(parent) else {
        return;
    };
    let mut names: Vec<_> = entries
        .flatten()
        .filter_map(|it| it.file_name().into_string().ok())
        .collect();
    names.sort();
    for name in names.iter().filter(|it| it.starts_with(start)) {
        folders.push(PathBuf::from(format!("{parent}/{name}{after}")));
    }
}
