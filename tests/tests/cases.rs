//! The differ's cases: `cases/<kind>/<aspect>/` holds two schemas, `old.sql` and `new.sql`, and what
//! leads from the one to the other and back, `up.sql` and `down.sql`.
//!
//! Each runs on PostgreSQL: `pg_dump` must show the wanted schema after the way up, and the old one
//! after the way down, with the rows that `old.sql` inserts. `UPDATE_EXPECT=1` writes the scripts. A line `-- rename: table:a=b` at the head of
//! `new.sql` is a `--rename`, and `-- map-value: mood.a=b` a `--map-value`.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    sync::{
        Mutex,
        atomic::{AtomicUsize, Ordering},
    },
};

use schema_cli::{
    diff::Way,
    scratch::{Database, pg_dump},
    source::{Reader, Source},
    verify::dumped,
};
use schema_core::{diff::Intent, sql};
use tests::{block_on, repository, scratch};

fn folders(below: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(below).expect("the folder is there");
    let mut folders: Vec<PathBuf> = entries
        .map(|it| it.expect("it can be read").path())
        .filter(|it| it.is_dir())
        .collect();
    folders.sort();
    folders
}

/// Statement by statement, as psql runs a file.
fn run(database: &Database, script: &str, name: &str) -> Result<(), String> {
    block_on(async {
        let client = database.connect().await.expect("the server is there");
        for (_, statement) in sql::statements(script) {
            client.batch_execute(statement).await.map_err(|error| {
                format!("{name}: {}\n{statement}", schema_connect::describe(&error))
            })?;
        }
        Ok(())
    })
}

/// What `pg_dump` shows, each table with its columns in the order of their text: a column that
/// comes back comes last.
fn dump(database: &Database) -> Vec<String> {
    let program = pg_dump(scratch().major(), scratch().programs().as_deref());
    let program = program.expect("a server on this machine has its pg_dump beside it");
    let statements = dumped(&program, database.settings());
    let statements = statements.unwrap_or_else(|error| panic!("{error}"));
    statements
        .into_iter()
        .map(|it| {
            if !it.starts_with("CREATE TABLE") {
                return it;
            }
            let mut lines: Vec<&str> = it.lines().map(|it| it.trim_end_matches(',')).collect();
            lines.sort_unstable();
            lines.join("\n")
        })
        .collect()
}

/// The rows of each table, as JSON. Zeros behind a number come with its type.
fn rows(database: &Database) -> BTreeMap<String, Vec<String>> {
    block_on(async {
        let client = database.connect().await.expect("the server is there");
        let tables = "SELECT oid::regclass::text FROM pg_class WHERE relkind = 'r' AND oid >= 16384 AND relpersistence <> 't'
            AND relnamespace <> 'information_schema'::regnamespace";
        let tables = client.query(tables, &[]).await.expect("it can be read");
        let mut rows = BTreeMap::new();
        for table in tables.iter().map(|it| it.get::<_, String>(0)) {
            let row = r"regexp_replace(to_jsonb(t)::text, '\.0+(?!\d)', '', 'g')";
            let query = format!("SELECT {row} FROM ONLY {table} t ORDER BY 1");
            let found = client.query(&query, &[]).await.expect("it can be read");
            let found = found.iter().map(|it| it.get(0)).collect();
            rows.insert(table, found);
        }
        rows
    })
}

/// The lines that stand on one side only.
fn difference(wanted: &[String], found: &[String]) -> String {
    let only = |mark: char, these: &[String], those: &[String]| -> String {
        let only = these.iter().filter(|it| !those.contains(it));
        only.map(|it| format!("{mark} {it}\n")).collect()
    };
    only('-', wanted, found) + &only('+', found, wanted)
}

/// What the lines at the head of a script ask for.
fn intent(script: &str) -> Result<Intent, String> {
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

/// Runs one case; says what is wrong.
fn case(folder: &Path) -> Result<(), String> {
    let path = |name: &str| folder.join(name);
    let read = |name: &str| fs::read_to_string(path(name)).unwrap_or_default();
    let intent = intent(&read("new.sql"))?;
    let database = |script: &str| {
        let database = tests::database();
        run(&database, &read(script), script).map(|()| database)
    };
    let (old, new) = (database("old.sql")?, database("new.sql")?);
    let found = |it: &Database| {
        let source = Source::Database(Box::new(it.settings().clone()));
        let mut reader = Reader::on(scratch().clone());
        let found = block_on(reader.read(&source)).map_err(|error| format!("{error:#}"))?;
        match found.unmodelled.as_slice() {
            [] => Ok(found),
            some => Err(format!("not modelled: {}", some.join(", "))),
        }
    };
    let way = Way::between(&found(&old)?, &found(&new)?, &intent);
    let way = way.map_err(|error| error.to_string())?;
    let scripts = [("up.sql", way.up()), ("down.sql", way.down())];
    for (name, script) in &scripts {
        if std::env::var_os("UPDATE_EXPECT").is_some() {
            fs::write(path(name), script).map_err(|error| error.to_string())?;
        } else if read(name) != *script {
            return Err(format!("{name} is another now:\n{script}"));
        }
    }
    let (before, wanted) = (dump(&old), dump(&new));
    let held = rows(&old);
    for ((name, script), expected) in scripts.iter().zip([wanted, before]) {
        run(&old, script, name)?;
        let difference = difference(&expected, &dump(&old));
        if !difference.is_empty() {
            return Err(format!(
                "after {name}, pg_dump shows (- wanted, + found):\n{difference}"
            ));
        }
    }
    let is_said = |(_, script): &(&str, String)| script.contains("-- loses data");
    if intent.values.is_empty() && !scripts.iter().any(is_said) && rows(&old) != held {
        return Err(format!("the rows were {held:?}, and are {:?}", rows(&old)));
    }
    Ok(())
}

#[test]
fn every_case_leads_there_and_back() {
    let root = repository().join("tests/cases");
    let only = std::env::var("CASE").unwrap_or_default();
    let mut all: Vec<PathBuf> = folders(&root).iter().flat_map(|it| folders(it)).collect();
    all.retain(|it| it.to_string_lossy().contains(&only));
    let (next, failed) = (AtomicUsize::new(0), Mutex::new(BTreeMap::new()));
    let threads = std::thread::available_parallelism().map_or(2, usize::from);
    std::thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                while let Some(folder) = all.get(next.fetch_add(1, Ordering::Relaxed)) {
                    if let Err(why) = case(folder) {
                        let mut failed = failed.lock().expect("nobody panics with it");
                        failed.insert(folder.strip_prefix(&root).expect("it is below"), why);
                    }
                }
            });
        }
    });
    let failed = failed.into_inner().expect("nobody panicked with it");
    let told: Vec<String> = failed
        .iter()
        .map(|(name, why)| format!("== {}\n{why}", name.display()))
        .collect();
    assert!(
        failed.is_empty(),
        "{} of {} cases failed; `CASE=name` runs one alone\n{}",
        failed.len(),
        all.len(),
        told.join("\n")
    );
}
