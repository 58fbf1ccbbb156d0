//! What is fetched or built once and kept in the user's cache folder.

use std::{
    env, fs, io,
    path::{Path, PathBuf},
    process::Command,
    time::Duration,
};

use indicatif::{ProgressBar, ProgressStyle};

use super::place;

/// `CARGO_SCHEMA_CACHE`, else the system's place for a user's caches. A server that root starts runs
/// as another user, who cannot look into root's home; it gets the machine's cache folder instead.
///
/// # Errors
///
/// When there is no such place.
pub fn folder() -> Result<PathBuf, String> {
    if let Some(folder) = env::var_os("CARGO_SCHEMA_CACHE").filter(|it| !it.is_empty()) {
        return std::path::absolute(&folder)
            .map_err(|error| format!("`CARGO_SCHEMA_CACHE` is `{}`: {error}", folder.display()));
    }
    let none = "there is no cache folder: neither `XDG_CACHE_HOME` nor `HOME` is set";
    let named = env::var_os("XDG_CACHE_HOME").map(PathBuf::from);
    let caches = match named.filter(|it| it.is_absolute()) {
        Some(folder) => folder,
        None => env::home_dir()
            .ok_or(none)?
            .join(match cfg!(target_os = "macos") {
                true => "Library/Caches",
                false => ".cache",
            }),
    };
    Ok(
        match place::everyone_can_enter(&caches) || !place::is_root() {
            true => caches.join("cargo-schema"),
            false => PathBuf::from("/var/cache/cargo-schema"),
        },
    )
}

/// Makes `folder` unless it is there, by moving it out of a folder that `make` gets and fills. That
/// holds what an interrupted run has left. Of several processes one works and the others wait; `what`
/// is what is to be read meanwhile.
///
/// # Errors
///
/// When `make` fails, or the cache folder cannot be written.
pub fn once(
    folder: &Path,
    what: &str,
    make: impl FnOnce(&Path) -> Result<PathBuf, String>,
) -> Result<(), String> {
    if folder.is_dir() {
        return Ok(());
    }
    let parent = folder.parent().expect("the folder stands in the cache's");
    let failed = |what: &str, error: io::Error| format!("{what} `{}`: {error}", parent.display());
    let cannot_write = |error| failed("cannot write into", error);
    fs::create_dir_all(parent).map_err(|error| failed("cannot create", error))?;
    let lock = fs::File::create(parent.join("lock")).map_err(cannot_write)?;
    if lock.try_lock().is_err() {
        let _progress = Progress::start(&format!("waiting for another process: {what}"));
        lock.lock().map_err(|error| failed("cannot lock", error))?;
    }
    if folder.is_dir() {
        return Ok(());
    }
    let progress = Progress::start(&format!("{what} into {}, once", parent.display()));
    let mut work = folder.as_os_str().to_owned();
    work.push(".unfinished");
    let work = PathBuf::from(work);
    fs::create_dir_all(&work).map_err(cannot_write)?;
    let made = make(&work).and_then(|it| fs::rename(it, folder).map_err(cannot_write));
    fs::remove_dir_all(&work).ok();
    progress.finish();
    made
}

/// Runs a program that must succeed; what it said last is the error.
///
/// # Errors
///
/// When it cannot be started, or fails.
pub fn run(command: &mut Command) -> Result<(), String> {
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
        .map(str::trim)
        .filter(|it| !it.is_empty())
        .take(3)
        .collect();
    Err(format!("`{program}` failed: {}", said.join(" ")))
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
