//! Whether a service lives, and whether it is ready to serve: a router for any service to mount.
//!
//! `GET /health/live` answers that the process does. `GET /health/ready` asks the database, through
//! the service's own pool. However many ask at once, the database is asked once, and an answer serves
//! for a moment: who asks often must be no burden. The question has a deadline, and whatever the server
//! does, there is an answer a moment after it.
//!
//! The answers are for everybody, so they hold no address, no name, no word of the server's; these go
//! to the log, when the answer changes.

use std::{
    fmt,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::{Duration, Instant},
};

use axum::{
    Json, Router,
    extract::State,
    http::{StatusCode, header},
    response::{IntoResponse, Response},
    routing::get,
};
use diesel::{migration::MigrationSource, pg::Pg};
use schema_connect::runner::{self, Standing};
use serde::Serialize;
use tokio::sync::watch;
use tracing::{info, warn};

use crate::pool::Pool;

mod check;

/// How health is found out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Options {
    /// How long the database has to answer.
    pub bound: Duration,
    /// How long an answer serves.
    pub serves: Duration,
}

impl Default for Options {
    fn default() -> Self {
        Options {
            bound: Duration::from_secs(2),
            serves: Duration::from_millis(500),
        }
    }
}

/// Whether a service can serve, and why not.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Report {
    /// In a word.
    pub status: Status,
    /// Whether the database answers.
    pub database: Database,
    /// How its migrations stand to those that this program knows, if that was answered.
    pub migrations: Option<Migrations>,
}

/// A report in a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// The database answers, and every migration that this program knows has run.
    Ready,
    /// It does not, or not all have.
    Unavailable,
}

/// Whether the database answers.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Database {
    /// Whether a question was answered.
    pub reachable: bool,
    /// How long the question and its answer took.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub latency_ms: Option<f64>,
    /// What is wrong.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<Reason>,
}

/// What can be wrong with a database.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum Reason {
    /// There is no server, or it lets us not in.
    #[serde(rename = "cannot connect")]
    CannotConnect,
    /// The time was up.
    #[serde(rename = "no answer in time")]
    NoAnswer,
    /// The service itself has all connections of its pool in use.
    #[serde(rename = "all connections of the pool are in use")]
    PoolInUse,
    /// The server refused the question, or went away over it.
    #[serde(rename = "the query failed")]
    QueryFailed,
}

/// How the migrations of a database stand to those that this program knows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Migrations {
    /// In a word.
    pub state: Standings,
    /// What this program knows and the database has not run.
    pub pending: Vec<String>,
    /// The versions that the database has run and this program does not know.
    pub unknown: Vec<String>,
}

/// Migrations in a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Standings {
    /// All have run, and no other.
    Current,
    /// Some have not run: what this program does may fail, so it is not ready.
    Pending,
    /// All have run, and others too. That is so for every old instance from the moment at which a
    /// new version migrates the database until it has taken over; would they not count as ready, nobody
    /// served meanwhile.
    Unknown,
}

impl Migrations {
    fn of(standings: Vec<(String, Standing)>) -> Self {
        let (mut pending, mut unknown) = (Vec::new(), Vec::new());
        for (name, standing) in standings {
            match standing {
                Standing::Applied => {}
                Standing::Pending | Standing::Late => pending.push(name),
                Standing::Unknown => unknown.push(name),
            }
        }
        let state = match (pending.is_empty(), unknown.is_empty()) {
            (false, _) => Standings::Pending,
            (true, false) => Standings::Unknown,
            (true, true) => Standings::Current,
        };
        Migrations {
            state,
            pending,
            unknown,
        }
    }
}

impl Report {
    fn unreachable(reason: Reason) -> Self {
        Report {
            status: Status::Unavailable,
            database: Database {
                reachable: false,
                latency_ms: None,
                reason: Some(reason),
            },
            migrations: None,
        }
    }

    /// What a log tells of it, without what changes from time to time.
    fn summary(&self) -> (Status, Option<Reason>, Option<&Migrations>) {
        (self.status, self.database.reason, self.migrations.as_ref())
    }
}

impl IntoResponse for Report {
    fn into_response(self) -> Response {
        let code = match self.status {
            Status::Ready => StatusCode::OK,
            Status::Unavailable => StatusCode::SERVICE_UNAVAILABLE,
        };
        (code, [(header::CACHE_CONTROL, "no-store")], Json(self)).into_response()
    }
}

/// Knows how healthy a service is. Clones share what they know.
#[derive(Clone)]
pub struct Health {
    inner: Arc<Inner>,
}

impl fmt::Debug for Health {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Health")
            .field("options", &self.inner.options)
            .finish_non_exhaustive()
    }
}

struct Inner {
    pool: Pool,
    standings: Box<dyn Fn(Vec<String>) -> Result<Migrations, runner::Error> + Send + Sync>,
    options: Options,
    memory: Mutex<Memory>,
}

/// What is known, and what is being found out.
#[derive(Default)]
struct Memory {
    last: Option<(Instant, Arc<Report>)>,
    asking: Option<watch::Receiver<Option<Arc<Report>>>>,
}

impl Health {
    /// The health of a service that uses `pool` and knows `migrations`, such as those that
    /// `schema!(migrations = "…")` embeds.
    pub fn new(
        pool: Pool,
        migrations: impl MigrationSource<Pg> + Send + Sync + 'static,
        options: Options,
    ) -> Self {
        let standings = move |applied| {
            let standings = runner::standings(&migrations, applied)?;
            Ok(Migrations::of(standings))
        };
        Health {
            inner: Arc::new(Inner {
                pool,
                standings: Box::new(standings),
                options,
                memory: Mutex::default(),
            }),
        }
    }

    /// `GET /health/live` and `GET /health/ready`.
    pub fn router<S: Clone + Send + Sync + 'static>(self) -> Router<S> {
        Router::new()
            .route("/health/live", get(live))
            .route("/health/ready", get(ready))
            .with_state(self)
    }

    /// Whether the service can serve. Must be called within a tokio runtime.
    pub async fn ready(&self) -> Arc<Report> {
        let mut asking = {
            let mut memory = self.memory();
            match &memory.last {
                Some((at, report)) if at.elapsed() < self.inner.options.serves => {
                    return report.clone();
                }
                _ => {}
            }
            match &memory.asking {
                // Unless whoever asks was cut short, together with the runtime.
                Some(asking) if asking.has_changed().is_ok() => asking.clone(),
                _ => memory.asking.insert(self.ask()).clone(),
            }
        };
        match asking.wait_for(Option::is_some).await.as_deref() {
            Ok(Some(report)) => report.clone(),
            _ => Arc::new(Report::unreachable(Reason::NoAnswer)),
        }
    }

    /// Asks on a task of its own: whoever waits for the answer may go away.
    fn ask(&self) -> watch::Receiver<Option<Arc<Report>>> {
        let (answer, asking) = watch::channel(None);
        let health = self.clone();
        tokio::spawn(async move {
            let found = check::check(&health.inner).await;
            let report = Arc::new(health.remember(found));
            // Those who waited may be gone.
            let _ = answer.send(Some(report));
        });
        asking
    }

    /// Keeps the answer for those who ask next, and logs it if it is a new one.
    fn remember(&self, (report, why): (Report, Option<String>)) -> Report {
        let mut memory = self.memory();
        let before = memory.last.as_ref().map(|(_, it)| it.summary());
        if before != Some(report.summary()) {
            log(&report, why);
        }
        memory.last = Some((Instant::now(), Arc::new(report.clone())));
        memory.asking = None;
        report
    }

    fn memory(&self) -> MutexGuard<'_, Memory> {
        // Nothing that is done under the lock can leave it half done.
        let memory = self.inner.memory.lock();
        memory.unwrap_or_else(PoisonError::into_inner)
    }
}

fn log(report: &Report, why: Option<String>) {
    let named = |names: fn(&Migrations) -> &Vec<String>| {
        let names = names(report.migrations.as_ref()?);
        (!names.is_empty()).then(|| names.join(", "))
    };
    let (pending, unknown) = (named(|it| &it.pending), named(|it| &it.unknown));
    match report.status {
        Status::Ready => info!(unknown, "ready"),
        Status::Unavailable => warn!(why, pending, unknown, "not ready"),
    }
}

async fn live() -> impl IntoResponse {
    #[derive(Serialize)]
    struct Live {
        status: &'static str,
    }
    let live = Json(Live { status: "live" });
    ([(header::CACHE_CONTROL, "no-store")], live)
}

async fn ready(State(health): State<Health>) -> Report {
    Report::clone(&*health.ready().await)
}
