//! The Diesel command line applies, redoes and reverts the migrations of this repository, and prints
//! what stands in `generated/`.

use std::{fs, path::Path};

use schema_cli::scratch::Database;
use tests::{catalog::contents, database, diesel_cli, repository, run};

fn migration(database: &Database, folder: &Path, words: &[&str]) {
    let mut diesel = diesel_cli::diesel(database, folder);
    diesel
        .args(["migration", "--migration-dir"])
        .arg(repository().join("migrations"))
        .args(words);
    run(&mut diesel);
}

#[test]
fn the_printed_schema_is_the_generated_one() {
    let (database, folder) = (database(), tempfile::tempdir().expect("a temporary folder"));
    migration(&database, folder.path(), &["run"]);
    let generated = fs::read_to_string(repository().join("generated/schema.rs"));
    let generated = generated.expect("the build wrote the file");
    assert_eq!(diesel_cli::print_schema(&database), generated);
}

#[test]
fn migrations_are_applied_redone_and_reverted() {
    let (database, folder) = (database(), tempfile::tempdir().expect("a temporary folder"));
    let empty = contents(&database);

    migration(&database, folder.path(), &["run"]);
    let full = contents(&database);
    assert!(full.len() > empty.len(), "the migrations made nothing");

    migration(&database, folder.path(), &["redo", "--all"]);
    assert_eq!(contents(&database), full);

    migration(&database, folder.path(), &["revert", "--all"]);
    assert_eq!(contents(&database), empty);

    migration(&database, folder.path(), &["run"]);
    assert_eq!(contents(&database), full);
}
