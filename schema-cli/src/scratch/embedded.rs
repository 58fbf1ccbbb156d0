//! A PostgreSQL in one process, for where there is no other: the program of `scratch-embedded`, whose
//! sources are in this one, built by the user's own cargo into the user's cache folder, once a version
//! of the sources.
//!
//! It takes one connection at a time, and nobody but us stands in the queue: a second connection that
//! is opened while there is a first one would wait for ever. [`Embedded::connect`] makes an error of that.

use std::{
    env,
    fs::{self, File},
    io::{Read as _, Seek as _},
    os::unix::process::CommandExt as _,
    path::{Path, PathBuf},
    process::{Child, ChildStdin, Command, Stdio},
    time::{Duration, Instant},
};

use schema_connect::Settings;
use schema_core::history::Checksum;
use tokio_postgres::Client;

use super::{
    cache,
    cluster::{PORT, SUPERUSER},
    place,
};

/// The sources and where they stand. They go by other names here because cargo would take a folder
/// with a `Cargo.toml` for another package, and leave it out of this one.
const SOURCES: [(&str, &str); 3] = [
    ("Cargo.toml", include_str!("embedded/manifest.toml")),
    ("Cargo.lock", include_str!("embedded/lock.toml")),
    ("src/main.rs", include_str!("embedded/main.rs")),
];

const PROGRAM: &str = "scratch-embedded";

/// The major version, and there is no other.
const MAJOR: u32 = 17;

/// How long it may take to start on a busy machine; the first time it unpacks itself.
const PATIENCE: Duration = Duration::from_secs(90);

/// How long a connection may wait for its turn. What the one before it does not give back by then, it
/// never will: all connections are of this process.
const TURN: Duration = Duration::from_secs(20);

/// A running one; stopped and removed when this is dropped.
#[derive(Debug)]
pub(super) struct Embedded {
    folder: PathBuf,
    version: u32,
    server: Child,
    /// When it closes, the server ends; see its own source.
    pipe: Option<ChildStdin>,
    /// Held as long as we live; see [`place::remove_stale`].
    _lock: File,
}

impl Embedded {
    /// Starts one, and builds the program if it is not there yet.
    pub(super) async fn start(major: Option<u32>) -> Result<Embedded, String> {
        if let Some(major) = major.filter(|it| *it != MAJOR) {
            return Err(format!("there is no version {major}, only {MAJOR}"));
        }
        let cache = cache::folder()?.join("embedded");
        let program = program(&cache)?;
        let (folder, lock) = make_folder()?;
        let spawned = tempfile::tempfile().and_then(|log| {
            let mut command = command(&program, &folder, &cache);
            let server = command.stderr(log.try_clone()?).spawn()?;
            Ok((server, log))
        });
        let (mut server, log) = spawned.map_err(|error| {
            fs::remove_dir_all(&folder).ok();
            format!("cannot run `{}`: {error}", program.display())
        })?;
        let mut embedded = Embedded {
            folder,
            version: 0,
            pipe: server.stdin.take(),
            server,
            _lock: lock,
        };
        embedded.version = embedded.wait_until_ready(log).await?;
        Ok(embedded)
    }

    async fn wait_until_ready(&mut self, mut log: File) -> Result<u32, String> {
        let give_up = Instant::now() + PATIENCE;
        let settings = self.settings();
        loop {
            if matches!(self.server.try_wait(), Ok(Some(_)) | Err(_)) {
                let mut said = String::new();
                log.rewind().ok();
                log.read_to_string(&mut said).ok();
                return Err(format!("it does not start: {}", said.trim()));
            }
            match self.connect(&settings).await {
                Ok(client) => return super::server_version(&client).await,
                Err(error) if Instant::now() > give_up => {
                    let seconds = PATIENCE.as_secs();
                    return Err(format!("it is not ready after {seconds} s: {error}"));
                }
                Err(_) => tokio::time::sleep(Duration::from_millis(10)).await,
            }
        }
    }

    /// The server's version as PostgreSQL counts.
    pub(super) fn version(&self) -> u32 {
        self.version
    }

    /// How to connect, as superuser.
    pub(super) fn settings(&self) -> Settings {
        Settings::socket(&self.folder, PORT, SUPERUSER, "postgres")
    }

    /// Opens the only connection; waits for the end of the one before.
    pub(super) async fn connect(&self, to: &Settings) -> Result<Client, schema_connect::Error> {
        let turn = tokio::time::timeout(TURN, to.connect()).await;
        turn.unwrap_or_else(|_| {
            Err(schema_connect::Error::Refused {
                place: to.to_string(),
                why: format!(
                    "the embedded PostgreSQL takes one connection at a time, and for {} s another one was open",
                    TURN.as_secs()
                ),
                code: None,
            })
        })
    }
}

impl Drop for Embedded {
    fn drop(&mut self) {
        drop(self.pipe.take());
        self.server.wait().ok();
        // The server has done it, unless it was killed.
        fs::remove_dir_all(&self.folder).ok();
    }
}

fn make_folder() -> Result<(PathBuf, File), String> {
    let mut reasons = Vec::new();
    for base in place::bases() {
        place::remove_stale(&base);
        match place::make_folder(&base, None) {
            Ok(made) => return Ok(made),
            Err(error) => reasons.push(format!(
                "cannot make a folder in `{}`: {error}",
                base.display()
            )),
        }
    }
    Err(reasons.join("; "))
}

fn command(program: &Path, folder: &Path, cache: &Path) -> Command {
    let mut command = Command::new(program);
    command
        .arg(folder)
        .current_dir(folder)
        .env("TMPDIR", folder)
        // What it unpacks once stands beside the program.
        .env("XDG_CACHE_HOME", cache)
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        // A Ctrl-C on the terminal is for us: it has to outlive us to tidy up.
        .process_group(0);
    command
}

/// The program, built if it is not there yet.
fn program(cache: &Path) -> Result<PathBuf, String> {
    let all: Vec<&str> = SOURCES.iter().map(|(_, text)| *text).collect();
    let checksum = Checksum::of_text(&all.concat()).to_string();
    let folder = cache.join(&checksum[..16]);
    cache::once(
        &folder,
        "building the embedded PostgreSQL (some minutes)",
        build,
    )?;
    Ok(folder.join(PROGRAM))
}

/// Builds in `work`, where an earlier, interrupted build may have left much of it.
fn build(work: &Path) -> Result<PathBuf, String> {
    let sources = work.join("sources");
    for (name, text) in SOURCES {
        let file = sources.join(name);
        let folder = file.parent().expect("it was joined to the sources' folder");
        fs::create_dir_all(folder)
            .and_then(|()| fs::write(&file, text))
            .map_err(|error| format!("cannot write `{}`: {error}", file.display()))?;
    }
    let mut cargo = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo
        .args(["install", "--quiet", "--locked", "--force", "--no-track"])
        .arg("--path")
        .arg(&sources)
        .arg("--root")
        .arg(work)
        .arg("--target-dir")
        .arg(work.join("target"))
        .current_dir(&sources)
        .stdin(Stdio::null());
    // What is meant for the user's own code (coverage, lints, a wrapper) is not meant for this.
    for variable in [
        "RUSTFLAGS",
        "CARGO_ENCODED_RUSTFLAGS",
        "RUSTC_WORKSPACE_WRAPPER",
        "CARGO_BUILD_TARGET",
    ] {
        cargo.env_remove(variable);
    }
    cache::run(&mut cargo)?;
    Ok(work.join("bin"))
}
