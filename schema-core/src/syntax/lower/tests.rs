use std::path::Path;

use expect_test::{Expect, expect};

use super::*;
use crate::{problems::Problem, syntax::reader};

/// Declares `source` in one file, or in several after lines `//- path`; shows the statements that
/// make the schema, and what is said about the way there.
fn check(source: &str, expect: Expect) {
    let (lowered, problems) = lowered(source);
    assert_eq!(problems.render(Path::new("")), "");
    let mut shown = String::new();
    let nothing = Schema::default();
    let plan = crate::plan::plan(&nothing, &lowered.schema, &Intent::default());
    for step in plan.expect("a plan").steps {
        for statement in step.statements {
            shown += &statement.sql;
        }
    }
    for renaming in &lowered.intent.renames {
        shown += &format!("{renaming:?}\n");
    }
    for ((table, column), value) in &lowered.intent.backfills {
        shown += &format!("backfill {table}.{column}: {value}\n");
    }
    expect.assert_eq(&shown);
}

/// Shows the problems of such declarations.
fn fails(source: &str, expect: Expect) {
    let (_, problems) = lowered(source);
    let told = problems.iter().filter(|it| !it.message.is_empty());
    let mut lines: Vec<&Problem> = told.collect();
    lines.sort();
    let lines: Vec<String> = lines.into_iter().map(|it| it.one_line() + "\n").collect();
    expect.assert_eq(&lines.concat());
}

pub(crate) fn lowered(source: &str) -> (Lowered, Problems) {
    lowered_with(source, &Settings::default())
}

/// What such declarations come to.
pub(crate) fn lowered_with(source: &str, settings: &Settings) -> (Lowered, Problems) {
    let package = tempfile::tempdir().expect("a temporary folder");
    let source = match source.trim_start().starts_with("//- ") {
        true => source.to_owned(),
        false => format!("//- src/lib.rs\n{source}"),
    };
    for part in source.trim_start().split("//- ").skip(1) {
        let (path, text) = part.split_once('\n').expect("a path in a line of its own");
        let path = package.path().join(path);
        std::fs::create_dir_all(path.parent().expect("a file has a folder")).expect("a folder");
        std::fs::write(path, text).expect("a file");
    }
    let mut problems = Problems::default();
    let found = reader::read(package.path(), Path::new("src/lib.rs"), &mut problems);
    let lowered = lower(&found, settings, &mut problems);
    (lowered, problems)
}

#[test]
fn one_struct_becomes_many_objects() {
    check(
        r#"
/// How far an application has come.
#[pg_enum]
pub enum ApplicationStatus { Applied, #[value("on hold")] OnHold }

#[table]
pub struct User { #[primary_key] pub id: Uuid }

#[table]
pub struct Document { #[primary_key] pub id: Uuid }

#[jsonb]
pub struct Answers { pub all: Vec<String> }

/// One application
/// of one user.
#[table(timestamps, soft_delete, versioned, rls(force))]
#[index(user_id, status, filter = "deleted_at IS NULL")]
#[index(desc(status), name = "idx_applications_newest", unique, using = Btree, include(score), with(fillfactor = 70))]
#[index(part("lower(note)", op = "text_pattern_ops", collate = "C"), name = "idx_applications_note")]
#[unique(user_id, status, nulls_not_distinct)]
#[check("score > 0 OR note IS NULL", name = "applications_ck_sense")]
#[policy("owner", for = Select, to("app"), using = "user_id IS NOT NULL")]
#[trigger("audit", after(insert, update(status)), execute = "app.audit", args("it's"), when = "NEW.score > 1")]
pub struct Application {
    #[primary_key]
    pub id: Uuid,
    #[references(User, on_delete = Cascade)]
    pub user_id: Uuid,
    #[default(ApplicationStatus::OnHold)]
    pub status: ApplicationStatus,
    pub statuses: Vec<ApplicationStatus>,
    /// Why, in their words.
    #[check("note <> ''")]
    #[default("it's")]
    pub note: Option<String>,
    #[references(Document, role = "resume", on_delete = SetNull, deferred)]
    pub resume_id: Option<Uuid>,
    #[default(-1.5e3)]
    #[backfill("0")]
    pub score: f64,
    pub answers: Option<Answers>,
    #[default([])]
    pub all_answers: Vec<Option<Answers>>,
    #[generated("score * 2")]
    pub twice: Option<f64>,
    #[column(sql_type = "varchar(20)", name = "type", collate = "C", storage = "external")]
    pub kind: String,
    #[identity(always, start = 10)]
    pub number: i32,
}

#[sql]
extern "SQL" {
    /// Writes it down.
    #[function(language = "plpgsql", schema = "app", security_definer, set(search_path = "''"), body = "BEGIN RETURN NEW; END")]
    fn audit() -> Trigger;
    #[function(stable, strict, parallel = Safe, file = "sql/of.sql")]
    fn of(#[default(ApplicationStatus::Applied)] status: ApplicationStatus, #[variadic] ids: Vec<Uuid>) -> SetOf<i64>;
}

schema!(
    extensions("pgcrypto", "citext" = "ext"),
    namespaces("spare"),
    sequence(name = "numbers", schema = "app", type = "smallint", increment = -1),
);
//- sql/of.sql
SELECT 1
"#,
        expect![[r#"
            CREATE SCHEMA ext;
            CREATE EXTENSION citext WITH SCHEMA ext;
            CREATE EXTENSION pgcrypto WITH SCHEMA public;
            CREATE SCHEMA app;
            CREATE SCHEMA spare;
            CREATE TYPE public.application_status AS ENUM (
                'applied',
                'on hold'
            );
            COMMENT ON TYPE public.application_status IS 'How far an application has come.';
            CREATE FUNCTION app.audit() RETURNS trigger
                LANGUAGE plpgsql SECURITY DEFINER
                SET search_path = ''
            AS 'BEGIN RETURN NEW; END';
            COMMENT ON FUNCTION app.audit() IS 'Writes it down.';
            CREATE FUNCTION public.of(status public.application_status DEFAULT 'applied'::public.application_status, VARIADIC ids uuid[]) RETURNS SETOF bigint
                LANGUAGE sql STABLE STRICT PARALLEL SAFE
            AS $$SELECT 1
            $$;
            CREATE FUNCTION public.set_updated_at() RETURNS trigger
                LANGUAGE plpgsql
            AS $$
            BEGIN
                NEW.updated_at = now();
                RETURN NEW;
            END
            $$;
            CREATE SEQUENCE app.numbers AS smallint INCREMENT BY -1;
            CREATE TABLE public.documents (
                id uuid NOT NULL DEFAULT gen_random_uuid(),
                CONSTRAINT documents_pk_id PRIMARY KEY (id)
            );
            CREATE TABLE public.users (
                id uuid NOT NULL DEFAULT gen_random_uuid(),
                CONSTRAINT users_pk_id PRIMARY KEY (id)
            );
            CREATE TABLE public.applications (
                id uuid NOT NULL DEFAULT gen_random_uuid(),
                user_id uuid NOT NULL,
                status public.application_status NOT NULL DEFAULT 'on hold'::public.application_status,
                statuses public.application_status[] NOT NULL,
                note text DEFAULT 'it''s',
                resume_id uuid,
                score double precision NOT NULL DEFAULT -1.5e3,
                answers jsonb,
                all_answers jsonb[] NOT NULL DEFAULT '{}',
                twice double precision GENERATED ALWAYS AS (score * 2) STORED,
                type character varying(20) COLLATE pg_catalog."C" NOT NULL,
                number integer NOT NULL GENERATED ALWAYS AS IDENTITY (START WITH 10),
                schema_version integer NOT NULL DEFAULT 1,
                created_at timestamp with time zone NOT NULL DEFAULT now(),
                updated_at timestamp with time zone NOT NULL DEFAULT now(),
                deleted_at timestamp with time zone,
                deleted_by uuid,
                deletion_reason text,
                CONSTRAINT applications_pk_id PRIMARY KEY (id),
                CONSTRAINT applications_uq_user_id_status UNIQUE NULLS NOT DISTINCT (user_id, status),
                CONSTRAINT applications_ck_note CHECK (note <> ''),
                CONSTRAINT applications_ck_sense CHECK (score > 0 OR note IS NULL),
                CONSTRAINT applications_ck_statuses CHECK (num_nulls(VARIADIC statuses) = 0),
                CONSTRAINT applications_fk_resume FOREIGN KEY (resume_id) REFERENCES public.documents (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
                CONSTRAINT applications_fk_user FOREIGN KEY (user_id) REFERENCES public.users (id) ON DELETE CASCADE
            );
            ALTER TABLE public.applications ALTER COLUMN type SET STORAGE EXTERNAL;
            ALTER TABLE public.applications ENABLE ROW LEVEL SECURITY;
            ALTER TABLE public.applications FORCE ROW LEVEL SECURITY;
            CREATE UNIQUE INDEX idx_applications_newest ON public.applications (status DESC) INCLUDE (score) WITH (fillfactor = 70);
            CREATE INDEX idx_applications_note ON public.applications ((lower(note)) COLLATE pg_catalog."C" text_pattern_ops);
            CREATE INDEX idx_applications_user_id_status ON public.applications (user_id, status) WHERE deleted_at IS NULL;
            CREATE TRIGGER audit AFTER INSERT OR UPDATE OF status ON public.applications
                FOR EACH ROW WHEN (NEW.score > 1) EXECUTE FUNCTION app.audit('it''s');
            CREATE TRIGGER set_updated_at BEFORE UPDATE ON public.applications
                FOR EACH ROW EXECUTE FUNCTION public.set_updated_at();
            CREATE POLICY owner ON public.applications FOR SELECT TO app
                USING (user_id IS NOT NULL);
            COMMENT ON TABLE public.applications IS 'One application
            of one user.';
            COMMENT ON COLUMN public.applications.note IS 'Why, in their words.';
            backfill public.applications.score: 0
        "#]],
    );
}

#[test]
fn the_way_is_declared_beside_the_goal() {
    check(
        r#"
#[pg_enum(renamed_from = "old.mood")]
pub enum Feeling { #[renamed_from("fine")] Good }
#[table(renamed_from = "persons", schema = "app")]
pub struct User {
    #[primary_key]
    #[column(renamed_from = "uid")]
    pub id: Uuid,
    #[backfill("'nobody'")]
    pub name: String,
}
"#,
        expect![[r#"
            CREATE SCHEMA app;
            CREATE TYPE public.feeling AS ENUM (
                'good'
            );
            CREATE TABLE app.users (
                id uuid NOT NULL DEFAULT gen_random_uuid(),
                name text NOT NULL,
                CONSTRAINT users_pk_id PRIMARY KEY (id)
            );
            Object { old: Enum(QualifiedName { namespace: Name("old"), name: Name("mood") }), new: Enum(QualifiedName { namespace: Name("public"), name: Name("feeling") }) }
            Label { of: QualifiedName { namespace: Name("public"), name: Name("feeling") }, old: "fine", new: "good" }
            Object { old: Table(QualifiedName { namespace: Name("app"), name: Name("persons") }), new: Table(QualifiedName { namespace: Name("app"), name: Name("users") }) }
            Column { table: QualifiedName { namespace: Name("app"), name: Name("users") }, old: Name("uid"), new: Name("id") }
            backfill app.users.name: 'nobody'
        "#]],
    );
}

#[test]
fn one_name_in_two_modules_is_told_by_its_path() {
    check(
        r#"
pub mod a {
    #[pg_enum(name = "a_status")] pub enum Status { New }
    #[table] pub struct Job { #[primary_key] pub id: Uuid, #[default(Status::New)] pub status: Status }
}
pub mod b {
    #[pg_enum(name = "b_status")] pub enum Status { Old }
    #[table(schema = "b")] pub struct Job { #[primary_key] pub id: Uuid, #[references(crate::a::Job)] pub job_id: Uuid }
}
#[table] pub struct Task { #[primary_key] pub id: Uuid, pub status: crate::b::Status }
"#,
        expect![[r#"
            CREATE SCHEMA b;
            CREATE TYPE public.a_status AS ENUM (
                'new'
            );
            CREATE TYPE public.b_status AS ENUM (
                'old'
            );
            CREATE TABLE public.jobs (
                id uuid NOT NULL DEFAULT gen_random_uuid(),
                status public.a_status NOT NULL DEFAULT 'new'::public.a_status,
                CONSTRAINT jobs_pk_id PRIMARY KEY (id)
            );
            CREATE TABLE b.jobs (
                id uuid NOT NULL DEFAULT gen_random_uuid(),
                job_id uuid NOT NULL,
                CONSTRAINT jobs_pk_id PRIMARY KEY (id),
                CONSTRAINT jobs_fk_job FOREIGN KEY (job_id) REFERENCES public.jobs (id)
            );
            CREATE TABLE public.tasks (
                id uuid NOT NULL DEFAULT gen_random_uuid(),
                status public.b_status NOT NULL,
                CONSTRAINT tasks_pk_id PRIMARY KEY (id)
            );
        "#]],
    );
    fails(
        r#"
pub mod a { #[pg_enum(name = "a_status")] pub enum Status { New } }
pub mod b { #[pg_enum(name = "b_status")] pub enum Status { Old } }
#[table] pub struct Task { #[primary_key] pub id: Uuid, pub status: Status }
"#,
        expect![[r#"
            src/lib.rs:4:69: `Status` is declared in `a` and in `b`: write its path with the module
        "#]],
    );
}

#[test]
fn names_that_lead_nowhere_are_reported() {
    fails(
        r#"
type Id = Uuid;
#[pg_enum] pub enum Status { New }
#[table] pub struct User { #[primary_key] pub id: Id, #[unique] pub email: String }
#[table]
pub struct Job {
    #[primary_key] pub id: Uuid,
    #[references(Usr)] pub user_id: Uuid,
    #[references(Status)] pub status_id: Uuid,
    #[references(User, column = mail)] pub email: String,
    pub user: User,
    pub status: Sattus,
    pub address: crate::Address,
    #[default(Status::Old)] pub other: Status,
    #[column(sql_type = "geometry", diesel_type = Geometry)] pub shape: String,
}
#[table]
#[foreign_key(a, b, references = User)]
pub struct Pair { #[primary_key] pub id: Uuid, pub a: Uuid, pub b: Uuid }
"#,
        expect![[r#"
            src/lib.rs:4:51: `Id` is an alias: write the type that it stands for, `Uuid`
            src/lib.rs:8:18: no table of this crate is declared by a struct `Usr`; did you mean `User`?
            src/lib.rs:9:18: no table of this crate is declared by a struct `Status`
            src/lib.rs:10:33: no field `mail` in `User`; did you mean `email`?
            src/lib.rs:11:15: `User` is a table: hold its key, and write `#[references(User)]` above the field
            src/lib.rs:12:17: `Sattus` is no type of a column: put `#[pg_enum]` or `#[jsonb]` above its declaration, in a module that the build reads; did you mean `Status`?
            src/lib.rs:13:18: `crate::Address` is no type of a column: put `#[pg_enum]` or `#[jsonb]` above its declaration, in a module that the build reads
            src/lib.rs:14:23: no variant `Old` in `Status`
            src/lib.rs:15:25: type `geometry` is neither declared nor of an extension that is: name the extension in `schema!(extensions("…"))`
            src/lib.rs:18:3: 2 columns here, but one column in `User`: a foreign key pairs them one by one
        "#]],
    );
}

#[test]
fn what_is_declared_twice_is_reported() {
    fails(
        r#"
#[table] pub struct User { #[primary_key] pub id: Uuid }
#[table(name = "users")] pub struct Member {
    #[primary_key] pub id: Uuid,
}
#[pg_enum] pub enum Status { New }
pub mod a { #[pg_enum] pub enum Status { Old } }
#[table]
#[index(a)]
#[index(a, filter = "b > 0")]
pub struct Twice {
    #[primary_key] pub id: Uuid,
    #[unique] #[unique(name = "twices_uq_a")] pub a: i32,
    pub b: i32,
}
"#,
        expect![[r#"
            src/lib.rs:3:16: table public.users is declared already, in src/lib.rs:2; give this one another name
            src/lib.rs:7:33: type public.status is declared already, in src/lib.rs:6; drop one of the two, or give this one a `name = "…"`
            src/lib.rs:10:3: index public.idx_twices_a is declared already, in src/lib.rs:9; drop one of the two, or give this one a `name = "…"`
            src/lib.rs:13:31: constraint twices_uq_a ON public.twices is declared already, in src/lib.rs:13; give this one another name
        "#]],
    );
}

#[test]
fn sequences_that_cannot_count_are_reported() {
    fails(
        r#"
schema!(sequence(name = "a", min = 5, max = 5), sequence(name = "b", type = "smallint", max = 40000),
    sequence(name = "c", start = 0), sequence(name = "d", cache = 0));
"#,
        expect![[r#"
            src/lib.rs:2:25: `min` is 5 and `max` is 5: there is nothing to count
            src/lib.rs:2:65: `smallint` holds only numbers from -32768 to 32767
            src/lib.rs:3:21: the start 0 is not between 1 and 9223372036854775807
            src/lib.rs:3:54: a cache holds at least one number
        "#]],
    );
}

#[test]
fn two_spellings_of_one_parent_are_reported() {
    fails(
        r#"
#[table] pub struct User { #[primary_key] pub id: Uuid }
#[table] pub struct Pair {
    #[primary_key] pub id: Uuid,
    #[references(User, role = "left", join)] pub left_id: Uuid,
    #[references(crate::User, role = "right")] pub right_id: Uuid,
}
"#,
        expect![[r#"
            src/lib.rs:6:18: `crate::User` is spelled `User` above: spell both alike, so that the two keys are seen to lead to one table
        "#]],
    );
}

#[test]
fn keys_that_lead_out_of_the_crate_are_reported() {
    fails(
        r#"
pub mod users { #[table] pub struct User { #[primary_key] pub id: Uuid } }
#[table] pub struct Job {
    #[primary_key] pub id: Uuid,
    #[references(other::User)] pub user_id: Uuid,
    #[references(::users::User, role = "second")] pub second_id: Uuid,
    #[references(users::User, role = "third")] pub third_id: Uuid,
    #[references(other::Tenant)] pub tenant_id: Uuid,
}
"#,
        expect![[r#"
            src/lib.rs:5:18: `other::User` is no table of this crate, and a foreign key leads to none of another; if the `User` of this crate is meant, spell its path from `crate`
            src/lib.rs:6:18: `::users::User` is no table of this crate, and a foreign key leads to none of another; if the `User` of this crate is meant, spell its path from `crate`
            src/lib.rs:8:18: no table of this crate is declared by a struct `Tenant`
        "#]],
    );
}

#[test]
fn one_function_of_a_name_is_enough_for_a_model() {
    fails(
        r#"
#[table(soft_delete)] pub struct User { #[primary_key] pub id: Uuid }
#[table(name = "active")] pub struct Active {
    #[primary_key] pub id: Uuid,
    #[references(User)] pub user_id: Uuid,
}
pub mod a { #[table] pub struct Job {
    #[primary_key] pub id: Uuid,
    #[references(crate::User)] pub user_id: Uuid,
    #[references(crate::User, role = "other")] pub other_id: Uuid,
} }
pub mod b { #[table(schema = "b")] pub struct Job {
    #[primary_key] pub id: Uuid,
    #[references(crate::User)] pub user_id: Uuid,
    #[references(crate::User, role = "other", children = "b_jobs")] pub other_id: Uuid,
} }
#[table(name = "company")] pub struct Company {
    #[primary_key] pub id: Uuid,
    #[references(Ship)] pub ship_id: Uuid,
}
#[table] pub struct Ship {
    #[primary_key] pub id: Uuid,
    #[references(Company)] pub company_id: Uuid,
    #[references(Self)] pub ship_id: Option<Uuid>,
}
"#,
        expect![[r#"
            src/lib.rs:5:18: `User` has a function `active` already, by `soft_delete`: name that of this key with `children = "…"`
            src/lib.rs:14:18: `User` has a function `jobs_by_user` already, by the key in src/lib.rs:9: name that of this key with `children = "…"`
            src/lib.rs:19:18: `Ship` has a function `company` already, by the key in src/lib.rs:23: name that of this key with `children = "…"`
        "#]],
    );
}

#[test]
fn two_items_of_one_name_in_one_module_are_reported() {
    fails(
        r#"
#[table] pub struct User { #[primary_key] pub id: Uuid }
#[table] pub struct User { #[primary_key] pub id: Uuid, pub name: Missing }
pub mod a { #[table(schema = "a")] pub struct User { #[primary_key] pub id: Uuid } }
#[pg_enum] pub enum Kind { A }
#[jsonb] pub struct Kind { pub a: i32 }
"#,
        expect![[r#"
            src/lib.rs:3:21: `User` is declared in this module already, in src/lib.rs:2; give this one another name, or drop it
            src/lib.rs:6:21: `Kind` is declared in this module already, in src/lib.rs:5; give this one another name, or drop it
        "#]],
    );
}

#[test]
fn what_a_broken_file_may_declare_is_not_missed() {
    fails(
        r#"
//- src/lib.rs
pub mod broken;
#[table] pub struct Job {
    #[primary_key] pub id: Uuid,
    #[references(User)] pub user_id: Uuid,
    pub status: Status,
    pub name: i32,
    pub name: i32,
}
//- src/broken.rs
#[pg_enum] pub enum Status { New
#[table] pub struct User { #[primary_key] pub id: Uuid }
"#,
        expect![[r#"
            src/broken.rs:1:28: does not parse: a bracket or a quote has no pair
            src/lib.rs:7:9: column `name` is already taken by field `name`
        "#]],
    );
}

#[test]
fn types_of_extensions_take_modifiers() {
    check(
        r#"
schema!(extensions("postgis", "vector", "odd" = "app"));
#[table]
pub struct Place {
    #[primary_key] pub id: Uuid,
    #[column(sql_type = "geometry(Point, 4326)", diesel_type = crate::Geometry)] pub at: Shape,
    #[column(sql_type = "vector(3)[]", diesel_type = crate::Vector)] pub vectors: Vec<Shape>,
    #[column(sql_type = "app.Odd(1)", diesel_type = crate::Odd)] pub odd: Option<Shape>,
}
"#,
        expect![[r#"
            CREATE SCHEMA app;
            CREATE EXTENSION odd WITH SCHEMA app;
            CREATE EXTENSION postgis WITH SCHEMA public;
            CREATE EXTENSION vector WITH SCHEMA public;
            CREATE TABLE public.places (
                id uuid NOT NULL DEFAULT gen_random_uuid(),
                at public.geometry(Point,4326) NOT NULL,
                vectors public.vector(3)[] NOT NULL,
                odd app.odd(1),
                CONSTRAINT places_pk_id PRIMARY KEY (id),
                CONSTRAINT places_ck_vectors CHECK (num_nulls(VARIADIC vectors) = 0)
            );
        "#]],
    );
    fails(
        r#"
#[pg_enum] pub enum Mood { Ok }
#[table]
pub struct Place {
    #[primary_key] pub id: Uuid,
    #[column(sql_type = "vector(3)", diesel_type = crate::Vector)] pub vector: String,
    #[column(sql_type = "mood(3)", diesel_type = crate::Mood)] pub mood: Mood,
}
"#,
        expect![[r#"
            src/lib.rs:6:25: type `vector` is neither declared nor of an extension that is: name the extension in `schema!(extensions("…"))`
            src/lib.rs:7:25: `mood` is an enum, and takes nothing
        "#]],
    );
}
