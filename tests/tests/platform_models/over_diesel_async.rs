//! A query on a connection of diesel-async gives a future of its result.

use diesel_async::AsyncConnection as _;
pub(crate) use diesel_async::{AsyncPgConnection as Connection, RunQueryDsl};
use schema_cli::scratch::Database;

macro_rules! wait {
    ($query:expr) => {
        $query.await
    };
}

pub(crate) async fn connect(database: &Database) -> Connection {
    let connection = Connection::establish(&database.url()).await;
    connection.unwrap_or_else(|error| panic!("{error}"))
}

#[path = "bodies.rs"]
mod bodies;
