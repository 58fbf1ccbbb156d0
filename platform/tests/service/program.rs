//! The program: what it says, how it exits, and how it ends when it is told to.

use std::{io::Write as _, net::TcpStream, process::Command, time::Duration};

use expect_test::{Expect, expect};
use tests::{
    block_on, database, http,
    server::{PASSWORD, Server, free_port},
};

use crate::running::{Running, platform};

/// The exit status, then standard output, then standard error.
fn said(command: &mut Command) -> String {
    let output = tests::output(command);
    format!(
        "exit status {}\n{}{}",
        output.status.code().unwrap_or(-1),
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    )
}

#[track_caller]
fn check(arguments: &[&str], variables: &[(&str, &str)], expect: Expect) {
    expect.assert_eq(&said(platform(variables).args(arguments)));
}

/// Fails when the password shows.
#[track_caller]
fn assert_silent(text: &str) {
    for part in PASSWORD.split(' ').chain(["s3cret"]) {
        assert!(!text.contains(part), "{text}");
    }
}

#[test]
fn help_names_commands_and_variables() {
    check(
        &["--help"],
        &[],
        expect![[r#"
        exit status 0
        The platform's service: its health, and its migrations.

        The database is named by `DATABASE_URL` or `SUPABASE_DB_URL`, in the environment or in the nearest `.env`. `PLATFORM_LISTEN` is where to listen (127.0.0.1:8080), `PLATFORM_POOL_SIZE` how many connections are opened at most (10), `PLATFORM_POOL_WAIT` how many seconds one is waited for (5).

        Usage: platform <COMMAND>

        Commands:
          serve    Answer `GET /health/live` and `GET /health/ready`, until SIGTERM or SIGINT
          migrate  Apply the migrations that have not run yet
          revert   Revert the migration that has run last
          status   Say which migrations have run; the exit status is 1 when one has not, or is not known here
          help     Print this message or the help of the given subcommand(s)

        Options:
          -h, --help
                  Print help (see a summary with '-h')

          -V, --version
                  Print version
    "#]],
    );
}

#[test]
fn what_cannot_be_understood_is_an_error() {
    check(
        &["dance"],
        &[],
        expect![[r#"
        exit status 2
        error: unrecognized subcommand 'dance'

        Usage: platform <COMMAND>

        For more information, try '--help'.
    "#]],
    );
}

#[test]
fn all_bad_settings_are_told_at_once() {
    check(
        &["serve"],
        &[],
        expect![[r#"
        exit status 2
        error: no database is given: set `DATABASE_URL` (or `SUPABASE_DB_URL`), in the environment or in `.env`, to its URL, as `postgres://user:password@host/database`
    "#]],
    );
    check(
        &["status"],
        &[
            ("DATABASE_URL", "postgres://:s3cret@h:port/?sslmode=s3cret"),
            ("PLATFORM_LISTEN", "s3cret"),
            ("PLATFORM_POOL_SIZE", "many"),
        ],
        expect![[r#"
            exit status 2
            error: `DATABASE_URL`: the port is no number between 1 and 65535; in a URL, `@`, `/`, `?`, `#` and `%` within user or password are written `%40`, `%2F`, `%3F`, `%23` and `%25`
            error: `DATABASE_URL`: `sslmode` must be disable, allow, prefer, require, verify-ca or verify-full
            error: `PLATFORM_POOL_SIZE` must be a number from 1 to 1000
            error: `PLATFORM_LISTEN` must be an address and a port, as `127.0.0.1:8080` or `[::]:8080`
        "#]],
    );
}

#[test]
fn migrations_are_run_and_reverted_on_request() {
    let database = database();
    let url = database.url();
    let with = [("DATABASE_URL", &*url)];
    // However many there are, and whatever their names.
    let names = |text: String| {
        let mut lines: Vec<String> = Vec::new();
        for line in text.lines() {
            let line = match line.rsplit_once(' ') {
                Some((word, name)) if name.starts_with("20") => format!("{word} NAME\n"),
                _ => format!("{line}\n"),
            };
            lines.push(line);
        }
        lines.dedup();
        lines.concat()
    };
    let run = |arguments: &[&str]| names(said(platform(&with).args(arguments)));
    expect![[r#"
        exit status 1
        pending  NAME
    "#]]
    .assert_eq(&run(&["status"]));
    expect![[r#"
        exit status 0
        applied NAME
    "#]]
    .assert_eq(&run(&["migrate"]));
    expect![[r#"
        exit status 0
        nothing to apply: every migration has run
    "#]]
    .assert_eq(&run(&["migrate"]));
    expect![[r#"
        exit status 0
        applied  NAME
    "#]]
    .assert_eq(&run(&["status"]));
    expect![[r#"
        exit status 0
        reverted NAME
    "#]]
    .assert_eq(&run(&["revert", "-n", "1000"]));
    expect![[r#"
        exit status 1
        pending  NAME
    "#]]
    .assert_eq(&run(&["status"]));
    tests::execute(
        &database,
        "INSERT INTO __diesel_schema_migrations (version) VALUES ('2999')",
    );
    expect![[r#"
        exit status 2
        error: the last migration that has run here, version `2999`, is not among those that are known
    "#]].assert_eq(&run(&["revert"]));
}

#[test]
fn it_serves_until_it_is_told_to_end() {
    let database = database();
    for signal in ["-TERM", "-INT"] {
        let arguments = ["serve", "--migrate"];
        let service = Running::start(&arguments, &[("DATABASE_URL", &database.url())]);
        let address = service.address();
        let ready = block_on(http::get(address, "/health/ready")).expect("there is an answer");
        assert_eq!(ready.status, 200, "{ready:?}");
        let other = block_on(http::get(address, "/other")).expect("there is an answer");
        assert_eq!(other.status, 404);
        // A connection that is open, and over which nothing is asked, keeps nobody waiting.
        let idle = TcpStream::connect(address).expect("it listens");
        let ended = service.end(signal);
        assert_eq!(ended.code, Some(0), "{}", ended.log);
        assert!(ended.log.trim_end().ends_with("ended"), "{}", ended.log);
        TcpStream::connect(address).expect_err("nobody listens any more");
        drop(idle);
    }
}

#[test]
fn requests_in_flight_are_answered() {
    let database = database();
    let variables = [("DATABASE_URL", &*database.url())];
    let mut service = Running::start(&["serve", "--migrate"], &variables);
    let address = service.address();
    block_on(async {
        let client = database.connect().await.expect("the server is there");
        let lock = "BEGIN; LOCK TABLE __diesel_schema_migrations";
        client
            .batch_execute(lock)
            .await
            .expect("nobody else has it");
        let asking = tokio::spawn(http::get(address, "/health/ready"));
        // The service has the question once it waits for the table.
        let waits = "SELECT FROM pg_locks JOIN pg_database ON pg_database.oid = database \
                     WHERE datname = current_database() AND NOT granted";
        while client.query(waits, &[]).await.expect("it runs").is_empty() {
            assert!(!asking.is_finished(), "there was no need to wait");
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        service.signal("-TERM");
        service.wait_for("SIGTERM");
        client.batch_execute("COMMIT").await.expect("it runs");
        let answer = asking.await.expect("it does not panic");
        let answer = answer.expect("there is an answer");
        // On a slow machine the time may be up before the table is free; that is an answer, too.
        assert!([200, 503].contains(&answer.status), "{answer:?}");
    });
    let ended = service.wait();
    assert_eq!(ended.code, Some(0), "{}", ended.log);
}

#[test]
fn whoever_insists_is_obeyed() {
    for pause in [200, 1000, 5000] {
        let mut service = Running::serve(&[("DATABASE_URL", "postgres://u@127.0.0.1:1/d")]);
        // Half a question, which is never asked to its end.
        let mut stream = TcpStream::connect(service.address()).expect("it listens");
        let half = b"GET /health/live HTTP/1.1\r\n";
        stream.write_all(half).expect("it is taken");
        std::thread::sleep(Duration::from_millis(pause));
        service.signal("-TERM");
        service.wait_for("SIGTERM");
        service.try_signal("-INT");
        let ended = service.wait();
        assert_eq!(ended.code, Some(0), "{}", ended.log);
        // Otherwise it had not read the half, and had nothing to wait for.
        if ended.log.contains("SIGINT again") {
            return;
        }
    }
    panic!("it never waited");
}

#[test]
fn settings_may_stand_in_a_file() {
    let (database, folder) = (database(), tempfile::tempdir().expect("a temporary folder"));
    let file = folder.path().join(".env");
    std::fs::write(&file, format!("DATABASE_URL={}\n", database.url())).expect("writable");
    let said = |text: &str| {
        let mut command = platform(&[]);
        let said = said(command.arg("status").current_dir(folder.path()));
        assert!(said.starts_with(text), "{said}");
        said
    };
    said("exit status 1\npending  ");
    std::fs::write(&file, "DATABASE_URL=postgres://u:s3 cret@h/d\n").expect("writable");
    let said = said("exit status 2\nerror: line 1 of ");
    assert!(!said.contains("cret"), "{said}");
}

#[test]
fn a_port_in_use_is_an_error() {
    let taken = std::net::TcpListener::bind("127.0.0.1:0").expect("there is a free port");
    let address = taken.local_addr().expect("it is bound").to_string();
    let variables = [
        ("DATABASE_URL", "postgres://u@h/d"),
        ("PLATFORM_LISTEN", &address),
    ];
    let said = said(platform(&variables).arg("serve")).replace(&address, "ADDRESS");
    expect![[r#"
        exit status 2
        error: cannot listen on `ADDRESS`: Address already in use (os error 98)
    "#]]
    .assert_eq(&said);
}

#[test]
fn a_database_that_is_not_there_is_no_reason_not_to_serve() {
    let url = format!("postgres://u:s3cret@127.0.0.1:{}/d", free_port());
    let with = [("DATABASE_URL", &*url)];
    let service = Running::serve(&with);
    for _ in 0..3 {
        let ready = block_on(http::get(service.address(), "/health/ready")).expect("an answer");
        assert_eq!(ready.status, 503, "{ready:?}");
    }
    let ended = service.end("-TERM");
    assert_silent(&ended.log);
    // What is wrong is in the log, and once.
    assert_eq!(ended.log.matches("refused").count(), 1, "{}", ended.log);
    for arguments in [
        &["migrate"][..],
        &["status"],
        &["revert"],
        &["serve", "--migrate"],
    ] {
        let said = said(platform(&with).args(arguments));
        assert!(said.starts_with("exit status 2\n"), "{said}");
        assert!(
            said.contains("error: cannot connect to database `d`"),
            "{said}"
        );
        assert_silent(&said);
    }
}

#[test]
fn a_refused_password_is_not_logged() {
    let server = Server::start(&[]);
    let url = server.url("127.0.0.1").replace("very", "s3cret");
    let service = Running::serve(&[("DATABASE_URL", &url)]);
    let ready = block_on(http::get(service.address(), "/health/ready")).expect("an answer");
    assert_eq!(ready.status, 503, "{ready:?}");
    let ended = service.end("-TERM");
    assert!(
        ended.log.contains("password authentication failed"),
        "{}",
        ended.log
    );
    assert_silent(&(ended.log + &ready.body));
}
