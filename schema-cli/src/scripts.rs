//! Migrations as they were read from their folder, for whoever runs migrations.

use std::fmt;

use diesel::{
    connection::BoxableConnection,
    migration::{self, MigrationMetadata, MigrationName, MigrationSource, MigrationVersion},
    pg::Pg,
};
use schema_connect::runner::{FailedStatement, Place};
use schema_core::{history, sql};

type Migration = Box<dyn migration::Migration<Pg>>;

/// Migrations as they were read from their folder.
#[derive(Clone, Debug, Default)]
pub struct Scripts(pub Vec<history::Migration>);

impl MigrationSource<Pg> for Scripts {
    fn migrations(&self) -> migration::Result<Vec<Migration>> {
        Ok(self
            .0
            .iter()
            .map(|it| Box::new(Script(it.clone())) as Migration)
            .collect())
    }
}

struct Script(history::Migration);

impl migration::Migration<Pg> for Script {
    fn run(&self, connection: &mut dyn BoxableConnection<Pg>) -> migration::Result<()> {
        self.execute("up.sql", &self.0.up, connection)
    }

    fn revert(&self, connection: &mut dyn BoxableConnection<Pg>) -> migration::Result<()> {
        self.execute("down.sql", &self.0.down, connection)
    }

    fn metadata(&self) -> &dyn MigrationMetadata {
        self
    }

    fn name(&self) -> &dyn MigrationName {
        self
    }
}

impl Script {
    /// Runs a script as Diesel does, the whole file as one batch, and names the statement at which
    /// it fails.
    fn execute(
        &self,
        file: &str,
        script: &str,
        connection: &mut dyn BoxableConnection<Pg>,
    ) -> migration::Result<()> {
        let place = |(line, text): (usize, &str)| Place {
            file: file.to_owned(),
            line,
            text: text.to_owned(),
        };
        let statements = sql::statements(script);
        if !self.run_in_transaction() {
            return match (connection.batch_execute(script), statements.as_slice()) {
                (Ok(()), _) => Ok(()),
                (Err(source), [only]) => Err(Box::new(FailedStatement {
                    place: place(*only),
                    source,
                })),
                (Err(source), _) => Err(source.into()),
            };
        }
        connection.batch_execute("SAVEPOINT cargo_schema")?;
        let Err(source) = connection.batch_execute(script) else {
            return Ok(());
        };
        match failing(&statements, connection) {
            Some(statement) => Err(Box::new(FailedStatement {
                place: place(statement),
                source,
            })),
            None => Err(source.into()),
        }
    }
}

/// The first statement that fails, tried one by one in the transaction that is lost already.
fn failing<'s>(
    statements: &[(usize, &'s str)],
    connection: &mut dyn BoxableConnection<Pg>,
) -> Option<(usize, &'s str)> {
    if let [only] = statements {
        return Some(*only);
    }
    connection
        .batch_execute("ROLLBACK TO SAVEPOINT cargo_schema")
        .ok()?;
    let mut statements = statements.iter().copied();
    statements.find(|(_, text)| connection.batch_execute(text).is_err())
}

impl MigrationMetadata for Script {
    fn run_in_transaction(&self) -> bool {
        !self.0.outside_transaction
    }
}

impl MigrationName for Script {
    fn version(&self) -> MigrationVersion<'_> {
        // Diesel's own rule, not our spelling of it.
        let version = self.0.name.split('_').next().unwrap_or_default();
        version.replace('-', "").into()
    }
}

impl fmt::Display for Script {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.name)
    }
}
