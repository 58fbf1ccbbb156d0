//! What the macros report, as rustc shows it: their own problems, those that the build left for
//! them, and each under the user's tokens.

use std::{fs, path::Path, process::Command};

use expect_test::{Expect, expect};
use tests::repository;

/// Writes what the build would write.
const BUILD: &str = r#"
fn main() {
    let out = std::env::var("OUT_DIR").unwrap();
    for file in ["problems", "schema_joins.rs"] {
        let from = format!("written/{file}");
        println!("cargo::rerun-if-changed={from}");
        if std::path::Path::new(&from).exists() {
            std::fs::copy(&from, format!("{out}/{file}")).unwrap();
        }
    }
}
"#;

/// Compiles a crate of one file, after the build has left these files, and gives rustc's errors.
///
/// Diesel is not among its dependencies, for the sake of time: what is missing for that reason is
/// not shown.
fn check(name: &str, source: &str, written: &[(&str, &str)], expect: Expect) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let write = |file: &str, text: &str| {
        let file = folder.path().join(file);
        fs::create_dir_all(file.parent().expect("it has one")).expect("it can be made");
        fs::write(file, text).expect("it can be written");
    };
    let macros = repository().join("schema-macros");
    write(
        "Cargo.toml",
        &format!(
            "[package]\nname = {name:?}\nversion = \"0.1.0\"\nedition = \"2024\"\n[workspace]\n\
             [dependencies]\nschema-macros = {{ path = {macros:?} }}\n"
        ),
    );
    write("src/lib.rs", source);
    for (file, text) in written {
        write(&format!("written/{file}"), text);
    }
    if !written.is_empty() {
        write("build.rs", BUILD);
    }
    let lock = repository().join("Cargo.lock");
    fs::copy(lock, folder.path().join("Cargo.lock")).expect("it can be copied");
    expect.assert_eq(&errors(folder.path()));
}

fn errors(package: &Path) -> String {
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).join("macros");
    let mut cargo = Command::new(env!("CARGO"));
    cargo
        .args(["check", "--quiet", "--offline", "--color=never"])
        .current_dir(package)
        .env("CARGO_TARGET_DIR", target)
        .env("CARGO_TERM_QUIET", "false");
    let output = tests::output(&mut cargo);
    let text = String::from_utf8_lossy(&output.stderr);
    let shown = text.split("\n\n").filter(|it| it.starts_with("error:"));
    let beside = ["could not compile", "cannot find attribute `diesel`"];
    let shown: Vec<&str> = shown
        .filter(|it| !beside.iter().any(|no| it.contains(no)))
        .collect();
    shown.join("\n\n") + "\n"
}

#[test]
fn what_the_build_found_stands_under_the_users_tokens() {
    check(
        "built",
        r#"use schema_macros::{schema, table};

/// An account.
#[table]
#[index(naem)]
pub struct Account {
    #[primary_key]
    pub id: i64,
    pub name: Alias,
}

schema!(namespaces("app"));
"#,
        &[
            (
                "problems",
                "\t0\t0\t`migrations/schema.lock` is broken\n\
                 src/lib.rs\t3\t1\ta doc comment above the macro\n\
                 src/lib.rs\t4\t1\tthe macro itself\n\
                 src/lib.rs\t5\t9\tno column `naem` in `Account`\n\
                 src/lib.rs\t7\t5\ta whole attribute\n\
                 src/lib.rs\t9\t15\t`Alias` is an alias\n\
                 src/lib.rs\t12\t20\ta namespace\n\
                 src/other.rs\t9\t15\tanother file\n",
            ),
            ("schema_joins.rs", "pub mod tables {}\n"),
        ],
        expect![[r#"
            error: no field `naem` in `Account`; did you mean `name`?
             --> src/lib.rs:5:9
              |
            5 | #[index(naem)]
              |         ^^^^

            error: a doc comment above the macro
             --> src/lib.rs:3:1
              |
            3 | /// An account.
              | ^^^^^^^^^^^^^^^

            error: the macro itself
             --> src/lib.rs:4:1
              |
            4 | #[table]
              | ^^^^^^^^
              |
              = note: this error originates in the attribute macro `table` (in Nightly builds, run with -Z macro-backtrace for more info)

            error: no column `naem` in `Account`
             --> src/lib.rs:5:9
              |
            5 | #[index(naem)]
              |         ^^^^

            error: a whole attribute
             --> src/lib.rs:7:5
              |
            7 |     #[primary_key]
              |     ^^^^^^^^^^^^^^

            error: `Alias` is an alias
             --> src/lib.rs:9:15
              |
            9 |     pub name: Alias,
              |               ^^^^^

            error: a namespace
              --> src/lib.rs:12:20
               |
            12 | schema!(namespaces("app"));
               |                    ^^^^^

            error: `migrations/schema.lock` is broken
              --> src/lib.rs:12:1
               |
            12 | schema!(namespaces("app"));
               | ^^^^^^^^^^^^^^^^^^^^^^^^^^
               |
               = note: this error originates in the macro `schema` (in Nightly builds, run with -Z macro-backtrace for more info)
        "#]],
    );
}

#[test]
fn the_build_script_is_asked_for() {
    check(
        "unbuilt",
        "schema_macros::schema!();\n",
        &[],
        expect![[r#"
        error: `schema!()` needs the package's build script: `build.rs` must call `schema_core::build::run()`, with `schema-core` among the build dependencies
         --> src/lib.rs:1:1
          |
        1 | schema_macros::schema!();
          | ^^^^^^^^^^^^^^^^^^^^^^^^
          |
          = note: this error originates in the macro `schema_macros::schema` (in Nightly builds, run with -Z macro-backtrace for more info)
    "#]],
    );
    check(
        "empty",
        "schema_macros::schema!();\n",
        &[("problems", "")],
        expect![[r#"
        error: `schema!()` needs the package's build script: `build.rs` must call `schema_core::build::run()`, with `schema-core` among the build dependencies
         --> src/lib.rs:1:1
          |
        1 | schema_macros::schema!();
          | ^^^^^^^^^^^^^^^^^^^^^^^^
          |
          = note: this error originates in the macro `schema_macros::schema` (in Nightly builds, run with -Z macro-backtrace for more info)
    "#]],
    );
    check(
        "no_migrations",
        "schema_macros::schema!(migrations = \"../migrations\");\n",
        &[("schema_joins.rs", "")],
        expect![[r#"
            error: the build found no migrations in `../migrations`
             --> src/lib.rs:1:37
              |
            1 | schema_macros::schema!(migrations = "../migrations");
              |                                     ^^^^^^^^^^^^^^^
        "#]],
    );
}

#[test]
fn a_macro_in_the_wrong_place_says_so_and_keeps_the_item() {
    check(
        "misplaced",
        r#"use schema_macros::{pg_enum, sql, table};

#[table]
pub enum Kind {
    #[value("one")]
    One,
}

#[pg_enum]
pub struct Account {
    #[primary_key]
    pub id: i64,
}

#[sql]
pub fn lower() {}

pub fn uses(_: Kind, _: Account) {
    lower();
}
"#,
        &[],
        expect![[r#"
            error: `#[table]` stands above a struct
             --> src/lib.rs:4:5
              |
            4 | pub enum Kind {
              |     ^^^^

            error: `#[pg_enum]` stands above an enum
              --> src/lib.rs:10:5
               |
            10 | pub struct Account {
               |     ^^^^^^

            error: `#[sql]` stands above an `extern "SQL"` block
              --> src/lib.rs:16:5
               |
            16 | pub fn lower() {}
               |     ^^
        "#]],
    );
}

#[test]
fn our_attributes_above_the_macro_are_sent_below_it() {
    check(
        "above",
        r#"use schema_macros::table;

#[index(email, id)]
#[table]
pub struct Account {
    #[primary_key]
    pub id: i64,
    pub email: String,
}
"#,
        &[],
        expect![[r#"
            error: `#[index]` stands below the attribute that declares the item; move it down
             --> src/lib.rs:3:1
              |
            3 | #[index(email, id)]
              | ^^^^^^^^^^^^^^^^^^^

            error: cannot find attribute `index` in this scope
             --> src/lib.rs:3:3
              |
            3 | #[index(email, id)]
              |   ^^^^^
        "#]],
    );
}
