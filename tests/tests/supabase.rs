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
    catalog::contents, copy::Copy, diesel_cli, execute, repository, run, server::Server,
    supabase_cli,
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
    // Two that no transaction may be around.
    let statements = [
        "CREATE INDEX CONCURRENTLY idx_jobs_titles ON public.jobs (title)",
        "DROP INDEX CONCURRENTLY public.idx_jobs_company",
    ];
    for (at, statement) in statements.into_iter().enumerate() {
        history.sealed.push(Migration {
            name: format!("2099-01-0{}-000000_index", at + 1),
            up: format!("{statement};\n"),
            down: "SELECT 1;\n".to_owned(),
            outside_transaction: true,
        });
    }
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
    for it in statements {
        execute(&by_diesel, &it.replace(" CONCURRENTLY", ""));
    }
    assert_eq!(dump(&server.socket()), dump(by_diesel.settings()), "{said}");
}

#[test]
fn the_command_writes_them_anywhere_and_tells_what_is_out_of_step() {
    let copy = Copy::new();
    let out = copy.path("supabase/elsewhere");
    let export = |arguments: &[&str]| {
        let common = ["export", "supabase"];
        copy.schema(&[&common, arguments].concat())
    };
    let elsewhere = ["--out", out.to_str().expect("it has a plain name")];
    let check = [elsewhere[0], elsewhere[1], "--check"];
    assert_eq!(export(&check), Ok(false));
    assert!(!out.exists(), "a check writes nothing");
    assert_eq!(export(&elsewhere), Ok(true));
    assert_eq!(export(&check), Ok(true));
    let files = supabase::files(&history()).expect("the versions are numbers");
    for (path, script) in &files {
        assert_eq!(copy.read(&format!("supabase/elsewhere/{path}")), *script);
    }

    // What is the user's stays; what was edited, or is of no migration any more, goes.
    let (seed, stale) = (
        out.join("migrations/1_seed.sql"),
        out.join("migrations/2_gone.sql"),
    );
    let first = out.join(files.keys().next().expect("there are migrations"));
    fs::write(&seed, "SELECT 1;\n").expect("there is room");
    fs::copy(&first, &stale).expect("there is room");
    fs::write(&first, "SELECT 2;\n").expect("there is room");
    assert_eq!(export(&check), Ok(false));
    assert_eq!(export(&elsewhere), Ok(true));
    assert_eq!(export(&check), Ok(true));
    assert!(seed.exists() && !stale.exists());

    // Where the project keeps them, as the build does.
    assert_eq!(export(&["--check"]), Ok(true));
    let committed = format!(
        "supabase/{}",
        files.keys().next().expect("there are migrations")
    );
    fs::remove_file(copy.path(&committed)).expect("it is there");
    assert_eq!(export(&["--check"]), Ok(false));
    assert_eq!(copy.schema(&["generate", "--check"]), Ok(false));
    assert_eq!(export(&[]), Ok(true));
    assert_eq!(
        copy.read(&committed),
        files[committed.trim_start_matches("supabase/")]
    );
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
