//! What the tests share: the repository, a scratch server, programs that are run.

use std::{
    path::Path,
    process::{Command, Output},
    sync::OnceLock,
};

use schema_cli::scratch::{Database, Options, Scratch};

pub mod catalog;
pub mod certificates;
pub mod copy;
pub mod diesel_cli;
pub mod http;
pub mod kinds;
pub mod pairs;
pub mod pgbouncer;
pub mod platform;
pub mod readme;
pub mod server;
pub mod strategies;
pub mod supabase_cli;

/// The root of the repository.
pub fn repository() -> &'static Path {
    let package = Path::new(env!("CARGO_MANIFEST_DIR"));
    package.parent().expect("the package stands in a workspace")
}

/// Waits for `work` on a runtime of its own.
pub fn block_on<T>(work: impl Future<Output = T>) -> T {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build();
    runtime.expect("the system allows a runtime").block_on(work)
}

/// The scratch server of this process; the first caller starts it, and it ends with the process.
///
/// # Panics
///
/// If there is none; the message says how to get one.
pub fn scratch() -> &'static Scratch {
    static SCRATCH: OnceLock<Scratch> = OnceLock::new();
    SCRATCH.get_or_init(|| {
        let started = Options::from_environment()
            .map(|options| block_on(async move { Scratch::start(&options).await }));
        match started {
            Ok(Ok(scratch)) => scratch,
            Ok(Err(error)) | Err(error) => panic!("{error}"),
        }
    })
}

/// A new, empty database, dropped with the value.
///
/// # Panics
///
/// If the scratch server refuses.
pub fn database() -> Database {
    let database = block_on(scratch().database());
    database.unwrap_or_else(|error| panic!("{error}"))
}

/// Runs SQL, any number of statements.
///
/// # Panics
///
/// If the server refuses one; the message says what it said.
#[track_caller]
pub fn execute(database: &Database, sql: &str) {
    block_on(async {
        let client = database
            .connect()
            .await
            .expect("the scratch server is there");
        if let Err(error) = client.batch_execute(sql).await {
            panic!("{}\n{sql}", schema_connect::describe(&error));
        }
    });
}

/// Runs a program, whatever it says.
///
/// # Panics
///
/// If it cannot be started.
#[track_caller]
pub fn output(command: &mut Command) -> Output {
    match command.output() {
        Ok(output) => output,
        Err(error) => panic!("cannot run {command:?}: {error}"),
    }
}

/// Runs a program that must succeed, and gives its standard output.
///
/// # Panics
///
/// If it fails; the message holds all that it said.
#[track_caller]
pub fn run(command: &mut Command) -> String {
    let output = output(command);
    let (out, err) = (text(&output.stdout), text(&output.stderr));
    assert!(
        output.status.success(),
        "{command:?}: {}\n{out}{err}",
        output.status
    );
    out
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// A migration whose scripts take a while to write: one of two, of the same name.
pub fn long_migration(first: bool) -> schema_core::history::Migration {
    let statement = if first { "SELECT 1;\n" } else { "SELECT 22;\n" };
    schema_core::history::Migration {
        name: "2025-01-01-000000_draft".to_owned(),
        up: statement.repeat(50_000),
        down: statement.repeat(40_000),
        outside_transaction: false,
    }
}
