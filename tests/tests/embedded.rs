//! The last resort of the proof: a PostgreSQL in one process. The first run on a machine builds it,
//! which takes some minutes; the cache folder keeps it.

use std::{
    io::{BufRead as _, BufReader},
    path::PathBuf,
    process::{Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use schema_cli::{
    scratch::{Options, Scratch, Source},
    verify::{Claim, Progress, json, render, verify},
};
use schema_connect::Settings;
use schema_core::history::Migration;
use tests::block_on;

fn options() -> Options {
    Options {
        only: Some(Source::Embedded),
        ..Options::default()
    }
}

fn history() -> Vec<Migration> {
    let migration = |name: &str, up: &str, down: &str, outside_transaction| Migration {
        name: name.to_owned(),
        up: up.to_owned(),
        down: down.to_owned(),
        outside_transaction,
    };
    vec![
        migration(
            "2026-01-01-000000_users",
            "CREATE TYPE public.tier AS ENUM ('free', 'pro');
            CREATE TABLE public.users (
                id uuid DEFAULT gen_random_uuid() NOT NULL,
                tier public.tier DEFAULT 'free' NOT NULL,
                CONSTRAINT users_pk_id PRIMARY KEY (id)
            );
            -- Of one session with what comes after, as under Diesel.
            SET search_path = '';",
            "DROP TABLE public.users;
            DROP TYPE public.tier;",
            false,
        ),
        migration(
            "2026-01-02-000000_name",
            "ALTER TABLE public.users ADD COLUMN name text;
            CREATE FUNCTION public.touch() RETURNS trigger LANGUAGE plpgsql AS
                'BEGIN NEW.name = lower(NEW.name); RETURN NEW; END';
            CREATE TRIGGER touch BEFORE UPDATE ON public.users
                FOR EACH ROW EXECUTE FUNCTION public.touch();
            ALTER TABLE public.users ENABLE ROW LEVEL SECURITY;
            CREATE POLICY own ON public.users USING (name = current_user::text);",
            "DROP POLICY own ON public.users;
            ALTER TABLE public.users DISABLE ROW LEVEL SECURITY;
            DROP TRIGGER touch ON public.users;
            DROP FUNCTION public.touch();
            ALTER TABLE public.users DROP COLUMN name;",
            false,
        ),
        migration(
            "2026-01-03-000000_index",
            "CREATE INDEX CONCURRENTLY idx_users_name ON public.users (name);",
            "DROP INDEX CONCURRENTLY public.idx_users_name;",
            true,
        ),
    ]
}

/// The same schema, made in one go.
fn declared() -> String {
    let scripts: Vec<String> = history().into_iter().map(|it| it.up).collect();
    scripts.join("\n").replace(" CONCURRENTLY", "")
}

#[test]
fn an_embedded_postgresql_proves() {
    block_on(async {
        let scratch = Scratch::start(&options())
            .await
            .unwrap_or_else(|error| panic!("{error}"));
        assert_eq!((scratch.source(), scratch.major()), (Source::Embedded, 17));
        let migrations = history();
        let claim = |declared| Claim {
            migrations: &migrations,
            declared,
            with_rows: true,
        };
        let right = declared();
        let report = verify(&scratch, claim(&right), &Progress::hidden())
            .await
            .unwrap_or_else(|error| panic!("{error}"));
        assert!(report.is_proven(), "{}", render(&report, false));
        assert_eq!(json(&report)["migrations"], 3);

        let wrong = right.replace("ADD COLUMN name text", "ADD COLUMN name text NOT NULL");
        let report = verify(&scratch, claim(&wrong), &Progress::hidden())
            .await
            .unwrap_or_else(|error| panic!("{error}"));
        let [first, ..] = &report.stages[0].differences[..] else {
            panic!("it was planted")
        };
        assert_eq!(
            (&first.missing[..], &first.surplus[..]),
            (
                &["name text NOT NULL".to_owned()][..],
                &["name text".to_owned()][..]
            )
        );
    });
}

#[test]
fn a_second_connection_is_refused_in_the_end() {
    block_on(async {
        let scratch = Scratch::start(&options())
            .await
            .unwrap_or_else(|error| panic!("{error}"));
        let database = scratch.database().await.expect("a database");
        let first = database.connect().await.expect("it is there");
        let error = database.connect().await.expect_err("one is open");
        assert!(
            error.to_string().contains("one connection at a time"),
            "{error}"
        );
        drop(first);
        database
            .connect()
            .await
            .expect("the first one is closed now");
    });
}

#[test]
fn a_killed_run_leaves_neither_server_nor_folder() {
    let mut holder = Command::new(env!("CARGO_BIN_EXE_hold-scratch"))
        .env_remove("CARGO_SCHEMA_SCRATCH_URL")
        .env("CARGO_SCHEMA_SCRATCH", "embedded")
        .stdout(Stdio::piped())
        .spawn()
        .expect("our own program runs");
    let output = holder.stdout.take().expect("it is piped");
    let url = BufReader::new(output).lines().next();
    let url = url.expect("the holder has a server").expect("UTF-8");
    let settings = Settings::from_url(&url).expect("our own URL").environment();
    let host = settings.into_iter().find(|(name, _)| *name == "PGHOST");
    let folder = PathBuf::from(host.expect("it listens on a socket").1);
    assert!(folder.join("data").is_dir());
    holder.kill().expect("it is ours");
    holder.wait().expect("it is ours");
    // The server removes it when it ends.
    let give_up = Instant::now() + Duration::from_secs(20);
    while folder.exists() {
        assert!(Instant::now() < give_up, "the folder is still there");
        thread::sleep(Duration::from_millis(20));
    }
}

#[test]
fn it_has_no_other_version() {
    let options = Options {
        major: Some(18),
        ..options()
    };
    let error = block_on(Scratch::start(&options)).expect_err("there is none");
    assert!(
        error
            .to_string()
            .contains("an embedded PostgreSQL: there is no version 18, only 17"),
        "{error}"
    );
}
