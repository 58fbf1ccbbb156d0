//! The proof: on a scratch server, the migrations make the declared schema, each way back leads
//! where its way up began, and all of it works a second time.
//!
//! Databases are read in two ways that know nothing of each other: by our own introspection, and by
//! `pg_dump` where there is one that fits the server. Each sees what the other might miss.

use std::{
    fmt,
    path::PathBuf,
    time::{Duration, Instant},
};

use schema_core::{
    history::Migration,
    introspect::{self, Found},
};
use tokio_postgres::Client;

use crate::scratch::{self, Database, Scratch};

mod compare;
mod dump;
mod filling;
mod rows;
pub(crate) mod run;
mod screen;

pub use compare::{Difference, Reader, differences};
pub use dump::statements as dumped;
pub use run::{Failure, Way};
pub use screen::{Progress, json, render};

/// What is to be proven.
#[derive(Clone, Copy, Debug)]
pub struct Claim<'a> {
    /// All migrations, in the order in which they run.
    pub migrations: &'a [Migration],
    /// The whole declared schema as one script.
    pub declared: &'a str,
    /// Whether it is proven with rows in the tables as well.
    pub with_rows: bool,
}

/// What the proof found.
#[derive(Clone, Debug)]
pub struct Report {
    /// The server: `PostgreSQL 15.4`.
    pub server: String,
    /// Where it came from.
    pub source: scratch::Source,
    /// How many migrations ran.
    pub migrations: usize,
    /// The `pg_dump` that compared as well, if there is one that fits.
    pub pg_dump: Option<PathBuf>,
    /// What was done, in order.
    pub stages: Vec<Stage>,
}

impl Report {
    /// Whether there was no difference anywhere.
    pub fn is_proven(&self) -> bool {
        self.stages.iter().all(|it| it.differences.is_empty())
    }
}

/// One part of the proof.
#[derive(Clone, Debug)]
pub struct Stage {
    /// What it shows when there is no difference.
    pub shows: &'static str,
    /// How many objects, or migrations, it was shown of.
    pub of: String,
    /// What is not as it should be.
    pub differences: Vec<Difference>,
    /// What people should know, though it is no difference.
    pub notes: Vec<String>,
    /// How long it took; for people on a terminal only.
    pub took: Duration,
}

/// Why there is no proof, neither for nor against.
#[derive(Debug)]
pub enum Error {
    /// A script failed: a migration's, or the declared one.
    Script(Failure),
    /// The scratch server gave no database.
    Scratch(scratch::Error),
    /// The scratch server could not be reached, or broke off.
    Connection {
        /// What was being done.
        during: String,
        /// What happened.
        why: String,
    },
    /// A database could not be read.
    Introspection(introspect::Error),
    /// `pg_dump` failed.
    Dump(String),
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Error::Script(failure) => failure.fmt(f),
            Error::Scratch(error) => error.fmt(f),
            Error::Connection { during, why } => {
                write!(f, "the scratch server was lost {during}: {why}")
            }
            Error::Introspection(error) => {
                write!(f, "the scratch database cannot be read: {error}")
            }
            Error::Dump(why) => f.write_str(why),
        }
    }
}

impl std::error::Error for Error {}

impl From<scratch::Error> for Error {
    fn from(error: scratch::Error) -> Self {
        Error::Scratch(error)
    }
}

/// Proves `claim` on `scratch`. Every database that it makes is gone afterwards, also on failure.
pub async fn verify(
    scratch: &Scratch,
    claim: Claim<'_>,
    progress: &Progress,
) -> Result<Report, Error> {
    let pg_dump = match scratch.one_connection() {
        // The session before it would not be closed while we wait for a program.
        true => None,
        false => scratch::pg_dump(scratch.major(), scratch.programs().as_deref()),
    };
    let mut proof = Proof {
        claim,
        progress,
        pg_dump,
        stages: Vec::new(),
    };
    let migrated = scratch.database().await?;
    let declared = scratch.database().await?;
    let passes = if claim.with_rows { 5 } else { 3 };
    progress.begin(passes * claim.migrations.len() + 5);

    let empty = proof.read(&migrated).await?;
    let client = connect(&declared).await?;
    progress.step("the declared schema");
    run::declared(&client, claim.declared).await?;
    drop(client);
    let wanted = proof.read(&declared).await?;

    let reached = proof.up(&migrated).await?;
    proof.compare(MAKE, &migrated, &wanted).await?;
    proof.down(&migrated, &empty, &reached).await?;
    proof.compare(EMPTY, &migrated, &empty).await?;
    proof.up(&migrated).await?;
    proof.compare(AGAIN, &migrated, &wanted).await?;
    if claim.with_rows {
        proof.survive(&scratch.database().await?).await?;
    }
    progress.finish();
    Ok(Report {
        server: format!("PostgreSQL {}", version(scratch)),
        source: scratch.source(),
        migrations: claim.migrations.len(),
        pg_dump: proof.pg_dump,
        stages: proof.stages,
    })
}

const MAKE: &str = "the migrations make the declared schema";
const BACK: &str = "each down leads back to where its up began";
const EMPTY: &str = "all downs together leave nothing behind";
const AGAIN: &str = "run again, they make the declared schema again";

const SURVIVE: &str = "rows stay, with every value of a column that stays";

/// A proof under way.
struct Proof<'a> {
    claim: Claim<'a>,
    progress: &'a Progress,
    pg_dump: Option<PathBuf>,
    stages: Vec<Stage>,
}

/// A database, as both readers see it.
struct Reading {
    found: Found,
    dumped: Option<Vec<String>>,
}

impl Proof<'_> {
    async fn read(&self, database: &Database) -> Result<Reading, Error> {
        let found = found(&connect(database).await?).await?;
        let dumped = match &self.pg_dump {
            Some(program) => {
                let statements = dump::statements(program, database.settings());
                let statements = statements.map_err(Error::Dump)?;
                Some(statements.iter().map(|it| dump::unnamed(it)).collect())
            }
            None => None,
        };
        Ok(Reading { found, dumped })
    }

    /// Runs every migration up, and reads the database after each.
    async fn up(&mut self, database: &Database) -> Result<Vec<Found>, Error> {
        // One session for all of them, as Diesel's: what one sets, the next one sees.
        let runner = connect(database).await?;
        let reader = reader(database).await?;
        let reader = reader.as_ref().unwrap_or(&runner);
        let mut reached = Vec::new();
        for migration in self.claim.migrations {
            self.progress.step(&format!("{} up", migration.name));
            run::migration(&runner, migration, Way::Up).await?;
            reached.push(found(reader).await?);
        }
        Ok(reached)
    }

    /// Runs every migration down, and compares after each with what was there before its up.
    async fn down(
        &mut self,
        database: &Database,
        empty: &Reading,
        reached: &[Found],
    ) -> Result<(), Error> {
        let started = Instant::now();
        let runner = connect(database).await?;
        let reader = reader(database).await?;
        let reader = reader.as_ref().unwrap_or(&runner);
        let mut all = Vec::new();
        for (at, migration) in self.claim.migrations.iter().enumerate().rev() {
            self.progress.step(&format!("{} down", migration.name));
            run::migration(&runner, migration, Way::Down).await?;
            let before = if at == 0 {
                &empty.found
            } else {
                &reached[at - 1]
            };
            // A column that comes back stands behind the others; PostgreSQL knows no other way.
            let (before, after) = (in_any_order(before), in_any_order(&found(reader).await?));
            let mut here = differences(&before, &after);
            here.iter_mut()
                .for_each(|it| it.after = Some(migration.name.clone()));
            // Later ones would only say the same again.
            if !here.is_empty() && all.is_empty() {
                all = here;
            }
        }
        let n = self.claim.migrations.len();
        let of = format!("{n} migration{}", screen::plural(n));
        self.stages.push(Stage {
            shows: BACK,
            of,
            differences: all,
            notes: Vec::new(),
            took: started.elapsed(),
        });
        Ok(())
    }

    /// Runs every migration up and down with rows in the tables, on an empty database.
    async fn survive(&mut self, database: &Database) -> Result<(), Error> {
        let started = Instant::now();
        let client = connect(database).await?;
        let outcome = rows::survive(&client, self.claim.migrations, self.progress).await?;
        self.stages.push(Stage {
            shows: SURVIVE,
            of: format!(
                "{} row{} in {} table{}",
                outcome.rows,
                screen::plural(outcome.rows),
                outcome.tables,
                screen::plural(outcome.tables)
            ),
            differences: outcome.lost,
            notes: outcome.notes.into_iter().collect(),
            took: started.elapsed(),
        });
        Ok(())
    }

    async fn compare(
        &mut self,
        shows: &'static str,
        database: &Database,
        wanted: &Reading,
    ) -> Result<(), Error> {
        let started = Instant::now();
        self.progress.step(shows);
        let reading = self.read(database).await?;
        let mut differences = differences(&wanted.found, &reading.found);
        if let (Some(wanted), Some(found)) = (&wanted.dumped, &reading.dumped) {
            differences.extend(compare::dumps(wanted, found));
        }
        let of = format!("{} objects", wanted.found.schema.objects().count());
        self.stages.push(Stage {
            shows,
            of,
            differences,
            notes: Vec::new(),
            took: started.elapsed(),
        });
        Ok(())
    }
}

fn in_any_order(found: &Found) -> Found {
    let mut found = found.clone();
    for table in found.schema.tables.values_mut() {
        table.columns.sort_by(|a, b| a.name.cmp(&b.name));
    }
    found
}

async fn found(client: &Client) -> Result<Found, Error> {
    let found = introspect::read(client).await.map_err(|error| match error {
        introspect::Error::Query { what, source } if run::is_lost(&source) => Error::Connection {
            during: format!("while {what} were read"),
            why: schema_connect::describe(&source),
        },
        error => Error::Introspection(error),
    });
    let mut found = found?.without_diesel();
    found.schema.forget_not_null_names();
    Ok(found)
}

/// A session that sees nothing of what a script sets in the runner's, where there can be two. Reading
/// sets what it needs by itself, so that the runner's own will do as well.
async fn reader(database: &Database) -> Result<Option<Client>, Error> {
    match database.one_connection() {
        true => Ok(None),
        false => connect(database).await.map(Some),
    }
}

async fn connect(database: &Database) -> Result<Client, Error> {
    let lost = |error: schema_connect::Error| Error::Connection {
        during: "between two steps".to_owned(),
        why: error.to_string(),
    };
    database.connect().await.map_err(lost)
}

fn version(scratch: &Scratch) -> String {
    let number = scratch.version();
    format!("{}.{}", number / 10_000, number % 10_000)
}
