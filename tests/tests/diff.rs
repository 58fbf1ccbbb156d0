//! `cargo schema diff`, as one types it.

use std::{
    fs,
    path::Path,
    process::{Command, Output},
};

use schema_cli::{scratch::Database, source::Source};
use schema_core::sql;
use tests::{block_on, database, execute, repository};

fn diff(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_schema"));
    command
        .current_dir(folder)
        .arg("diff")
        .args(arguments)
        .env_remove("DATABASE_URL");
    tests::output(&mut command)
}

/// The exit status, and what was said on both streams.
fn said(output: &Output) -> (Option<i32>, String, String) {
    let text = |it: &[u8]| String::from_utf8_lossy(it).into_owned();
    (
        output.status.code(),
        text(&output.stdout),
        text(&output.stderr),
    )
}

fn made_by(script: &str) -> Database {
    let database = database();
    execute(&database, script);
    database
}

#[test]
fn every_source_is_read_in_the_same_way() {
    let folder = tempfile::tempdir().expect("there is room");
    let package = repository().join("schema-def");
    let package = package.to_str().expect("it has a plain name");
    let migrations = format!("migrations:{}", repository().join("migrations").display());
    let manifest = format!("{package}/Cargo.toml");
    let whole = repository().join("generated/schema.sql");
    let whole_text = fs::read_to_string(&whole).expect("it is there");
    let database = made_by(&whole_text);
    let whole = whole.to_str().expect("it has a plain name");
    for source in [migrations.as_str(), &manifest, whole, &database.url()] {
        let (status, out, error) = said(&diff(folder.path(), &["--from", package, "--to", source]));
        assert_eq!(status, Some(0), "{source}: {out}{error}");
        assert!(out.contains("-- There is no difference."), "{out}");
    }
    let (status, out, _) = said(&diff(folder.path(), &["--from", "empty", "--to", package]));
    assert_eq!(status, Some(1));
    assert!(out.contains("CREATE TABLE public.users"), "{out}");
}

/// Declarations and migrations say nothing of roles; that a server knows some is no difference.
#[test]
fn whose_a_database_is_and_who_reads_it_is_left_to_it() {
    let folder = tempfile::tempdir().expect("there is room");
    let package = repository().join("schema-def");
    let package = package.to_str().expect("it has a plain name");
    let migrations = format!("migrations:{}", repository().join("migrations").display());
    let whole = repository().join("generated/schema.sql");
    let script = fs::read_to_string(&whole).expect("it is there");
    let whole = whole.to_str().expect("it has a plain name");
    let owned = made_by(&format!(
        "{script} ALTER TABLE users OWNER TO pg_monitor; ALTER TYPE agent_type OWNER TO pg_monitor"
    ));
    let granted = made_by(&format!(
        "ALTER DEFAULT PRIVILEGES GRANT ALL ON TABLES TO pg_monitor; {script}"
    ));
    for (source, database, expected) in [
        (package, &owned, 0),
        (package, &granted, 0),
        (&migrations, &granted, 0),
        (whole, &owned, 0),
        (whole, &granted, 1),
        (&owned.url(), &granted, 1),
    ] {
        for [from, to] in [[source, &database.url()], [&database.url(), source]] {
            let (status, out, error) = said(&diff(folder.path(), &["--from", from, "--to", to]));
            assert_eq!(status, Some(expected), "{source}: {out}{error}");
        }
    }
}

#[test]
fn scripts_are_written_with_a_folder_for_each_transaction() {
    let folder = tempfile::tempdir().expect("there is room");
    let from = made_by("CREATE TYPE mood AS ENUM ('ok'); CREATE TABLE t (m mood DEFAULT 'ok')");
    let to =
        made_by("CREATE TYPE mood AS ENUM ('ok', 'fine'); CREATE TABLE t (m mood DEFAULT 'fine')");
    let (from, to) = (from.url(), to.url());
    let out = ["--out", "way"];
    let names = || walk(&folder.path().join("way"));
    let all = [&["--from", &from, "--to", &to][..], &out].concat();
    assert_eq!(said(&diff(folder.path(), &all)).0, Some(1));
    let steps = [
        "01_step/down.sql",
        "01_step/up.sql",
        "02_step/down.sql",
        "02_step/up.sql",
    ];
    assert_eq!(names(), [&steps[..], &["down.sql", "up.sql"]].concat());
    let up = fs::read_to_string(folder.path().join("way/up.sql")).expect("it was written");
    assert_eq!(up.matches("COMMIT;").count(), 2, "{up}");

    let same = [&["--from", &from, "--to", &from][..], &out].concat();
    assert_eq!(said(&diff(folder.path(), &same)).0, Some(0));
    assert_eq!(names(), ["down.sql", "up.sql"]);
    for name in names() {
        let script = fs::read_to_string(folder.path().join("way").join(name));
        let script = script.expect("it was written");
        assert!(script.lines().all(|it| it.starts_with("--")), "{script}");
    }
}

fn walk(folder: &Path) -> Vec<String> {
    let mut names = Vec::new();
    for entry in fs::read_dir(folder).expect("it is there") {
        let path = entry.expect("it can be read").path();
        let name = path.file_name().expect("it has one").to_string_lossy();
        match path.is_dir() {
            true => names.extend(walk(&path).iter().map(|it| format!("{name}/{it}"))),
            false => names.push(name.into_owned()),
        }
    }
    names.sort();
    names
}

#[test]
fn what_cannot_be_compared_or_renamed_is_named() {
    let folder = tempfile::tempdir().expect("there is room");
    let plain = made_by("CREATE TABLE t (a integer)");
    let odd = made_by(
        "CREATE TABLE t (a integer);
         ALTER OPERATOR FAMILY money_ops USING btree ADD OPERATOR 1 < (macaddr8, macaddr8)",
    );
    let (plain, odd) = (plain.url(), odd.url());
    let (status, _, error) = said(&diff(folder.path(), &["--from", &plain, "--to", &odd]));
    assert_eq!(status, Some(2));
    assert!(
        error.contains("money_ops") && error.contains("--allow-unmodelled"),
        "{error}"
    );
    let allowed = ["--from", &plain, "--to", &odd, "--allow-unmodelled"];
    let (status, _, error) = said(&diff(folder.path(), &allowed));
    assert_eq!(status, Some(0));
    assert!(error.contains("not compared"), "{error}");

    for (rename, why) in [
        ("table:x=y", "the old name is not there"),
        ("table:t=u", "the new name is not there"),
        ("tabel:t=u", "write it as `table:"),
    ] {
        let arguments = ["--from", &plain, "--to", &plain, "--rename", rename];
        let (status, _, error) = said(&diff(folder.path(), &arguments));
        assert_eq!(status, Some(2), "{rename}");
        assert!(error.contains(why), "{rename}: {error}");
    }
}

#[test]
fn scripts_that_are_no_schema_are_refused_at_their_line() {
    let folder = tempfile::tempdir().expect("there is room");
    for (script, why) in [
        ("\nSELEC 1;\n", "a.sql:2: syntax error"),
        (
            "SELECT 1;\nCOPY t (a) FROM stdin;\n1\n\\.\n",
            "a.sql:2: rows are no schema",
        ),
        (
            "\\connect other\n",
            "a.sql:1: `\\connect` is for psql alone",
        ),
    ] {
        fs::write(folder.path().join("a.sql"), script).expect("there is room");
        let (status, _, error) = said(&diff(folder.path(), &["--from", "a.sql", "--to", "empty"]));
        assert_eq!(status, Some(2));
        assert!(error.contains(why), "{script}: {error}");
    }
    fs::write(
        folder.path().join("a.sql"),
        "\\restrict x\nCREATE INDEX i ON t (a); -- there is no t\n",
    )
    .expect("there is room");
    let (_, _, error) = said(&diff(folder.path(), &["--from", "empty", "--to", "a.sql"]));
    assert!(
        error.contains("a.sql:2: relation \"t\" does not exist"),
        "{error}"
    );
}

#[test]
fn sources_are_told_apart() {
    for (text, why) in [
        ("nowhere", "it is none of"),
        ("migrations:nowhere", "`nowhere` is no folder"),
        ("postgres://[", "URL"),
    ] {
        let error = text.parse::<Source>().expect_err(text);
        assert!(error.contains(why), "{text}: {error}");
    }
    let url = "postgres://me:secret@localhost/shop".parse::<Source>();
    assert_eq!(url.expect("it is one").to_string(), "database shop");
}

#[test]
fn rows_that_hold_a_lost_value_stop_it_before_anything_changes_or_get_another_one() {
    let folder = tempfile::tempdir().expect("there is room");
    let old = "CREATE TYPE mood AS ENUM ('sad', 'it''s $$', 'ok');
               CREATE TABLE t (id integer PRIMARY KEY, m mood, all_of mood[], gone text);
               INSERT INTO t VALUES (1, 'sad', '{sad,ok}'), (2, 'it''s $$', '{}'), (3, 'ok', NULL);";
    let from = made_by(old);
    let to = made_by(
        "CREATE TYPE humour AS ENUM ('ok', 'fine');
         CREATE TABLE t (id integer PRIMARY KEY, m humour, all_of humour[]);",
    );
    let (from_url, to_url) = (from.url(), to.url());
    let way = |more: &[&str]| {
        let common = [
            "--from",
            &from_url,
            "--to",
            &to_url,
            "--rename",
            "type:mood=humour",
        ];
        let out = ["--out", "way"];
        said(&diff(folder.path(), &[&common[..], &out, more].concat()))
    };
    let up = || {
        let script = fs::read_to_string(folder.path().join("way/up.sql")).expect("it was written");
        block_on(async {
            let client = from.connect().await.expect("the server is there");
            for (_, statement) in sql::statements(&script) {
                let done = client.batch_execute(statement).await;
                done.map_err(|error| schema_connect::describe(&error))?;
            }
            Ok::<_, String>(())
        })
    };
    let rows = || {
        let query = "SELECT string_agg(concat_ws(' ', id, m, all_of), ', ' ORDER BY id) FROM t";
        block_on(async {
            let client = from.connect().await.expect("the server is there");
            let row = client
                .query_one(query, &[])
                .await
                .expect("they can be read");
            row.get::<_, String>(0)
        })
    };
    // Only the rename, which loses nothing, stands before the question.
    assert_eq!(way(&[]).0, Some(1));
    assert_eq!(
        up(),
        Err("rows hold a value that public.humour loses: sad, it's $$".to_owned())
    );
    execute(
        &from,
        "ALTER TYPE humour RENAME TO mood; SELECT gone FROM t",
    );

    let map = |value| ["--map-value", value];
    let (status, _, error) = way(&map("mood.ok=fine"));
    assert_eq!(status, Some(2));
    assert!(
        error.contains("`ok` is no value of `public.mood` that goes"),
        "{error}"
    );
    let (status, _, error) = way(&map("mood.sad"));
    assert_eq!(status, Some(2));
    assert!(error.contains("`public.type.old=` for NULL"), "{error}");

    let both = [map("mood.sad=fine"), map("mood.\"it's $$\"=")].concat();
    assert_eq!(way(&both).0, Some(1));
    up().expect("nothing is lost");
    assert_eq!(rows(), "1 fine {fine,ok}, 2 {}, 3 ok");
}

#[test]
fn a_base_type_goes_only_where_nothing_depends_on_it_that_the_plan_does_not_know() {
    let folder = tempfile::tempdir().expect("there is room");
    let amount = "
        CREATE TYPE amount;
        CREATE FUNCTION amount_in(cstring) RETURNS amount LANGUAGE internal IMMUTABLE STRICT AS 'int4in';
        CREATE FUNCTION amount_out(amount) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'int4out';
        CREATE TYPE amount (INPUT = amount_in, OUTPUT = amount_out, LIKE = integer);";
    let from = made_by(amount);
    let url = from.url();
    let arguments = ["--from", &url, "--to", "empty", "--out", "way"];
    assert_eq!(said(&diff(folder.path(), &arguments)).0, Some(1));
    let script = fs::read_to_string(folder.path().join("way/up.sql")).expect("it was written");
    let up = || {
        block_on(async {
            let client = from.connect().await.expect("the server is there");
            let done = client.batch_execute(&script).await;
            done.map_err(|error| schema_connect::describe(&error))
        })
    };
    for (made, dropped) in [
        ("CREATE TABLE late (a amount)", "DROP TABLE late"),
        ("CREATE TABLE late (a amount[])", "DROP TABLE late"),
        (
            "CREATE VIEW late AS SELECT amount_out(NULL)::text AS a",
            "DROP VIEW late",
        ),
    ] {
        execute(&from, made);
        let error = up().expect_err("something is in the way");
        assert!(
            error.contains("something else depends on type public.amount"),
            "{made}: {error}"
        );
        execute(&from, dropped);
    }
    assert_eq!(up(), Ok(()));
}
