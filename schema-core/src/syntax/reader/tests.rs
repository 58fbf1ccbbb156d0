use std::path::Path;

use expect_test::{Expect, expect};

use super::*;

/// Reads the files, of which the first is the root, and shows what was declared where.
fn check(files: &[(&str, &str)], expect: Expect) {
    let package = tempfile::tempdir().expect("a temporary folder");
    for (path, text) in files {
        let path = package.path().join(path);
        std::fs::create_dir_all(path.parent().expect("a file has a folder")).expect("a folder");
        std::fs::write(path, text).expect("a file");
    }
    let mut problems = Problems::default();
    let found = read(package.path(), Path::new(files[0].0), &mut problems);
    let mut shown = String::new();
    for it in &found.items {
        let what = match &it.item {
            Item::Table(table) => format!("table {}", table.name.value),
            Item::Enum(it) => format!("enum {}", it.name.value),
            Item::Jsonb(it) => format!("jsonb {}", it.ident),
            Item::Functions(functions) => format!("{} functions", functions.len()),
            Item::Schema(_) => "schema!".to_owned(),
        };
        let place = it.place.problem("");
        let module = it.module.join("::");
        shown += &format!(
            "{}:{}:{} {module}: {what}\n",
            place.file, place.line, place.column
        );
    }
    if !problems.is_empty() {
        shown += &problems.render(package.path());
    }
    expect.assert_eq(&shown);
}

const TABLE: &str = "#[table]\npub struct User { #[primary_key] pub id: Uuid }\n";

#[test]
fn modules_are_found_as_rustc_finds_them() {
    check(
        &[
            (
                "src/lib.rs",
                "mod users;\nmod area;\npub mod inline { pub mod deep; pub mod named { pub mod at_last; } }\n\
                 #[path = \"elsewhere/odd.rs\"]\nmod moved;\nschema_macros::schema!();\n",
            ),
            ("src/users.rs", TABLE),
            ("src/area/mod.rs", "pub mod jobs;\n"),
            (
                "src/area/jobs.rs",
                "pub(crate) mod inner;\n#[pg_enum]\npub enum Status { New }\n",
            ),
            (
                "src/area/jobs/inner.rs",
                "#[table] pub struct Job { #[primary_key] pub id: Uuid }\n",
            ),
            (
                "src/inline/deep.rs",
                "#[jsonb] pub struct Data { pub x: i32 }\n",
            ),
            (
                "src/inline/named/at_last.rs",
                "#[sql]\nextern \"SQL\" {\n    #[function(body = \"SELECT 1\")]\n    fn one() -> i32;\n}\n",
            ),
            ("src/elsewhere/odd.rs", "mod child;"),
            ("src/elsewhere/child.rs", "// nothing\n"),
        ],
        expect![[r#"
            src/users.rs:2:12 users: table users
            src/area/jobs/inner.rs:1:21 area::jobs::inner: table jobs
            src/area/jobs.rs:3:10 area::jobs: enum status
            src/inline/deep.rs:1:21 inline::deep: jsonb Data
            src/inline/named/at_last.rs:2:1 inline::named::at_last: 1 functions
            src/lib.rs:6:1 : schema!
        "#]],
    );
}

#[test]
fn a_root_may_be_a_module() {
    let files = [
        ("src/schema.rs", "mod users;\n"),
        ("src/schema/users.rs", TABLE),
    ];
    check(
        &files,
        expect![[r#"
        src/schema/users.rs:2:12 users: table users
    "#]],
    );
    let files = [
        ("src/schema/mod.rs", "mod users;\n"),
        ("src/schema/users.rs", TABLE),
    ];
    check(
        &files,
        expect![[r#"
        src/schema/users.rs:2:12 users: table users
    "#]],
    );
    check(
        &[
            ("src/lib.rs", "mod users { mod inner { } }"),
            ("src/main.rs", "fn main() {}"),
        ],
        expect![[""]],
    );
}

#[test]
fn tests_declare_what_they_like() {
    check(
        &[
            (
                "src/lib.rs",
                "#[cfg(test)]\nmod tests;\n#[cfg(all(test, unix))]\nmod more { #[table] struct A {} }\n\
                 #[cfg(test)]\nfn f() { #[table] struct B {} }\n#[test]\nfn g() { #[table] struct C {} }\n",
            ),
            ("src/tests.rs", TABLE),
            ("src/tests/inner.rs", TABLE),
        ],
        expect![[""]],
    );
}

#[test]
fn other_names_are_followed() {
    check(
        &[(
            "src/lib.rs",
            "use schema_macros::{pg_enum, table as entity};\nuse schema_macros as sm;\n\
             #[entity]\npub struct User { #[primary_key] pub id: Uuid }\n\
             #[sm::pg_enum]\npub enum Status { New }\n\
             mod inner { #[entity]\npub struct Job { #[primary_key] pub id: Uuid } }",
        )],
        expect![[r#"
            src/lib.rs:4:12 : table users
            src/lib.rs:6:10 : enum status
            src/lib.rs:8:12 inner: table jobs
        "#]],
    );
    check(
        &[("src/lib.rs", "pub use schema_macros::table as entity;\n")],
        expect![[r#"
            error: exporting `table` as `entity` hides declarations from the build: export it under its own name
             --> src/lib.rs:1:33
              |
            1 | pub use schema_macros::table as entity;
              |                                 ^^^^^^
        "#]],
    );
}

#[test]
fn what_the_build_cannot_see_is_reported() {
    check(
        &[(
            "src/lib.rs",
            r#"
make_tables! {
    #[table] pub struct User { pub id: Uuid }
    { #[jsonb] pub struct Data { #[jsonb] pub id: Uuid } }
}
macro_rules! entity {
    ($name:ident) => {
        #[table(timestamps)]
        pub struct $name { #[jsonb] pub id: Data }
    };
}
fn f() {
    #[schema_macros::pg_enum]
    enum Inner { A }
    let tokens = quote! { #[table] struct A; };
}
#[cfg_attr(feature = "db", table(name = "x"))]
pub struct Feature {}
#[cfg(feature = "db")]
#[pg_enum]
pub enum Status { New }
#[cfg(unix)]
mod unix { #[pg_enum] pub enum Signal { Hup } #[pg_enum] pub enum Other { Hup } }
#[cfg(windows)]
mod windows;
"#,
        )],
        expect![[r#"
            src/lib.rs:21:10 : enum status
            src/lib.rs:23:32 unix: enum signal
            src/lib.rs:23:67 unix: enum other
            error: the build does not see `#[table]` inside of `make_tables!`: write the declaration out, as an item of its own
             --> src/lib.rs:3:7
              |
            3 |     #[table] pub struct User { pub id: Uuid }
              |       ^^^^^

            error: the build does not see `#[jsonb]` inside of `make_tables!`: write the declaration out, as an item of its own
             --> src/lib.rs:4:9
              |
            4 |     { #[jsonb] pub struct Data { #[jsonb] pub id: Uuid } }
              |         ^^^^^

            error: the build does not see the `#[table]` that `entity!` writes: write each declaration out, as an item of its own
             --> src/lib.rs:8:11
              |
            8 |         #[table(timestamps)]
              |           ^^^^^

            error: the build does not see `#[pg_enum]` inside of a body: declarations stand in modules
              --> src/lib.rs:13:22
               |
            13 |     #[schema_macros::pg_enum]
               |                      ^^^^^^^

            error: `#[table]` cannot depend on `cfg`: there is one schema for every build, so write it without `cfg_attr`
              --> src/lib.rs:17:28
               |
            17 | #[cfg_attr(feature = "db", table(name = "x"))]
               |                            ^^^^^

            error: a declaration cannot depend on `cfg`: there is one schema for every build
              --> src/lib.rs:19:1
               |
            19 | #[cfg(feature = "db")]
               | ^^^^^^^^^^^^^^^^^^^^^^

            error: a declaration cannot depend on `cfg`: there is one schema for every build
              --> src/lib.rs:22:1
               |
            22 | #[cfg(unix)]
               | ^^^^^^^^^^^^
        "#]],
    );
}

#[test]
fn an_item_is_declared_once_and_derives_what_its_macro_does_not() {
    check(
        &[(
            "src/lib.rs",
            "#[table]\n#[derive(Hash)]\n#[table(timestamps)]\n#[pg_enum]\n\
             pub struct User { #[primary_key] pub id: Uuid }\n\
             #[derive(Default, Clone, std::fmt::Debug)]\n#[jsonb]\n#[derive(PartialEq)]\n\
             pub struct Data { pub x: i32 }\n",
        )],
        expect![[r#"
            src/lib.rs:5:12 : table users
            src/lib.rs:9:12 : jsonb Data
            error: `#[table]` declares the item already: drop one of the two
             --> src/lib.rs:3:3
              |
            3 | #[table(timestamps)]
              |   ^^^^^

            error: `#[table]` declares the item already: drop one of the two
             --> src/lib.rs:4:3
              |
            4 | #[pg_enum]
              |   ^^^^^^^

            error: `#[jsonb]` derives `Clone` and `Debug` as well, unless it stands below: move the `#[derive]` down
             --> src/lib.rs:7:3
              |
            7 | #[jsonb]
              |   ^^^^^
        "#]],
    );
}

#[test]
fn files_beside_the_tree_are_reported() {
    check(
        &[
            ("src/lib.rs", "mod used;\n"),
            ("src/used.rs", "// nothing\n"),
            ("src/forgotten.rs", TABLE),
            ("src/deep/forgotten.rs", "#[pg_enum]\nenum A { B }\n"),
            ("src/harmless.rs", "/// `#[table]`\nstruct A;\n"),
        ],
        expect![[r#"
            error: no `mod` leads from `src/lib.rs` to this file, so its declarations are not seen: add the `mod`, or remove the file
             --> src/deep/forgotten.rs:1:3
              |
            1 | #[pg_enum]
              |   ^^^^^^^

            error: no `mod` leads from `src/lib.rs` to this file, so its declarations are not seen: add the `mod`, or remove the file
             --> src/forgotten.rs:1:3
              |
            1 | #[table]
              |   ^^^^^
        "#]],
    );
}

#[test]
fn what_does_not_parse_is_reported_and_the_rest_is_read() {
    check(
        &[
            (
                "src/lib.rs",
                "mod broken;\nmod open;\nmod missing;\nmod users;\n",
            ),
            (
                "src/broken.rs",
                "#[table]\npub struct User { pub id Uuid }\n",
            ),
            ("src/open.rs", "#[table]\npub struct Open {\n"),
            ("src/users.rs", TABLE),
        ],
        expect![[r#"
            src/users.rs:2:12 users: table users
            error: does not parse: expected `:`
             --> src/broken.rs:2:26
              |
            2 | pub struct User { pub id Uuid }
              |                          ^^^^

            error: the file of module `missing` is missing: create `src/missing.rs` or `src/missing/mod.rs`
             --> src/lib.rs:3:5
              |
            3 | mod missing;
              |     ^^^^^^^

            error: does not parse: a bracket or a quote has no pair
             --> src/open.rs:2:17
              |
            2 | pub struct Open {
              |                 ^
        "#]],
    );
    check(
        &[("src/lib.rs", "#[path = \"lib.rs\"]\nmod again;\n")],
        expect![[r#"
        error: this `mod` leads back to a file that leads here
         --> src/lib.rs:2:5
          |
        2 | mod again;
          |     ^^^^^
    "#]],
    );
}

#[test]
fn a_missing_root_is_reported() {
    let mut problems = Problems::default();
    read(
        Path::new("no/such/package"),
        Path::new("src/lib.rs"),
        &mut problems,
    );
    expect![[r#"
        error: the declarations cannot be read: No such file or directory (os error 2)
         --> src/lib.rs
    "#]]
    .assert_eq(&problems.render(Path::new("no/such/package")));
}

#[test]
fn a_module_that_schema_cannot_see_is_reported() {
    check(
        &[(
            "src/lib.rs",
            "schema!();\nmod a { mod hidden { #[table] pub struct A { #[primary_key] pub id: Uuid } }\n\
             pub(super) mod seen { #[table] pub struct B { #[primary_key] pub id: Uuid }\n\
             pub(super) mod too_deep { #[table] pub struct C { #[primary_key] pub id: Uuid } }\n\
             pub(crate) mod fine { #[table] pub struct D { #[primary_key] pub id: Uuid } } } }\n",
        )],
        expect![[r#"
            src/lib.rs:1:1 : schema!
            src/lib.rs:2:42 a::hidden: table as
            src/lib.rs:3:43 a::seen: table bs
            src/lib.rs:4:47 a::seen::too_deep: table cs
            src/lib.rs:5:43 a::seen::fine: table ds
            error: `schema!` cannot see the tables in the private module `hidden`: write `pub(crate) mod hidden`
             --> src/lib.rs:2:13
              |
            2 | mod a { mod hidden { #[table] pub struct A { #[primary_key] pub id: Uuid } }
              |             ^^^^^^

            error: `schema!` cannot see the tables in the private module `too_deep`: write `pub(crate) mod too_deep`
             --> src/lib.rs:4:16
              |
            4 | pub(super) mod too_deep { #[table] pub struct C { #[primary_key] pub id: Uuid } }
              |                ^^^^^^^^
        "#]],
    );
    check(
        &[(
            "src/lib.rs",
            "mod db { schema!(); schema!(); }\n#[table] pub struct A { #[primary_key] pub id: Uuid }\n",
        )],
        expect![[r#"
            src/lib.rs:1:10 db: schema!
            src/lib.rs:1:21 db: schema!
            src/lib.rs:2:21 : table as
            error: a second `schema!`: another stands in src/lib.rs:1
             --> src/lib.rs:1:21
              |
            1 | mod db { schema!(); schema!(); }
              |                     ^^^^^^

            error: `A` stands outside of the module that holds `schema!`: move one to the other
             --> src/lib.rs:2:21
              |
            2 | #[table] pub struct A { #[primary_key] pub id: Uuid }
              |                     ^
        "#]],
    );
}

#[test]
fn problems_between_the_tokens_of_a_declaration_are_left_to_its_macro() {
    let package = tempfile::tempdir().expect("a temporary folder");
    std::fs::create_dir(package.path().join("src")).expect("a folder");
    std::fs::write(
        package.path().join("src/lib.rs"),
        format!("mod a;\n{TABLE}fn f() {{}}\n"),
    )
    .expect("a file");
    let found = read(
        package.path(),
        Path::new("src/lib.rs"),
        &mut Problems::default(),
    );
    let covered: Vec<usize> = (1..=4)
        .filter(|line| found.covers(&Problem::at("src/lib.rs", *line, 1, "")))
        .collect();
    assert_eq!(covered, [2, 3]);
    assert!(!found.covers(&Problem::at("src/other.rs", 2, 1, "")));
}
