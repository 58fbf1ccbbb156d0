//! Writing: whole files and whole folders only, and none that the next build would take for news.

use std::{
    collections::BTreeMap,
    fmt, fs, io,
    path::{Path, PathBuf},
    time::{Duration, SystemTime},
};

use super::generation::Change;
use crate::history::{Migration, Unreadable};

/// A file or folder that cannot be written.
#[derive(Debug)]
pub struct Unwritable {
    /// Its path.
    pub path: PathBuf,
    /// Why not.
    pub source: io::Error,
}

impl fmt::Display for Unwritable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "`{}` cannot be written: {}",
            self.path.display(),
            self.source
        )
    }
}

impl std::error::Error for Unwritable {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&self.source)
    }
}

/// What a name begins with while it is being written. Diesel passes over hidden folders.
const UNFINISHED: &str = ".cargo-schema-";

/// Carries changes out on the folder `root`, which is made if it is not there. Whatever is written
/// gets the time `stamp`, and so do the folders around it: cargo runs a build script again when
/// something that it watches is newer than its last run.
///
/// # Errors
///
/// The first path that cannot be written. Every file is then as it was or as it should be.
pub fn apply(root: &Path, changes: &[Change], stamp: Option<SystemTime>) -> Result<(), Unwritable> {
    if changes.is_empty() {
        return Ok(());
    }
    fs::create_dir_all(root).map_err(|source| Unwritable {
        path: root.to_owned(),
        source,
    })?;
    remove_unfinished(root);
    for change in changes {
        let (path, result) = match change {
            Change::Write { path, contents } => {
                let path = root.join(path);
                let folder = path.parent().unwrap_or(root);
                let result = fs::create_dir_all(folder);
                let result = result.and_then(|()| write(&path, contents, stamp));
                (path, result)
            }
            Change::Remove(path) => {
                let path = root.join(path);
                let result = fs::remove_file(&path);
                (path, result)
            }
            Change::CreateFolder(migration) => (
                root.join(&migration.name),
                create_folder(root, migration, stamp),
            ),
            Change::RemoveFolder(name) => (root.join(name), remove_folder(root, name)),
        };
        result.map_err(|source| Unwritable {
            path: path.clone(),
            source,
        })?;
        if let Some(folder) = path.parent().filter(|it| *it != root) {
            remove_unfinished(folder);
            set_time(folder, stamp);
        }
    }
    set_time(root, stamp);
    Ok(())
}

/// Writes a file beside its place, then moves it there.
///
/// # Errors
///
/// Where the folder, or the file in it, cannot be written.
pub fn write(path: &Path, contents: &str, stamp: Option<SystemTime>) -> io::Result<()> {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let unfinished = path.with_file_name(format!("{UNFINISHED}{}-{name}", std::process::id()));
    fs::write(&unfinished, contents)?;
    set_time(&unfinished, stamp);
    fs::rename(&unfinished, path).inspect_err(|_| {
        // What is left would only be in the way.
        let _ = fs::remove_file(&unfinished);
    })
}

fn create_folder(root: &Path, migration: &Migration, stamp: Option<SystemTime>) -> io::Result<()> {
    let unfinished = root.join(format!(
        "{UNFINISHED}{}-{}",
        std::process::id(),
        migration.name
    ));
    fs::create_dir_all(&unfinished)?;
    for (file, contents) in migration.files() {
        let path = unfinished.join(file);
        fs::write(&path, contents)?;
        set_time(&path, stamp);
    }
    set_time(&unfinished, stamp);
    fs::rename(&unfinished, root.join(&migration.name))
}

fn remove_folder(root: &Path, name: &str) -> io::Result<()> {
    // In one step, so that nobody meets half a migration.
    let unfinished = root.join(format!("{UNFINISHED}{}-{name}", std::process::id()));
    fs::rename(root.join(name), &unfinished)?;
    fs::remove_dir_all(&unfinished)
}

/// Removes what a build that was killed has left behind; another one may be at work right now.
fn remove_unfinished(root: &Path) {
    const OLD: Duration = Duration::from_secs(10 * 60);
    for entry in fs::read_dir(root).into_iter().flatten().flatten() {
        let is_old = |it: fs::Metadata| {
            it.created()
                .or(it.modified())
                .is_ok_and(|it| it.elapsed().is_ok_and(|it| it > OLD))
        };
        if entry.file_name().to_string_lossy().starts_with(UNFINISHED)
            && entry.metadata().is_ok_and(is_old)
        {
            let path = entry.path();
            // Nothing depends on it: what cannot be removed stays.
            let _ = if path.is_dir() {
                fs::remove_dir_all(path)
            } else {
                fs::remove_file(path)
            };
        }
    }
}

/// The files of a folder that are text, by name; none where there is no such folder.
///
/// # Errors
///
/// The first path that cannot be read.
pub fn texts(folder: &Path) -> Result<BTreeMap<String, String>, Unreadable> {
    let unreadable = |path: &Path| {
        let path = path.to_owned();
        |source| Unreadable { path, source }
    };
    let entries = match fs::read_dir(folder) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(BTreeMap::new()),
        entries => entries.map_err(unreadable(folder))?,
    };
    let mut texts = BTreeMap::new();
    for entry in entries {
        let path = entry.map_err(unreadable(folder))?.path();
        let Some(name) = path.file_name().and_then(|it| it.to_str()) else {
            continue;
        };
        if path.is_file() {
            match fs::read_to_string(&path) {
                Ok(text) => drop(texts.insert(name.to_owned(), text)),
                Err(error) if error.kind() == io::ErrorKind::InvalidData => {}
                Err(error) => return Err(unreadable(&path)(error)),
            }
        }
    }
    Ok(texts)
}

/// Where the time cannot be set, the next build compiles once more than it had to.
fn set_time(path: &Path, stamp: Option<SystemTime>) {
    let Some(stamp) = stamp else { return };
    let file = if path.is_dir() {
        fs::File::open(path)
    } else {
        fs::File::options().write(true).open(path)
    };
    let _ = file.and_then(|it| it.set_modified(stamp));
}

/// The time of the newest of `paths`, folders with all that is in them.
pub fn newest<'a>(paths: impl IntoIterator<Item = &'a Path>) -> Option<SystemTime> {
    paths.into_iter().filter_map(newest_below).max()
}

fn newest_below(path: &Path) -> Option<SystemTime> {
    let metadata = fs::metadata(path).ok()?;
    let own = metadata.modified().ok();
    if !metadata.is_dir() {
        return own;
    }
    let entries = fs::read_dir(path).into_iter().flatten().flatten();
    entries
        .filter_map(|it| newest_below(&it.path()))
        .max()
        .max(own)
}

/// Keeps other builds of the same folder waiting until it is dropped: two that write a first draft
/// at once would write two. Where the system cannot lock, they do, and the next build mends it.
pub fn lock(folder: &Path) -> Option<fs::File> {
    let file = fs::File::open(folder).ok()?;
    file.lock().ok()?;
    Some(file)
}
