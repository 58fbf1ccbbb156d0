//! A query on a connection of Diesel's own gives its result.

pub(crate) use diesel::{PgConnection as Connection, RunQueryDsl};
use schema_cli::scratch::Database;

macro_rules! wait {
    ($query:expr) => {
        $query
    };
}

pub(crate) async fn connect(database: &Database) -> Connection {
    tests::platform::connection(database)
}

#[path = "bodies.rs"]
mod bodies;
