use std::fs;

use expect_test::{Expect, expect};

use super::*;

fn read(variables: &[(&str, &str)]) -> Result<Settings, Error> {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let home = [("HOME", "/nowhere")];
    Settings::read(
        home.iter().chain(variables).copied().collect(),
        folder.path(),
    )
}

#[track_caller]
fn check(variables: &[(&str, &str)], expect: Expect) {
    let error = read(variables).expect_err("something is wrong");
    expect.assert_eq(&error.to_string());
}

#[test]
fn everything_has_a_default_but_the_database() {
    let settings = read(&[("DATABASE_URL", "postgres://u@h/d")]).expect("well-formed");
    assert_eq!(settings.database.to_string(), "database `d` at `h:5432`");
    assert_eq!(settings.pool.size, 10);
    assert_eq!(settings.pool.wait, Duration::from_secs(5));
    assert_eq!(settings.listen.to_string(), "127.0.0.1:8080");
    check(
        &[],
        expect![
            "no database is given: set `DATABASE_URL` (or `SUPABASE_DB_URL`), in the environment or in `.env`, to its URL, as `postgres://user:password@host/database`"
        ],
    );
}

#[test]
fn the_database_may_be_named_as_supabase_does() {
    let url = "postgres://postgres.abc:p@aws-0-eu-central-1.pooler.supabase.com:6543/postgres";
    let settings = read(&[("DATABASE_URL", ""), ("SUPABASE_DB_URL", url)]).expect("well-formed");
    assert_eq!(
        settings.database.supabase(),
        Some(schema_connect::Supabase::TransactionPooler)
    );
    let both = [
        ("SUPABASE_DB_URL", url),
        ("DATABASE_URL", "postgres://u@h/d"),
    ];
    let settings = read(&both).expect("well-formed");
    assert_eq!(settings.database.to_string(), "database `d` at `h:5432`");
}

#[test]
fn what_is_wrong_is_told_at_once() {
    check(
        &[
            (
                "SUPABASE_DB_URL",
                "postgres://:secret@:port/?sslmode=secret",
            ),
            ("PLATFORM_LISTEN", "secret"),
            ("PLATFORM_POOL_SIZE", "0"),
            ("PLATFORM_POOL_WAIT", "secret"),
        ],
        expect![[r#"
            `SUPABASE_DB_URL`: the port is no number between 1 and 65535; in a URL, `@`, `/`, `?`, `#` and `%` within user or password are written `%40`, `%2F`, `%3F`, `%23` and `%25`
            `SUPABASE_DB_URL`: `sslmode` must be disable, allow, prefer, require, verify-ca or verify-full
            `PLATFORM_POOL_SIZE` must be a number from 1 to 1000
            `PLATFORM_POOL_WAIT` must be a number from 1 to 1000
            `PLATFORM_LISTEN` must be an address and a port, as `127.0.0.1:8080` or `[::]:8080`"#]],
    );
    check(
        &[("DATABASE_URL", "postgres://?sslmode=secret")],
        expect![[r#"
            `DATABASE_URL`: names no host
            `DATABASE_URL`: names no user
            `DATABASE_URL`: names no database
            `DATABASE_URL`: `sslmode` must be disable, allow, prefer, require, verify-ca or verify-full"#]],
    );
}

#[test]
fn a_file_of_variables_comes_after_the_environment() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let file = folder.path().join(".env");
    fs::write(
        &file,
        "DATABASE_URL=postgres://u:p@file/d\nPLATFORM_POOL_SIZE=3\n",
    )
    .expect("writable");
    let read = |variables: &[(&str, &str)]| {
        Settings::read(variables.iter().copied().collect(), folder.path())
    };
    let settings = read(&[]).expect("well-formed");
    assert_eq!(settings.database.to_string(), "database `d` at `file:5432`");
    let settings = read(&[("DATABASE_URL", "postgres://u@env/d")]).expect("well-formed");
    assert_eq!(settings.database.to_string(), "database `d` at `env:5432`");
    assert_eq!(settings.pool.size, 3);
    fs::write(&file, "DATABASE_URL=postgres://u:s ecret@file/d\n").expect("writable");
    let error = read(&[]).expect_err("the value has a space");
    assert!(!format!("{error} {error:?}").contains("ecret"), "{error:?}");
}

#[test]
fn no_password_shows() {
    let url = "postgres://u:secret@h/d?sslmode=disable";
    let settings = read(&[("DATABASE_URL", url), ("PGPASSWORD", "secret")]).expect("well-formed");
    let shown = format!("{settings:?} {:?} {}", settings.database, settings.database);
    assert!(!shown.contains("secret"), "{shown}");
    for url in [
        "postgres://u:secret@h:x/d",
        "postgres://u:se@cret@h/d",
        "postgres://u:se/cret@h/d",
        "postgres://u:se?cret@h/d",
        "postgres://u:secret%zz@h/d",
        "postgres:/u:secret@h/d",
        "mysql://u:secret@h/d",
        "u:secret@h/d",
        "password=secret",
        "postgres://u:secret@db.abc.supabase.co:1/d",
        "postgres://u:secret@h/d?sslmode=verify-full&sslrootcert=/nowhere",
    ] {
        let error = read(&[("DATABASE_URL", url)]).expect_err(url);
        let shown = format!("{error} {error:?} {error:#?}");
        assert!(!shown.contains("cret"), "{url}: {shown}");
    }
}
