//! Migrations as they were read from their folder, for whoever runs migrations.

use std::fmt;

use diesel::{
    connection::BoxableConnection,
    migration::{self, MigrationMetadata, MigrationName, MigrationSource, MigrationVersion},
    pg::Pg,
};
use schema_core::history;

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
        Ok(connection.batch_execute(&self.0.up)?)
    }

    fn revert(&self, connection: &mut dyn BoxableConnection<Pg>) -> migration::Result<()> {
        Ok(connection.batch_execute(&self.0.down)?)
    }

    fn metadata(&self) -> &dyn MigrationMetadata {
        self
    }

    fn name(&self) -> &dyn MigrationName {
        self
    }
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
