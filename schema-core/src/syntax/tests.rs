//! Whole declarations in, what was understood or reported out. Each message by itself has a ui
//! test in the package `tests`.

use expect_test::{Expect, expect};
use proc_macro2::TokenStream;
use syn::{Item, spanned::Spanned as _};

use super::{
    columns::Base, functions, jsonb::Jsonb, pg_enum::Enum, schema::SchemaMacro, tables::Table,
};
use crate::diagnostics::Diagnostics;

/// The declarations of a source text, and the problems with their line and column.
fn read(source: &str) -> (Vec<Table>, String) {
    let mut diagnostics = Diagnostics::default();
    let mut tables = Vec::new();
    for item in syn::parse_str::<syn::File>(source)
        .expect("the test's source is Rust")
        .items
    {
        let attributes = match &item {
            Item::Struct(it) => &it.attrs,
            Item::Enum(it) => &it.attrs,
            Item::Type(it) => &it.attrs,
            Item::ForeignMod(it) => &it.attrs,
            Item::Macro(it) => {
                SchemaMacro::parse(it.mac.tokens.clone(), it.mac.path.span(), &mut diagnostics);
                continue;
            }
            _ => continue,
        };
        let first = attributes
            .first()
            .expect("the test's item has an attribute");
        let args = first
            .meta
            .require_list()
            .map_or_else(|_| TokenStream::new(), |it| it.tokens.clone());
        match &item {
            Item::Struct(it) if first.path().is_ident("table") => {
                tables.extend(Table::parse(args, it, &mut diagnostics));
            }
            Item::Enum(it) if first.path().is_ident("pg_enum") => {
                Enum::parse(args, it, &mut diagnostics);
            }
            Item::ForeignMod(it) => {
                functions::parse(args, it, &mut diagnostics);
            }
            other => {
                Jsonb::parse(args, other, &mut diagnostics);
            }
        }
    }
    let mut problems: Vec<_> = diagnostics
        .into_errors()
        .into_iter()
        .map(|it| {
            (
                it.span().start().line,
                it.span().start().column,
                it.to_string(),
            )
        })
        .collect();
    problems.sort();
    let lines = problems
        .iter()
        .map(|(line, column, message)| format!("{line}:{column} {message}\n"));
    (tables, lines.collect())
}

fn check_problems(source: &str, expected: Expect) {
    expected.assert_eq(&read(source).1);
}

#[test]
fn every_form_is_understood() {
    check_problems(
        r##"
        schema!(
            migrations = "../migrations",
            extensions("pgcrypto", "citext" = "app"),
            namespaces("app"),
            sequence(name = "invoices", schema = "app", type = "integer", start = 10, increment = -1, cycle),
            sequence(name = "others"),
        );

        /// Moods.
        #[pg_enum(name = "feeling", schema = "app", renamed_from = "mood")]
        #[derive(Default)]
        pub enum Mood {
            #[default]
            Good,
            #[value("so so")]
            #[renamed_from("meh")]
            SoSo,
        }

        #[jsonb]
        #[serde(rename_all = "camelCase")]
        pub struct Settings { dark: bool }

        /// Everything at once.
        #[table(schema = "app", timestamps, soft_delete, versioned, rls(force), unlogged, derive(PartialEq, serde::Serialize), renamed_from = "things")]
        #[unique(name, r#type, include(score), nulls_not_distinct, deferred)]
        #[foreign_key(tenant, owner, references = crate::users::User, columns(tenant_id, id), on_delete = SetNull(owner), match_full, not_valid)]
        #[check("score > 0 AND name IS NOT NULL", name = "things_ck_both", no_inherit)]
        #[check("score < 100", column = score)]
        #[index(name, desc(created_at), part(r#type, desc, nulls_last, op = "text_pattern_ops", collate = "C"), unique, filter = "deleted_at IS NULL", include(score), with(fillfactor = 70, deduplicate_items = "off"))]
        #[index("lower(name)", name = "idx_things_lower_name", using = BTree)]
        #[policy("own", for = Update, to("authenticated"), restrictive, using = "true", with_check = "true")]
        #[trigger("touch", before(insert, update(name)), when = "true", execute = "app.touch", args("a", ""))]
        #[trigger("seen", after(delete), for_each = Statement, old_table = "gone", execute = "seen")]
        pub struct Thing {
            #[primary_key(name = "things_key")]
            pub id: uuid::Uuid,
            #[identity(always, start = 10, min = -5)]
            pub number: i64,
            #[column(sql_type = "varchar(20)", collate = "C", storage = "main", compression = "lz4", renamed_from = "title")]
            #[backfill("'unknown'")]
            #[unique]
            #[check("name <> ''")]
            pub name: String,
            #[index(using = Gin)]
            #[default([])]
            pub tags: Vec<String>,
            pub bytes: Vec<Vec<u8>>,
            pub maybe: Option<Vec<Option<Mood>>>,
            #[default(Mood::Good)]
            pub r#type: Mood,
            #[default(-1.5e3)]
            pub score: f64,
            #[generated("score * 2")]
            pub double: f64,
            #[default(crate::moods::Mood::SoSo)]
            pub other: Option<crate::moods::Mood>,
            #[jsonb]
            #[default("{}")]
            pub settings: Settings,
            #[default(sql("now() + interval '1 day'"))]
            pub until: chrono::DateTime<Utc>,
            #[references(User, column = id, role = "owner", on_delete = SetNull, on_update = Cascade, join, deferrable)]
            pub owner: Option<Uuid>,
            pub tenant: Uuid,
            #[column(sql_type = "geometry", diesel_type = postgis_diesel::sql_types::Geometry)]
            pub place: Point,
            pub period: (Bound<i32>, std::ops::Bound<i32>),
        }

        #[sql]
        extern "SQL" {
            /// Touches.
            #[function(language = "plpgsql", security_definer, set(search_path = "''"), body = "BEGIN RETURN NEW; END")]
            fn touch() -> Trigger;
            #[function(stable, strict, leakproof, parallel = Safe, cost = 10, rows = 5.5, schema = "app", name = "count", file = "sql/count.sql")]
            fn counted(who: Uuid, #[default(3)] most: i32, #[variadic] more: Vec<String>) -> SetOf<i64>;
        }
        "##,
        expect![[""]],
    );
}

#[test]
fn options_bring_columns_and_types_bring_the_rest() {
    let (tables, _) = read(
        "#[table(timestamps, soft_delete, versioned)]
         pub struct Note { #[primary_key] pub id: Uuid, pub tags: Option<Vec<String>> }",
    );
    let mut seen = String::new();
    for column in &tables[0].columns {
        let sql = match &column.data_type.base {
            Base::Known(known) => known.sql,
            Base::User(_) => "declared",
        };
        let array = if column.data_type.array.is_some() {
            "[]"
        } else {
            ""
        };
        let null = if column.data_type.nullable {
            ""
        } else {
            " not null"
        };
        let default = column
            .default
            .as_ref()
            .map(|it| format!(" {:?}", it.value))
            .unwrap_or_default();
        let default = if default.contains("Literal") {
            " a literal"
        } else {
            &default
        };
        seen += &format!("{} {sql}{array}{null}{default}\n", column.name.value);
    }
    for check in &tables[0].checks {
        seen += &format!("check {}\n", check.condition.value.replace('"', ""));
    }
    expect![[r#"
        id uuid not null Function("gen_random_uuid")
        tags text[]
        schema_version integer not null a literal
        created_at timestamp with time zone not null Function("now")
        updated_at timestamp with time zone not null Function("now")
        deleted_at timestamp with time zone
        deleted_by uuid
        deletion_reason text
        check num_nulls(VARIADIC tags) = 0
    "#]]
    .assert_eq(&seen);
}

#[test]
fn all_problems_are_reported_at_once() {
    check_problems(
        r##"
        #[table(timestamp, name = users, rls(forced))]
        #[index(naem, uniqe, filter = "")]
        #[policy("a", for = Selct, using = "true")]
        struct User<T> {
            #[primary_key]
            pub id: Option<Uuid>,
            #[cfg(test)]
            name: u64,
            #[references(on_delete = SetNul)]
            #[default(user)]
            pub team: Option<Option<i32>>,
            pub star: &'static str,
        }

        #[pg_enum]
        pub enum Mood { Ok(i32), NotOk, notOk }

        #[jsonb(x)]
        pub type Settings = u8;
        "##,
        expect![[r#"
            2:16 no option `timestamp`; did you mean `timestamps`?
            2:34 a text in quotes is wanted here: `name = "…"`
            2:45 no option `forced`; did you mean `force`?
            3:16 no field `naem` in `User`; did you mean `name`?
            3:22 no option `uniqe`; did you mean `unique`?
            3:38 the text is empty: `filter = "…"`
            4:28 `for` cannot be `Selct`; did you mean `Select`?
            5:15 what is declared is public: write `pub` before `User`
            5:20 `User` cannot have parameters: it is one type in PostgreSQL
            7:20 a column of the primary key is never NULL; drop the `Option`
            8:14 a declaration cannot depend on `cfg`: there is one schema for every build
            9:12 what is declared is public: write `pub` before `name`
            9:18 PostgreSQL has no type for `u64`; write `i64`
            10:14 which table? write its struct: `#[references(User)]`
            10:37 `on_delete` cannot be `SetNul`; did you mean `SetNull`?
            11:22 this is no default; write a literal, a variant like `Status::New`, a call like `now()`, `[]` or `sql("…")`
            12:29 an `Option` inside an `Option` is no type of PostgreSQL's; write one `Option`
            13:16 Diesel keeps `star` for itself; give the column another name
            13:22 a column owns its value: `&str` cannot borrow; write `String` or another owned type
            17:26 an enum label carries no data
            17:40 label `not_ok` is already taken by variant `NotOk`
            20:12 an alias is no type of its own; write a struct, `struct Name(…);`
        "#]],
    );
}

#[test]
fn what_is_missing_is_said_unless_something_stands_in_its_place() {
    check_problems(
        r##"
        #[table(rls)]
        #[index]
        #[index(columns(x, x))]
        #[index(x, x)]
        #[foreign_key(x, references(User))]
        #[foreign_key(x)]
        #[policy]
        #[policy(name = "a", using = "true")]
        #[policy("b", using = true)]
        #[trigger("c", before = update, execute = "f")]
        #[trigger("d", before(updat), execute = f)]
        pub struct Note {
            #[primary_key]
            pub id: Uuid,
            #[references(User(id))]
            #[generated(id)]
            #[default("a", "b")]
            pub x: Uuid,
        }

        #[sql]
        extern "SQL" {
            #[function(bdy = "SELECT 1")]
            fn a();
            #[function(body = "")]
            fn b();
            fn c() { 1 }
        }
        "##,
        expect![[r#"
            3:10 on the struct an index names its columns: `#[index(a, b)]`
            4:16 no option `columns`; `#[index]` takes `name`, `unique`, `using`, `include`, `nulls_not_distinct`, `with`, `filter`, `desc` or `part`
            5:19 `x` is named twice
            6:25 write `references = Name`
            7:10 which table? write its struct: `references = User`
            8:10 `#[policy]` lacks the name of the policy, in quotes
            8:10 a policy needs a condition: `using` or `with_check`
            9:17 no option `name`; `#[policy]` takes the name of the policy, in quotes, and `restrictive`, `for`, `to`, `using` or `with_check`
            10:30 a text in quotes is wanted here: `using = "…"`
            11:23 write `before(insert, update)`
            12:30 no option `updat`; did you mean `update`?
            12:48 a text in quotes is wanted here: `execute = "…"`
            16:25 no option `User`; `#[references]` takes the struct of a table, and `column`, `role`, `name`, `children`, `match_full`, `on_update`, `on_delete`, `deferrable`, `deferred`, `not_valid` or `join`
            17:24 no option `id`; `#[generated]` takes the expression that makes the value, in quotes
            18:22 this is no default; write a literal, a variant like `Status::New`, a call like `now()`, `[]` or `sql("…")`
            24:23 no option `bdy`; did you mean `body`?
            26:30 the text is empty: `body = "…"`
            28:12 only functions stand in a block `extern "SQL"`, and none has a body in braces: `fn name() -> i32;`
        "#]],
    );
}

#[test]
fn what_stands_once_is_given_once_and_what_is_not_read_is_no_comment() {
    check_problems(
        r##"
        #[table(derive("Debug"))]
        #[doc = include_str!("users.md")]
        pub struct r#Note {
            #[primary_key]
            pub id: Uuid,
            #[column(name = "a")]
            #[column(collate = "C")]
            pub x: String,
            pub y: Option,
            pub z: Vec<i32, i32>,
        }

        #[pg_enum]
        pub enum r#Mood { #[value("a")] #[value("b")] Ok }

        #[jsonb]
        pub struct r#Data;

        #[sql]
        extern "SQL" {
            #[function(body = "SELECT 1")]
            #[function(body = "SELECT 2")]
            #[index]
            async fn a(#[default(1)] #[default(2)] #[column(name = "b")] a: i32) where i32: Copy;
        }
        "##,
        expect![[r#"
            2:23 a name is wanted here, without quotes
            3:16 the comment in the database is this text, which only the compiler can read: write it out
            4:19 Diesel's derives cannot spell `r#Note`: give the type a name without `r#`
            8:14 `#[column]` is given twice
            10:19 `Option` holds one type: write `Option<…>`
            11:19 `Vec` holds one type: write `Vec<…>`
            15:17 Diesel's derives cannot spell `r#Mood`: give the type a name without `r#`
            15:42 `#[value]` is given twice
            18:19 Diesel's derives cannot spell `r#Data`: give the type a name without `r#`
            23:14 `#[function]` is given twice
            24:14 `#[index]` belongs on a field
            25:12 a function in SQL is not `async`
            25:39 `#[default]` is given twice
            25:53 `#[column]` belongs on a field
            25:81 a declaration has no `where`
        "#]],
    );
}
