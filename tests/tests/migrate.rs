//! The runner applies and reverts migrations, under a lock, and refuses what Diesel passes over.

use std::{
    fs,
    sync::{Arc, Mutex},
    time::Duration,
};

use clap::Parser as _;
use diesel_migrations::FileBasedMigrations;
use schema_cli::{commands::Cli, scratch::Database, scripts::Scripts};
use schema_connect::runner::{self, Done, Error, Options, Standing};
use schema_core::history::Migration;
use tempfile::TempDir;
use tests::{block_on, database, execute};

fn migration(name: &str, up: &str, down: &str) -> Migration {
    Migration {
        name: name.to_owned(),
        up: up.to_owned(),
        down: down.to_owned(),
        outside_transaction: false,
    }
}

fn three() -> Vec<Migration> {
    vec![
        migration(
            "2025-01-01-000000_a",
            "CREATE TABLE a (); CREATE TABLE a2 ();",
            "DROP TABLE a2; DROP TABLE a;",
        ),
        migration("2025-01-02-000000_b", "CREATE TABLE b ();", "DROP TABLE b;"),
        migration("2025-01-03-000000_c", "CREATE TABLE c ();", "DROP TABLE c;"),
    ]
}

type Log = Arc<Mutex<Vec<Done>>>;

fn log() -> (Log, impl FnMut(Done) + Send + 'static) {
    let log = Log::default();
    let writer = log.clone();
    (log, move |done| {
        writer.lock().expect("nobody has panicked").push(done)
    })
}

fn up(
    database: &Database,
    migrations: Vec<Migration>,
    options: Options,
) -> (Result<usize, Error>, Vec<Done>) {
    let (log, report) = log();
    let settings = database.settings().clone();
    let result =
        block_on(
            async move { runner::up(&settings, Scripts(migrations), None, options, report).await },
        );
    let done = log.lock().expect("nobody has panicked").clone();
    (result, done)
}

fn standings(database: &Database, migrations: Vec<Migration>) -> Vec<Standing> {
    let source = Scripts(migrations);
    let all = block_on(runner::status(database.settings(), &source)).expect("the server answers");
    all.into_iter().map(|(_, standing)| standing).collect()
}

fn tables(database: &Database) -> Vec<String> {
    block_on(async {
        let client = database.connect().await.expect("it is there");
        let query = "SELECT tablename::text FROM pg_tables WHERE schemaname = 'public' AND tablename NOT LIKE '\\_\\_%' ORDER BY 1";
        let rows = client.query(query, &[]).await.expect("the server answers");
        rows.iter().map(|it| it.get(0)).collect()
    })
}

fn applied(names: &[&str]) -> Vec<Done> {
    names
        .iter()
        .map(|it| Done::Applied(it.to_string()))
        .collect()
}

#[test]
fn migrations_go_up_and_down_in_order() {
    use Standing::{Applied, Pending, Unknown};

    let database = database();
    assert_eq!(standings(&database, three()), [Pending; 3]);
    let (result, done) = up(&database, three(), Options::default());
    result.expect("all of them run");
    assert_eq!(
        done,
        applied(&[
            "2025-01-01-000000_a",
            "2025-01-02-000000_b",
            "2025-01-03-000000_c"
        ])
    );
    assert_eq!(tables(&database), ["a", "a2", "b", "c"]);
    assert_eq!(standings(&database, three()), [Applied; 3]);
    assert_eq!(
        standings(&database, three()[..2].to_vec()),
        [Applied, Applied, Unknown]
    );
    let again = up(&database, three(), Options::default());
    assert!(matches!(again, (Ok(0), done) if done.is_empty()));

    let (done, report) = log();
    let settings = database.settings().clone();
    block_on(async {
        runner::redo(&settings, Scripts(three()), 2, Options::default(), report)
            .await
            .expect("they run");
        let ignore = |_| {};
        runner::down(
            &settings,
            Scripts(three()),
            Some(1),
            Options::default(),
            ignore,
        )
        .await
        .expect("it runs");
    });
    let names: Vec<String> = done
        .lock()
        .expect("nobody has panicked")
        .iter()
        .map(|it| format!("{it:?}"))
        .collect();
    assert_eq!(
        names,
        [
            "Reverted(\"2025-01-03-000000_c\")",
            "Reverted(\"2025-01-02-000000_b\")",
            "Applied(\"2025-01-02-000000_b\")",
            "Applied(\"2025-01-03-000000_c\")",
        ]
    );
    assert_eq!(tables(&database), ["a", "a2", "b"]);
    block_on(async {
        runner::down(
            &settings,
            Scripts(three()),
            None,
            Options::default(),
            |_| {},
        )
        .await
        .expect("they run");
    });
    assert!(tables(&database).is_empty());
}

#[test]
fn any_source_of_diesel_will_do() {
    let folder = TempDir::new().expect("there is room");
    for it in three() {
        let path = folder.path().join(&it.name);
        fs::create_dir(&path).expect("there is room");
        for (file, contents) in it.files() {
            fs::write(path.join(file), contents).expect("there is room");
        }
    }
    let database = database();
    let source = FileBasedMigrations::from_path(folder.path()).expect("they are migrations");
    let settings = database.settings().clone();
    block_on(
        async move { runner::up(&settings, source, Some(2), Options::default(), |_| {}).await },
    )
    .expect("they run");
    assert_eq!(tables(&database), ["a", "a2", "b"]);
}

#[test]
fn a_late_migration_is_refused_unless_allowed() {
    let database = database();
    let mut migrations = three();
    let late = migrations.remove(1);
    up(&database, migrations.clone(), Options::default())
        .0
        .expect("they run");
    migrations.push(late);
    assert_eq!(
        standings(&database, migrations.clone()),
        [Standing::Applied, Standing::Late, Standing::Applied]
    );
    let (result, done) = up(&database, migrations.clone(), Options::default());
    assert_eq!(
        result.expect_err("it is late").to_string(),
        "`2025-01-02-000000_b` would run after the newer `2025-01-03-000000_c`, which has run already; give it a newer version, or allow it with `--late`"
    );
    assert_eq!(done, []);
    let allowed = Options {
        late: true,
        ..Options::default()
    };
    assert_eq!(
        up(&database, migrations, allowed).1,
        applied(&["2025-01-02-000000_b"])
    );
}

#[test]
fn a_failure_is_named_and_leaves_nothing_behind() {
    let database = database();
    let mut migrations = three();
    migrations[1].up =
        "CREATE TABLE b ();\nCREATE TABLE a (\n  id integer\n); SELECT 1;".to_owned();
    let (result, done) = up(&database, migrations.clone(), Options::default());
    assert_eq!(
        result.expect_err("there is an `a`").to_string(),
        "`2025-01-02-000000_b` failed at up.sql:2, and nothing of it is left behind: relation \"a\" already exists\n    2 | CREATE TABLE a (\n    3 |   id integer\n    4 | )"
    );
    assert_eq!(done, applied(&["2025-01-01-000000_a"]));
    assert_eq!(tables(&database), ["a", "a2"]);

    migrations[1].outside_transaction = true;
    migrations[1].up = "CREATE INDEX CONCURRENTLY i ON nothing (x)".to_owned();
    assert_eq!(
        up(&database, migrations, Options::default())
            .0
            .expect_err("there is no such table")
            .to_string(),
        "`2025-01-02-000000_b` failed at up.sql:1 outside a transaction, so a part of it may be left behind: relation \"nothing\" does not exist\n    1 | CREATE INDEX CONCURRENTLY i ON nothing (x)"
    );
    // What nobody knows cannot be reverted.
    let settings = database.settings().clone();
    let down = runner::down(
        &settings,
        Scripts(Vec::new()),
        None,
        Options::default(),
        |_| {},
    );
    let error = block_on(down).expect_err("nobody knows it");
    assert!(
        matches!(&error, Error::Unknown(version) if version == "20250101000000"),
        "{error}"
    );
}

#[test]
fn two_runs_at_once_do_the_work_once() {
    let database = database();
    let slow = vec![migration(
        "2025-01-01-000000_a",
        "SELECT pg_sleep(0.5); CREATE TABLE a ();",
        "DROP TABLE a;",
    )];
    let results: Vec<_> = std::thread::scope(|scope| {
        let runs: Vec<_> = (0..3)
            .map(|_| scope.spawn(|| up(&database, slow.clone(), Options::default())))
            .collect();
        runs.into_iter()
            .map(|it| it.join().expect("it does not panic"))
            .collect()
    });
    let done: Vec<Done> = results
        .into_iter()
        .flat_map(|(result, done)| {
            result.expect("each of them succeeds");
            done
        })
        .collect();
    assert_eq!(done, applied(&["2025-01-01-000000_a"]));

    // Who does not want to wait is told.
    let (result, _) = std::thread::scope(|scope| {
        let mut slower = slow.clone();
        slower[0].name = "2025-01-02-000000_b".to_owned();
        slower[0].up = "SELECT pg_sleep(2)".to_owned();
        let first = scope.spawn(|| up(&database, slower, Options::default()));
        std::thread::sleep(Duration::from_millis(500));
        let impatient = Options {
            patience: Duration::from_millis(100),
            ..Options::default()
        };
        let second = up(&database, slow, impatient);
        first
            .join()
            .expect("it does not panic")
            .0
            .expect("it has the lock");
        second
    });
    assert!(matches!(result, Err(Error::Busy)), "{result:?}");
}

#[test]
fn the_command_runs_what_is_sealed_and_nothing_else() {
    let folder = TempDir::new().expect("there is room");
    let path = folder.path().join("2025-01-01-000000_a");
    fs::create_dir(&path).expect("there is room");
    fs::write(path.join("up.sql"), "CREATE TABLE a ();").expect("there is room");
    fs::write(path.join("down.sql"), "DROP TABLE a;").expect("there is room");
    let database = database();
    let run_on = |url: &str, arguments: &[&str]| {
        let folder = folder.path().to_str().expect("it has a plain name");
        let common = [
            "cargo-schema",
            "migrate",
            "--database-url",
            url,
            "--migration-dir",
            folder,
        ];
        let cli = Cli::try_parse_from(common.iter().chain(arguments)).expect("it is a command");
        cli.run().map(|it| format!("{it:?}"))
    };
    let run = |arguments: &[&str]| run_on(&database.url(), arguments);
    // libpq would take it for the server on this machine.
    let error = run_on("", &["up"]).expect_err("it names no database");
    assert!(error.to_string().starts_with("no database is given"));
    // A folder that is Diesel's alone.
    assert_eq!(
        run(&["status"]).expect("it can be asked"),
        format!("{:?}", std::process::ExitCode::from(1))
    );
    run(&["up"]).expect("it runs");
    assert_eq!(
        run(&["status"]).expect("it can be asked"),
        format!("{:?}", std::process::ExitCode::SUCCESS)
    );
    run(&["down"]).expect("it runs");
    assert!(tables(&database).is_empty());
    // A folder with a lock, in which nothing is sealed.
    fs::write(folder.path().join("schema.lock"), "format 1\n").expect("there is room");
    run(&["up"]).expect("there is nothing to do");
    assert!(tables(&database).is_empty());
    run(&["up", "--drafts"]).expect("it runs");
    assert_eq!(tables(&database), ["a"]);
    // A lock that does not fit.
    fs::write(folder.path().join("schema.lock"), "format 2\n").expect("there is room");
    let error = run(&["up"]).expect_err("nobody can read it").to_string();
    assert!(
        error.contains("`schema.lock` cannot be read, line 1"),
        "{error}"
    );
    execute(&database, "SELECT 1");
}
