//! What the macros emit, at work in databases that the engine made from the same declarations.

use std::{fs, path::Path, sync::OnceLock};

use schema_cli::scratch::Database;
use schema_core::{
    plan::plan,
    problems::Problems,
    rust::joins::{self, Declared, Limits},
    schema::Schema,
    settings::Settings,
    syntax::{lower, reader},
};

mod asynchronous;
pub mod declared;
mod synchronous;

// Written by `the_joins_are_fresh`; in a user's crate the build writes it.
include!("joins.rs");

fn declarations() -> reader::Declarations {
    let package = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut problems = Problems::default();
    let read = reader::read(package, Path::new("tests/models/main.rs"), &mut problems);
    assert!(problems.is_empty(), "{}", problems.render(package));
    read
}

/// An empty database with the declared schema.
fn database() -> Database {
    static TEMPLATE: OnceLock<Database> = OnceLock::new();
    let template = TEMPLATE.get_or_init(|| {
        let mut problems = Problems::default();
        let lowered = lower::lower(&declarations(), &Settings::default(), &mut problems);
        assert!(problems.is_empty(), "{problems:?}");
        let plan = plan(&Schema::default(), &lowered.schema, &lowered.intent);
        let plan = plan.unwrap_or_else(|error| panic!("{error}"));
        let database = tests::database();
        for step in &plan.steps {
            tests::execute(&database, &step.render());
        }
        database
    });
    let copy = tests::block_on(tests::scratch().clone_of(template));
    copy.unwrap_or_else(|error| panic!("{error}"))
}

/// Fails when the file is stale, after having brought it up to date.
#[test]
fn the_joins_are_fresh() {
    let read = declarations();
    let tables: Vec<Declared<'_>> = read
        .tables()
        .map(|(it, table)| Declared {
            module: read.below_schema(it),
            table,
        })
        .collect();
    let text = joins::render(&tables, &Limits::default());
    if text != include_str!("joins.rs") {
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/models/joins.rs");
        if std::env::var_os("CI").is_none() {
            fs::write(&file, text).expect("it can be written");
        }
        panic!(
            "{} was stale; run the tests again and commit it",
            file.display()
        );
    }
}
