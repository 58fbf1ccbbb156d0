use expect_test::{Expect, expect};

use crate::{diff, scripts, syntax::lower::tests::lowered};

/// Shows the migrations that lead from the one set of declarations to the other, and back.
fn check(old: &str, new: &str, expect: Expect) {
    let (old, problems) = lowered(old);
    assert_eq!(problems.render(std::path::Path::new("")), "");
    let (mut new, problems) = lowered(new);
    assert_eq!(problems.render(std::path::Path::new("")), "");
    new.schema = diff::aligned(&old.schema, &new.schema, &new.intent);
    let all = scripts::between(&old.schema, &new.schema, &new.intent).expect("a plan");
    let mut shown = String::new();
    for it in all {
        shown += &format!("== up\n{}== down\n{}", it.up, it.down);
    }
    expect.assert_eq(&shown);
}

#[test]
fn labels_are_added_in_place() {
    check(
        r#"#[pg_enum] pub enum Mood { Ok }"#,
        r#"#[pg_enum] pub enum Mood { Sad, Ok, Happy }"#,
        expect![[r#"
            == up
            ALTER TYPE public.mood ADD VALUE 'sad' BEFORE 'ok';
            ALTER TYPE public.mood ADD VALUE 'happy';
            == down
            -- can fail: rows that hold 'happy' of type public.mood
            -- can fail: rows that hold 'sad' of type public.mood
            ALTER TYPE public.mood RENAME TO mood__old;
            CREATE TYPE public.mood AS ENUM (
                'ok'
            );
            DROP TYPE public.mood__old;
        "#]],
    );
}

#[test]
fn a_new_label_is_committed_before_its_use() {
    check(
        r#"#[pg_enum] pub enum Mood { Ok }
#[table] pub struct Cat { #[primary_key] pub id: Uuid, #[default(Mood::Ok)] pub mood: Mood }"#,
        r#"#[pg_enum] pub enum Mood { Ok, Happy }
#[table] pub struct Cat { #[primary_key] pub id: Uuid, #[default(Mood::Happy)] pub mood: Mood }"#,
        expect![[r#"
            == up
            ALTER TYPE public.mood ADD VALUE 'happy';
            == down
            DO $$
            BEGIN
                IF EXISTS (SELECT FROM public.cats WHERE mood IN ('happy')) THEN
                    RAISE EXCEPTION USING MESSAGE = 'rows hold a value that public.mood loses: happy';
                END IF;
            END;
            $$;

            -- can fail: rows that hold 'happy' of type public.mood
            -- rewrites every row of public.cats under a lock
            ALTER TYPE public.mood RENAME TO mood__old;
            CREATE TYPE public.mood AS ENUM (
                'ok'
            );
            ALTER TABLE public.cats
                ALTER COLUMN mood DROP DEFAULT,
                ALTER COLUMN mood TYPE public.mood USING mood::text::public.mood,
                ALTER COLUMN mood SET DEFAULT 'ok'::public.mood;
            DROP TYPE public.mood__old;
            == up
            ALTER TABLE public.cats ALTER COLUMN mood SET DEFAULT 'happy'::public.mood;
            == down
            ALTER TABLE public.cats ALTER COLUMN mood SET DEFAULT 'ok'::public.mood;
        "#]],
    );
}

#[test]
fn a_removed_label_replaces_the_type_and_what_is_in_the_way_comes_back() {
    check(
        r#"#[pg_enum] pub enum Mood { Sad, Ok, Happy }
#[table(rls)] #[index(mood)] #[index(id, name = "idx_cats_ok", filter = "mood = 'ok'")] #[policy("fine", using = "mood <> 'ok'")]
pub struct Cat { #[primary_key] pub id: Uuid, #[default(Mood::Ok)] pub mood: Mood, #[check("mood <> ALL (moods)", name = "cats_ck_mood_alone")] #[default([])] pub moods: Vec<Mood> }"#,
        r#"#[pg_enum] pub enum Mood { Ok, Happy }
#[table(rls)] #[index(mood)] #[index(id, name = "idx_cats_ok", filter = "mood = 'ok'")] #[policy("fine", using = "mood <> 'ok'")]
pub struct Cat { #[primary_key] pub id: Uuid, #[default(Mood::Ok)] pub mood: Mood, #[check("mood <> ALL (moods)", name = "cats_ck_mood_alone")] #[default([])] pub moods: Vec<Mood> }"#,
        expect![[r#"
            == up
            DO $$
            BEGIN
                IF EXISTS (SELECT FROM public.cats WHERE mood IN ('sad'))
                    OR EXISTS (SELECT FROM public.cats WHERE moods && ARRAY['sad']::public.mood[]) THEN
                    RAISE EXCEPTION USING MESSAGE = 'rows hold a value that public.mood loses: sad';
                END IF;
            END;
            $$;

            ALTER TABLE public.cats DROP CONSTRAINT cats_ck_mood_alone;
            ALTER TABLE public.cats DROP CONSTRAINT cats_ck_moods;
            DROP INDEX public.idx_cats_ok;
            DROP POLICY fine ON public.cats;

            -- can fail: rows that hold 'sad' of type public.mood
            -- rewrites every row of public.cats under a lock
            ALTER TYPE public.mood RENAME TO mood__old;
            CREATE TYPE public.mood AS ENUM (
                'ok',
                'happy'
            );
            ALTER TABLE public.cats
                ALTER COLUMN mood DROP DEFAULT,
                ALTER COLUMN mood TYPE public.mood USING mood::text::public.mood,
                ALTER COLUMN mood SET DEFAULT 'ok'::public.mood;
            ALTER TABLE public.cats
                ALTER COLUMN moods DROP DEFAULT,
                ALTER COLUMN moods TYPE public.mood[] USING moods::text[]::public.mood[],
                ALTER COLUMN moods SET DEFAULT '{}';
            DROP TYPE public.mood__old;

            ALTER TABLE public.cats ADD CONSTRAINT cats_ck_mood_alone CHECK (mood <> ALL (moods));
            ALTER TABLE public.cats ADD CONSTRAINT cats_ck_moods CHECK (num_nulls(VARIADIC moods) = 0);
            CREATE INDEX idx_cats_ok ON public.cats (id) WHERE mood = 'ok';

            CREATE POLICY fine ON public.cats
                USING (mood <> 'ok');
            == down
            ALTER TYPE public.mood ADD VALUE 'sad' BEFORE 'ok';
        "#]],
    );
}

#[test]
fn what_holds_and_what_runs_is_renamed_as_well() {
    check(
        r##"schema!(namespaces("sales"), sequence(name = "numbers", schema = "sales"));
#[pg_enum(schema = "sales")] pub enum Mood { Ok }
#[sql] extern "SQL" { #[function(schema = "sales", body = "SELECT 1")] fn answer(mood: Mood) -> i32; #[function(language = "plpgsql", body = "BEGIN RETURN NEW; END")] fn touch() -> Trigger; }
#[table(schema = "sales")] #[trigger("touch", before(update), execute = "touch")] #[index(mood)]
pub struct Cat { #[primary_key] pub id: Uuid, #[default(Mood::Ok)] pub mood: Mood }"##,
        r##"schema!(namespace(name = "crm", renamed_from = "sales"), sequence(name = "counts", schema = "crm", renamed_from = "numbers"));
#[pg_enum(schema = "crm")] pub enum Mood { Ok }
#[sql] extern "SQL" { #[function(schema = "crm", renamed_from = "answer", body = "SELECT 1")] fn reply(mood: Mood) -> i32; #[function(language = "plpgsql", renamed_from = "public.touch", schema = "crm", body = "BEGIN RETURN NEW; END")] fn touch() -> Trigger; }
#[table(schema = "crm")] #[trigger("touch", before(update), execute = "crm.touch")] #[index(mood)]
pub struct Cat { #[primary_key] pub id: Uuid, #[default(Mood::Ok)] pub mood: Mood }"##,
        expect![[r#"
            == up
            ALTER SCHEMA sales RENAME TO crm;

            ALTER SEQUENCE crm.numbers RENAME TO counts;

            ALTER FUNCTION crm.answer(crm.mood) RENAME TO reply;

            ALTER FUNCTION public.touch() SET SCHEMA crm;
            == down
            ALTER FUNCTION crm.touch() SET SCHEMA public;

            ALTER FUNCTION crm.reply(crm.mood) RENAME TO answer;

            ALTER SEQUENCE crm.counts RENAME TO numbers;

            ALTER SCHEMA crm RENAME TO sales;
        "#]],
    );
}

#[test]
fn a_rename_is_declared_and_what_is_named_after_it_follows() {
    check(
        r#"#[pg_enum] pub enum Mood { Sad, Ok }
#[table(rls)] #[policy("own", using = "nick = current_user")] pub struct Cat { #[primary_key] pub id: Uuid, #[unique] #[check("nick <> ''")] pub nick: String, #[default(Mood::Sad)] pub mood: Mood }"#,
        r#"#[pg_enum(renamed_from = "mood")] pub enum Feeling { #[renamed_from("sad")] Bad, Ok }
#[table(renamed_from = "cats", rls)] #[policy("own", using = "name = current_user")] pub struct Animal { #[primary_key] pub id: Uuid, #[unique] #[check("name <> ''")] #[column(renamed_from = "nick")] pub name: String, #[default(Feeling::Bad)] pub mood: Feeling }"#,
        expect![[r#"
            == up
            ALTER TYPE public.mood RENAME TO feeling;
            ALTER TYPE public.feeling RENAME VALUE 'sad' TO 'bad';

            ALTER TABLE public.cats RENAME TO animals;
            ALTER TABLE public.animals RENAME COLUMN nick TO name;
            ALTER TABLE public.animals RENAME CONSTRAINT cats_ck_nick TO animals_ck_name;
            ALTER TABLE public.animals RENAME CONSTRAINT cats_pk_id TO animals_pk_id;
            ALTER TABLE public.animals RENAME CONSTRAINT cats_uq_nick TO animals_uq_name;
            == down
            ALTER TABLE public.animals RENAME COLUMN name TO nick;

            ALTER TYPE public.feeling RENAME VALUE 'bad' TO 'sad';

            ALTER TABLE public.animals RENAME TO cats;

            ALTER TYPE public.feeling RENAME TO mood;

            ALTER TABLE public.cats RENAME CONSTRAINT animals_ck_name TO cats_ck_nick;
            ALTER TABLE public.cats RENAME CONSTRAINT animals_pk_id TO cats_pk_id;
            ALTER TABLE public.cats RENAME CONSTRAINT animals_uq_name TO cats_uq_nick;
        "#]],
    );
}

#[test]
fn what_points_at_a_renamed_table_is_renamed_with_it() {
    check(
        r#"#[table] pub struct Cat { #[primary_key] pub id: Uuid }
#[table] pub struct Toy { #[primary_key] pub id: Uuid, #[references(Cat)] pub cat_id: Uuid }"#,
        r#"#[table(renamed_from = "cats")] pub struct Animal { #[primary_key] pub id: Uuid }
#[table] pub struct Toy { #[primary_key] pub id: Uuid, #[references(Animal)] #[column(renamed_from = "cat_id")] pub animal_id: Uuid }"#,
        expect![[r#"
            == up
            ALTER TABLE public.toys RENAME COLUMN cat_id TO animal_id;

            ALTER TABLE public.cats RENAME TO animals;
            ALTER TABLE public.animals RENAME CONSTRAINT cats_pk_id TO animals_pk_id;

            ALTER TABLE public.toys RENAME CONSTRAINT toys_fk_cat TO toys_fk_animal;
            == down
            ALTER TABLE public.toys RENAME COLUMN animal_id TO cat_id;

            ALTER TABLE public.animals RENAME TO cats;
            ALTER TABLE public.cats RENAME CONSTRAINT animals_pk_id TO cats_pk_id;

            ALTER TABLE public.toys RENAME CONSTRAINT toys_fk_animal TO toys_fk_cat;
        "#]],
    );
}

#[test]
fn a_key_that_changes_may_point_at_a_renamed_table() {
    check(
        r#"#[table] pub struct Cat { #[primary_key] pub id: Uuid }
#[table] pub struct Toy { #[primary_key] pub id: Uuid, #[references(Cat)] pub cat_id: Uuid }"#,
        r#"#[table(renamed_from = "cats")] pub struct Animal { #[primary_key] pub id: Uuid }
#[table] pub struct Toy { #[primary_key] pub id: Uuid, #[references(Animal, deferrable, name = "toys_fk_cat", role = "cat")] pub cat_id: Uuid }"#,
        expect![[r#"
            == up
            ALTER TABLE public.cats RENAME TO animals;

            ALTER TABLE public.toys DROP CONSTRAINT toys_fk_cat;

            ALTER TABLE public.animals RENAME CONSTRAINT cats_pk_id TO animals_pk_id;

            ALTER TABLE public.toys ADD CONSTRAINT toys_fk_cat FOREIGN KEY (cat_id) REFERENCES public.animals (id) DEFERRABLE;
            == down
            ALTER TABLE public.animals RENAME TO cats;

            ALTER TABLE public.toys DROP CONSTRAINT toys_fk_cat;

            ALTER TABLE public.cats RENAME CONSTRAINT animals_pk_id TO cats_pk_id;

            ALTER TABLE public.toys ADD CONSTRAINT toys_fk_cat FOREIGN KEY (cat_id) REFERENCES public.cats (id);
        "#]],
    );
}

#[test]
fn what_is_renamed_gives_way_as_well() {
    check(
        r#"#[table] pub struct Cat { #[primary_key] pub id: Uuid, #[check("weight > 0", name = "cats_ck_light")] pub weight: i32 }"#,
        r#"#[table] pub struct Cat { #[primary_key] pub id: Uuid, #[check("weight > 0", name = "cats_ck_heavy")] pub weight: i64 }"#,
        expect![[r#"
            == up
            ALTER TABLE public.cats DROP CONSTRAINT cats_ck_light;
            -- rewrites every row of public.cats under a lock
            ALTER TABLE public.cats ALTER COLUMN weight TYPE bigint;
            ALTER TABLE public.cats ADD CONSTRAINT cats_ck_heavy CHECK (weight > 0);
            == down
            ALTER TABLE public.cats DROP CONSTRAINT cats_ck_heavy;
            -- can fail: values of public.cats.weight that are not of type integer
            -- rewrites every row of public.cats under a lock
            ALTER TABLE public.cats ALTER COLUMN weight TYPE integer;
            ALTER TABLE public.cats ADD CONSTRAINT cats_ck_light CHECK (weight > 0);
        "#]],
    );
}

#[test]
fn renamed_columns_keep_their_places_and_new_ones_come_last() {
    let (old, _) = lowered(
        r#"#[table] pub struct Cat { #[primary_key] pub id: Uuid, pub nick: String, pub age: i32 }"#,
    );
    let (new, _) = lowered(
        r#"#[table(renamed_from = "cats")] pub struct Animal { pub legs: Option<i32>, #[primary_key] pub id: Uuid, pub age: i32, #[column(renamed_from = "nick")] pub name: String }"#,
    );
    let aligned = diff::aligned(&old.schema, &new.schema, &new.intent);
    let names: Vec<&str> = aligned
        .tables
        .values()
        .flat_map(|it| &it.columns)
        .map(|it| it.name.as_str())
        .collect();
    assert_eq!(names, ["id", "name", "age", "legs"]);
}

#[test]
fn a_type_that_is_replaced_keeps_its_comment() {
    check(
        r#"/// How it feels.
#[pg_enum] pub enum Mood { Sad, Ok }"#,
        r#"/// How it feels.
#[pg_enum] pub enum Mood { Ok }"#,
        expect![[r#"
            == up
            COMMENT ON TYPE public.mood IS NULL;

            -- can fail: rows that hold 'sad' of type public.mood
            ALTER TYPE public.mood RENAME TO mood__old;
            CREATE TYPE public.mood AS ENUM (
                'ok'
            );
            DROP TYPE public.mood__old;

            COMMENT ON TYPE public.mood IS 'How it feels.';
            == down
            ALTER TYPE public.mood ADD VALUE 'sad' BEFORE 'ok';
        "#]],
    );
}

#[test]
fn a_column_changes_in_place() {
    check(
        r#"#[table(rls)] #[policy("old_ones", using = "age > 9")] pub struct Cat { #[primary_key] pub id: Uuid, pub age: Option<i32>, #[default("x")] pub name: String }"#,
        r#"#[table(rls)] #[policy("old_ones", using = "age > 9")] pub struct Cat { #[primary_key] pub id: Uuid, #[backfill("0")] pub age: i64, #[default("y")] pub name: Option<String> }"#,
        expect![[r#"
            == up
            DROP POLICY old_ones ON public.cats;

            -- rewrites every row of public.cats under a lock
            UPDATE public.cats SET age = 0 WHERE age IS NULL;
            ALTER TABLE public.cats
                ALTER COLUMN age TYPE bigint,
                ALTER COLUMN age SET NOT NULL;

            ALTER TABLE public.cats
                ALTER COLUMN name SET DEFAULT 'y',
                ALTER COLUMN name DROP NOT NULL;

            CREATE POLICY old_ones ON public.cats
                USING (age > 9);
            == down
            DROP POLICY old_ones ON public.cats;

            -- can fail: values of public.cats.age that are not of type integer
            -- rewrites every row of public.cats under a lock
            ALTER TABLE public.cats
                ALTER COLUMN age TYPE integer,
                ALTER COLUMN age DROP NOT NULL;

            -- can fail: rows of public.cats without a value for name, which becomes NOT NULL: give it a backfill
            ALTER TABLE public.cats
                ALTER COLUMN name SET DEFAULT 'x',
                ALTER COLUMN name SET NOT NULL;

            CREATE POLICY old_ones ON public.cats
                USING (age > 9);
        "#]],
    );
}

#[test]
fn a_required_column_needs_something_for_the_rows_that_are_there() {
    check(
        r#"#[table] pub struct Cat { #[primary_key] pub id: Uuid }"#,
        r#"#[table] pub struct Cat { #[primary_key] pub id: Uuid, pub bare: i32, #[default(1)] pub with_default: i32, #[backfill("id::text")] pub filled: String, #[default("new")] #[backfill("'old'")] pub both: String }"#,
        expect![[r#"
            == up
            -- can fail: rows of public.cats have no value for bare, which is NOT NULL: give it a default or a backfill
            ALTER TABLE public.cats ADD COLUMN bare integer NOT NULL;
            ALTER TABLE public.cats ADD COLUMN with_default integer NOT NULL DEFAULT 1;

            ALTER TABLE public.cats ADD COLUMN filled text;
            UPDATE public.cats SET filled = id::text;
            ALTER TABLE public.cats ALTER COLUMN filled SET NOT NULL;

            ALTER TABLE public.cats ADD COLUMN "both" text;
            UPDATE public.cats SET "both" = 'old';
            ALTER TABLE public.cats
                ALTER COLUMN "both" SET DEFAULT 'new',
                ALTER COLUMN "both" SET NOT NULL;
            == down
            -- loses data: column public.cats.bare
            ALTER TABLE public.cats DROP COLUMN bare;
            -- loses data: column public.cats.with_default
            ALTER TABLE public.cats DROP COLUMN with_default;
            -- loses data: column public.cats.filled
            ALTER TABLE public.cats DROP COLUMN filled;
            -- loses data: column public.cats."both"
            ALTER TABLE public.cats DROP COLUMN "both";
        "#]],
    );
}

#[test]
fn identity_columns_keep_their_sequence() {
    check(
        r#"#[table] pub struct Cat { #[primary_key] #[identity] pub id: i32, pub age: i32 }"#,
        r#"#[table] pub struct Cat { #[primary_key] #[identity(always, increment = 10)] pub id: i64, #[identity(start = 5)] pub age: i32 }"#,
        expect![[r#"
            == up
            -- rewrites every row of public.cats under a lock
            ALTER TABLE public.cats ALTER COLUMN id TYPE bigint;
            ALTER TABLE public.cats ALTER COLUMN id SET GENERATED ALWAYS SET INCREMENT BY 10;

            ALTER TABLE public.cats ALTER COLUMN age ADD GENERATED BY DEFAULT AS IDENTITY (START WITH 5);
            SELECT setval('public.cats_age_seq', max(age)) FROM public.cats HAVING max(age) >= 5;
            == down
            -- can fail: values of public.cats.id that are not of type integer
            -- rewrites every row of public.cats under a lock
            ALTER TABLE public.cats ALTER COLUMN id SET GENERATED BY DEFAULT SET INCREMENT BY 1 SET MAXVALUE 2147483647;
            ALTER TABLE public.cats ALTER COLUMN id TYPE integer;

            ALTER TABLE public.cats ALTER COLUMN age DROP IDENTITY;
        "#]],
    );
}

#[test]
fn generated_columns_are_computed_again() {
    check(
        r#"#[table] pub struct Cat { #[primary_key] pub id: Uuid, pub age: i32, #[generated("age * 2")] #[index] pub twice: i32 }"#,
        r#"#[table] pub struct Cat { #[primary_key] pub id: Uuid, pub age: i64, #[generated("age * 2")] #[index] pub twice: i32 }"#,
        expect![[r#"
            == up
            DROP INDEX public.idx_cats_twice;
            ALTER TABLE public.cats DROP COLUMN twice;
            -- rewrites every row of public.cats under a lock
            ALTER TABLE public.cats ALTER COLUMN age TYPE bigint;
            -- rewrites every row of public.cats under a lock
            ALTER TABLE public.cats ADD COLUMN twice integer NOT NULL GENERATED ALWAYS AS (age * 2) STORED;
            CREATE INDEX idx_cats_twice ON public.cats (twice);
            == down
            DROP INDEX public.idx_cats_twice;
            ALTER TABLE public.cats DROP COLUMN twice;
            -- can fail: values of public.cats.age that are not of type integer
            -- rewrites every row of public.cats under a lock
            ALTER TABLE public.cats ALTER COLUMN age TYPE integer;
            -- rewrites every row of public.cats under a lock
            ALTER TABLE public.cats ADD COLUMN twice integer NOT NULL GENERATED ALWAYS AS (age * 2) STORED;
            CREATE INDEX idx_cats_twice ON public.cats (twice);
        "#]],
    );
}

#[test]
fn tables_that_point_at_each_other_are_no_problem() {
    check(
        r#""#,
        r#"#[table] pub struct Cat { #[primary_key] pub id: Uuid, #[references(Owner)] pub owner_id: Uuid }
#[table] pub struct Owner { #[primary_key] pub id: Uuid, #[references(Cat, role = "first_cat")] pub first_cat_id: Option<Uuid>, #[references(Owner, role = "boss")] pub boss_id: Option<Uuid> }"#,
        expect![[r#"
            == up
            CREATE TABLE public.cats (
                id uuid NOT NULL DEFAULT gen_random_uuid(),
                owner_id uuid NOT NULL,
                CONSTRAINT cats_pk_id PRIMARY KEY (id)
            );

            CREATE TABLE public.owners (
                id uuid NOT NULL DEFAULT gen_random_uuid(),
                first_cat_id uuid,
                boss_id uuid,
                CONSTRAINT owners_pk_id PRIMARY KEY (id),
                CONSTRAINT owners_fk_boss FOREIGN KEY (boss_id) REFERENCES public.owners (id)
            );

            ALTER TABLE public.owners ADD CONSTRAINT owners_fk_first_cat FOREIGN KEY (first_cat_id) REFERENCES public.cats (id);

            ALTER TABLE public.cats ADD CONSTRAINT cats_fk_owner FOREIGN KEY (owner_id) REFERENCES public.owners (id);
            == down
            ALTER TABLE public.cats DROP CONSTRAINT cats_fk_owner;

            ALTER TABLE public.owners DROP CONSTRAINT owners_fk_first_cat;

            -- loses data: table public.cats
            DROP TABLE public.cats;

            -- loses data: table public.owners
            DROP TABLE public.owners;
        "#]],
    );
}

#[test]
fn a_function_that_is_replaced_is_let_go_by_what_uses_it() {
    check(
        r#"#[sql] extern "SQL" { #[function(immutable, body = "SELECT 1")] fn one() -> i32; }
#[table] pub struct Cat { #[primary_key] pub id: Uuid, #[default(sql("public.one()"))] #[check("age >= public.one()")] pub age: i32 }"#,
        r#"#[sql] extern "SQL" { #[function(immutable, body = "SELECT 1::bigint")] fn one() -> i64; }
#[table] pub struct Cat { #[primary_key] pub id: Uuid, #[default(sql("public.one()"))] #[check("age >= public.one()")] pub age: i32 }"#,
        expect![[r#"
            == up
            ALTER TABLE public.cats DROP CONSTRAINT cats_ck_age;
            ALTER TABLE public.cats ALTER COLUMN age DROP DEFAULT;

            DROP FUNCTION public.one();

            CREATE FUNCTION public.one() RETURNS bigint
                LANGUAGE sql IMMUTABLE
            AS 'SELECT 1::bigint';

            ALTER TABLE public.cats ALTER COLUMN age SET DEFAULT public.one();
            ALTER TABLE public.cats ADD CONSTRAINT cats_ck_age CHECK (age >= public.one());
            == down
            ALTER TABLE public.cats DROP CONSTRAINT cats_ck_age;
            ALTER TABLE public.cats ALTER COLUMN age DROP DEFAULT;

            DROP FUNCTION public.one();

            CREATE FUNCTION public.one() RETURNS integer
                LANGUAGE sql IMMUTABLE
            AS 'SELECT 1';

            ALTER TABLE public.cats ALTER COLUMN age SET DEFAULT public.one();
            ALTER TABLE public.cats ADD CONSTRAINT cats_ck_age CHECK (age >= public.one());
        "#]],
    );
}

#[test]
fn a_body_is_replaced_in_place() {
    check(
        r#"#[sql] extern "SQL" { /// Counts.
 #[function(body = "SELECT 1")] fn one() -> i32; }"#,
        r#"#[sql] extern "SQL" { /// Counts again.
 #[function(body = "SELECT 2", stable, strict)] fn one() -> i32; }"#,
        expect![[r#"
            == up
            CREATE OR REPLACE FUNCTION public.one() RETURNS integer
                LANGUAGE sql STABLE STRICT
            AS 'SELECT 2';

            COMMENT ON FUNCTION public.one() IS 'Counts again.';
            == down
            CREATE OR REPLACE FUNCTION public.one() RETURNS integer
                LANGUAGE sql
            AS 'SELECT 1';

            COMMENT ON FUNCTION public.one() IS 'Counts.';
        "#]],
    );
}

#[test]
fn row_security_and_policies_change_in_place() {
    check(
        r#"#[table(rls)] #[policy("own", using = "id IS NULL")] #[policy("all", for = Select, using = "true")] pub struct Cat { #[primary_key] pub id: Uuid }"#,
        r#"#[table(rls(force))] #[policy("own", using = "id IS NOT NULL", with_check = "true")] #[policy("every", for = Select, using = "true")] #[policy("strict", restrictive, for = Delete, using = "false")] pub struct Cat { #[primary_key] pub id: Uuid }"#,
        expect![[r#"
            == up
            ALTER TABLE public.cats FORCE ROW LEVEL SECURITY;
            ALTER POLICY "all" ON public.cats RENAME TO every;

            ALTER POLICY own ON public.cats
                USING (id IS NOT NULL)
                WITH CHECK (true);

            CREATE POLICY strict ON public.cats AS RESTRICTIVE FOR DELETE
                USING (false);
            == down
            DROP POLICY own ON public.cats;
            DROP POLICY strict ON public.cats;
            ALTER TABLE public.cats NO FORCE ROW LEVEL SECURITY;
            ALTER POLICY every ON public.cats RENAME TO "all";

            CREATE POLICY own ON public.cats
                USING (id IS NULL);
        "#]],
    );
}

#[test]
fn constraints_change_as_far_as_postgresql_can() {
    check(
        r#"#[table] pub struct Owner { #[primary_key] pub id: Uuid }
#[table] #[check("age > 0", name = "cats_ck_positive", not_valid)] pub struct Cat { #[primary_key] pub id: Uuid, #[references(Owner)] pub owner_id: Uuid, pub age: i32, #[unique] pub name: String }"#,
        r#"#[table] pub struct Owner { #[primary_key] pub id: Uuid }
#[table] #[check("age > 0", name = "cats_ck_positive")] pub struct Cat { #[primary_key] pub id: Uuid, #[references(Owner, deferred)] pub owner_id: Uuid, pub age: i32, #[unique(name = "cats_names")] pub name: String }"#,
        expect![[r#"
            == up
            ALTER TABLE public.cats VALIDATE CONSTRAINT cats_ck_positive;
            ALTER TABLE public.cats ALTER CONSTRAINT cats_fk_owner DEFERRABLE INITIALLY DEFERRED;
            ALTER TABLE public.cats RENAME CONSTRAINT cats_uq_name TO cats_names;
            == down
            ALTER TABLE public.cats DROP CONSTRAINT cats_ck_positive;
            ALTER TABLE public.cats ALTER CONSTRAINT cats_fk_owner NOT DEFERRABLE;
            ALTER TABLE public.cats RENAME CONSTRAINT cats_names TO cats_uq_name;
            ALTER TABLE public.cats ADD CONSTRAINT cats_ck_positive CHECK (age > 0) NOT VALID;
        "#]],
    );
}

#[test]
fn everything_goes_with_its_table() {
    check(
        r#"#[table(timestamps)] #[index(owner_id)] pub struct Cat { /// The key.
 #[primary_key] pub id: Uuid, pub name: String, #[references(Owner)] pub owner_id: Uuid }
#[table] pub struct Owner { #[primary_key] pub id: Uuid, #[references(Cat)] pub cat_id: Option<Uuid> }"#,
        r#""#,
        expect![[r#"
            == up
            ALTER TABLE public.cats DROP CONSTRAINT cats_fk_owner;

            ALTER TABLE public.owners DROP CONSTRAINT owners_fk_cat;

            -- loses data: table public.cats
            DROP TABLE public.cats;

            DROP FUNCTION public.set_updated_at();

            -- loses data: table public.owners
            DROP TABLE public.owners;
            == down
            -- Does not bring back the data of: table public.cats
            -- Does not bring back the data of: table public.owners

            CREATE FUNCTION public.set_updated_at() RETURNS trigger
                LANGUAGE plpgsql
            AS $$
            BEGIN
                NEW.updated_at = now();
                RETURN NEW;
            END
            $$;

            CREATE TABLE public.cats (
                id uuid NOT NULL DEFAULT gen_random_uuid(),
                name text NOT NULL,
                owner_id uuid NOT NULL,
                created_at timestamp with time zone NOT NULL DEFAULT now(),
                updated_at timestamp with time zone NOT NULL DEFAULT now(),
                CONSTRAINT cats_pk_id PRIMARY KEY (id)
            );

            CREATE INDEX idx_cats_owner_id ON public.cats (owner_id);

            CREATE TRIGGER set_updated_at BEFORE UPDATE ON public.cats
                FOR EACH ROW EXECUTE FUNCTION public.set_updated_at();

            COMMENT ON COLUMN public.cats.id IS 'The key.';

            CREATE TABLE public.owners (
                id uuid NOT NULL DEFAULT gen_random_uuid(),
                cat_id uuid,
                CONSTRAINT owners_pk_id PRIMARY KEY (id)
            );

            ALTER TABLE public.owners ADD CONSTRAINT owners_fk_cat FOREIGN KEY (cat_id) REFERENCES public.cats (id);

            ALTER TABLE public.cats ADD CONSTRAINT cats_fk_owner FOREIGN KEY (owner_id) REFERENCES public.owners (id);
        "#]],
    );
}

#[test]
fn sequences_change_in_place() {
    check(
        r#"schema!(sequence(name = "numbers", type = "integer"), namespaces("app"), extensions("pgcrypto"));"#,
        r#"schema!(sequence(name = "numbers", start = 100, increment = 5, cycle), extensions("pgcrypto" = "app"));"#,
        expect![[r#"
            == up
            ALTER EXTENSION pgcrypto SET SCHEMA app;

            ALTER SEQUENCE public.numbers AS bigint INCREMENT BY 5 START WITH 100 CYCLE;
            == down
            ALTER EXTENSION pgcrypto SET SCHEMA public;

            -- loses data: position of sequence public.numbers, where it lies outside of its new bounds
            SELECT setval('public.numbers', 1, false) FROM public.numbers WHERE last_value NOT BETWEEN 1 AND 2147483647;
            ALTER SEQUENCE public.numbers AS integer INCREMENT BY 1 START WITH 1 NO CYCLE;
        "#]],
    );
}
