//! The database is asked, once.

use std::time::Duration;

use deadpool::managed::{TimeoutType, Timeouts};
use diesel::{
    ExpressionMethods as _, QueryDsl as _, QueryResult, define_sql_function, select,
    sql_types::Text, table,
};
use diesel_async::{
    AsyncPgConnection, RunQueryDsl as _, pooled_connection::PoolableConnection as _,
};
use tokio::time::{Instant, timeout_at};

use super::{Database, Inner, Reason, Report, Standings, Status};
use crate::pool::{Error, Pooled};

table! {
    /// Diesel's own.
    __diesel_schema_migrations (version) {
        /// Of a migration that has run.
        version -> Text,
    }
}

define_sql_function! {
    /// The table of this name, if there is one on the search path.
    fn to_regclass(name: Text) -> Nullable<Oid>;
}

/// What is found, and what the log has to be told beside it.
pub(super) async fn check(inner: &Inner) -> (Report, Option<String>) {
    let bound = inner.options.bound;
    let deadline = Instant::now() + bound;
    let timeouts = Timeouts {
        // Shorter, so that it shows what the time went by with.
        wait: Some(bound / 2),
        recycle: Some(bound / 2),
        create: Some(bound),
    };
    let mut connection = match timeout_at(deadline, inner.pool.timeout_get(&timeouts)).await {
        Ok(Ok(connection)) => connection,
        Ok(Err(error)) => return unreachable(reason(&error), Some(error.to_string())),
        Err(_) => return unreachable(Reason::NoAnswer, None),
    };
    let asked = Instant::now();
    let Ok(exists) = timeout_at(deadline, exists(&mut connection)).await else {
        return hangs(connection);
    };
    let latency = asked.elapsed();
    let found = match exists {
        Ok(false) => Ok(Ok(Vec::new())),
        Ok(true) => timeout_at(deadline, applied(&mut connection)).await,
        Err(error) => Ok(Err(error)),
    };
    let found = match found {
        Ok(found) => found.map_err(|error| error.to_string()),
        Err(_) => return hangs(connection),
    };
    let found = found.and_then(|it| (inner.standings)(it).map_err(|error| error.to_string()));
    let (migrations, why) = match found {
        Ok(migrations) => (Some(migrations), None),
        Err(why) => (None, Some(why)),
    };
    let ready = migrations
        .as_ref()
        .is_some_and(|it| it.state != Standings::Pending);
    let report = Report {
        status: match ready {
            true => Status::Ready,
            false => Status::Unavailable,
        },
        database: Database {
            // An error that the server tells is an answer; that it went away is none.
            reachable: migrations.is_some() || !connection.is_broken(),
            latency_ms: migrations.is_some().then(|| milliseconds(latency)),
            reason: why.is_some().then_some(Reason::QueryFailed),
        },
        migrations,
    };
    (report, why)
}

fn unreachable(reason: Reason, why: Option<String>) -> (Report, Option<String>) {
    (Report::unreachable(reason), why)
}

/// The connection waits for its answer, and is of no use to whoever would get it next.
fn hangs(connection: Pooled) -> (Report, Option<String>) {
    drop(Pooled::take(connection));
    unreachable(Reason::NoAnswer, None)
}

fn reason(error: &Error) -> Reason {
    match error {
        Error::Timeout(TimeoutType::Wait) => Reason::PoolInUse,
        Error::Timeout(_) => Reason::NoAnswer,
        _ => Reason::CannotConnect,
    }
}

/// To the microsecond.
fn milliseconds(time: Duration) -> f64 {
    (time.as_secs_f64() * 1e6).round() / 1e3
}

/// Whether any migration was ever run.
async fn exists(connection: &mut AsyncPgConnection) -> QueryResult<bool> {
    let table = to_regclass("__diesel_schema_migrations");
    select(table.is_not_null()).get_result(connection).await
}

async fn applied(connection: &mut AsyncPgConnection) -> QueryResult<Vec<String>> {
    __diesel_schema_migrations::table
        .select(__diesel_schema_migrations::version)
        .load(connection)
        .await
}
