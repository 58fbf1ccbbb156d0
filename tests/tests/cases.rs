//! The differ's cases: `cases/<kind>/<aspect>/` holds two schemas, `old.sql` and `new.sql`, and what
//! leads from the one to the other and back, `up.sql` and `down.sql`.
//!
//! Each runs on PostgreSQL: `pg_dump` must show the wanted schema after the way up, and the old one
//! after the way down, with the rows that `old.sql` inserts. `UPDATE_EXPECT=1` writes the scripts. A line `-- rename: table:a=b` at the head of
//! `new.sql` is a `--rename`, and `-- map-value: mood.a=b` a `--map-value`. A case that a server is too old for says so at the head
//! of `old.sql`: `-- needs: 18`.
//!
//! Servers print views and expressions in different ways, so the scripts are compared on one version only;
//! what they lead to is compared on each (`cargo xtask matrix`), by our own reading where no `pg_dump` fits.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    sync::{
        Mutex,
        atomic::{AtomicUsize, Ordering},
    },
};

use schema_cli::diff::Way;
use tests::{
    pairs::{cases, dump, found, intent, needs, run, there_and_back},
    repository, scratch,
};

/// The version of PostgreSQL that the scripts are written with.
const WRITTEN_WITH: u32 = 15;

/// Runs one case; says what is wrong.
fn case(folder: &Path) -> Result<(), String> {
    let path = |name: &str| folder.join(name);
    let read = |name: &str| fs::read_to_string(path(name)).unwrap_or_default();
    let intent = intent(&read("new.sql"))?;
    let major = scratch().major();
    let needs = needs(&read("old.sql"));
    if needs.is_some_and(|it| major < it) {
        return Ok(());
    }
    let is_written_with = major == needs.unwrap_or_default().max(WRITTEN_WITH);
    let database = |script: &str| {
        let database = tests::database();
        run(&database, &read(script)).map_err(|why| format!("{script}: {why}"))?;
        Ok::<_, String>(database)
    };
    let (old, new) = (database("old.sql")?, database("new.sql")?);
    let way = Way::between(&found(&old)?, &found(&new)?, &intent);
    let way = way.map_err(|error| error.to_string())?;
    let scripts = [("up.sql", way.up()), ("down.sql", way.down())];
    for (name, script) in &scripts {
        if !is_written_with {
            continue;
        } else if std::env::var_os("UPDATE_EXPECT").is_some() {
            fs::write(path(name), script).map_err(|error| error.to_string())?;
        } else if read(name) != *script {
            return Err(format!("{name} is another now:\n{script}"));
        }
    }
    let (before, wanted) = (dump(&old)?, dump(&new)?);
    let [(_, up), (_, down)] = &scripts;
    there_and_back(&old, [up, down], [&wanted, &before], &intent)
}

#[test]
fn every_case_leads_there_and_back() {
    let root = repository().join("tests/cases");
    let only = std::env::var("CASE").unwrap_or_default();
    let mut all: Vec<PathBuf> = cases();
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
