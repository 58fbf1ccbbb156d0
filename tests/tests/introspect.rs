//! What stands in a database is read exactly: what is rendered from the reading makes the same
//! database again, for our own reading and for `pg_dump`; and nothing is passed over in silence.

use std::collections::BTreeSet;

use schema_cli::{
    scratch::{Database, Options, Scratch, Source, pg_dump},
    verify::{differences, dumped},
};
use schema_core::{
    diff::Intent,
    introspect::{self, Found},
    objects::ObjectId,
    plan::plan,
    scripts,
};
use tests::{block_on, database, execute, scratch};

const EVERYTHING: &str = include_str!("introspect/everything.sql");
const SINCE_15: &str = include_str!("introspect/since_15.sql");
const SINCE_18: &str = include_str!("introspect/since_18.sql");
const UNMODELLED: &str = include_str!("introspect/unmodelled.sql");

fn read(database: &Database) -> Found {
    block_on(async {
        let client = database.connect().await.expect("it is there");
        introspect::read(&client)
            .await
            .unwrap_or_else(|error| panic!("{error}"))
    })
}

fn new_database(scratch: &Scratch) -> Database {
    block_on(scratch.database()).unwrap_or_else(|error| panic!("{error}"))
}

/// Reads, renders, makes again, reads again.
#[track_caller]
fn round_trip(scratch: &Scratch) {
    let first = new_database(scratch);
    execute(&first, EVERYTHING);
    for (major, script) in [(15, SINCE_15), (18, SINCE_18)] {
        if scratch.major() >= major {
            execute(&first, script);
        }
    }
    let found = read(&first);
    assert_eq!(found.unmodelled, Vec::<String>::new());
    let script = scripts::whole(&found.schema).expect("what is found can be made");
    let second = new_database(scratch);
    execute(&second, &script);
    assert_eq!(differences(&found, &read(&second)), [], "\n{script}");

    if let Some(program) = pg_dump(scratch.major(), scratch.programs().as_deref()) {
        let dump = |it: &Database| {
            dumped(&program, it.settings()).unwrap_or_else(|error| panic!("{error}"))
        };
        let (left, right) = (dump(&first), dump(&second));
        let only = |these: &[String], those: &[String]| -> Vec<String> {
            these
                .iter()
                .filter(|it| !those.contains(it))
                .cloned()
                .collect()
        };
        let (lost, gained) = (only(&left, &right), only(&right, &left));
        assert!(
            lost.is_empty() && gained.is_empty(),
            "lost:\n{}\ngained:\n{}",
            lost.join("\n"),
            gained.join("\n")
        );
    }
}

#[test]
fn everything_survives_a_round_trip() {
    round_trip(scratch());
}

#[test]
fn everything_survives_a_round_trip_on_the_oldest_and_the_newest_server() {
    for major in [13, 18] {
        let options = Options {
            only: Some(Source::Npm),
            major: Some(major),
            ..Options::default()
        };
        round_trip(&block_on(Scratch::start(&options)).unwrap_or_else(|error| panic!("{error}")));
    }
}

#[test]
fn what_has_no_place_is_named() {
    let database = database();
    execute(&database, UNMODELLED);
    let found = read(&database);
    let mut expected = vec![
        "operator 1 (pg_catalog.macaddr8, pg_catalog.macaddr8) of pg_catalog.money_ops USING btree",
        "privileges of type public.days_multirange",
    ];
    let has = (14..18).contains(&scratch().major());
    expected.retain(|it| has || !it.contains("multirange"));
    assert_eq!(found.unmodelled, expected);
    let tables: Vec<String> = found
        .schema
        .tables
        .keys()
        .map(ToString::to_string)
        .collect();
    let modelled = [
        "public.carrier",
        "public.heir",
        "public.part",
        "public.parted",
    ];
    assert_eq!(tables, modelled);
}

/// No server that is there as it comes has a provider, so that the labels are put where PostgreSQL keeps them.
const LABELLED: &str = r#"
    CREATE SCHEMA app;
    CREATE TYPE app.mood AS ENUM ('ok');
    CREATE TABLE app."Users" (id integer PRIMARY KEY, name text);
    CREATE VIEW app.names AS SELECT name FROM app."Users";
    CREATE SEQUENCE app.numbers;
    CREATE FUNCTION app.twice(integer) RETURNS integer LANGUAGE sql AS 'SELECT 2 * $1';
    CREATE PUBLICATION news;
    SET allow_system_table_mods = on;
    INSERT INTO pg_seclabel (classoid, objoid, objsubid, provider, label) VALUES
        ('pg_namespace'::regclass, 'app'::regnamespace, 0, 'dummy', 'secret'),
        ('pg_type'::regclass, 'app.mood'::regtype, 0, 'dummy', 'secret'),
        ('pg_class'::regclass, 'app."Users"'::regclass, 0, 'dummy', 'it''s secret'),
        ('pg_class'::regclass, 'app."Users"'::regclass, 0, 'other', 'open'),
        ('pg_class'::regclass, 'app."Users"'::regclass, 2, 'dummy', 'top secret'),
        ('pg_class'::regclass, 'app.names'::regclass, 0, 'dummy', 'secret'),
        ('pg_class'::regclass, 'app.numbers'::regclass, 0, 'dummy', 'secret'),
        ('pg_proc'::regclass, 'app.twice(integer)'::regprocedure, 0, 'dummy', 'secret'),
        ('pg_publication'::regclass, (SELECT oid FROM pg_publication), 0, 'dummy', 'secret');
"#;

#[test]
fn security_labels_are_read_as_pg_dump_reads_them() {
    let (plain, labelled) = (database(), database());
    execute(&labelled, LABELLED);
    let objects = LABELLED
        .split("SET allow")
        .next()
        .expect("a split has a first");
    execute(&plain, objects);
    let (old, new) = (read(&plain), read(&labelled));
    assert_eq!(new.unmodelled, Vec::<String>::new());
    let way = |old: &Found, new: &Found| -> BTreeSet<String> {
        let plan = plan(&old.schema, &new.schema, &Intent::default());
        let plan = plan.unwrap_or_else(|error| panic!("{error}"));
        let statements = plan.statements().map(|it| it.sql.trim().to_owned());
        statements.collect()
    };
    let written = way(&old, &new);
    assert_eq!(written.len(), 9);
    let taken = way(&new, &old);
    let is_null = |it: &String| it.starts_with("SECURITY LABEL FOR ") && it.ends_with(" IS NULL;");
    assert!(taken.len() == 9 && taken.iter().all(is_null), "{taken:?}");

    if let Some(program) = pg_dump(scratch().major(), scratch().programs().as_deref()) {
        let dump = dumped(&program, labelled.settings()).unwrap_or_else(|error| panic!("{error}"));
        let labels = dump
            .into_iter()
            .filter(|it| it.starts_with("SECURITY LABEL"));
        let labels: BTreeSet<String> = labels.map(|it| it.trim().to_owned() + ";").collect();
        assert_eq!(written, labels);
    }
}

#[test]
fn what_an_extension_brings_is_not_ours() {
    let database = database();
    execute(
        &database,
        "CREATE SCHEMA app; CREATE EXTENSION hstore WITH SCHEMA app; CREATE EXTENSION pg_trgm",
    );
    let found = read(&database);
    let ids: Vec<String> = found
        .schema
        .objects()
        .map(|it| it.id().to_string())
        .collect();
    assert_eq!(ids, ["schema app", "extension hstore", "extension pg_trgm"]);
    assert_eq!(found.unmodelled, Vec::<String>::new());
}

#[test]
fn the_session_has_no_say_in_what_is_read() {
    let database = database();
    execute(&database, "CREATE TYPE public.m AS ENUM ('a');
        CREATE TABLE public.t (m public.m DEFAULT 'a', at timestamptz DEFAULT '2026-01-02 03:04:05+00', i interval DEFAULT '1 day')");
    let expected = read(&database);
    let found = block_on(async {
        let client = database.connect().await.expect("it is there");
        let settings =
            "SET search_path = public; SET datestyle = 'SQL, DMY'; SET timezone = 'Asia/Tokyo';
            SET intervalstyle = iso_8601; SET quote_all_identifiers = on";
        client
            .batch_execute(settings)
            .await
            .expect("plain settings");
        let found = introspect::read(&client)
            .await
            .unwrap_or_else(|error| panic!("{error}"));
        let row = client
            .query_one("SHOW search_path", &[])
            .await
            .expect("the transaction is over");
        assert_eq!(
            row.get::<_, String>(0),
            "public",
            "the session is as it was"
        );
        found
    });
    assert_eq!(found, expected);
}

#[test]
fn the_table_of_diesel_can_be_left_out() {
    let database = database();
    execute(&database, "CREATE TABLE __diesel_schema_migrations (version varchar(50) PRIMARY KEY, run_on timestamp NOT NULL DEFAULT now());
        COMMENT ON COLUMN __diesel_schema_migrations.version IS 'x'; GRANT SELECT ON __diesel_schema_migrations TO PUBLIC;
        CREATE TABLE kept (id integer PRIMARY KEY)");
    let found = read(&database);
    assert_eq!(found.schema.tables.len(), 2);
    let found = found.without_diesel();
    let ids: Vec<ObjectId> = found.schema.objects().map(|it| it.id()).collect();
    let names: Vec<String> = ids.iter().map(ToString::to_string).collect();
    assert_eq!(
        names,
        ["table public.kept", "constraint kept_pkey ON public.kept"]
    );
    assert_eq!(found.unmodelled, Vec::<String>::new());
}

#[test]
fn a_reading_that_fails_says_what_was_read() {
    let database = database();
    let error = block_on(async {
        let client = database.connect().await.expect("it is there");
        client
            .batch_execute("BEGIN; SELECT 1/0")
            .await
            .expect_err("nobody divides by zero");
        introspect::read(&client)
            .await
            .expect_err("the transaction is broken")
    });
    assert!(
        error.to_string().contains("current transaction is aborted"),
        "{error}"
    );
}

/// A type with modifiers, as an extension would make it.
const WITH_MODIFIERS: &str = "CREATE TYPE public.vec;
CREATE FUNCTION public.vec_in(cstring, oid, integer) RETURNS public.vec IMMUTABLE STRICT LANGUAGE internal AS 'varcharin';
CREATE FUNCTION public.vec_out(public.vec) RETURNS cstring IMMUTABLE STRICT LANGUAGE internal AS 'varcharout';
CREATE FUNCTION public.vec_typmod_in(cstring[]) RETURNS integer IMMUTABLE STRICT LANGUAGE internal AS 'varchartypmodin';
CREATE FUNCTION public.vec_typmod_out(integer) RETURNS cstring IMMUTABLE STRICT LANGUAGE internal AS 'varchartypmodout';
CREATE TYPE public.vec (
    INPUT = public.vec_in, OUTPUT = public.vec_out,
    TYPMOD_IN = public.vec_typmod_in, TYPMOD_OUT = public.vec_typmod_out, LIKE = varchar
);";

#[test]
fn types_of_others_are_found_with_their_modifiers() {
    let database = database();
    let table = "CREATE TABLE public.places (id uuid PRIMARY KEY, one public.vec(3), many public.vec(4)[]);";
    execute(&database, &format!("{WITH_MODIFIERS}\n{table}"));
    let found = read(&database).schema;
    let table = found.tables.values().next().expect("there is one");
    let types: Vec<String> = table
        .columns
        .iter()
        .map(|it| it.data_type.to_string())
        .collect();
    assert_eq!(types, ["uuid", "public.vec(3)", "public.vec(4)[]"]);
    let printed = schema_core::rust::print_schema::render(&found);
    for line in [
        "one -> Nullable<Vec>",
        "many -> Nullable<Array<Nullable<Vec>>>",
        "name = \"vec\"",
    ] {
        assert!(printed.contains(line), "no `{line}` in\n{printed}");
    }
}
