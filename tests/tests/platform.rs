//! What the platform's schema promises, shown on a real PostgreSQL: the database itself.
//! The models are in `platform_models.rs`.

use std::collections::{BTreeMap, BTreeSet};

use diesel_migrations::MigrationHarness as _;
use schema_cli::scratch::Database;
use tests::{block_on, catalog, execute, platform};

const TABLES: [&str; 8] = [
    "agent_actions",
    "agent_outputs",
    "applications",
    "documents",
    "jobs",
    "matches",
    "profiles",
    "users",
];

/// The first row of an `INSERT` for each table, in an order in which the keys are there.
const ROWS: &str = "
    INSERT INTO users (email, clerk_id) VALUES ('a@example.org', 'clerk_a');
    INSERT INTO jobs (source, url, title, company)
        VALUES ('board', 'https://example.org/1', 'Engineer', 'Example');
    INSERT INTO profiles (user_id) SELECT id FROM users;
    INSERT INTO documents (user_id, type) SELECT id, 'resume' FROM users;
    INSERT INTO applications (user_id, job_id) SELECT users.id, jobs.id FROM users, jobs;
    INSERT INTO matches (user_id, job_id) SELECT users.id, jobs.id FROM users, jobs;
    INSERT INTO agent_actions (user_id, agent_type, status) SELECT id, 'apply', 'done' FROM users;
    INSERT INTO agent_outputs (user_id, agent_type, output) SELECT id, 'network', '{}' FROM users;
";

/// The rows of a query, each as its columns, which must be text, with a space between.
fn rows(database: &Database, query: &str) -> Vec<String> {
    block_on(async {
        let client = database.connect().await.expect("the server is there");
        let rows = client.query(query, &[]).await;
        let rows = rows.unwrap_or_else(|error| panic!("{error:?}\n{query}"));
        let text = |row: &tokio_postgres::Row| {
            let columns: Vec<Option<String>> = (0..row.len()).map(|at| row.get(at)).collect();
            let columns: Vec<String> = columns
                .into_iter()
                .map(|it| it.unwrap_or_else(|| "NULL".to_owned()))
                .collect();
            columns.join(" ")
        };
        rows.iter().map(text).collect()
    })
}

/// What PostgreSQL refuses, by the constraint that is broken.
#[track_caller]
fn assert_refused(database: &Database, sql: &str, constraint: &str) {
    block_on(async {
        let client = database.connect().await.expect("the server is there");
        let error = client.batch_execute(sql).await.expect_err(sql);
        let error = error.as_db_error().expect("the server answered");
        assert_eq!(error.constraint(), Some(constraint), "{sql}");
    });
}

#[test]
fn the_migrations_make_eight_tables_and_six_enums() {
    let database = platform::database();
    let tables = rows(
        &database,
        "SELECT tablename::text FROM pg_tables WHERE schemaname = 'public'
         AND tablename <> '__diesel_schema_migrations' ORDER BY 1",
    );
    assert_eq!(tables, TABLES);

    let enums = rows(
        &database,
        "SELECT typname::text, string_agg(enumlabel, ', ' ORDER BY enumsortorder)
         FROM pg_type JOIN pg_enum ON enumtypid = pg_type.oid
         WHERE typnamespace = 'public'::regnamespace AND typname <> 'h1b_sponsor_status'
         GROUP BY typname ORDER BY 1",
    );
    assert_eq!(
        enums,
        [
            "agent_type orchestrator, job_scout, resume, apply, pipeline, follow_up, \
             interview_intel, network",
            "application_status applied, screening, interview, offer, closed, rejected",
            "document_type resume, cover_letter",
            "match_status new, saved, dismissed, applied",
            "user_tier free, pro, h1b_pro, career_insurance, enterprise",
        ]
    );
    let types = rows(
        &database,
        "SELECT DISTINCT typname::text FROM pg_type
         WHERE typnamespace = 'public'::regnamespace AND typtype <> 'c' AND typelem = 0 ORDER BY 1",
    );
    assert_eq!(types.len(), 6, "{types:?}");
    assert!(types.contains(&"h1b_sponsor_status".to_owned()));
}

/// Further nullable columns may come; these stay as they are.
#[test]
fn the_columns_are_as_the_platform_describes_them() {
    let database = platform::database();
    let found: BTreeSet<String> = rows(
        &database,
        "SELECT attrelid::regclass::text, attname::text, format_type(atttypid, atttypmod),
             CASE WHEN attnotnull THEN 'required' ELSE 'optional' END,
             coalesce(pg_get_expr(adbin, adrelid), '-')
         FROM pg_attribute
         JOIN pg_class ON pg_class.oid = attrelid AND relkind = 'r'
         LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum
         WHERE relnamespace = 'public'::regnamespace AND attnum > 0 AND NOT attisdropped",
    )
    .into_iter()
    .collect();
    let mut wanted: Vec<String> = "
        users email text required -
        users clerk_id text required -
        users tier user_tier required 'free'::user_tier
        users timezone text required 'UTC'::text
        profiles user_id uuid required -
        profiles linkedin_data jsonb optional -
        profiles skills text[] required '{}'::text[]
        profiles experience jsonb[] required '{}'::jsonb[]
        profiles education jsonb[] required '{}'::jsonb[]
        profiles schema_version integer required 1
        jobs source text required -
        jobs url text required -
        jobs title text required -
        jobs company text required -
        jobs description text optional -
        jobs h1b_sponsor_status h1b_sponsor_status required 'unknown'::h1b_sponsor_status
        applications user_id uuid required -
        applications job_id uuid required -
        applications status application_status required 'applied'::application_status
        applications applied_at timestamp with time zone optional -
        applications resume_version_id uuid optional -
        matches user_id uuid required -
        matches job_id uuid required -
        matches score double precision optional -
        matches rationale text optional -
        matches status match_status required 'new'::match_status
        documents user_id uuid required -
        documents job_id uuid optional -
        documents type document_type required -
        documents version integer required 1
        documents content text optional -
        documents schema_version integer required 1
        agent_actions user_id uuid required -
        agent_actions agent_type agent_type required -
        agent_actions action text optional -
        agent_actions rationale text optional -
        agent_actions status text required -
        agent_outputs user_id uuid required -
        agent_outputs agent_type agent_type required -
        agent_outputs output jsonb required -
        agent_outputs schema_version integer required 1"
        .lines()
        .map(|it| it.trim().to_owned())
        .filter(|it| !it.is_empty())
        .collect();
    for table in TABLES {
        wanted.push(format!("{table} id uuid required gen_random_uuid()"));
        for column in ["created_at", "updated_at"] {
            wanted.push(format!(
                "{table} {column} timestamp with time zone required now()"
            ));
        }
    }
    let missing: Vec<&String> = wanted.iter().filter(|it| !found.contains(*it)).collect();
    assert!(missing.is_empty(), "{missing:#?} not among {found:#?}");
}

#[test]
fn the_tables_are_related() {
    let relations = rows(
        &platform::database(),
        "SELECT conrelid::regclass::text, attname::text, confrelid::regclass::text
         FROM pg_constraint
         JOIN pg_attribute ON attrelid = conrelid AND attnum = ANY (conkey)
         WHERE contype = 'f' ORDER BY 1, 2",
    );
    assert_eq!(
        relations,
        [
            "agent_actions user_id users",
            "agent_outputs user_id users",
            "applications job_id jobs",
            "applications resume_version_id documents",
            "applications user_id users",
            "documents job_id jobs",
            "documents user_id users",
            "matches job_id jobs",
            "matches user_id users",
            "profiles user_id users",
        ]
    );
}

/// A unique constraint is an index as well.
#[test]
fn every_foreign_key_and_every_common_query_has_an_index() {
    let database = platform::database();
    let without = rows(
        &database,
        "SELECT conrelid::regclass::text, conname::text FROM pg_constraint
         WHERE contype = 'f' AND NOT EXISTS (
             SELECT FROM pg_index
             WHERE indrelid = conrelid AND indkey[0] = conkey[1] AND indpred IS NULL
         )",
    );
    assert_eq!(without, [""; 0]);

    for (table, columns) in [
        ("users", "email"),
        ("users", "clerk_id"),
        ("applications", "user_id,status"),
        ("matches", "user_id,status"),
        ("documents", "user_id,type"),
        ("agent_outputs", "user_id,agent_type"),
        ("agent_actions", "user_id,timestamp"),
    ] {
        let indexes = rows(
            &database,
            &format!(
                "SELECT indexrelid::regclass::text FROM pg_index WHERE indrelid = '{table}'::regclass
                 AND (SELECT string_agg(attname, ',' ORDER BY place)
                      FROM unnest(indkey::int[]) WITH ORDINALITY AS key (number, place)
                      JOIN pg_attribute ON attrelid = indrelid AND attnum = number)
                     LIKE '{columns}%'"
            ),
        );
        assert!(!indexes.is_empty(), "no index on {table} ({columns})");
    }
}

#[test]
fn every_primary_key_is_a_uuid_that_the_database_makes() {
    let database = platform::database();
    let keys = rows(
        &database,
        "SELECT conrelid::regclass::text, conname::text,
             format_type(atttypid, NULL), pg_get_expr(adbin, adrelid)
         FROM pg_constraint
         JOIN pg_attribute ON attrelid = conrelid AND attnum = ANY (conkey)
         JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum
         WHERE contype = 'p' AND conrelid <> '__diesel_schema_migrations'::regclass ORDER BY 1",
    );
    let wanted = TABLES.map(|it| format!("{it} {it}_pk_id uuid gen_random_uuid()"));
    assert_eq!(keys, wanted);

    execute(&database, ROWS);
    for table in TABLES {
        let ids = rows(&database, &format!("SELECT id::text FROM {table}"));
        let [id] = &ids[..] else {
            panic!("{table}: {ids:?}")
        };
        let version = id.as_bytes()[14];
        assert_eq!(version, b'4', "{table}: {id} is not random");
    }
}

/// `now()` stands still within one transaction, so the update is another one.
#[test]
fn timestamps_fill_themselves_and_an_update_moves_one_of_them() {
    let database = platform::database();
    execute(&database, ROWS);
    for table in TABLES {
        let query = format!(
            "SELECT created_at::text || '/' || updated_at::text,
                 (created_at = updated_at AND created_at > now() - interval '1 hour')::text FROM {table}"
        );
        let [before] = &rows(&database, &query)[..] else {
            panic!("one row is in {table}")
        };
        assert!(before.ends_with(" true"), "{table}: {before}");

        // What is written there by hand does not stay either.
        execute(
            &database,
            &format!("UPDATE {table} SET updated_at = '2000-01-01'"),
        );
        let moved = format!(
            "SELECT (created_at = '{created}')::text, (updated_at > '{updated}')::text FROM {table}",
            created = before.split('/').next().expect("there are two"),
            updated = before
                .split(['/'])
                .nth(1)
                .expect("there are two")
                .trim_end_matches(" true"),
        );
        assert_eq!(rows(&database, &moved), ["true true"], "{table}");
    }
}

#[test]
fn soft_delete_stands_on_five_tables_alone() {
    let found = rows(
        &platform::database(),
        "SELECT attrelid::regclass::text, string_agg(
             format('%s %s %s', attname, format_type(atttypid, atttypmod), attnotnull), ', ' ORDER BY attname)
         FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid AND relkind = 'r'
         WHERE attname IN ('deleted_at', 'deleted_by', 'deletion_reason')
         GROUP BY attrelid ORDER BY 1",
    );
    let columns =
        "deleted_at timestamp with time zone f, deleted_by uuid f, deletion_reason text f";
    let tables = [
        "agent_actions",
        "applications",
        "documents",
        "matches",
        "profiles",
    ];
    assert_eq!(found, tables.map(|it| format!("{it} {columns}")));
}

#[test]
fn the_time_zone_is_utc_when_nothing_is_given() {
    let database = platform::database();
    execute(
        &database,
        "INSERT INTO users (email, clerk_id) VALUES ('a', 'a');
         INSERT INTO users (email, clerk_id, timezone) VALUES ('b', 'b', 'Europe/Berlin')",
    );
    let zones = rows(
        &database,
        "SELECT email, timezone, tier::text FROM users ORDER BY email",
    );
    assert_eq!(zones, ["a UTC free", "b Europe/Berlin free"]);
}

#[test]
fn what_must_not_be_is_refused() {
    let database = platform::database();
    execute(&database, ROWS);
    for (sql, constraint) in [
        (
            "INSERT INTO users (email, clerk_id) VALUES ('a@example.org', 'other')",
            "users_uq_email",
        ),
        (
            "INSERT INTO users (email, clerk_id) VALUES ('other', 'clerk_a')",
            "users_uq_clerk_id",
        ),
        (
            "INSERT INTO profiles (user_id) SELECT id FROM users",
            "profiles_uq_user_id",
        ),
        (
            "INSERT INTO profiles (user_id) VALUES (gen_random_uuid())",
            "profiles_fk_user",
        ),
        ("UPDATE matches SET score = 1.01", "matches_ck_score"),
        ("UPDATE matches SET score = -0.01", "matches_ck_score"),
        (
            "UPDATE profiles SET skills = '{a,NULL}'",
            "profiles_ck_skills",
        ),
        (
            "UPDATE profiles SET experience = ARRAY[NULL::jsonb]",
            "profiles_ck_experience",
        ),
        (
            "UPDATE profiles SET education = ARRAY[NULL::jsonb]",
            "profiles_ck_education",
        ),
    ] {
        assert_refused(&database, sql, constraint);
    }
    execute(
        &database,
        "UPDATE matches SET score = 0; UPDATE matches SET score = 1",
    );
}

/// `idx_{table}_{columns}` and `{table}_{pk|fk|uq|ck|ex}_{columns}`.
#[test]
fn names_follow_the_rules() {
    let database = platform::database();
    let mut wrong = rows(
        &database,
        "SELECT conname::text FROM pg_constraint
         WHERE connamespace = 'public'::regnamespace AND contype IN ('p', 'f', 'u', 'c', 'x')
         AND conrelid <> '__diesel_schema_migrations'::regclass
         AND conname NOT LIKE conrelid::regclass::text || '\\_' || CASE contype
             WHEN 'p' THEN 'pk' WHEN 'f' THEN 'fk' WHEN 'u' THEN 'uq' WHEN 'c' THEN 'ck'
             ELSE 'ex' END || '\\_%'",
    );
    wrong.extend(rows(
        &database,
        "SELECT indexrelid::regclass::text FROM pg_index
         JOIN pg_class ON pg_class.oid = indexrelid AND relnamespace = 'public'::regnamespace
         WHERE NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = indexrelid)
         AND relname NOT LIKE 'idx\\_' || indrelid::regclass::text || '\\_%'",
    ));
    assert_eq!(wrong, [""; 0]);
}

#[test]
fn the_runner_reverts_everything_and_applies_it_again() {
    let database = tests::database();
    let empty = catalog::contents(&database);
    let mut connection = platform::connection(&database);

    let applied = connection.run_pending_migrations(platform::migrations());
    let applied = applied.expect("the migrations apply").len();
    assert!(applied > 0);
    let full = catalog::contents(&database);
    assert!(
        full.iter().any(|it| it == "relation public.users"),
        "{full:#?}"
    );
    execute(&database, ROWS);

    let reverted = connection.revert_all_migrations(platform::migrations());
    assert_eq!(reverted.expect("the migrations revert").len(), applied);
    assert_eq!(catalog::contents(&database), empty);

    let again = connection.run_pending_migrations(platform::migrations());
    assert_eq!(again.expect("the migrations apply").len(), applied);
    assert_eq!(catalog::contents(&database), full);
}

/// What is compiled into the program: the sealed migrations, so that a service can run them itself.
#[test]
fn the_embedded_migrations_apply_and_revert() {
    let database = tests::database();
    let empty = catalog::contents(&database);
    let mut connection = platform::connection(&database);
    let applied = connection.run_pending_migrations(schema_def::MIGRATIONS);
    let applied = applied.expect("the migrations apply").len();
    execute(&database, ROWS);
    let reverted = connection.revert_all_migrations(schema_def::MIGRATIONS);
    assert_eq!(reverted.expect("the migrations revert").len(), applied);
    assert_eq!(catalog::contents(&database), empty);
}

/// One step at a time, the way back meets what the way there left.
#[test]
fn the_runner_reverts_one_migration_at_a_time() {
    let database = tests::database();
    let mut connection = platform::connection(&database);
    let mut states = BTreeMap::from([(0, catalog::contents(&database))]);
    while connection
        .has_pending_migration(platform::migrations())
        .expect("the folder can be read")
    {
        connection
            .run_next_migration(platform::migrations())
            .expect("a migration applies");
        states.insert(states.len(), catalog::contents(&database));
    }
    for count in (0..states.len() - 1).rev() {
        connection
            .revert_last_migration(platform::migrations())
            .expect("a migration reverts");
        assert_eq!(catalog::contents(&database), states[&count]);
    }
}
