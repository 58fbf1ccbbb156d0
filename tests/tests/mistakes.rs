//! What a user is told about mistakes that no macro sees by itself: our own errors, each at its
//! place, all at once, and nothing that the compiler makes of them.

use std::fs;

use expect_test::{Expect, expect};
use tests::copy::Copy;

/// A copy of the platform with further files of declarations, in `src/mistakes.rs` and below.
/// What the settings expose; the mistakes' tables have no row security.
const EXPOSED: (&str, &str) = ("schema-def/schema.toml", r#"["public"]"#);

fn copy(files: &[(&str, &str)]) -> Copy {
    let copy = Copy::new();
    copy.edit(
        "schema-def/src/lib.rs",
        "pub mod users;",
        "pub mod users;\npub mod mistakes;",
    );
    copy.edit(EXPOSED.0, EXPOSED.1, "[]");
    for (file, text) in files {
        let path = copy.path(&format!("schema-def/src/{file}"));
        fs::create_dir_all(path.parent().expect("a file has a folder")).expect("there is room");
        fs::write(path, text).expect("there is room");
    }
    copy
}

/// Builds the copy, which must fail, and shows each error in a line, with its place.
fn fails(copy: &Copy, expect: Expect) {
    let built = copy.build(&[]);
    assert!(!built.success, "{}", built.said);
    expect.assert_eq(&errors(&built.said));
}

fn errors(said: &str) -> String {
    let mut lines = Vec::new();
    for paragraph in said.split("\n\n") {
        let Some(at) = paragraph.find("error") else {
            continue;
        };
        let paragraph = &paragraph[at..];
        let place = paragraph
            .lines()
            .find_map(|it| it.trim_start().strip_prefix("--> "));
        let (Some(place), Some(error)) = (place, paragraph.lines().next()) else {
            continue;
        };
        lines.push(format!("{place}: {error}\n"));
    }
    lines.sort();
    lines.concat()
}

#[test]
fn what_only_the_build_sees_stands_alone_under_the_users_tokens() {
    let copy = copy(&[(
        "mistakes.rs",
        r#"
use schema_macros::{jsonb, pg_enum, table};
use uuid::Uuid;

use crate::users::User;

type Id = Uuid;
pub mod kinds {
    #[allow(dead_code)]
    pub enum Undeclared { A }
}

#[table(versioned)]
pub struct Parent {
    #[primary_key]
    pub id: Id,
    pub undeclared: kinds::Undeclared,
    pub many: Option<Vec<kinds::Undeclared>>,
    #[jsonb]
    pub missing: Nowhere,
    pub row: Option<User>,
    pub name: String,
}

#[table]
pub struct Child {
    #[primary_key]
    pub id: Uuid,
    #[references(Parent)]
    #[index]
    pub parent_id: Uuid,
    #[references(User)]
    #[index]
    pub user_id: i64,
    #[references(Nobody)]
    #[index]
    pub nobody_id: Uuid,
    #[references(chrono::Weekday)]
    #[index]
    pub weekday_id: Uuid,
    #[references(Parent, column = name, role = "named")]
    #[index]
    pub named_id: String,
    #[check("nmae > 0")]
    pub age: i32,
}

#[pg_enum]
pub enum Kind { A }

#[jsonb]
pub struct Kind { pub a: i32 }

pub mod other {
    #[schema_macros::table(schema = "other")]
    pub struct Child {
        #[primary_key]
        pub id: uuid::Uuid,
        #[references(super::Parent, children = "children_by_parent")]
        #[index]
        pub parent_id: uuid::Uuid,
    }
}
"#,
    )]);
    let before = copy.written();
    fails(
        &copy,
        expect![[r#"
            schema-def/src/mistakes.rs:16:13: error: `Id` is an alias: write the type that it stands for, `Uuid`
            schema-def/src/mistakes.rs:17:21: error: `kinds::Undeclared` is no type of a column: put `#[pg_enum]` or `#[jsonb]` above its declaration, in a module that the build reads
            schema-def/src/mistakes.rs:18:26: error: `kinds::Undeclared` is no type of a column: put `#[pg_enum]` or `#[jsonb]` above its declaration, in a module that the build reads
            schema-def/src/mistakes.rs:20:18: error: `Nowhere` is no type of a column: put `#[pg_enum]` or `#[jsonb]` above its declaration, in a module that the build reads
            schema-def/src/mistakes.rs:21:21: error: `User` is a table: hold its key, and write `#[references(User)]` above the field
            schema-def/src/mistakes.rs:34:9: error: `user_id` is `bigint`, but `users.id`, to which it points, is `uuid`: give both one type
            schema-def/src/mistakes.rs:35:18: error: no table of this crate is declared by a struct `Nobody`
            schema-def/src/mistakes.rs:38:18: error: no table of this crate is declared by a struct `Weekday`
            schema-def/src/mistakes.rs:41:7: error: `name` of `parents` is not unique: a foreign key points to a primary key, or to what is `#[unique]`
            schema-def/src/mistakes.rs:44:13: error: no column `nmae` in `children`
            schema-def/src/mistakes.rs:52:12: error: `Kind` is declared in this module already, in src/mistakes.rs:49; give this one another name, or drop it
            schema-def/src/mistakes.rs:59:22: error: `Parent` has a function `children_by_parent` already, by the key in src/mistakes.rs:29: name that of this key with `children = "…"`
        "#]],
    );
    copy.assert_as(&before);
}

#[test]
fn names_that_the_macros_would_write_twice_are_told_instead_of_the_compilers_words() {
    let copy = copy(&[(
        "mistakes.rs",
        r#"
use schema_macros::{jsonb, pg_enum, sql, table};
use uuid::Uuid;

use crate::users::User;

#[table(name = "things")]
pub struct Thing {
    #[primary_key]
    pub id: Uuid,
}

#[table(name = "things")]
pub struct Second {
    #[primary_key]
    pub id: Uuid,
    #[references(Thing)]
    #[index]
    pub thing_id: Uuid,
}

#[table(name = "things", schema = "app")]
pub struct Third {
    #[primary_key]
    pub id: Uuid,
}

#[table]
pub struct Child {
    #[primary_key]
    pub id: Uuid,
    #[references(Second, role = "second")]
    #[index]
    pub second_id: Uuid,
}

#[pg_enum]
pub enum NewChild { A }

#[sql]
extern "SQL" {
    #[function(body = "SELECT 1")]
    fn one() -> i32;
    #[function(body = "SELECT a", name = "one_of")]
    fn one(a: i32, a: i32) -> i32;
}

#[sql]
extern "SQL" {
    #[function(body = "SELECT a", name = "one_more")]
    fn one(a: i32) -> i32;
}

schema_macros::schema!();

#[derive(Debug, Clone)]
#[pg_enum]
pub enum Above { A }

#[derive(Debug)]
#[table]
pub struct Derived {
    #[primary_key]
    pub id: Uuid,
    #[default(Above::A)]
    pub above: Above,
    #[references(User)]
    #[index]
    pub user_id: Uuid,
}

#[table]
pub struct OfDerived {
    #[primary_key]
    pub id: Uuid,
    #[references(Derived)]
    #[index]
    pub derived_id: Uuid,
    pub above: Vec<Above>,
}

#[jsonb]
#[table]
pub struct Both { pub id: Uuid }

pub fn users(of: &Second, third: &Third, child: &Child, derived: Derived) -> (Uuid, Above) {
    let _ = (of.thing_id, third.id, child.second_id);
    (derived.user_id, derived.above)
}
"#,
    )]);
    fails(
        &copy,
        expect![[r#"
        schema-def/src/mistakes.rs:13:16: error: table public.things is declared already, in src/mistakes.rs:8; give this one another name
        schema-def/src/mistakes.rs:23:12: error: `things` would be in this module twice, also by the declaration in src/mistakes.rs:8: give this one another name, or move it to another module
        schema-def/src/mistakes.rs:38:10: error: `NewChild` would be in this module twice, also by the declaration in src/mistakes.rs:29: give this one another name, or move it to another module
        schema-def/src/mistakes.rs:45:20: error: there is an argument `a` already
        schema-def/src/mistakes.rs:45:8: error: `one` would be in this module twice, also by the declaration in src/mistakes.rs:41: give this one another name, or move it to another module
        schema-def/src/mistakes.rs:51:8: error: `one` would be in this module twice, also by the declaration in src/mistakes.rs:41: give this one another name, or move it to another module
        schema-def/src/mistakes.rs:54:1: error: a second `schema!`: another stands in src/lib.rs:24
        schema-def/src/mistakes.rs:57:1: error: `#[pg_enum]` derives `Debug` and `Clone` as well, unless it stands below: move the `#[derive]` down
        schema-def/src/mistakes.rs:61:1: error: `#[table]` derives `Debug` as well, unless it stands below: move the `#[derive]` down
        schema-def/src/mistakes.rs:83:3: error: `#[jsonb]` declares the item already: drop one of the two
    "#]],
    );
}

#[test]
fn what_cannot_be_joined_is_left_out_of_the_joins() {
    let copy = copy(&[(
        "mistakes.rs",
        r#"
#[cfg(any())]
#[schema_macros::table]
pub struct Never {
    #[primary_key]
    pub id: uuid::Uuid,
}

mod hidden {
    #[schema_macros::table(versioned)]
    pub struct Child {
        #[primary_key]
        pub id: uuid::Uuid,
        #[references(crate::users::User)]
        #[index]
        pub user_id: uuid::Uuid,
        #[jsonb]
        pub tier: crate::users::UserTier,
    }

    #[schema_macros::table]
    #[foreign_key(a, b, references = crate::users::User)]
    pub struct Pair {
        #[primary_key]
        pub id: uuid::Uuid,
        pub a: uuid::Uuid,
        pub b: uuid::Uuid,
    }
}
"#,
    )]);
    fails(
        &copy,
        expect![[r#"
        schema-def/src/lib.rs:24:1: error: src/mistakes.rs:2:1: a declaration cannot depend on `cfg`: there is one schema for every build
        schema-def/src/lib.rs:24:1: error: src/mistakes.rs:9:5: `schema!` cannot see the tables in the private module `hidden`: write `pub(crate) mod hidden`
        schema-def/src/mistakes.rs:17:11: error: `#[jsonb]` on a field is for a type that is declared with `#[jsonb]`
        schema-def/src/mistakes.rs:22:7: error: 2 columns here, but one column in `User`: a foreign key pairs them one by one
    "#]],
    );
}

#[test]
fn a_table_that_its_macro_refuses_breaks_nothing_else() {
    let copy = copy(&[(
        "mistakes.rs",
        r#"
use schema_macros::table;
use uuid::Uuid;

#[table]
pub struct Parent {
    #[primary_key]
    pub id: Uuid,
    pub bytes: u64,
}

#[table]
pub struct Child {
    #[primary_key]
    pub id: Uuid,
    #[references(Parent)]
    #[index]
    pub parent_id: Uuid,
}
"#,
    )]);
    fails(
        &copy,
        expect![[r#"
        schema-def/src/mistakes.rs:9:16: error: PostgreSQL has no type for `u64`; write `i64`
    "#]],
    );
}

#[test]
fn a_file_that_does_not_parse_is_left_to_the_compiler() {
    let copy = copy(&[
        (
            "mistakes.rs",
            r#"
pub mod broken;
pub mod sound;
"#,
        ),
        (
            "mistakes/broken.rs",
            r#"
use schema_macros::{pg_enum, table};

#[table]
pub struct Parent {
    #[primary_key]
    pub id: uuid::Uuid
    pub name: String,
}

#[table]
pub struct Beside {
    #[primary_key]
    pub id: uuid::Uuid,
    #[references(Parent)]
    #[index]
    pub parent_id: uuid::Uuid,
}

#[pg_enum]
pub enum Kind { A }
"#,
        ),
        (
            "mistakes/sound.rs",
            r#"
use schema_macros::table;
use uuid::Uuid;

use super::broken::{Kind, Parent};

#[table]
pub struct Child {
    #[primary_key]
    pub id: Uuid,
    #[references(Parent)]
    #[index]
    pub parent_id: Uuid,
    #[default(Kind::A)]
    pub kind: Kind,
}
"#,
        ),
    ]);
    let before = copy.written();
    fails(
        &copy,
        expect![[r#"
        schema-def/src/lib.rs:24:1: error: src/mistakes/broken.rs:8:5: does not parse: expected `,`
        schema-def/src/mistakes/broken.rs:7:23: error: expected `,`, or `}`, found keyword `pub`
        schema-def/src/mistakes/broken.rs:8:5: error: expected `,`
    "#]],
    );
    copy.assert_as(&before);
}

#[test]
fn declarations_without_the_schema_are_told_where_to_write_it() {
    let copy = Copy::new();
    copy.edit(
        "schema-def/src/lib.rs",
        "schema_macros::schema!(migrations = \"../migrations\");",
        "",
    );
    fails(
        &copy,
        expect![[r#"
        schema-def/src/agents.rs:14:10: error: `schema!` is missing: write `schema_macros::schema!();` once, in the module that holds all declarations
    "#]],
    );
}

#[test]
fn names_that_the_code_of_diesel_uses_are_columns_like_others() {
    let copy = copy(&[(
        "mistakes.rs",
        r#"
use schema_macros::{jsonb, pg_enum, sql, table};
use uuid::Uuid;

#[sql]
extern "SQL" {
    #[function(body = "SELECT a")]
    fn same(a: T) -> T;
}

#[jsonb(no_derive(Serialize, Deserialize))]
pub struct ByHand(pub i32);

impl serde::Serialize for ByHand {
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_i32(self.0)
    }
}

impl<'de> serde::Deserialize<'de> for ByHand {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        i32::deserialize(from).map(ByHand)
    }
}

#[table(versioned)]
pub struct Odd {
    #[primary_key]
    pub id: ::uuid::Uuid,
    pub q: i32,
    pub bool: bool,
    pub str: ::std::string::String,
    pub dsl: i32,
    pub all_columns: Vec<::chrono::DateTime<::chrono::Utc>>,
    pub diesel: i32,
    #[column(name = "SqlType")]
    pub sql_type: Option<::std::vec::Vec<::std::string::String>>,
    #[column(name = "Date")]
    pub date: core::option::Option<i32>,
    pub r#type: i32,
    pub by_hand: Option<ByHand>,
}

#[pg_enum]
pub enum T { A }

#[table]
pub struct OddChild {
    #[default(T::A)]
    pub t: T,
    pub ts: Option<Vec<T>>,
    #[primary_key]
    pub id: Uuid,
    #[references(Odd, role = "q", children = "descendants")]
    #[column(name = "q")]
    #[index]
    pub q: Uuid,
}

pub fn query(of: &Odd) {
    use diesel::prelude::*;
    let _ = of.descendants().inner_join(odds::table).filter(odds::q_.eq(1));
}
"#,
    )]);
    fs::write(
        copy.path("schema-def/schema.toml"),
        copy.read("schema-def/schema.toml") + "\n[naming]\ncolumns = false\nforeign_keys = false\n",
    )
    .expect("there is room");
    let built = copy.build(&[]);
    assert!(built.success, "{}", built.said);
}

#[test]
fn a_table_that_anyone_could_read_does_not_build_without_a_reason() {
    let copy = copy(&[(
        "mistakes.rs",
        r#"
use schema_macros::table;
use uuid::Uuid;

#[table]
pub struct Open {
    #[primary_key]
    pub id: Uuid,
}

#[table(rls(off = "the same for everybody"))]
pub struct Country {
    #[primary_key]
    pub id: Uuid,
}

#[table]
pub struct Told {
    #[primary_key]
    pub id: Uuid,
}
"#,
    )]);
    copy.edit(
        EXPOSED.0,
        "[]",
        "[\"public\"]\nwithout_row_security = { tolds = \"nothing is in it\" }",
    );
    fails(
        &copy,
        expect![[r#"
        schema-def/src/lib.rs:24:1: error: `supabase.without_row_security` in schema.toml names `tolds`, which is no table here
        schema-def/src/mistakes.rs:18:12: error: Supabase exposes `public` over HTTP, and without row security anyone reads and writes `tolds`: write `#[table(rls)]` with policies, or say why not, `#[table(rls(off = "…"))]`
        schema-def/src/mistakes.rs:6:12: error: Supabase exposes `public` over HTTP, and without row security anyone reads and writes `opens`: write `#[table(rls)]` with policies, or say why not, `#[table(rls(off = "…"))]`
    "#]],
    );
}
