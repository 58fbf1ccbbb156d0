//! What was found to be in step is in step for as long as nothing changes that this was found from.
//!
//! A check without findings leaves a note in the user's cache folder: the files and folders that it
//! read, and a checksum over all that is in them. The next check of the package compares the
//! checksum, and works only when it is another. A note that is gone, or cannot be written, costs
//! time and nothing else.

use std::{
    env, fs,
    hash::{DefaultHasher, Hasher as _},
    io,
    path::{Path, PathBuf},
    time::SystemTime,
};

use hmac_sha256::Hash;
use schema_core::{
    build::{Package, files},
    history::Checksum,
};
use serde::{Deserialize, Serialize};

use crate::scratch;

/// The note on one package.
pub(crate) struct Remembered {
    path: PathBuf,
    package: PathBuf,
    begun: SystemTime,
}

#[derive(Serialize, Deserialize)]
struct Note {
    package: PathBuf,
    paths: Vec<PathBuf>,
    checksum: u64,
}

impl Remembered {
    /// The note on `package`, to be asked for before it is read; none where there is no cache folder.
    pub(crate) fn of(package: &Package) -> Option<Self> {
        let package = package.root.canonicalize().ok()?;
        let name = Hash::hash(package.as_os_str().as_encoded_bytes());
        let name = Checksum::from_digest(&name).to_string();
        let path = scratch::cache::folder().ok()?.join("in-step").join(name);
        let begun = SystemTime::now();
        Some(Remembered {
            path,
            package,
            begun,
        })
    }

    /// Whether the package is in step, as far as the note tells.
    pub(crate) fn is_in_step(&self) -> bool {
        let note = fs::read(&self.path).ok();
        let note = note.and_then(|it| serde_json::from_slice::<Note>(&it).ok());
        note.is_some_and(|it| {
            it.package == self.package && checksum(&it.paths).is_ok_and(|sum| sum == it.checksum)
        })
    }

    /// Notes that the package is in step, as far as `paths` tell; `sources` are those of them that
    /// only the user writes. One that was written since we began may have been read before.
    pub(crate) fn note(&self, paths: Vec<PathBuf>, sources: &[PathBuf]) {
        let newest = files::newest(sources.iter().map(PathBuf::as_path));
        if newest.is_some_and(|it| it >= self.begun) {
            return;
        }
        let Ok(checksum) = checksum(&paths) else {
            return;
        };
        let note = Note {
            package: self.package.clone(),
            paths,
            checksum,
        };
        // Without a note the next check takes longer.
        let _ = self.write(&note);
    }

    fn write(&self, note: &Note) -> io::Result<()> {
        let folder = self.path.parent().unwrap_or(Path::new(""));
        fs::create_dir_all(folder)?;
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            let old = serde_json::from_slice::<Note>(&fs::read(&path)?);
            if old.is_ok_and(|it| !it.package.is_dir()) {
                fs::remove_file(path)?;
            }
        }
        files::write(&self.path, &serde_json::to_string(note)?, None)
    }
}

/// Over this program, and over all that the paths hold, folders with all that is in them. It guards
/// against changes, not against malice, and is compared by the program that made it alone; so the
/// hash is a quick one.
fn checksum(paths: &[PathBuf]) -> io::Result<u64> {
    let program = fs::metadata(env::current_exe()?)?;
    let built = program.modified()?.duration_since(SystemTime::UNIX_EPOCH);
    let built = built.unwrap_or_default().as_nanos();
    let mut hasher = DefaultHasher::new();
    let program = format!("{} {} {built}", env!("CARGO_PKG_VERSION"), program.len());
    hasher.write(program.as_bytes());
    for path in paths {
        add(path, &mut hasher)?;
    }
    Ok(hasher.finish())
}

fn add(path: &Path, hasher: &mut DefaultHasher) -> io::Result<()> {
    let name = path.as_os_str().as_encoded_bytes();
    let mut part = |mark: u8, bytes: &[u8]| {
        // A length before each part, so that no two run together.
        hasher.write(&[mark]);
        hasher.write(&(bytes.len() as u64).to_le_bytes());
        hasher.write(bytes);
    };
    part(b'n', name);
    match fs::metadata(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => part(b'-', &[]),
        Err(error) => return Err(error),
        Ok(it) if it.is_dir() => {
            let entries = entries(path)?;
            part(b'd', &(entries.len() as u64).to_le_bytes());
            for entry in entries {
                add(&entry, hasher)?;
            }
        }
        Ok(_) => part(b'f', &fs::read(path)?),
    }
    Ok(())
}

fn entries(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let entries = fs::read_dir(folder)?.map(|it| it.map(|it| it.path()));
    let mut entries = entries.collect::<io::Result<Vec<PathBuf>>>()?;
    entries.sort();
    Ok(entries)
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    #[test]
    fn a_note_holds_until_anything_changes() {
        let folder = tempfile::tempdir().expect("there is room");
        let (tree, settings) = (folder.path().join("src"), folder.path().join("schema.toml"));
        let (module, new) = (tree.join("users.rs"), tree.join("jobs.rs"));
        fs::create_dir(&tree).expect("there is room");
        let write = |path: &Path, text: &str| fs::write(path, text).expect("there is room");
        write(&module, "users");
        let remembered = |begun| Remembered {
            path: folder.path().join("cache/note"),
            package: folder.path().to_owned(),
            begun,
        };
        let (paths, sources) = (vec![tree.clone(), settings.clone()], [tree.clone()]);
        let past = SystemTime::now() - Duration::from_secs(3600);
        remembered(past).note(paths.clone(), &sources);
        let later = remembered(SystemTime::now() + Duration::from_secs(3600));
        assert!(
            !later.is_in_step(),
            "the sources may have changed since they were read"
        );

        later.note(paths, &sources);
        assert!(later.is_in_step());
        for (path, text, otherwise) in [
            (&module, "user", Some("users")),
            (&new, "jobs", None),
            (&settings, "", None),
            (&later.path, "{}", None),
        ] {
            write(path, text);
            assert!(!later.is_in_step(), "{}", path.display());
            match otherwise {
                Some(text) => write(path, text),
                None => fs::remove_file(path).expect("it was written"),
            }
        }
        assert!(!later.is_in_step(), "the note is gone");
    }
}
