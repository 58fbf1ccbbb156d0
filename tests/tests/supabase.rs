//! The migrations as the Supabase command line wants them do what they do as Diesel runs them.

use std::{collections::BTreeMap, fs, io::Write as _, path::Path};

use schema_cli::{
    scratch::{Database, pg_dump},
    verify::dumped,
};
use schema_connect::Settings;
use schema_core::{
    history::{Folder, History, Migration},
    supabase,
};
use tests::{
    catalog::contents, diesel_cli, execute, repository, run, server::Server, supabase_cli,
};

/// The sealed migrations of this repository.
fn history() -> History {
    let folder = Folder::read(&repository().join("migrations"));
    let folder = folder.unwrap_or_else(|error| panic!("{error}"));
    History::of(&folder).unwrap_or_else(|errors| panic!("{errors:?}"))
}

/// A database that Diesel's own command line has migrated.
fn migrated() -> Database {
    let (database, folder) = (
        tests::database(),
        tempfile::tempdir().expect("a temporary folder"),
    );
    let mut diesel = diesel_cli::diesel(&database, folder.path());
    diesel.args(["migration", "run", "--migration-dir"]);
    run(diesel.arg(repository().join("migrations")));
    database
}

/// What `pg_dump` shows of a database, but for the tools' own notes of what has run; nothing where
/// there is no `pg_dump` that fits.
fn dump(database: &Settings) -> Option<Vec<String>> {
    let program = pg_dump(
        tests::scratch().major(),
        tests::scratch().programs().as_deref(),
    )?;
    let mut statements = dumped(&program, database).unwrap_or_else(|error| panic!("{error}"));
    statements.retain(|it| {
        !it.contains("__diesel_schema_migrations") && !it.contains("supabase_migrations")
    });
    Some(statements)
}

/// The scripts of one folder of the layout, in the order of their names.
fn scripts(files: &BTreeMap<String, String>, folder: &str) -> Vec<String> {
    let of_folder = files.iter().filter(|(path, _)| path.starts_with(folder));
    of_folder.map(|(_, script)| script.clone()).collect()
}

#[test]
fn the_exported_files_do_what_diesel_does_and_lead_back_to_nothing() {
    let files = supabase::files(&history()).expect("the versions are numbers");
    let [up, down] = supabase::FOLDERS.map(|it| scripts(&files, it));
    assert_eq!((up.len(), down.len()), (history().sealed.len(), up.len()));

    let database = tests::database();
    let empty = contents(&database);
    up.iter().for_each(|it| execute(&database, it));
    let by_diesel = migrated();
    assert_eq!(contents(&database), contents(&by_diesel));
    assert_eq!(dump(database.settings()), dump(by_diesel.settings()));

    down.iter().rev().for_each(|it| execute(&database, it));
    assert_eq!(contents(&database), empty);
}

#[test]
fn the_supabase_command_line_applies_them() {
    let project = tempfile::tempdir().expect("a temporary folder");
    let mut supabase = match supabase_cli::supabase(project.path()) {
        Ok(command) => command,
        Err(why) => {
            let said = format!("test {} SKIPPED: {why}\n", module_path!());
            std::io::stderr().write_all(said.as_bytes()).ok();
            return;
        }
    };
    let mut history = history();
    // One that no transaction may be around.
    history.sealed.push(Migration {
        name: "2099-01-01-000000_index_titles".to_owned(),
        up: "CREATE INDEX CONCURRENTLY idx_jobs_titles ON public.jobs (title);\n".to_owned(),
        down: "DROP INDEX CONCURRENTLY public.idx_jobs_titles;\n".to_owned(),
        outside_transaction: true,
    });
    let files = supabase::files(&history).expect("the versions are numbers");
    for (path, script) in &files {
        let path = project.path().join("supabase").join(path);
        let folder = path.parent().expect("it is in a folder");
        fs::create_dir_all(folder).expect("there is room");
        fs::write(&path, script).expect("there is room");
    }
    let server = Server::start(&[]);
    let url = server.url("127.0.0.1");
    supabase.args(["migration", "up", "--yes", &format!("--remote={url}")]);
    let said = run(&mut supabase);

    let by_diesel = migrated();
    execute(
        &by_diesel,
        "CREATE INDEX idx_jobs_titles ON public.jobs (title)",
    );
    assert_eq!(dump(&server.socket()), dump(by_diesel.settings()), "{said}");
}

#[test]
fn the_committed_export_is_that_of_the_migrations() {
    let files = supabase::files(&history()).expect("the versions are numbers");
    for (path, script) in files {
        let committed = repository().join("supabase").join(Path::new(&path));
        let committed = fs::read_to_string(&committed).unwrap_or_default();
        assert_eq!(committed, script, "{path}");
    }
}
