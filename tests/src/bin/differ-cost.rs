//! What the differ costs, for `cargo xtask bench differ`.
//!
//! `differ-cost hold TABLES` makes the databases, says where they are, and holds them until its standard
//! input ends; `differ-cost read URL` reads one; `differ-cost plan URL URL` reads two, and says what CPU
//! time the way between them takes, in seconds, and how many changes there are.

use std::{fs, io, path::PathBuf, process::ExitCode};

use schema_cli::{
    diff::Way,
    scratch::{Database, pg_dump},
    source::{Reader, Source},
};
use schema_connect::Settings;
use schema_core::{diff::Intent, introspect::Found};
use tests::{block_on, database, execute, scratch};

/// How often the way is sought; the median counts.
const TIMES: usize = 9;

/// Tables of ten columns, with two foreign keys and two indexes each, and enums. Of every hundredth,
/// `changed` says what differs.
fn tables(database: &Database, count: usize, changed: bool) {
    let mut script = "CREATE TYPE kind AS ENUM ('a', 'b', 'c');\n".to_owned();
    for n in 0..count {
        let other = |by: usize| n.saturating_sub(by);
        let (more, length) = match changed && n % 100 == 50 {
            true => (", more integer", 80),
            false => ("", 40),
        };
        script += &format!(
            "CREATE TABLE t{n} (
                id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, kind kind NOT NULL DEFAULT 'a', name varchar({length}) NOT NULL,
                note text, amount numeric(10, 2) DEFAULT 0 CHECK (amount >= 0), made timestamptz NOT NULL DEFAULT now(),
                flag boolean NOT NULL DEFAULT false, data jsonb, one bigint REFERENCES t{}, two bigint REFERENCES t{}{more}
            );
            CREATE INDEX t{n}_name ON t{n} (lower(name));
            CREATE INDEX t{n}_made ON t{n} (made DESC) WHERE flag;\n",
            other(1),
            other(10)
        );
        // A server holds the locks of one statement's transaction to its end.
        if n % 100 == 99 {
            execute(database, &std::mem::take(&mut script));
        }
    }
    execute(database, &script);
}

fn hold(count: usize) {
    let databases = [database(), database(), database(), database()];
    tables(&databases[0], count, false);
    tables(&databases[1], count, true);
    execute(
        &databases[2],
        "CREATE TABLE t (id integer PRIMARY KEY, name text);",
    );
    execute(
        &databases[3],
        "CREATE TYPE kind AS ENUM ('a', 'b'); CREATE TABLE t (id bigint PRIMARY KEY, name text NOT NULL, kind kind);",
    );
    for it in &databases {
        execute(it, "VACUUM ANALYZE");
    }
    let server = block_on(async {
        let client = databases[0].connect().await.expect("it is there");
        let file = "SELECT pg_read_file('postmaster.pid')";
        client
            .query_one(file, &[])
            .await
            .expect("a superuser asks")
            .get::<_, String>(0)
    });
    println!("{}", server.lines().next().unwrap_or_default());
    let dump = pg_dump(scratch().major(), scratch().programs().as_deref());
    println!("{}", dump.unwrap_or_else(|| PathBuf::from("-")).display());
    for it in &databases {
        println!("{}", it.url());
    }
    io::copy(&mut io::stdin().lock(), &mut io::sink()).ok();
}

fn read(url: &str) -> Found {
    let settings = Settings::from_url(url).expect("our own URL");
    let source = Source::Database(Box::new(settings));
    let mut reader = Reader::new(Default::default());
    block_on(reader.read(&source)).unwrap_or_else(|error| panic!("{error:#}"))
}

/// The CPU time of this thread, in nanoseconds.
fn cpu() -> u64 {
    let text = fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    let first = text.split(' ').next();
    first.and_then(|it| it.parse().ok()).unwrap_or_default()
}

fn plan(from: &str, to: &str) {
    let (from, to) = (read(from), read(to));
    let mut times = Vec::new();
    let mut changes = 0;
    for _ in 0..TIMES {
        let begun = cpu();
        let way = Way::between(&from, &to, &Intent::default());
        let way = way.unwrap_or_else(|error| panic!("{error}"));
        times.push(cpu() - begun);
        changes = way.up().matches(';').count();
    }
    times.sort_unstable();
    println!("{} {changes}", times[TIMES / 2] as f64 / 1e9);
}

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match (
        arguments.as_slice(),
        arguments.get(1).and_then(|it| it.parse().ok()),
    ) {
        (["hold", _], Some(count)) => hold(count),
        (["read", url], _) => drop(read(url)),
        (["plan", from, to], _) => plan(from, to),
        _ => {
            eprintln!("usage: differ-cost hold TABLES | read URL | plan URL URL");
            return ExitCode::from(2);
        }
    }
    ExitCode::SUCCESS
}
