//! Scratch servers come from where they are said to come from, and leave nothing behind.

use std::{
    future::Future,
    io::{BufRead as _, BufReader},
    path::PathBuf,
    process::{Child, Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use schema_cli::scratch::{Options, Scratch, Source, pg_dump};
use schema_connect::Settings;

fn run<T>(work: impl Future<Output = T>) -> T {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build();
    runtime.expect("a runtime").block_on(work)
}

fn only(source: Source) -> Options {
    Options {
        only: Some(source),
        ..Options::default()
    }
}

async fn start(options: &Options) -> Scratch {
    Scratch::start(options)
        .await
        .unwrap_or_else(|error| panic!("{error}"))
}

/// The folder of the server's socket, which is that of a private cluster.
fn folder(url: &str) -> PathBuf {
    let settings = Settings::from_url(url).expect("our own URL");
    let host = settings
        .environment()
        .into_iter()
        .find(|(name, _)| *name == "PGHOST");
    PathBuf::from(host.expect("a private cluster listens on a socket").1)
}

#[track_caller]
fn eventually(what: &str, mut holds: impl FnMut() -> bool) {
    let give_up = Instant::now() + Duration::from_secs(20);
    while !holds() {
        assert!(Instant::now() < give_up, "after 20 s still not: {what}");
        thread::sleep(Duration::from_millis(20));
    }
}

/// A process that holds a scratch server and a database, and the URL of that.
fn holder(variables: &[(&str, &str)]) -> (Child, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_hold-scratch"));
    command
        .env_remove("CARGO_SCHEMA_SCRATCH_URL")
        .envs(variables.iter().copied());
    let mut child = command
        .stdout(Stdio::piped())
        .spawn()
        .expect("our own program runs");
    let mut url = String::new();
    let output = child.stdout.take().expect("it is piped");
    BufReader::new(output)
        .read_line(&mut url)
        .expect("it speaks UTF-8");
    assert!(url.starts_with("postgres://"), "the holder failed");
    (child, url.trim().to_owned())
}

async fn tables(database: &schema_cli::scratch::Database) -> i64 {
    let client = database.connect().await.expect("it is there");
    let count = "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'";
    client
        .query_one(count, &[])
        .await
        .expect("the catalogs are readable")
        .get(0)
}

async fn gives_databases(scratch: &Scratch) {
    let first = scratch.database().await.expect("a database");
    assert_eq!(tables(&first).await, 0);
    let client = first.connect().await.expect("it is there");
    client
        .batch_execute("CREATE TABLE t (); CREATE EXTENSION pgcrypto")
        .await
        .expect("plain SQL");
    drop(client);
    let copy = scratch.clone_of(&first).await.expect("a copy");
    assert_eq!((tables(&first).await, tables(&copy).await), (1, 1));
    let gone = copy.settings().clone();
    drop(copy);
    let error = gone.connect().await.expect_err("it was dropped");
    assert!(error.to_string().contains("does not exist"), "{error}");
}

#[test]
fn binaries_of_the_machine_serve_and_are_removed() {
    let url = run(async {
        let scratch = start(&only(Source::Machine)).await;
        assert_eq!(scratch.source(), Source::Machine);
        gives_databases(&scratch).await;
        scratch.database().await.expect("a database").url()
    });
    assert!(!folder(&url).exists());
}

#[test]
fn binaries_of_npm_serve_every_version() {
    run(async {
        for major in [13, 18] {
            let scratch = start(&Options {
                major: Some(major),
                ..only(Source::Npm)
            })
            .await;
            assert_eq!((scratch.source(), scratch.major()), (Source::Npm, major));
            gives_databases(&scratch).await;
        }
    });
}

#[test]
fn a_named_server_serves_and_is_left_as_it_was() {
    run(async {
        let server = start(&only(Source::Machine)).await;
        let home = server.database().await.expect("a database");
        let before = databases(&home).await;
        let options = Options {
            url: Some(home.url()),
            ..Options::default()
        };
        let scratch = start(&options).await;
        assert_eq!(scratch.source(), Source::Server);
        gives_databases(&scratch).await;
        let held = scratch.database().await.expect("a database");
        assert_eq!(databases(&home).await.len(), before.len() + 1);
        drop((held, scratch));
        assert_eq!(databases(&home).await, before);

        let client = home.connect().await.expect("it is there");
        client
            .batch_execute("CREATE ROLE weak LOGIN")
            .await
            .expect("we are superuser");
        let url = home.url().replace("postgres@", "weak@");
        let error = Scratch::start(&Options {
            url: Some(url),
            ..Options::default()
        })
        .await;
        let error = error.expect_err("it may not create databases").to_string();
        assert!(error.contains("`weak` may not create databases"), "{error}");
    });
}

async fn databases(home: &schema_cli::scratch::Database) -> Vec<String> {
    let client = home.connect().await.expect("it is there");
    let rows = client
        .query("SELECT datname::text FROM pg_database ORDER BY 1", &[])
        .await;
    rows.expect("the catalogs are readable")
        .iter()
        .map(|row| row.get(0))
        .collect()
}

#[test]
fn what_a_killed_run_left_on_a_named_server_goes_with_the_next() {
    run(async {
        let server = start(&only(Source::Machine)).await;
        let home = server.database().await.expect("a database");
        let before = databases(&home).await;
        let url = home.url();
        let (mut child, _) = holder(&[("CARGO_SCHEMA_SCRATCH_URL", &url)]);
        assert_eq!(databases(&home).await.len(), before.len() + 1);
        let options = Options {
            url: Some(url),
            ..Options::default()
        };
        drop(start(&options).await);
        assert_eq!(
            databases(&home).await.len(),
            before.len() + 1,
            "a living run keeps its own"
        );
        child.kill().expect("it is ours");
        child.wait().expect("it is ours");
        eventually("the killed run's database is gone", || {
            run_apart(&options);
            run_on_a_thread(&home) == before
        });
    });
}

fn run_apart(options: &Options) {
    let options = options.clone();
    thread::spawn(move || run(async { drop(start(&options).await) }))
        .join()
        .expect("it starts");
}

fn run_on_a_thread(home: &schema_cli::scratch::Database) -> Vec<String> {
    thread::scope(|scope| {
        scope
            .spawn(|| run(databases(home)))
            .join()
            .expect("it answers")
    })
}

#[test]
fn a_killed_run_leaves_neither_server_nor_folder() {
    let (mut child, url) = holder(&[("CARGO_SCHEMA_SCRATCH", "machine")]);
    let folder = folder(&url);
    assert!(folder.join("data/PG_VERSION").exists());
    let pid = std::fs::read_to_string(folder.join("data/postmaster.pid")).expect("it runs");
    let pid = pid
        .lines()
        .next()
        .expect("the first line is the process")
        .to_owned();
    child.kill().expect("it is ours");
    child.wait().expect("it is ours");
    eventually("the folder is gone", || !folder.exists());
    let alive = Command::new("kill")
        .args(["-0", &pid])
        .stderr(Stdio::null())
        .status();
    assert!(
        !alive.expect("every system has kill").success(),
        "the server still runs"
    );
}

#[test]
fn every_source_that_fails_says_why_and_what_helps() {
    let options = Options {
        major: Some(99),
        ..Options::default()
    };
    let error = run(Scratch::start(&options))
        .expect_err("there is no such version")
        .to_string();
    for part in [
        "CARGO_SCHEMA_SCRATCH_URL",
        "version 99 is wanted",
        "there is no version 99",
        "install PostgreSQL",
        "install npm",
    ] {
        assert!(error.contains(part), "no `{part}` in:\n{error}");
    }
    let options = Options {
        url: Some("postgres://u:secret@127.0.0.1:1/d".to_owned()),
        ..Options::default()
    };
    let error = run(Scratch::start(&options))
        .expect_err("nobody listens there")
        .to_string();
    assert!(
        error.contains("127.0.0.1:1") && !error.contains("secret"),
        "{error}"
    );
    assert!(
        !error.contains("npm"),
        "whoever names a server gets no other: {error}"
    );
}

#[test]
fn pg_dump_is_as_new_as_the_server() {
    assert_eq!(pg_dump(99, None), None);
    run(async {
        let scratch = start(&only(Source::Machine)).await;
        let program = pg_dump(scratch.major(), scratch.programs().as_deref())
            .expect("it comes with the server");
        let database = scratch.database().await.expect("a database");
        let output = Command::new(program)
            .args(["--schema-only"])
            .envs(database.settings().environment())
            .output();
        assert!(output.expect("it runs").status.success());
    });
}
