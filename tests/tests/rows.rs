//! `verify` fills the tables before each migration, and sees when rows or values are lost.

use schema_cli::verify::{Claim, Progress, Reader, Stage, verify};
use schema_core::history::Migration;
use tests::{block_on, scratch};

/// The last stage of the proof of these migrations, each up and down.
fn survival(migrations: &[(&str, &str, &str)], declared: &str) -> Stage {
    let migrations: Vec<Migration> = migrations
        .iter()
        .map(|(name, up, down)| Migration {
            name: (*name).to_owned(),
            up: (*up).to_owned(),
            down: (*down).to_owned(),
            outside_transaction: false,
        })
        .collect();
    let claim = Claim {
        migrations: &migrations,
        declared,
        with_rows: true,
    };
    let report = block_on(verify(scratch(), claim, &Progress::hidden()));
    let mut report = report.unwrap_or_else(|error| panic!("{error}"));
    report.stages.pop().expect("there are stages")
}

/// Every type, and every way in which a row can be refused.
const ALL: &str = "
CREATE TYPE mood AS ENUM ('sad', 'ok', 'happy', 'calm', 'bored');
CREATE DOMAIN percent AS integer CHECK (VALUE BETWEEN 40 AND 60);
CREATE TYPE pair AS (a integer, b mood);
CREATE TYPE span AS RANGE (SUBTYPE = integer);
CREATE TABLE owners (
    id uuid DEFAULT gen_random_uuid() PRIMARY KEY,
    email text NOT NULL UNIQUE CHECK (email <> ''),
    mood mood NOT NULL,
    moods mood[] NOT NULL DEFAULT '{}',
    best integer REFERENCES owners_of (number)
);
CREATE TABLE everything (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    owner uuid NOT NULL REFERENCES owners,
    kind text NOT NULL CHECK (kind IN ('a', 'b')),
    level integer NOT NULL CHECK (level > 100 AND level <= 200),
    share percent NOT NULL,
    twice integer GENERATED ALWAYS AS (level * 2) STORED,
    a boolean NOT NULL, b smallint NOT NULL, c real NOT NULL, d double precision NOT NULL, e numeric(6, 2) NOT NULL,
    f varchar(3) NOT NULL, g char(2) NOT NULL, h name NOT NULL, i bytea NOT NULL, j date NOT NULL,
    k timestamptz NOT NULL, l timestamp(0) NOT NULL, m time NOT NULL, n timetz NOT NULL, o interval NOT NULL,
    p uuid NOT NULL, q json NOT NULL, r jsonb NOT NULL, s inet NOT NULL, t cidr NOT NULL, u macaddr NOT NULL,
    v macaddr8 NOT NULL, w bit(3) NOT NULL, x varbit NOT NULL, y point NOT NULL, z line NOT NULL,
    aa lseg NOT NULL, ab box NOT NULL, ac path NOT NULL, ad polygon NOT NULL, ae circle NOT NULL,
    af tsvector NOT NULL, ag tsquery NOT NULL, ah money NOT NULL, ai int4range NOT NULL, aj daterange NOT NULL,
    ak text[] NOT NULL, al pair NOT NULL, am span NOT NULL, an int4multirange NOT NULL, ao pg_lsn NOT NULL,
    ap jsonpath NOT NULL, aq oid NOT NULL, \"Order\" text NOT NULL
);
CREATE TABLE days (day date NOT NULL, kind text NOT NULL, PRIMARY KEY (day, kind)) PARTITION BY LIST (kind);
CREATE TABLE days_x PARTITION OF days FOR VALUES IN ('x', 'y');
CREATE TABLE base (id integer);
CREATE TABLE child (name text) INHERITS (base);
CREATE TABLE closed (id integer CHECK (false));
";

fn all() -> String {
    // The keys point at each other.
    ALL.replace(" REFERENCES owners_of (number)", "")
}

const NONE: &str = "
DROP TABLE closed; DROP TABLE child; DROP TABLE base; DROP TABLE days; DROP TABLE everything; DROP TABLE owners;
DROP TYPE span; DROP TYPE pair; DROP DOMAIN percent; DROP TYPE mood;
";

#[test]
fn every_table_that_can_have_rows_gets_some() {
    let up = all();
    let stage = survival(
        &[
            ("2026-01-01-000000_all", &up, NONE),
            ("2026-01-02-000000_more", "SELECT 1;", "SELECT 1;"),
        ],
        &up,
    );
    assert_eq!(
        stage.notes,
        [
            "no row was found that fits public.closed: new row for relation \"closed\" violates check constraint \"closed_check\""
        ]
    );
    assert_eq!(stage.differences, []);
    // An enum of five labels makes five rows.
    assert_eq!(stage.of, "21 rows in 5 tables");
}

const TABLE: &str = "CREATE TABLE t (id integer PRIMARY KEY, name text NOT NULL, note text);";

/// What is seen of one migration that follows the table.
fn seen(up: &str, down: &str) -> Stage {
    survival(
        &[
            ("2026-01-01-000000_t", TABLE, "DROP TABLE t;"),
            ("2026-01-02-000000_it", up, down),
        ],
        &format!("{TABLE}{up}"),
    )
}

#[test]
fn what_stays_under_another_name_is_compared() {
    let stage = seen(
        "ALTER TABLE t RENAME TO u; ALTER TABLE u RENAME COLUMN name TO title;",
        "ALTER TABLE u RENAME COLUMN title TO name; ALTER TABLE u RENAME TO t;",
    );
    assert_eq!((stage.differences, stage.notes), (vec![], vec![]));
}

#[test]
fn values_that_are_lost_are_seen() {
    // The schema is the same afterwards, and nothing else sees the difference.
    let anew = "ALTER TABLE t DROP COLUMN note; ALTER TABLE t ADD COLUMN note text;";
    let stage = seen(anew, "SELECT 1;");
    let [lost] = stage.differences.as_slice() else {
        panic!("{:?}", stage.differences)
    };
    assert_eq!(lost.seen_by, Reader::Rows);
    assert_eq!(
        lost.object,
        "rows of public.t, after 2026-01-02-000000_it/up.sql"
    );
    assert_eq!(lost.missing[0], "1, value 1, value 1");
    assert_eq!(lost.surplus[0], "1, value 1, NULL");
}

#[test]
fn rows_that_are_lost_are_seen() {
    let anew = "CREATE TABLE u (LIKE t INCLUDING ALL); DROP TABLE t; ALTER TABLE u RENAME TO t;
        ALTER INDEX u_pkey RENAME TO t_pkey;";
    let stage = seen(anew, "SELECT 1;");
    assert_eq!(stage.differences.len(), 1);
    assert_eq!(stage.differences[0].missing.len(), 4);
}

#[test]
fn what_was_written_by_hand_may_change_values() {
    let stage = seen(
        "UPDATE t SET note = 'none' WHERE note IS NULL;",
        "DELETE FROM t;",
    );
    assert_eq!(stage.differences, []);
}

#[test]
fn what_triggers_change_is_not_lost() {
    let stage = seen(
        "CREATE FUNCTION touched() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN NEW.name = ''touched''; RETURN NEW; END';
        CREATE TRIGGER touched BEFORE UPDATE ON t FOR EACH ROW EXECUTE FUNCTION touched();
        UPDATE t SET note = 'none' WHERE note IS NULL;",
        "DROP TRIGGER touched ON t; DROP FUNCTION touched();",
    );
    assert_eq!((stage.differences, stage.notes), (vec![], vec![]));
}

#[test]
fn a_migration_that_fails_on_rows_is_told() {
    let stage = seen(
        "ALTER TABLE t ADD COLUMN must integer NOT NULL;",
        "ALTER TABLE t DROP COLUMN must;",
    );
    assert_eq!(stage.differences, []);
    assert_eq!(
        stage.notes,
        ["2026-01-02-000000_it/up.sql fails where there are rows: \
          column \"must\" of relation \"t\" contains null values"]
    );
}

#[test]
fn rows_that_cannot_be_taken_away_end_it() {
    let stage = seen(
        "CREATE FUNCTION no() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RAISE ''kept''; END';
        CREATE TRIGGER no BEFORE TRUNCATE ON t EXECUTE FUNCTION no();",
        "ALTER TABLE t ALTER COLUMN note SET NOT NULL; ALTER TABLE t ALTER COLUMN note DROP NOT NULL;
        DROP TRIGGER no ON t; DROP FUNCTION no();",
    );
    assert_eq!(stage.differences, []);
    assert_eq!(
        stage.notes,
        ["2026-01-02-000000_it/down.sql fails where there are rows: \
          column \"note\" of relation \"t\" contains null values"]
    );
}
