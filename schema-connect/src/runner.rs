//! Runs migrations: diesel_migrations under an advisory lock, in pure Rust.
//!
//! Any source of migrations will do: those that `schema!(migrations = "…")` embeds, those of
//! `diesel_migrations`, or one's own. Diesel itself takes no lock and runs a migration that was
//! merged late after newer ones without a word; here the first is done and the second refused.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt,
    time::Duration,
};

use diesel::{
    migration::{self, MigrationSource, MigrationVersion},
    pg::Pg,
};
use diesel_async::{AsyncPgConnection, async_connection_wrapper::AsyncConnectionWrapper};
use diesel_migrations::MigrationHarness;
use tokio_postgres::{Client, SimpleQueryMessage, error::SqlState};

use crate::{Settings, describe};

/// How long another run of migrations is waited for, unless told.
pub const PATIENCE: Duration = Duration::from_secs(60);

/// One lock for all who run migrations through this module; PostgreSQL keeps it by database.
const LOCK: i64 = 0x5343_4845_4d41_0001;

/// A migration that was run or reverted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Done {
    /// Its up has run.
    Applied(String),
    /// Its down has run.
    Reverted(String),
}

/// How a migration stands to a database.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It has run.
    Applied,
    /// It has not run.
    Pending,
    /// It has not run, but a newer one has.
    Late,
    /// It has run, but nobody knows it here.
    Unknown,
}

/// A statement of a migration.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The file in the migration's folder.
    pub file: String,
    /// The line on which it begins, from 1.
    pub line: usize,
    /// Its text.
    pub text: String,
}

/// Its lines, each after a line break, as many as one reads at a glance.
impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        const SHOWN: usize = 8;
        for (line, number) in self.text.lines().zip(self.line..).take(SHOWN) {
            write!(f, "\n{number:>5} | {line}")?;
        }
        match self.text.lines().count() > SHOWN {
            true => f.write_str("\n      | …"),
            false => Ok(()),
        }
    }
}

/// The error of a migration that can tell which of its statements failed.
#[derive(Debug)]
pub struct FailedStatement {
    /// Which.
    pub place: Place,
    /// Why.
    pub source: diesel::result::Error,
}

impl fmt::Display for FailedStatement {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Place { file, line, .. } = &self.place;
        write!(f, "{file}:{line}: {}", self.source)
    }
}

impl std::error::Error for FailedStatement {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&self.source)
    }
}

/// Why migrations did not run.
#[derive(Debug)]
pub enum Error {
    /// There is no connection.
    Connection(crate::Error),
    /// Another run holds the lock for too long.
    Busy,
    /// These have not run, though newer ones have.
    Late {
        /// Those that have not run.
        names: Vec<String>,
        /// The newest that has.
        newest: String,
    },
    /// The last one that has run is not in the source.
    Unknown(String),
    /// One failed; those before it have been carried out.
    Failed {
        /// Which.
        name: String,
        /// Why, in the server's words.
        why: String,
        /// Whether nothing of it is left behind.
        undone: bool,
        /// Where, if whoever ran it could tell.
        statement: Option<Place>,
    },
    /// Anything else, in the words of whoever found it.
    Other(String),
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Error::Connection(error) => error.fmt(f),
            Error::Busy => f.write_str(
                "another run of migrations is at work on this database; wait for it to end",
            ),
            Error::Late { names, newest } => {
                let names: Vec<String> = names.iter().map(|it| format!("`{it}`")).collect();
                write!(
                    f,
                    "{} would run after the newer `{newest}`, which has run already; give it a newer version, or allow it with `--late`",
                    names.join(", ")
                )
            }
            Error::Unknown(version) => write!(
                f,
                "the last migration that has run here, version `{version}`, is not among those that are known"
            ),
            Error::Failed {
                name,
                why,
                undone,
                statement,
            } => {
                write!(f, "`{name}` failed")?;
                if let Some(it) = statement {
                    write!(f, " at {}:{}", it.file, it.line)?;
                }
                let left = match undone {
                    true => ", and nothing of it is left behind",
                    false => " outside a transaction, so a part of it may be left behind",
                };
                write!(f, "{left}: {why}")?;
                statement.as_ref().map_or(Ok(()), |it| it.fmt(f))
            }
            Error::Other(why) => f.write_str(why),
        }
    }
}

impl std::error::Error for Error {}

impl From<crate::Error> for Error {
    fn from(error: crate::Error) -> Self {
        Error::Connection(error)
    }
}

impl From<tokio_postgres::Error> for Error {
    fn from(error: tokio_postgres::Error) -> Self {
        Error::Other(describe(&error))
    }
}

fn other(error: impl fmt::Display) -> Error {
    Error::Other(error.to_string())
}

/// How migrations run.
#[derive(Clone, Copy, Debug)]
pub struct Options {
    /// How long another run is waited for.
    pub patience: Duration,
    /// Whether a migration may run after newer ones.
    pub late: bool,
}

impl Default for Options {
    fn default() -> Self {
        Options {
            patience: PATIENCE,
            late: false,
        }
    }
}

/// Applies what has not run yet, at most `count`. Each is reported as it is done; how many there
/// were is the result.
///
/// # Errors
///
/// See [`Error`].
pub async fn up(
    database: &Settings,
    source: impl MigrationSource<Pg> + Send + 'static,
    count: Option<usize>,
    options: Options,
    mut report: impl FnMut(Done) + Send + 'static,
) -> Result<usize, Error> {
    locked(database, options.patience, move |harness| {
        let all = sorted(&source)?;
        let newest = applied(harness)?.into_iter().max();
        let pending = harness.pending_migrations(source).map_err(other)?;
        if let (Some(newest), false) = (newest, options.late) {
            refuse_late(&pending, &newest, &all)?;
        }
        let wanted = pending.len().min(count.unwrap_or(usize::MAX));
        for it in &pending[..wanted] {
            apply(harness, &**it)?;
            report(Done::Applied(it.name().to_string()));
        }
        Ok(wanted)
    })
    .await
}

/// Reverts the last `count` that have run, the newest first; all of them for `None`. How many there
/// were is the result.
///
/// # Errors
///
/// See [`Error`].
pub async fn down(
    database: &Settings,
    source: impl MigrationSource<Pg> + Send + 'static,
    count: Option<usize>,
    options: Options,
    mut report: impl FnMut(Done) + Send + 'static,
) -> Result<usize, Error> {
    locked(database, options.patience, move |harness| {
        let last = last(harness, &source, count)?;
        for it in &last {
            revert(harness, &**it)?;
            report(Done::Reverted(it.name().to_string()));
        }
        Ok(last.len())
    })
    .await
}

/// Reverts the last `count` that have run, and applies them again. How many there were is the result.
///
/// # Errors
///
/// See [`Error`].
pub async fn redo(
    database: &Settings,
    source: impl MigrationSource<Pg> + Send + 'static,
    count: usize,
    options: Options,
    mut report: impl FnMut(Done) + Send + 'static,
) -> Result<usize, Error> {
    locked(database, options.patience, move |harness| {
        let last = last(harness, &source, Some(count))?;
        for it in &last {
            revert(harness, &**it)?;
            report(Done::Reverted(it.name().to_string()));
        }
        for it in last.iter().rev() {
            apply(harness, &**it)?;
            report(Done::Applied(it.name().to_string()));
        }
        Ok(last.len())
    })
    .await
}

/// How every migration of `source` stands to the database, and every one that it has run, in the
/// order of their versions. Writes nothing and takes no lock.
///
/// # Errors
///
/// When the database cannot be asked.
pub async fn status(
    database: &Settings,
    source: &impl MigrationSource<Pg>,
) -> Result<Vec<(String, Standing)>, Error> {
    let applied = applied_versions(&database.connect().await?).await?;
    standings(source, applied)
}

/// How every migration of `source`, and every one of the versions `applied`, stands to a database
/// where these have run.
///
/// # Errors
///
/// When the source cannot be read.
pub fn standings(
    source: &impl MigrationSource<Pg>,
    applied: impl IntoIterator<Item = String>,
) -> Result<Vec<(String, Standing)>, Error> {
    let applied: BTreeSet<String> = applied.into_iter().collect();
    let mut all = BTreeMap::new();
    for it in source.migrations().map_err(other)? {
        let version = it.name().version().to_string();
        let standing = match applied.last() {
            _ if applied.contains(&version) => Standing::Applied,
            Some(newest) if version < *newest => Standing::Late,
            _ => Standing::Pending,
        };
        all.insert(version, (it.name().to_string(), standing));
    }
    for version in applied {
        all.entry(version.clone())
            .or_insert((version, Standing::Unknown));
    }
    Ok(all.into_values().collect())
}

async fn applied_versions(client: &Client) -> Result<Vec<String>, Error> {
    // Simple queries, because poolers that share connections know no other that last.
    let exists = "SELECT to_regclass('__diesel_schema_migrations') IS NOT NULL";
    if first_column(client, exists).await? != ["t"] {
        return Ok(Vec::new());
    }
    first_column(client, "SELECT version FROM __diesel_schema_migrations").await
}

async fn first_column(client: &Client, query: &str) -> Result<Vec<String>, Error> {
    let messages = client.simple_query(query).await?;
    let rows = messages.iter().filter_map(|it| match it {
        SimpleQueryMessage::Row(row) => row.get(0).map(str::to_owned),
        _ => None,
    });
    Ok(rows.collect())
}

type Harness = AsyncConnectionWrapper<AsyncPgConnection>;
type Migration = Box<dyn migration::Migration<Pg>>;

/// Does `work` while nobody else runs migrations. The lock belongs to a transaction on a
/// connection of its own: a pooler may hand a session, and what it holds, to somebody else.
async fn locked<T: Send + 'static>(
    database: &Settings,
    patience: Duration,
    work: impl FnOnce(&mut Harness) -> Result<T, Error> + Send + 'static,
) -> Result<T, Error> {
    let guard = database.connect().await?;
    let wait = format!(
        "BEGIN; SET LOCAL lock_timeout = {}; SELECT pg_advisory_xact_lock({LOCK})",
        patience.as_millis().max(1)
    );
    guard
        .batch_execute(&wait)
        .await
        .map_err(|error| match error.code() {
            Some(&SqlState::LOCK_NOT_AVAILABLE) => Error::Busy,
            _ => error.into(),
        })?;
    let connection = AsyncPgConnection::try_from(database.connect().await?)
        .await
        .map_err(other)?;
    // The harness blocks, which a thread that drives connections must not.
    let done = tokio::task::spawn_blocking(move || work(&mut Harness::from(connection))).await;
    // Should this fail, the connection is gone, and the lock with it.
    let _ = guard.batch_execute("COMMIT").await;
    done.map_err(other)?
}

fn applied(harness: &mut Harness) -> Result<Vec<MigrationVersion<'static>>, Error> {
    harness.applied_migrations().map_err(other)
}

/// By version.
fn sorted(source: &impl MigrationSource<Pg>) -> Result<Vec<Migration>, Error> {
    let mut all = source.migrations().map_err(other)?;
    all.sort_by(|a, b| a.name().version().cmp(&b.name().version()));
    Ok(all)
}

fn refuse_late(
    pending: &[Migration],
    newest: &MigrationVersion<'_>,
    all: &[Migration],
) -> Result<(), Error> {
    let late = pending.iter().filter(|it| it.name().version() < *newest);
    let names: Vec<String> = late.map(|it| it.name().to_string()).collect();
    if names.is_empty() {
        return Ok(());
    }
    let known = all.iter().find(|it| it.name().version() == *newest);
    let newest = known.map_or_else(|| newest.to_string(), |it| it.name().to_string());
    Err(Error::Late { names, newest })
}

/// The last ones that have run, the newest first.
fn last(
    harness: &mut Harness,
    source: &impl MigrationSource<Pg>,
    count: Option<usize>,
) -> Result<Vec<Migration>, Error> {
    let mut known = sorted(source)?;
    let mut last = Vec::new();
    for version in applied(harness)?
        .into_iter()
        .take(count.unwrap_or(usize::MAX))
    {
        let at = known.iter().position(|it| it.name().version() == version);
        let at = at.ok_or_else(|| Error::Unknown(version.to_string()))?;
        last.push(known.remove(at));
    }
    Ok(last)
}

fn apply(harness: &mut Harness, it: &dyn migration::Migration<Pg>) -> Result<(), Error> {
    harness
        .run_migration(it)
        .map(drop)
        .map_err(|error| failed(it, &*error))
}

fn revert(harness: &mut Harness, it: &dyn migration::Migration<Pg>) -> Result<(), Error> {
    harness
        .revert_migration(it)
        .map(drop)
        .map_err(|error| failed(it, &*error))
}

fn failed(it: &dyn migration::Migration<Pg>, error: &(dyn std::error::Error + 'static)) -> Error {
    let mut cause = error;
    let mut statement = None;
    loop {
        if let Some(failed) = cause.downcast_ref::<FailedStatement>() {
            statement = Some(failed.place.clone());
        }
        let Some(source) = cause.source() else { break };
        cause = source;
    }
    let why = match cause.downcast_ref::<diesel::result::Error>() {
        Some(diesel::result::Error::DatabaseError(_, information)) => {
            let more = [information.details(), information.hint()];
            let more = more.iter().flatten().map(|it| format!(" ({it})"));
            format!("{}{}", information.message(), more.collect::<String>())
        }
        _ => error.to_string(),
    };
    Error::Failed {
        name: it.name().to_string(),
        why,
        undone: it.metadata().run_in_transaction(),
        statement,
    }
}
