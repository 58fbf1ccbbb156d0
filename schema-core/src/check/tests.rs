use std::path::Path;

use expect_test::{Expect, expect};

use super::*;
use crate::syntax::lower::tests::lowered_with;

/// The problems of declarations, one a line, under a `schema.toml`.
fn found(settings: &str, source: &str) -> Problems {
    let mut problems = Problems::default();
    let settings = Settings::parse(settings, &mut problems);
    assert!(problems.is_empty(), "{}", problems.render(Path::new("")));
    let (lowered, mut problems) = lowered_with(source, &settings);
    check(&lowered.schema, &lowered.places, &settings, &mut problems);
    problems.sort();
    problems
}

fn fails_under(settings: &str, source: &str, expect: Expect) {
    let problems = found(settings, source);
    let lines: Vec<String> = problems.iter().map(|it| it.one_line() + "\n").collect();
    expect.assert_eq(&lines.concat());
}

fn fails(source: &str, expect: Expect) {
    fails_under("", source, expect);
}

/// A table with these fields and a key.
fn table(fields: &str) -> String {
    format!("#[table]\npub struct Thing {{\n    #[primary_key] pub id: Uuid,\n{fields}\n}}\n")
}

fn passes(source: &str) {
    let shown = found("", source).render(Path::new(""));
    assert_eq!(shown, "", "{source}");
}

#[test]
fn names_that_postgresql_would_cut_are_reported() {
    let long = "a_name_that_goes_on_and_on_until_it_has_more_than_sixty_three_bytes";
    fails(
        &format!(
            "#[table(name = \"{long}s\")]\npub struct Thing {{ #[primary_key] pub id: Uuid }}\n\
             #[table]\npub struct Other {{\n #[primary_key] pub id: Uuid,\n #[index]\n pub {long}: i32,\n\
             pub é_{}: i32,\n}}\n",
            "é".repeat(31)
        ),
        expect![[r#"
            src/lib.rs:1:16: the name `a_name_that_goes_on_and_on_until_it_has_more_than_sixty_three_bytess` of this table has 68 bytes, and PostgreSQL would cut it in silence after 63: give it a shorter one
            src/lib.rs:2:22: the name `a_name_that_goes_on_and_on_until_it_has_more_than_sixty_three_bytess_pk_id` of this constraint has 74 bytes, and PostgreSQL would cut it in silence after 63: give it a `name = "…"`
            src/lib.rs:6:4: the name `idx_others_a_name_that_goes_on_and_on_until_it_has_more_than_sixty_three_bytes` of this index has 78 bytes, and PostgreSQL would cut it in silence after 63: give it a `name = "…"`
            src/lib.rs:7:6: the name of column `a_name_that_goes_on_and_on_until_it_has_more_than_sixty_three_bytes` has 67 bytes, and PostgreSQL would cut it in silence after 63: give it a `#[column(name = "…")]`
            src/lib.rs:8:5: the name of column `é_ééééééééééééééééééééééééééééééé` has 65 bytes, and PostgreSQL would cut it in silence after 63: give it a `#[column(name = "…")]`
        "#]],
    );
    fails(
        "#[table]\n#[index(the_first_of_three_columns, the_second_of_three_columns, the_third_one)]\n\
         pub struct Thing {\n #[primary_key] pub id: Uuid,\n pub the_first_of_three_columns: i32,\n\
         pub the_second_of_three_columns: i32,\n pub the_third_one: i32,\n}\n",
        expect![[r#"
            src/lib.rs:2:3: the name `idx_things_the_first_of_three_columns_the_second_of_three_columns_the_third_one` of this index has 79 bytes, and PostgreSQL would cut it in silence after 63: give it a `name = "…"`
        "#]],
    );
}

#[test]
fn names_that_are_taken_are_reported() {
    fails(
        "#[table] pub struct Thing { #[primary_key] pub id: Uuid }\n\
         #[pg_enum(name = \"things\")] pub enum Kind { A }\n\
         #[table(name = \"idx_users_a\")] pub struct User { #[primary_key(name = \"idx_users_pk_id\")] pub id: Uuid }\n\
         #[table]\n#[unique(a, name = \"others_uq_a\")]\n#[index(a, name = \"others_uq_a\")]\npub struct Other {\n\
         #[primary_key] pub id: Uuid, pub a: i32 }\n\
         schema!(sequence(name = \"idx_users_a\"));\n",
        expect![[r#"
            src/lib.rs:1:21: the name `public.things` is taken by type public.things, in src/lib.rs:2: tables and types share their names
            src/lib.rs:3:16: table `idx_users_a` is not a plural, as `naming.tables` asks in schema.toml, where `false` switches it off
            src/lib.rs:3:16: the name `public.idx_users_a` is taken by sequence public.idx_users_a, in src/lib.rs:9: tables, keys, indexes and sequences share their names
            src/lib.rs:3:71: constraint `idx_users_pk_id` is not named `idx_users_a_pk_…`, as `naming.constraints` asks in schema.toml, where `false` switches it off
            src/lib.rs:6:19: index `others_uq_a` is not named `idx_others_…`, as `naming.indexes` asks in schema.toml, where `false` switches it off
            src/lib.rs:6:19: the name `public.others_uq_a` is taken by constraint others_uq_a ON public.others, in src/lib.rs:5: tables, keys, indexes and sequences share their names
        "#]],
    );
}

#[test]
fn naming_rules_hold_where_names_are_written_by_hand() {
    let source = r#"
#[table(name = "Thing")]
#[index(kindOf, name = "things_by_kind")]
#[unique(kindOf, name = "unique_kind")]
pub struct Item {
    #[primary_key] pub uid: i64,
    pub kindOf: i32,
    #[references(Other)] pub other: Uuid,
    #[references(Other, role = "former")] pub old_other_id: Uuid,
}
#[table(name = "other")] pub struct Other { #[primary_key] pub id: Uuid }
#[table] pub struct Numbered { #[primary_key] pub id: i64 }
#[pg_enum(name = "KindOf")] pub enum Kind { A }
schema!(sequence(name = "Numbers"));
"#;
    fails(
        source,
        expect![[r#"
            src/lib.rs:2:16: table `Thing` is not in snake_case, as `naming.tables` asks in schema.toml, where `false` switches it off
            src/lib.rs:3:24: index `things_by_kind` is not named `idx_Thing_…`, as `naming.indexes` asks in schema.toml, where `false` switches it off
            src/lib.rs:4:25: constraint `unique_kind` is not named `Thing_uq_…`, as `naming.constraints` asks in schema.toml, where `false` switches it off
            src/lib.rs:6:24: the primary key `uid` is not named `id`, as `naming.primary_keys` asks in schema.toml, where `false` switches it off
            src/lib.rs:7:9: column `kindOf` is not in snake_case, as `naming.columns` asks in schema.toml, where `false` switches it off
            src/lib.rs:8:30: foreign key `other` is not named `other_id`, as `naming.foreign_keys` asks in schema.toml, where `false` switches it off; a role can be named by `role = "…"`
            src/lib.rs:9:47: foreign key `old_other_id` is not named `former_id`, by its role
            src/lib.rs:11:16: table `other` is not a plural, as `naming.tables` asks in schema.toml, where `false` switches it off
            src/lib.rs:12:51: the primary key `id` is `bigint`, not `uuid`, as `naming.primary_keys` asks in schema.toml, where `false` switches it off
            src/lib.rs:13:18: type `KindOf` is not in snake_case, as `naming.types` asks in schema.toml, where `false` switches it off
            src/lib.rs:14:25: sequence `Numbers` is not in snake_case, as `naming.types` asks in schema.toml, where `false` switches it off
        "#]],
    );
    let off = "[naming]\ntables = false\ncolumns = false\ntypes = false\nprimary_keys = false\n\
               foreign_keys = false\nindexes = false\nconstraints = false\n";
    fails_under(off, source, expect![[""]]);
    let own = "[naming]\ntables = \"PascalCase singular\"\ncolumns = \"camelCase\"\n\
               primary_keys = \"uid bigint\"\nforeign_keys = \"{table_singular}\"\n\
               indexes = \"{table}_by_{columns}\"\nconstraints = \"{type}_{columns}\"\n";
    fails_under(
        own,
        source,
        expect![[r#"
            src/lib.rs:3:24: index `things_by_kind` is not named `Thing_by_…`, as `naming.indexes` asks in schema.toml, where `false` switches it off
            src/lib.rs:4:25: constraint `unique_kind` is not named `uq_…`, as `naming.constraints` asks in schema.toml, where `false` switches it off
            src/lib.rs:9:47: column `old_other_id` is not in camelCase, as `naming.columns` asks in schema.toml, where `false` switches it off
            src/lib.rs:9:47: foreign key `old_other_id` is not named `former`, by its role
            src/lib.rs:11:16: table `other` is not in PascalCase, as `naming.tables` asks in schema.toml, where `false` switches it off
            src/lib.rs:11:47: the name `public.pk_id` is taken by constraint pk_id ON public.numbereds, in src/lib.rs:12: tables, keys, indexes and sequences share their names
            src/lib.rs:11:64: the primary key `id` is not named `uid`, as `naming.primary_keys` asks in schema.toml, where `false` switches it off
            src/lib.rs:12:51: the primary key `id` is not named `uid`, as `naming.primary_keys` asks in schema.toml, where `false` switches it off
            src/lib.rs:13:18: type `KindOf` is not in snake_case, as `naming.types` asks in schema.toml, where `false` switches it off
            src/lib.rs:14:25: sequence `Numbers` is not in snake_case, as `naming.types` asks in schema.toml, where `false` switches it off
        "#]],
    );
}

#[test]
fn foreign_keys_that_postgresql_refuses_are_reported() {
    fails(
        r#"
#[table]
pub struct User {
    #[primary_key] pub id: Uuid,
    pub email: String,
    #[unique(deferrable)] pub nick: String,
    #[unique] #[column(sql_type = "varchar(20)")] pub code: String,
}
#[table]
#[index(a, b, unique)]
#[index(c, unique, filter = "c > 0")]
pub struct Area { #[primary_key] pub id: Uuid, pub a: i32, pub b: i32, pub c: i32 }
#[table]
#[foreign_key(a, b, references = Area, columns(a, b))]
pub struct Job {
    #[primary_key] pub id: Uuid,
    #[references(User)] pub user_id: i64,
    #[references(User, column = email)] pub email: String,
    #[references(User, column = nick)] pub nick: String,
    #[references(User, column = code)] #[column(sql_type = "varchar(30)")] pub code: String,
    #[references(Area, column = c)] pub c: i32,
    pub a: i32,
    pub b: i64,
    #[references(Area, role = "left", on_update = SetNull(left_id))] pub left_id: Option<Uuid>,
}
"#,
        expect![[r#"
            src/lib.rs:17:29: `user_id` is `bigint`, but `users.id`, to which it points, is `uuid`: give both one type
            src/lib.rs:18:7: `email` of `users` is not unique: a foreign key points to a primary key, or to what is `#[unique]`
            src/lib.rs:19:7: `nick` of `users` is not unique: a foreign key points to a primary key, or to what is `#[unique]`
            src/lib.rs:21:7: `c` of `areas` is not unique: a foreign key points to a primary key, or to what is `#[unique]`
            src/lib.rs:23:9: `b` is `bigint`, but `areas.b`, to which it points, is `integer`: give both one type
            src/lib.rs:24:59: only `on_delete` can name columns
        "#]],
    );
}

#[test]
fn older_servers_are_minded() {
    let source = r#"
#[table]
#[foreign_key(a, b, references = Area, columns(a, b), on_delete = SetNull(b))]
#[index(a, nulls_not_distinct, unique)]
pub struct Job {
    #[primary_key] pub id: Uuid,
    #[unique(nulls_not_distinct)] pub a: Option<i32>,
    pub b: Option<i32>,
    #[column(compression = "lz4")] pub text: String,
}
#[table] #[unique(a, b)] pub struct Area { #[primary_key] pub id: Uuid, pub a: i32, pub b: i32 }
"#;
    fails_under(
        "oldest_server = 13",
        source,
        expect![[r#"
        src/lib.rs:3:3: an action that names columns needs PostgreSQL 15, and the migrations must run on 13: see `oldest_server` in schema.toml
        src/lib.rs:4:3: `nulls_not_distinct` needs PostgreSQL 15, and the migrations must run on 13: see `oldest_server` in schema.toml
        src/lib.rs:7:7: `nulls_not_distinct` needs PostgreSQL 15, and the migrations must run on 13: see `oldest_server` in schema.toml
        src/lib.rs:9:40: `compression` needs PostgreSQL 14, and the migrations must run on 13: see `oldest_server` in schema.toml
    "#]],
    );
    fails_under("oldest_server = 15", source, expect![[""]]);
}

#[test]
fn what_is_needed_has_to_be_declared() {
    fails(
        r#"
#[table]
#[trigger("touch", before(update), execute = "touch")]
#[trigger("lone", before(update), execute = "suppress_redundant_updates_trigger")]
#[trigger("mine", before(update), execute = "mine")]
pub struct Thing { #[primary_key] pub id: Uuid }
#[sql] extern "SQL" {
    #[function(language = "plpgsql", body = "BEGIN RETURN NEW; END")]
    fn mine() -> Trigger;
}
"#,
        expect![[r#"
            src/lib.rs:3:3: function public.touch() is needed here, and not declared
        "#]],
    );
}

#[test]
fn jsonb_is_versioned() {
    let source = "#[jsonb] pub struct Data { pub a: i32 }\n\
                  #[table] pub struct Thing { #[primary_key] pub id: Uuid, pub data: Vec<Data>,\n\
                  pub raw: Option<serde_json::Value> }\n\
                  #[table(versioned)] pub struct Fine { #[primary_key] pub id: Uuid, pub data: Data }\n";
    fails(
        source,
        expect![[r#"
        src/lib.rs:2:62: a jsonb column needs `schema_version` beside it, by which the form of its values is told: write `#[table(versioned)]`
        src/lib.rs:3:5: a jsonb column needs `schema_version` beside it, by which the form of its values is told: write `#[table(versioned)]`
    "#]],
    );
    fails_under(
        "[lints]\njsonb_without_version = \"allow\"",
        source,
        expect![[""]],
    );
}

#[test]
fn sql_that_does_not_parse_is_reported() {
    fails(
        r#"
#[table(rls)]
#[index("lower(title", name = "idx_things_name")]
#[index(title, filter = "title IS")]
#[check("a > 0) OR (a < 0", name = "things_ck_a")]
#[check("a > 0; DROP TABLE things", name = "things_ck_drop")]
#[check("name = 'it", name = "things_ck_open")]
#[policy("p", using = "a = = 1", with_check = "a = ")]
pub struct Thing {
    #[primary_key] pub id: Uuid,
    #[default(sql("1 +"))] pub a: i32,
    #[generated("a *")] pub b: i32,
    #[backfill("'x' ||")] pub title: String,
}
#[sql] extern "SQL" {
    #[function(body = "SELEC 1")]
    fn one() -> i32;
}
"#,
        expect![[r#"
            src/lib.rs:3:9: this is no SQL expression: its parentheses do not match
            src/lib.rs:4:25: this is no SQL expression: expected an expression at its end
            src/lib.rs:5:9: this is no SQL expression: its parentheses do not match
            src/lib.rs:6:9: this is no SQL expression: a `;` ends a statement; drop it
            src/lib.rs:7:9: this is no SQL expression: missing trailing `'` symbol to terminate the string literal at `'it`
            src/lib.rs:8:47: this is no SQL expression: expected an expression at its end
            src/lib.rs:11:15: this is no SQL expression: expected an expression at its end
            src/lib.rs:12:17: this is no SQL expression: expected an expression at its end
            src/lib.rs:13:16: this is no SQL expression: expected an expression at its end
            src/lib.rs:16:23: these are no SQL statements: expected command at `SELEC`
        "#]],
    );
}

#[test]
fn columns_that_are_not_there_are_reported() {
    fails(
        r#"
#[table(rls)]
#[index(title, filter = "delted_at IS NULL")]
#[index("lower(titel)", name = "idx_things_name")]
#[check("\"Title\" <> '' AND things.titles > title", name = "things_ck_name")]
#[policy("p", using = "owner = current_user AND a IN (SELECT x FROM y WHERE z = q)")]
#[trigger("t", before(update), execute = "suppress_redundant_updates_trigger", when = "NEW.titl <> OLD.title AND a > 1")]
pub struct Thing {
    #[primary_key] pub id: Uuid,
    pub title: String,
    pub deleted_at: Option<DateTime<Utc>>,
    #[default(sql("a + 1"))] pub b: i32,
    #[generated("aa * 2")] pub a: i32,
}
"#,
        expect![[r#"
            src/lib.rs:3:25: no column `delted_at` in `things`; did you mean `deleted_at`?
            src/lib.rs:4:9: no column `titel` in `things`; did you mean `title`?
            src/lib.rs:5:9: no column `Title` in `things`; did you mean `title`?
            src/lib.rs:5:9: no column `titles` in `things`; did you mean `title`?
            src/lib.rs:6:23: no column `owner` in `things`
            src/lib.rs:7:87: `a` is of the old or of the new row: write `OLD.a` or `NEW.a`
            src/lib.rs:7:87: no column `titl` in `things`; did you mean `title`?
            src/lib.rs:12:15: a default is the same for every row: it cannot name `a`
            src/lib.rs:13:17: no column `aa` in `things`; did you mean `a`?
        "#]],
    );
}

#[test]
fn what_may_be_something_else_is_left_to_postgresql() {
    for condition in [
        "lower(name) = 'x' AND name ~ '^a' AND name LIKE 'b%' ESCAPE '!'",
        "status::text = ANY (ARRAY['a', name]) AND app.is_fine(name, why => name)",
        "current_user = name AND at > current_date - interval '1 day' AND at AT TIME ZONE 'utc' > date '2020-01-01'",
        "EXISTS (SELECT 1 FROM others WHERE others.x = y AND name = z)",
        "extract(year from at) > 2000 AND substring(name from 1 for 2) <> trim(both ' ' from name)",
        "data->>'kind' = 'x' AND data @> '{}' AND data ? 'a' AND (data #>> '{a,b}') IS NOT NULL",
        "things IS NOT NULL AND things.name IS NOT NULL AND (things).name IS NOT NULL",
        "CASE WHEN name IS NULL THEN at IS NULL ELSE at IS DISTINCT FROM now() END",
        "num_nulls(VARIADIC list) = 0 AND list[1] = 'a' AND cardinality(list[1:2]) > 0",
        "name COLLATE \"C\" < 'z' AND name OPERATOR(pg_catalog.=) 'a' AND (name, at) < ('a', now())",
        "xmin IS NOT NULL AND coalesce(nullif(name, ''), 'x') = greatest(name, 'y')",
        "name IS NOT JSON OR at BETWEEN SYMMETRIC now() AND now() OR NOT (name IS NULL)",
        "daterange(at::date, NULL, '[)') && daterange('2020-01-01', CURRENT_DATE) -- a comment",
        "(current_setting('request.jwt.claims', true)::jsonb ->> 'sub') = name",
        "regexp_like(name, '^[a-z]+$', 'i') AND position('a' in name) > 0",
        "cast(name as public.mood) = 'fine' AND row(name, at) IS NOT NULL",
    ] {
        let fields = "    pub name: String,\n    pub at: DateTime<Utc>,\n    pub list: Vec<String>,\n    \
                      #[column(sql_type = \"json\")] pub data: Value,\n    pub status: i32,";
        let condition = condition.replace('"', "\\\"");
        let attribute = format!("#[table]\n#[check(\"{condition}\", name = \"things_ck_x\")]");
        passes(&table(fields).replace("#[table]", &attribute));
    }
    for default in [
        "current_user",
        "now() + interval '1 day'",
        "'a' || current_setting('x')",
        "ARRAY['a']::text[]",
    ] {
        passes(&table(&format!(
            "#[default(sql(\"{default}\"))] pub name: String,"
        )));
    }
    for condition in [
        "OLD.* IS DISTINCT FROM NEW.*",
        "OLD IS DISTINCT FROM NEW",
        "pg_trigger_depth() = 0",
    ] {
        let attribute = format!(
            "#[table]\n#[trigger(\"t\", after(update), execute = \"suppress_redundant_updates_trigger\", when = \"{condition}\")]"
        );
        passes(&table("pub name: String,").replace("#[table]", &attribute));
    }
}

#[test]
fn lints_that_only_warn_are_apart() {
    let settings = Settings::default();
    let source = r#"
#[table] pub struct User { #[primary_key] pub id: Uuid }
#[table]
#[index(other_id, user_id)]
#[index(third_id, filter = "third_id IS NOT NULL")]
#[index(fourth_id, filter = "other_id IS NULL")]
pub struct Job {
    #[primary_key] pub id: Uuid,
    #[references(User)] pub user_id: Uuid,
    #[references(User, role = "other")] pub other_id: Uuid,
    #[references(User, role = "third")] pub third_id: Option<Uuid>,
    #[references(User, role = "fourth")] pub fourth_id: Uuid,
}
"#;
    let (lowered, problems) = lowered_with(source, &settings);
    assert_eq!(problems, Problems::default());
    let found = check(
        &lowered.schema,
        &lowered.places,
        &settings,
        &mut Problems::default(),
    );
    let lines: Vec<String> = found
        .iter()
        .map(|(lint, it)| format!("{}: {}\n", lint.name(), it.one_line()))
        .collect();
    expect![[r#"
        foreign_key_without_index: src/lib.rs:12:7: no index begins with `fourth_id`: each deletion in `users` reads all of `jobs`; write `#[index]`
        foreign_key_without_index: src/lib.rs:9:7: no index begins with `user_id`: each deletion in `users` reads all of `jobs`; write `#[index]`
    "#]].assert_eq(&lines.concat());
    let denied = "[lints]\nforeign_key_without_index = \"deny\"";
    fails_under(
        denied,
        source,
        expect![[r#"
            src/lib.rs:9:7: no index begins with `user_id`: each deletion in `users` reads all of `jobs`; write `#[index]`
            src/lib.rs:12:7: no index begins with `fourth_id`: each deletion in `users` reads all of `jobs`; write `#[index]`
        "#]],
    );
}

#[test]
fn what_supabase_exposes_has_row_security_or_a_reason() {
    let source = r#"
#[table] pub struct User { #[primary_key] pub id: Uuid }
#[table(rls)] pub struct Job { #[primary_key] pub id: Uuid }
#[table(rls(off = "the same for everybody"))] pub struct Country { #[primary_key] pub id: Uuid }
#[table(schema = "audit")] pub struct Event { #[primary_key] pub id: Uuid }
"#;
    let source = format!("schema_macros::schema!(namespace(name = \"audit\"));{source}");
    passes(&source);
    fails_under(
        "[supabase]",
        &source,
        expect![[r#"
        src/lib.rs:2:21: Supabase exposes `public` over HTTP, and without row security anyone reads and writes `users`: write `#[table(rls)]` with policies, or say why not, `#[table(rls(off = "…"))]`
    "#]],
    );
    for answered in [
        "[supabase]\nwithout_row_security = { \"public.users\" = \"a list of nicknames\" }",
        "[supabase]\nexposed = [\"api\"]",
        "[supabase]\n[lints]\ntable_without_row_security = \"allow\"",
    ] {
        fails_under(answered, &source, expect![[""]]);
    }
    fails_under(
        "[supabase]\nexposed = [\"audit\"]\nwithout_row_security = { \"audit.evnts\" = \"x\" }",
        &source,
        expect![[r#"
            `supabase.without_row_security` in schema.toml names `audit.evnts`, which is no table here
            src/lib.rs:5:39: Supabase exposes `audit` over HTTP, and without row security anyone reads and writes `events`: write `#[table(rls)]` with policies, or say why not, `#[table(rls(off = "…"))]`
        "#]],
    );
}

#[test]
fn policies_look_at_columns_that_are_indexed() {
    let source = r#"
#[table(rls)]
#[unique(email)]
#[policy("members", using = "email = current_user OR team_id IN (SELECT team_id FROM members WHERE nick = current_user)")]
#[policy("writes", for = Insert, with_check = "colour = 'red' AND EXISTS (SELECT FROM members WHERE nick = current_user)")]
pub struct User {
    #[primary_key] pub id: Uuid,
    pub email: String,
    pub colour: String,
    #[index] #[references(Team)] pub team_id: Uuid,
}
#[table] pub struct Team { #[primary_key] pub id: Uuid }
#[table]
#[index("lower(nick)", name = "idx_members_nick")]
#[index(team_id, nick)]
pub struct Member { #[primary_key] pub id: Uuid, #[references(Team)] pub team_id: Uuid, pub nick: String }
"#;
    passes(source);
    let settings = Settings::default();
    let (lowered, _) = lowered_with(source, &settings);
    let found = check(
        &lowered.schema,
        &lowered.places,
        &settings,
        &mut Problems::default(),
    );
    let lines: Vec<String> = found.iter().map(|it| it.1.one_line() + "\n").collect();
    expect![[r#"
        src/lib.rs:4:3: the policy looks at `nick` of `members`, with which no index begins: each query reads the whole table; write `#[index]`
        src/lib.rs:5:3: the policy looks at `nick` of `members`, with which no index begins: each query reads the whole table; write `#[index]`
    "#]].assert_eq(&lines.concat());
}
