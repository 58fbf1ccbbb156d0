//! The platform's database, as its migrations make it.

use std::sync::OnceLock;

use diesel::{Connection as _, PgConnection};
use diesel_migrations::{FileBasedMigrations, MigrationHarness as _};
use schema_cli::scratch::Database;

/// The folder of the migrations, as Diesel reads it.
///
/// # Panics
///
/// If it is not one.
pub fn migrations() -> FileBasedMigrations {
    let folder = crate::repository().join("migrations");
    FileBasedMigrations::from_path(&folder)
        .unwrap_or_else(|error| panic!("`{}`: {error}", folder.display()))
}

/// A connection of synchronous Diesel.
///
/// # Panics
///
/// If the server refuses.
pub fn connection(database: &Database) -> PgConnection {
    PgConnection::establish(&database.url()).unwrap_or_else(|error| panic!("{error}"))
}

/// A database of one's own in which all migrations have run.
///
/// # Panics
///
/// If one of them fails.
pub fn database() -> Database {
    static TEMPLATE: OnceLock<Database> = OnceLock::new();
    let template = TEMPLATE.get_or_init(|| {
        let database = crate::database();
        let mut connection = connection(&database);
        if let Err(error) = connection.run_pending_migrations(migrations()) {
            panic!("a migration fails: {error}");
        }
        database
    });
    let copy = crate::block_on(crate::scratch().clone_of(template));
    copy.unwrap_or_else(|error| panic!("{error}"))
}
