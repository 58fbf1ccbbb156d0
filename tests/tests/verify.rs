//! The proof holds for what is right, sees every planted difference, twice where `pg_dump` fits, and
//! says where a script fails.

use schema_cli::{
    scratch::{Database, Options, Scratch, Source, pg_dump},
    verify::{Claim, Error, Progress, Reader, Report, differences, dumped, json, render, verify},
};
use schema_core::{history::Migration, introspect};
use tests::{block_on, database, execute, scratch};

fn migration(name: &str, up: &str, down: &str) -> Migration {
    Migration {
        name: name.to_owned(),
        up: up.to_owned(),
        down: down.to_owned(),
        outside_transaction: false,
    }
}

fn proof(migrations: &[Migration], declared: &str) -> Result<Report, Error> {
    proof_on(scratch(), migrations, declared)
}

fn proof_on(server: &Scratch, migrations: &[Migration], declared: &str) -> Result<Report, Error> {
    block_on(verify(
        server,
        Claim {
            migrations,
            declared,
            with_rows: true,
        },
        &Progress::hidden(),
    ))
}

const USERS: &str = "CREATE TYPE public.tier AS ENUM ('free', 'pro');
CREATE TABLE public.users (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    tier public.tier DEFAULT 'free' NOT NULL,
    CONSTRAINT users_pk_id PRIMARY KEY (id)
);";

fn history() -> Vec<Migration> {
    let concurrent = Migration {
        outside_transaction: true,
        ..migration(
            "2026-01-03-000000_index",
            "CREATE INDEX CONCURRENTLY idx_users_name ON public.users (name);",
            "DROP INDEX CONCURRENTLY public.idx_users_name;",
        )
    };
    vec![
        migration(
            "2026-01-01-000000_users",
            USERS,
            "DROP TABLE public.users; DROP TYPE public.tier;",
        ),
        migration(
            "2026-01-02-000000_name",
            "ALTER TABLE public.users ADD COLUMN name text;",
            "ALTER TABLE public.users DROP COLUMN name;",
        ),
        concurrent,
    ]
}

fn declared() -> String {
    let users = USERS.replace("    CONSTRAINT", "    name text,\n    CONSTRAINT");
    format!("{users}\nCREATE INDEX idx_users_name ON public.users (name);")
}

/// Colours taken off, and the server's version.
fn screen(report: &Report) -> String {
    let text = render(report, false);
    let mut plain = String::new();
    let mut escaped = false;
    for c in text.chars() {
        match (escaped, c) {
            (false, '\u{1b}') => escaped = true,
            (true, 'm') => escaped = false,
            (true, _) => {}
            (false, c) => plain.push(c),
        }
    }
    plain.lines().skip(3).collect::<Vec<_>>().join("\n")
}

#[test]
fn what_is_right_is_proven() {
    let report = proof(&history(), &declared()).unwrap_or_else(|error| panic!("{error}"));
    assert!(report.is_proven(), "{}", render(&report, false));
    assert_eq!(
        screen(&report),
        "✓ the migrations make the declared schema (4 objects)
✓ each down leads back to where its up began (3 migrations)
✓ all downs together leave nothing behind (0 objects)
✓ run again, they make the declared schema again (4 objects)
✓ rows stay, with every value of a column that stays (4 rows in 1 table)

proven: 3 migrations, up, down and up again"
    );
    assert_eq!(json(&report)["proven"], true);
    let empty = proof(&[], "").unwrap_or_else(|error| panic!("{error}"));
    assert!(empty.is_proven());
}

#[test]
fn a_column_that_is_only_declared_is_seen() {
    let declared = declared().replace("    name text,", "    name text NOT NULL,");
    let report = proof(&history(), &declared).unwrap_or_else(|error| panic!("{error}"));
    assert!(!report.is_proven());
    let [first, ..] = &report.stages[0].differences[..] else {
        panic!("it was planted")
    };
    assert_eq!(
        (first.object.as_str(), first.seen_by),
        ("table public.users", Reader::Introspection)
    );
    assert_eq!(
        (&first.missing[..], &first.surplus[..]),
        (
            &["name text NOT NULL".to_owned()][..],
            &["name text".to_owned()][..]
        )
    );
    let screen = screen(&report);
    assert!(
        screen.contains("✗ the migrations make the declared schema"),
        "{screen}"
    );
    assert!(
        screen.contains("      - name text NOT NULL\n      + name text"),
        "{screen}"
    );
    assert!(
        screen.contains("✓ all downs together leave nothing behind"),
        "{screen}"
    );
}

#[test]
fn the_down_that_forgets_something_is_named() {
    let mut history = history();
    history[1].up.push_str(
        "CREATE FUNCTION public.left_behind() RETURNS integer LANGUAGE sql AS 'SELECT 1';",
    );
    let declared = format!(
        "{}CREATE FUNCTION public.left_behind() RETURNS integer LANGUAGE sql AS 'SELECT 1';",
        declared()
    );
    let error = proof(&history, &declared).expect_err("the second run finds the function there");
    assert!(
        error.to_string().starts_with(
            "2026-01-02-000000_name/up.sql:1: function \"left_behind\" already exists"
        ),
        "{error}"
    );

    history[1].up = history[1]
        .up
        .replace("CREATE FUNCTION", "CREATE OR REPLACE FUNCTION");
    let report = proof(&history, &declared).unwrap_or_else(|error| panic!("{error}"));
    let stage = &report.stages[1];
    assert_eq!(stage.differences.len(), 1, "{stage:?}");
    assert_eq!(
        stage.differences[0].after.as_deref(),
        Some("2026-01-02-000000_name")
    );
    assert_eq!(stage.differences[0].object, "function public.left_behind()");
    assert!(
        !report.stages[2].differences.is_empty(),
        "nothing may be left behind"
    );
}

#[test]
fn a_failing_script_is_named_with_statement_and_line() {
    let fails = |up: &str| {
        let mut history = history();
        history[1].up = up.to_owned();
        let error = proof(&history, &declared()).expect_err("it was made to fail");
        error.to_string()
    };
    // The server tells where it stopped reading …
    let error = fails("SELECT 1;\n\nSELECT 2,\n    FROM;\n");
    let expected =
        "2026-01-02-000000_name/up.sql:4: syntax error at or near \"FROM\"\n    4 |     FROM";
    assert_eq!(error, expected);
    // … and not where it failed.
    let error = fails("CREATE TABLE a ();\n-- again\nCREATE TABLE\n  a ();\nSELECT 1;");
    assert_eq!(
        error,
        "2026-01-02-000000_name/up.sql:3: relation \"a\" already exists\n    3 | CREATE TABLE\n    4 |   a ()"
    );
    let error = fails("-- nothing\n");
    assert!(error.contains("holds no statement"), "{error}");
    let error = proof(&history(), "CREATE TABLE t (;").expect_err("it was made to fail");
    let error = error.to_string();
    assert!(
        error.starts_with("the declared schema:1: syntax error"),
        "{error}"
    );
}

#[test]
fn neither_success_nor_failure_leaves_a_database_behind() {
    let options = Options {
        only: Some(Source::Machine),
        ..Options::default()
    };
    let scratch = block_on(Scratch::start(&options)).unwrap_or_else(|error| panic!("{error}"));
    let home = block_on(scratch.database()).unwrap_or_else(|error| panic!("{error}"));
    let count = || {
        block_on(async {
            let client = home.connect().await.expect("it is there");
            let count = "SELECT count(*) FROM pg_database";
            client
                .query_one(count, &[])
                .await
                .expect("readable")
                .get::<_, i64>(0)
        })
    };
    let before = count();
    for declared in [declared(), "CREATE TABLE t (;".to_owned()] {
        let history = history();
        let claim = Claim {
            migrations: &history,
            declared: &declared,
            with_rows: true,
        };
        block_on(verify(&scratch, claim, &Progress::hidden())).ok();
        assert_eq!(count(), before);
    }
}

#[test]
fn a_server_that_dies_is_an_error_that_says_when() {
    let options = Options {
        only: Some(Source::Machine),
        ..Options::default()
    };
    let scratch = block_on(Scratch::start(&options)).unwrap_or_else(|error| panic!("{error}"));
    // The session ends as in a crash, and the server does not come back in time.
    let up = "SELECT pg_terminate_backend(pg_backend_pid());";
    let migrations = [migration("2026-01-01-000000_last", up, "SELECT 1;")];
    let claim = Claim {
        migrations: &migrations,
        declared: "",
        with_rows: true,
    };
    let error =
        block_on(verify(&scratch, claim, &Progress::hidden())).expect_err("the session is gone");
    assert!(matches!(error, Error::Connection { .. }), "{error:?}");
    let error = error.to_string();
    assert!(
        error.contains("while `2026-01-01-000000_last/up.sql` ran"),
        "{error}"
    );
}

/// The newest servers keep them when a table gets another name, and nobody declares them.
#[test]
fn names_of_not_null_constraints_are_no_difference() {
    let options = Options {
        only: Some(Source::Npm),
        major: Some(18),
        ..Options::default()
    };
    let newest = block_on(Scratch::start(&options)).unwrap_or_else(|error| panic!("{error}"));
    let rename = migration(
        "2026-01-04-000000_people",
        "ALTER TABLE public.users RENAME TO people;",
        "ALTER TABLE public.people RENAME TO users;",
    );
    let declared = declared().replace("public.users", "public.people");
    let report = proof_on(&newest, &[history(), vec![rename]].concat(), &declared);
    let report = report.unwrap_or_else(|error| panic!("{error}"));
    assert!(report.is_proven(), "{}", render(&report, false));
}

#[test]
fn without_pg_dump_the_screen_says_so() {
    let report = proof(&history(), &declared()).unwrap_or_else(|error| panic!("{error}"));
    let alone = Report {
        pg_dump: None,
        ..report
    };
    assert!(render(&alone, false).contains("no pg_dump fits"));
    assert_eq!(json(&alone)["pg_dump"], false);
}

/// What both sides of every planted difference begin with.
const BASE: &str = "
    CREATE SCHEMA app;
    CREATE TYPE app.mood AS ENUM ('sad', 'happy');
    CREATE FUNCTION app.touch() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
    CREATE TABLE app.parents (id integer PRIMARY KEY, code text, UNIQUE (code));
    CREATE TABLE app.t (id integer, name text, parent_id integer, n numeric(10,2));
";

/// Kind, the one side, the other.
const PLANTED: &[(&str, &str, &str)] = &[
    ("schema", "", "CREATE SCHEMA app_other"),
    ("extension", "", "CREATE EXTENSION pg_trgm WITH SCHEMA app"),
    (
        "extension's place",
        "CREATE EXTENSION hstore WITH SCHEMA public",
        "CREATE EXTENSION hstore WITH SCHEMA app",
    ),
    ("label", "", "ALTER TYPE app.mood ADD VALUE 'so-so'"),
    (
        "order of labels",
        "ALTER TYPE app.mood ADD VALUE 'x'",
        "ALTER TYPE app.mood ADD VALUE 'x' BEFORE 'happy'",
    ),
    ("column", "", "ALTER TABLE app.t ADD COLUMN x integer"),
    (
        "order of columns",
        "ALTER TABLE app.t ADD COLUMN a int, ADD COLUMN b int",
        "ALTER TABLE app.t ADD COLUMN b int, ADD COLUMN a int",
    ),
    ("type", "", "ALTER TABLE app.t ALTER COLUMN id TYPE bigint"),
    (
        "modifier",
        "",
        "ALTER TABLE app.t ALTER COLUMN n TYPE numeric(10,3)",
    ),
    (
        "nullability",
        "",
        "ALTER TABLE app.t ALTER COLUMN name SET NOT NULL",
    ),
    (
        "default",
        "",
        "ALTER TABLE app.t ALTER COLUMN name SET DEFAULT 'x'",
    ),
    (
        "identity",
        "ALTER TABLE app.t ADD x int GENERATED ALWAYS AS IDENTITY",
        "ALTER TABLE app.t ADD x int GENERATED BY DEFAULT AS IDENTITY",
    ),
    (
        "identity's steps",
        "ALTER TABLE app.t ADD x int GENERATED ALWAYS AS IDENTITY",
        "ALTER TABLE app.t ADD x int GENERATED ALWAYS AS IDENTITY (INCREMENT 2)",
    ),
    (
        "generated column",
        "ALTER TABLE app.t ADD x int GENERATED ALWAYS AS (id + 1) STORED",
        "ALTER TABLE app.t ADD x int GENERATED ALWAYS AS (id + 2) STORED",
    ),
    (
        "collation",
        "",
        "ALTER TABLE app.t ALTER COLUMN name TYPE text COLLATE \"C\"",
    ),
    (
        "storage",
        "",
        "ALTER TABLE app.t ALTER COLUMN name SET STORAGE EXTERNAL",
    ),
    ("unlogged", "", "ALTER TABLE app.t SET UNLOGGED"),
    (
        "row security",
        "",
        "ALTER TABLE app.t ENABLE ROW LEVEL SECURITY",
    ),
    (
        "forced row security",
        "",
        "ALTER TABLE app.t FORCE ROW LEVEL SECURITY",
    ),
    (
        "sequence",
        "CREATE SEQUENCE app.s",
        "CREATE SEQUENCE app.s CACHE 7",
    ),
    (
        "sequence's owner",
        "CREATE SEQUENCE app.s",
        "CREATE SEQUENCE app.s OWNED BY app.t.id",
    ),
    ("primary key", "", "ALTER TABLE app.t ADD PRIMARY KEY (id)"),
    (
        "unique",
        "ALTER TABLE app.t ADD CONSTRAINT u UNIQUE (id)",
        "ALTER TABLE app.t ADD CONSTRAINT u UNIQUE (id) INCLUDE (name)",
    ),
    (
        "deferrable",
        "ALTER TABLE app.t ADD CONSTRAINT u UNIQUE (id)",
        "ALTER TABLE app.t ADD CONSTRAINT u UNIQUE (id) DEFERRABLE",
    ),
    (
        "check",
        "ALTER TABLE app.t ADD CONSTRAINT c CHECK (id > 0)",
        "ALTER TABLE app.t ADD CONSTRAINT c CHECK (id > 1)",
    ),
    (
        "not valid",
        "ALTER TABLE app.t ADD CONSTRAINT c CHECK (id > 0)",
        "ALTER TABLE app.t ADD CONSTRAINT c CHECK (id > 0) NOT VALID",
    ),
    (
        "foreign key",
        "",
        "ALTER TABLE app.t ADD FOREIGN KEY (parent_id) REFERENCES app.parents",
    ),
    (
        "deletion",
        "ALTER TABLE app.t ADD CONSTRAINT f FOREIGN KEY (parent_id) REFERENCES app.parents ON DELETE CASCADE",
        "ALTER TABLE app.t ADD CONSTRAINT f FOREIGN KEY (parent_id) REFERENCES app.parents ON DELETE SET NULL",
    ),
    (
        "name of a constraint",
        "ALTER TABLE app.t ADD CONSTRAINT a CHECK (id > 0)",
        "ALTER TABLE app.t ADD CONSTRAINT b CHECK (id > 0)",
    ),
    ("index", "", "CREATE INDEX i ON app.t (id)"),
    (
        "index's order",
        "CREATE INDEX i ON app.t (id)",
        "CREATE INDEX i ON app.t (id DESC)",
    ),
    (
        "index's nulls",
        "CREATE INDEX i ON app.t (id)",
        "CREATE INDEX i ON app.t (id NULLS FIRST)",
    ),
    (
        "index's class",
        "CREATE INDEX i ON app.t (name)",
        "CREATE INDEX i ON app.t (name text_pattern_ops)",
    ),
    (
        "index's filter",
        "CREATE INDEX i ON app.t (id)",
        "CREATE INDEX i ON app.t (id) WHERE id > 0",
    ),
    (
        "index's method",
        "CREATE INDEX i ON app.t (id)",
        "CREATE INDEX i ON app.t USING hash (id)",
    ),
    (
        "index's options",
        "CREATE INDEX i ON app.t (id)",
        "CREATE INDEX i ON app.t (id) WITH (fillfactor = 50)",
    ),
    (
        "unique index",
        "CREATE INDEX i ON app.t (id)",
        "CREATE UNIQUE INDEX i ON app.t (id)",
    ),
    (
        "function's body",
        "CREATE FUNCTION app.f() RETURNS int LANGUAGE sql AS 'SELECT 1'",
        "CREATE FUNCTION app.f() RETURNS int LANGUAGE sql AS 'SELECT 2'",
    ),
    (
        "volatility",
        "CREATE FUNCTION app.f() RETURNS int LANGUAGE sql AS 'SELECT 1'",
        "CREATE FUNCTION app.f() RETURNS int LANGUAGE sql STABLE AS 'SELECT 1'",
    ),
    (
        "definer",
        "CREATE FUNCTION app.f() RETURNS int LANGUAGE sql AS 'SELECT 1'",
        "CREATE FUNCTION app.f() RETURNS int LANGUAGE sql SECURITY DEFINER AS 'SELECT 1'",
    ),
    (
        "setting",
        "CREATE FUNCTION app.f() RETURNS int LANGUAGE sql AS 'SELECT 1'",
        "CREATE FUNCTION app.f() RETURNS int LANGUAGE sql SET search_path = '' AS 'SELECT 1'",
    ),
    (
        "argument's default",
        "CREATE FUNCTION app.f(a int) RETURNS int LANGUAGE sql AS 'SELECT 1'",
        "CREATE FUNCTION app.f(a int DEFAULT 1) RETURNS int LANGUAGE sql AS 'SELECT 1'",
    ),
    (
        "trigger",
        "",
        "CREATE TRIGGER g BEFORE UPDATE ON app.t FOR EACH ROW EXECUTE FUNCTION app.touch()",
    ),
    (
        "trigger's condition",
        "CREATE TRIGGER g BEFORE UPDATE ON app.t FOR EACH ROW EXECUTE FUNCTION app.touch()",
        "CREATE TRIGGER g BEFORE UPDATE ON app.t FOR EACH ROW WHEN (new.id > 0) EXECUTE FUNCTION app.touch()",
    ),
    (
        "trigger's argument",
        "CREATE TRIGGER g BEFORE UPDATE ON app.t FOR EACH ROW EXECUTE FUNCTION app.touch('a')",
        "CREATE TRIGGER g BEFORE UPDATE ON app.t FOR EACH ROW EXECUTE FUNCTION app.touch('b')",
    ),
    (
        "disabled trigger",
        "CREATE TRIGGER g BEFORE UPDATE ON app.t FOR EACH ROW EXECUTE FUNCTION app.touch()",
        "CREATE TRIGGER g BEFORE UPDATE ON app.t FOR EACH ROW EXECUTE FUNCTION app.touch(); ALTER TABLE app.t DISABLE TRIGGER g",
    ),
    ("policy", "", "CREATE POLICY p ON app.t"),
    (
        "policy's condition",
        "CREATE POLICY p ON app.t USING (id > 0)",
        "CREATE POLICY p ON app.t USING (id > 1)",
    ),
    (
        "policy's command",
        "CREATE POLICY p ON app.t USING (true)",
        "CREATE POLICY p ON app.t FOR SELECT USING (true)",
    ),
    (
        "policy's role",
        "CREATE POLICY p ON app.t",
        "CREATE POLICY p ON app.t TO pg_monitor",
    ),
    ("comment on a table", "", "COMMENT ON TABLE app.t IS 'x'"),
    (
        "comment on a column",
        "COMMENT ON COLUMN app.t.id IS 'x'",
        "COMMENT ON COLUMN app.t.id IS 'y'",
    ),
    ("comment on a type", "", "COMMENT ON TYPE app.mood IS 'x'"),
    ("view", "", "CREATE VIEW app.v AS SELECT 1 AS one"),
    ("domain", "", "CREATE DOMAIN app.d AS integer"),
    (
        "collation's locale",
        "CREATE COLLATION app.c (provider = libc, locale = 'C')",
        "CREATE COLLATION app.c (provider = libc, locale = 'POSIX')",
    ),
    (
        "range type's subtype",
        "CREATE TYPE app.r AS RANGE (subtype = integer)",
        "CREATE TYPE app.r AS RANGE (subtype = bigint)",
    ),
    (
        "rule",
        "CREATE RULE r AS ON DELETE TO app.t DO INSTEAD NOTHING",
        "CREATE RULE r AS ON DELETE TO app.t DO ALSO NOTHING",
    ),
    (
        "rule's state",
        "CREATE RULE r AS ON DELETE TO app.t DO INSTEAD NOTHING",
        "CREATE RULE r AS ON DELETE TO app.t DO INSTEAD NOTHING; ALTER TABLE app.t DISABLE RULE r",
    ),
    (
        "type of an attribute",
        "CREATE TYPE app.pair AS (a integer)",
        "CREATE TYPE app.pair AS (a bigint)",
    ),
    (
        "comment on an attribute",
        "CREATE TYPE app.pair AS (a integer)",
        "CREATE TYPE app.pair AS (a integer); COMMENT ON COLUMN app.pair.a IS 'x'",
    ),
    ("privilege", "", "GRANT SELECT ON app.t TO PUBLIC"),
    ("publication", "", "CREATE PUBLICATION app FOR TABLE app.t"),
    (
        "disabled event trigger",
        "CREATE FUNCTION app.w() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN END';
         CREATE EVENT TRIGGER app ON sql_drop EXECUTE FUNCTION app.w()",
        "CREATE FUNCTION app.w() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN END';
         CREATE EVENT TRIGGER app ON sql_drop EXECUTE FUNCTION app.w(); ALTER EVENT TRIGGER app DISABLE",
    ),
    (
        "operator class",
        "CREATE OPERATOR CLASS app.o FOR TYPE integer USING hash AS FUNCTION 1 hashint4(integer)",
        "CREATE OPERATOR CLASS app.o FOR TYPE integer USING hash AS FUNCTION 1 hashint4(integer), OPERATOR 1 =",
    ),
    (
        "operator family",
        "CREATE OPERATOR FAMILY app.o USING btree",
        "CREATE OPERATOR FAMILY app.o USING btree;
         ALTER OPERATOR FAMILY app.o USING btree ADD OPERATOR 1 < (integer, bigint)",
    ),
    (
        "access method",
        "CREATE ACCESS METHOD app TYPE INDEX HANDLER bthandler",
        "CREATE ACCESS METHOD app TYPE INDEX HANDLER hashhandler",
    ),
    (
        "language",
        "CREATE FUNCTION app.l() RETURNS language_handler LANGUAGE c AS '$libdir/plpgsql', 'plpgsql_call_handler';
         CREATE LANGUAGE app HANDLER app.l",
        "CREATE FUNCTION app.l() RETURNS language_handler LANGUAGE c AS '$libdir/plpgsql', 'plpgsql_call_handler';
         CREATE TRUSTED LANGUAGE app HANDLER app.l",
    ),
    (
        "transform",
        "CREATE TRANSFORM FOR app.mood LANGUAGE plpgsql (FROM SQL WITH FUNCTION prsd_lextype(internal))",
        "",
    ),
    (
        "conversion",
        "CREATE CONVERSION app.c FOR 'UTF8' TO 'LATIN1' FROM utf8_to_iso8859_1",
        "CREATE DEFAULT CONVERSION app.c FOR 'UTF8' TO 'LATIN1' FROM utf8_to_iso8859_1",
    ),
    (
        "text search parser",
        "CREATE TEXT SEARCH PARSER app.p (START = prsd_start, GETTOKEN = prsd_nexttoken, END = prsd_end, LEXTYPES = prsd_lextype)",
        "CREATE TEXT SEARCH PARSER app.p (START = prsd_start, GETTOKEN = prsd_nexttoken, END = prsd_end, LEXTYPES = prsd_lextype,
            HEADLINE = prsd_headline)",
    ),
    (
        "text search template",
        "CREATE TEXT SEARCH TEMPLATE app.t (LEXIZE = dsimple_lexize)",
        "CREATE TEXT SEARCH TEMPLATE app.t (LEXIZE = dsimple_lexize, INIT = dsimple_init)",
    ),
    (
        "base type",
        "CREATE TYPE app.b; CREATE FUNCTION app.i(cstring) RETURNS app.b LANGUAGE internal IMMUTABLE AS 'int4in';
         CREATE FUNCTION app.o(app.b) RETURNS cstring LANGUAGE internal IMMUTABLE AS 'int4out';
         CREATE TYPE app.b (INPUT = app.i, OUTPUT = app.o, LIKE = integer)",
        "CREATE TYPE app.b; CREATE FUNCTION app.i(cstring) RETURNS app.b LANGUAGE internal IMMUTABLE AS 'int4in';
         CREATE FUNCTION app.o(app.b) RETURNS cstring LANGUAGE internal IMMUTABLE AS 'int4out';
         CREATE TYPE app.b (INPUT = app.i, OUTPUT = app.o, LIKE = integer, DELIMITER = ';')",
    ),
    (
        "unlogged sequence",
        "CREATE SEQUENCE app.s",
        "CREATE UNLOGGED SEQUENCE app.s",
    ),
    (
        "comment on the index of a key",
        "",
        "COMMENT ON INDEX app.parents_pkey IS 'x'",
    ),
    (
        "storage option",
        "",
        "ALTER TABLE app.t SET (fillfactor = 50)",
    ),
];

/// All of them in one pair of databases, each in a namespace of its own, and one where nothing is
/// planted.
#[test]
fn every_planted_difference_is_seen_by_both_readers() {
    let namespace = |at: usize| format!("p{at:03}");
    let (mut one, mut other) = (String::new(), String::new());
    for at in 0..=PLANTED.len() {
        let (_, left, right) = PLANTED.get(at).unwrap_or(&("", "", ""));
        for (side, script) in [(&mut one, left), (&mut other, right)] {
            side.push_str(&format!("{BASE}{script};\n").replace("app", &namespace(at)));
        }
    }
    let made = |script: &str| {
        let database = database();
        execute(&database, script);
        database
    };
    let (left, right) = (made(&one), made(&other));
    let read = |database: &Database| {
        block_on(async {
            let client = database.connect().await.expect("it is there");
            introspect::read(&client)
                .await
                .unwrap_or_else(|error| panic!("{error}"))
        })
    };
    let program = pg_dump(scratch().major(), scratch().programs().as_deref());
    let seen = format!("{:?}", differences(&read(&left), &read(&right)));
    let dumped = program.map(|program| {
        let dump = |it: &Database| {
            dumped(&program, it.settings()).unwrap_or_else(|error| panic!("{error}"))
        };
        let (left, right) = (dump(&left), dump(&right));
        let only = |these: &[String], those: &[String]| -> Vec<String> {
            these
                .iter()
                .filter(|it| !those.contains(it))
                .cloned()
                .collect()
        };
        [only(&left, &right), only(&right, &left)]
            .concat()
            .join("\n")
    });
    let mut missed = Vec::new();
    for (at, (kind, _, _)) in PLANTED.iter().enumerate() {
        if !seen.contains(&namespace(at)) {
            missed.push(format!("{kind}, by introspection"));
        }
        if dumped
            .as_ref()
            .is_some_and(|it| !it.contains(&namespace(at)))
        {
            missed.push(format!("{kind}, by pg_dump"));
        }
    }
    assert_eq!(missed, Vec::<String>::new());
    let untouched = namespace(PLANTED.len());
    assert!(!seen.contains(&untouched), "seen where nothing is: {seen}");
    assert!(!dumped.unwrap_or_default().contains(&untouched));
}
