//! Scripts, run as Diesel runs them: the whole file as one batch.
//!
//! PostgreSQL tells where in a batch it failed only if it could not read it. For every other failure
//! the batch, which was undone, is run again statement by statement, to name the one that failed.

use std::fmt;

use schema_connect::describe;
use schema_core::{history::Migration, sql};
use tokio_postgres::{
    Client,
    error::{ErrorPosition, SqlState},
};

use super::Error;

/// Which way a migration runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// `up.sql`
    Up,
    /// `down.sql`
    Down,
}

impl Way {
    pub(super) fn file(self) -> &'static str {
        match self {
            Way::Up => "up.sql",
            Way::Down => "down.sql",
        }
    }

    pub(super) fn script(self, migration: &Migration) -> &str {
        match self {
            Way::Up => &migration.up,
            Way::Down => &migration.down,
        }
    }
}

/// A script failed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// The migration and its file (`2026-01-01-000000_users/up.sql`), or the declared schema.
    pub script: String,
    /// Where, if the server told or it could be found out.
    pub statement: Option<Place>,
    /// What the server said.
    pub message: String,
}

/// A statement of a script.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The line on which it begins, from 1.
    pub line: usize,
    /// Its text.
    pub text: String,
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.statement {
            Some(place) => {
                write!(f, "{}:{}: {}", self.script, place.line, self.message)?;
                let lines: Vec<&str> = place.text.lines().collect();
                for (line, number) in lines.iter().zip(place.line..).take(SHOWN) {
                    write!(f, "\n{number:>5} | {line}")?;
                }
                if lines.len() > SHOWN {
                    write!(f, "\n      | …")?;
                }
                Ok(())
            }
            None => write!(f, "{}: {}", self.script, self.message),
        }
    }
}

/// How many lines of a failed statement are shown.
const SHOWN: usize = 8;

/// Runs one migration.
pub(crate) async fn migration(
    client: &Client,
    migration: &Migration,
    way: Way,
) -> Result<(), Error> {
    let name = format!("{}/{}", migration.name, way.file());
    run(
        client,
        &name,
        way.script(migration),
        !migration.outside_transaction,
    )
    .await
}

/// Runs the script of the declared schema.
pub(crate) async fn declared(client: &Client, script: &str) -> Result<(), Error> {
    match sql::statements(script).is_empty() {
        true => Ok(()),
        false => run(client, "the declared schema", script, true).await,
    }
}

/// Runs a script as `psql` does, each statement by itself.
pub(crate) async fn one_by_one(client: &Client, name: &str, script: &str) -> Result<(), Error> {
    for (line, text) in sql::statements(script) {
        client.batch_execute(text).await.map_err(|error| {
            Error::Script(Failure {
                script: name.to_owned(),
                statement: Some(Place {
                    line,
                    text: text.to_owned(),
                }),
                message: describe(&error),
            })
        })?;
    }
    Ok(())
}

async fn run(client: &Client, name: &str, script: &str, in_transaction: bool) -> Result<(), Error> {
    if sql::statements(script).is_empty() {
        let message = "it holds no statement, which Diesel refuses: a script that does nothing is `SELECT 1;`";
        return Err(Error::Script(Failure {
            script: name.to_owned(),
            statement: None,
            message: message.to_owned(),
        }));
    }
    match execute(client, script, in_transaction).await {
        Ok(()) => Ok(()),
        Err(error) if is_lost(&error) => Err(Error::Connection {
            during: format!("while `{name}` ran"),
            why: describe(&error),
        }),
        Err(error) => {
            let statement = match position(&error) {
                Some(position) => at(script, position),
                None => failing(client, script, in_transaction).await,
            };
            Err(Error::Script(Failure {
                script: name.to_owned(),
                statement,
                message: describe(&error),
            }))
        }
    }
}

/// Whether it was the connection or the server that failed, not the statement.
pub(super) fn is_lost(error: &tokio_postgres::Error) -> bool {
    let shut_down = [
        SqlState::ADMIN_SHUTDOWN,
        SqlState::CRASH_SHUTDOWN,
        SqlState::CANNOT_CONNECT_NOW,
    ];
    error.code().is_none_or(|it| shut_down.contains(it))
}

async fn execute(
    client: &Client,
    script: &str,
    in_transaction: bool,
) -> Result<(), tokio_postgres::Error> {
    if !in_transaction {
        return client.batch_execute(script).await;
    }
    client.batch_execute("BEGIN").await?;
    let result = client.batch_execute(script).await;
    if result.is_err() {
        client.batch_execute("ROLLBACK").await.ok();
        return result;
    }
    client.batch_execute("COMMIT").await
}

/// The offset in characters at which the server stumbled, from 0.
fn position(error: &tokio_postgres::Error) -> Option<usize> {
    match error.as_db_error()?.position()? {
        ErrorPosition::Original(position) => (*position as usize).checked_sub(1),
        ErrorPosition::Internal { .. } => None,
    }
}

fn at(script: &str, position: usize) -> Option<Place> {
    let offset = script
        .char_indices()
        .nth(position)
        .map_or(script.len(), |(offset, _)| offset);
    let start = script.as_ptr() as usize;
    let mut found = None;
    for (line, text) in sql::statements(script) {
        let begins = text.as_ptr() as usize - start;
        if begins <= offset {
            // The line of the token, within a statement that may have many.
            let down = script[begins..offset].matches('\n').count();
            let text = text.lines().skip(down).collect::<Vec<_>>().join("\n");
            found = Some(Place {
                line: line + down,
                text,
            });
        }
    }
    found
}

/// The first statement that fails, tried one by one and undone again.
async fn failing(client: &Client, script: &str, in_transaction: bool) -> Option<Place> {
    let statements = sql::statements(script);
    if !in_transaction || statements.len() == 1 {
        // Diesel runs these as one transaction as well, so that only a single one makes sense.
        let [(line, text)] = statements[..] else {
            return None;
        };
        return Some(Place {
            line,
            text: text.to_owned(),
        });
    }
    client.batch_execute("BEGIN").await.ok()?;
    let mut found = None;
    for (line, text) in statements {
        if client.batch_execute(text).await.is_err() {
            found = Some(Place {
                line,
                text: text.to_owned(),
            });
            break;
        }
    }
    client.batch_execute("ROLLBACK").await.ok();
    found
}
