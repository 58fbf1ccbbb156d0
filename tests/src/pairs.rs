//! Pairs of schemas on PostgreSQL: the way from the one to the other, carried out and judged.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    sync::OnceLock,
};

use schema_cli::{
    scratch::{Database, pg_dump},
    source::{Reader, Source},
    verify::dumped,
};
use schema_core::{diff::Intent, introspect::Found, objects::AnyObject, sql};

use crate::{block_on, repository, scratch};

/// The folders of the differ's cases, in order.
///
/// # Panics
///
/// If they cannot be read.
pub fn cases() -> Vec<PathBuf> {
    cases_in(&repository().join("tests/cases"))
}

/// The folders of the cases in any folder, in order.
///
/// # Panics
///
/// If they cannot be read.
pub fn cases_in(root: &Path) -> Vec<PathBuf> {
    let kinds = folders(root);
    kinds.iter().flat_map(|it| folders(it)).collect()
}

fn folders(below: &Path) -> Vec<PathBuf> {
    let entries =
        fs::read_dir(below).unwrap_or_else(|error| panic!("{}: {error}", below.display()));
    let mut folders: Vec<PathBuf> = entries
        .map(|it| it.expect("it can be read").path())
        .filter(|it| it.is_dir())
        .collect();
    folders.sort();
    folders
}

/// The version of PostgreSQL that a script says it needs, in its first line: `-- needs: 18`.
pub fn needs(script: &str) -> Option<u32> {
    let version = script.lines().next()?.strip_prefix("-- needs: ")?;
    version.parse().ok()
}

/// What the lines at the head of a script ask for: `-- rename: table:a=b`, `-- map-value: mood.a=b`.
///
/// # Errors
///
/// What cannot be read.
pub fn intent(script: &str) -> Result<Intent, String> {
    let mut intent = Intent::default();
    for line in script.lines() {
        if let Some(it) = line.strip_prefix("-- rename: ") {
            intent.renames.push(it.parse()?);
        } else if let Some(it) = line.strip_prefix("-- map-value: ") {
            intent.values.push(it.parse()?);
        } else {
            break;
        }
    }
    Ok(intent)
}

/// Carries both ways out. After each, `pg_dump` must show what is wanted; after both, every row must be
/// what it was, unless a script says that data is lost, or values are mapped.
///
/// # Errors
///
/// What the server refuses, or what is another.
pub fn there_and_back(
    database: &Database,
    ways: [&str; 2],
    wanted: [&[String]; 2],
    intent: &Intent,
) -> Result<(), String> {
    let held = rows(database)?;
    for ((name, way), wanted) in ["up.sql", "down.sql"].into_iter().zip(ways).zip(wanted) {
        run(database, way).map_err(|why| format!("{name}: {why}"))?;
        let difference = difference(wanted, &dump(database)?);
        if !difference.is_empty() {
            return Err(format!(
                "after {name}, pg_dump shows (- wanted, + found):\n{difference}"
            ));
        }
    }
    let loses = ways.iter().any(|it| it.contains("-- loses data"));
    if loses || !intent.values.is_empty() {
        return Ok(());
    }
    match rows(database)? {
        same if same == held => Ok(()),
        rows => Err(format!("the rows were {held:?}, and are {rows:?}")),
    }
}

/// Runs a script statement by statement, as psql runs a file.
///
/// # Errors
///
/// What the server says of a statement, and the statement.
///
/// # Panics
///
/// If there is no server.
pub fn run(database: &Database, script: &str) -> Result<(), String> {
    block_on(async {
        let client = database.connect().await.expect("the server is there");
        for (_, statement) in sql::statements(script) {
            client
                .batch_execute(statement)
                .await
                .map_err(|error| format!("{}\n{statement}", schema_connect::describe(&error)))?;
        }
        Ok(())
    })
}

/// What is found, all of which has a place in the model.
///
/// # Errors
///
/// What has none, or why it cannot be read.
pub fn found(database: &Database) -> Result<Found, String> {
    let source = Source::Database(Box::new(database.settings().clone()));
    let mut reader = Reader::on(scratch().clone());
    let found = block_on(reader.read(&source)).map_err(|error| format!("{error:#}"))?;
    match found.unmodelled.as_slice() {
        [] => Ok(found),
        some => Err(format!("not modelled: {}", some.join(", "))),
    }
}

/// What `pg_dump` shows, or our own reading where none fits the server, each table with its columns in
/// the order of their text: a column that comes back comes last.
///
/// # Errors
///
/// Why it cannot be read.
pub fn dump(database: &Database) -> Result<Vec<String>, String> {
    // To look for it takes longer than to run it.
    static PROGRAM: OnceLock<Option<PathBuf>> = OnceLock::new();
    let program = || pg_dump(scratch().major(), scratch().programs().as_deref());
    let Some(program) = PROGRAM.get_or_init(program) else {
        return shown(database);
    };
    let statements = dumped(program, database.settings()).map_err(|error| error.to_string())?;
    let statements = statements.into_iter().map(|it| {
        let head = it.split(['(', '\n']).next().unwrap_or_default();
        if !head.starts_with("CREATE") || !head.contains("TABLE ") {
            return it;
        }
        let mut lines: Vec<&str> = it.lines().map(|it| it.trim_end_matches(',')).collect();
        lines.sort_unstable();
        lines.join("\n")
    });
    Ok(statements.collect())
}

fn shown(database: &Database) -> Result<Vec<String>, String> {
    let schema = found(database)?.schema;
    let shown = schema.objects().map(|it| {
        let mut made = sql::Sql::default();
        for operation in it.create(&schema) {
            operation.render(&[], &mut made);
        }
        let made = made.finish();
        let mut lines: Vec<&str> = made.lines().map(|it| it.trim_end_matches(',')).collect();
        // The order of columns is that in which they came.
        if let AnyObject::Table(_) = it {
            lines.sort_unstable();
        }
        lines.join("\n")
    });
    Ok(shown.collect())
}

/// The lines that stand on one side only; nothing where both are the same.
fn difference(wanted: &[String], found: &[String]) -> String {
    let only = |mark: char, these: &[String], those: &[String]| -> String {
        let only = these.iter().filter(|it| !those.contains(it));
        only.map(|it| format!("{mark} {it}\n")).collect()
    };
    only('-', wanted, found) + &only('+', found, wanted)
}

/// The rows of each table, as JSON. Zeros behind a number come with its type.
fn rows(database: &Database) -> Result<BTreeMap<String, Vec<String>>, String> {
    let read = async {
        let client = database.connect().await.expect("the server is there");
        let tables = "SELECT oid::regclass::text FROM pg_class WHERE relkind = 'r' AND oid >= 16384 AND relpersistence <> 't'
            AND relnamespace <> 'information_schema'::regnamespace";
        let tables = client.query(tables, &[]).await?;
        let mut rows = BTreeMap::new();
        for table in tables.iter().map(|it| it.get::<_, String>(0)) {
            let row = r"regexp_replace(to_jsonb(t)::text, '\.0+(?!\d)', '', 'g')";
            let query = format!("SELECT {row} FROM ONLY {table} t ORDER BY 1");
            let found = client.query(&query, &[]).await?;
            let found = found.iter().map(|it| it.get(0)).collect();
            rows.insert(table, found);
        }
        Ok(rows)
    };
    // What a virtual column or a policy calls may not be found.
    let rows: Result<_, tokio_postgres::Error> = block_on(read);
    rows.map_err(|error| format!("the rows cannot be read: {error}"))
}
