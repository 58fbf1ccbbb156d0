//! `generated/schema.rs` is byte for byte what the Diesel command line prints.

use std::{fs, path::PathBuf};

use schema_core::{introspect, rust::print_schema};
use tests::{block_on, database, diesel_cli, execute, repository};

fn cases() -> Vec<PathBuf> {
    let folder = repository().join("tests/cases/print_schema");
    let entries = fs::read_dir(folder).expect("the folder of the cases");
    let mut cases: Vec<PathBuf> = entries
        .map(|it| it.expect("an entry of the folder").path())
        .collect();
    cases.sort();
    cases
}

#[test]
fn every_schema_is_printed_as_diesel_prints_it() {
    let mut wrong = Vec::new();
    for case in cases() {
        let database = database();
        let sql = fs::read_to_string(&case).expect("a case is text");
        execute(&database, &sql);
        let found = block_on(async {
            let client = database.connect().await.expect("the server is there");
            introspect::read(&client).await
        });
        let found = found.unwrap_or_else(|error| panic!("{}: {error}", case.display()));
        let ours = print_schema::render(&found.schema);
        let diesels = diesel_cli::print_schema(&database);
        if ours != diesels {
            wrong.push(format!(
                "{}\n--- Diesel\n{diesels}\n--- we\n{ours}",
                case.display()
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

/// Diesel prints nothing at all for a database with such a table, unless it is told to except it.
#[test]
fn a_table_without_a_primary_key_is_left_out() {
    let database = database();
    execute(
        &database,
        "CREATE TABLE keyless (id integer UNIQUE);
         CREATE TABLE users (id integer PRIMARY KEY, keyless_id integer REFERENCES keyless (id));
         CREATE TABLE posts (id integer PRIMARY KEY, user_id integer REFERENCES users);",
    );
    let folder = tempfile::tempdir().expect("a temporary folder");
    let mut diesel = diesel_cli::diesel(&database, folder.path());
    let refused = tests::output(diesel.arg("print-schema"));
    assert!(!refused.status.success());
    let diesels = tests::run(diesel.args(["--except-tables", "keyless"]));
    let found = block_on(async {
        let client = database.connect().await.expect("the server is there");
        introspect::read(&client).await.expect("it can be read")
    });
    assert_eq!(print_schema::render(&found.schema), diesels);
}
