//! Row-level security of the platform's declarations: who sees and writes what.

use std::{path::Path, sync::OnceLock};

use schema_cli::scratch::Database;
use schema_core::{
    plan::plan,
    problems::Problems,
    schema::Schema,
    settings::Settings,
    syntax::{lower, reader},
};
use tokio_postgres::SimpleQueryMessage;

/// A role that may do everything, as those of the hosting may, and is subject to row security.
const ROLES: &str = "
    DO $$ BEGIN
        CREATE ROLE subject_to_row_security NOLOGIN;
    EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
    END $$;
    GRANT USAGE ON SCHEMA public TO subject_to_row_security;
    GRANT ALL ON ALL TABLES IN SCHEMA public TO subject_to_row_security;";

/// Two users, each with one row in every table of theirs, and one job.
const ROWS: &str = "
    INSERT INTO users (id, email, clerk_id, tier) VALUES
        ('00000000-0000-0000-0000-00000000000a', 'ada@example.org', 'ada', 'pro'),
        ('00000000-0000-0000-0000-00000000000b', 'bob@example.org', 'bob', 'free');
    INSERT INTO jobs (id, source, url, title, company) VALUES
        ('00000000-0000-0000-0000-000000000001', 'board', 'https://example.org', 'Smith', 'Forge');
    INSERT INTO profiles (user_id) SELECT id FROM users;
    INSERT INTO applications (user_id, job_id) SELECT users.id, jobs.id FROM users, jobs;
    INSERT INTO matches (user_id, job_id) SELECT users.id, jobs.id FROM users, jobs;
    INSERT INTO documents (user_id, type) SELECT id, 'resume' FROM users;
    INSERT INTO agent_actions (user_id, agent_type, status) SELECT id, 'apply', 'done' FROM users;
    INSERT INTO agent_outputs (user_id, agent_type, output) SELECT id, 'apply', '{}' FROM users;";

const ADA: &str = r#"{"sub": "ada", "role": "authenticated"}"#;
const OWNED: [&str; 4] = ["profiles", "applications", "matches", "documents"];
const OF_AGENTS: [&str; 2] = ["agent_actions", "agent_outputs"];

/// A database with the declared schema and the rows above.
fn database() -> Database {
    static TEMPLATE: OnceLock<Database> = OnceLock::new();
    let template = TEMPLATE.get_or_init(|| {
        let package = tests::repository().join("schema-def");
        let mut problems = Problems::default();
        let declared = reader::read(&package, Path::new("src/lib.rs"), &mut problems);
        let lowered = lower::lower(&declared, &Settings::default(), &mut problems);
        assert!(problems.is_empty(), "{}", problems.render(&package));
        let plan = plan(&Schema::default(), &lowered.schema, &lowered.intent);
        let plan = plan.unwrap_or_else(|error| panic!("{error}"));
        let database = tests::database();
        for step in &plan.steps {
            tests::execute(&database, &step.render());
        }
        tests::execute(&database, ROLES);
        tests::execute(&database, ROWS);
        database
    });
    let copy = tests::block_on(tests::scratch().clone_of(template));
    copy.unwrap_or_else(|error| panic!("{error}"))
}

/// Runs a statement as someone with those claims, and gives the rows that it saw or wrote, or the
/// code of the error.
fn rows(database: &Database, claims: Option<&str>, statement: &str) -> Result<u64, String> {
    let claims = claims.map_or(String::new(), |it| {
        format!("SELECT set_config('request.jwt.claims', '{it}', true);")
    });
    let script = format!("BEGIN; {claims} SET LOCAL ROLE subject_to_row_security; {statement}");
    tests::block_on(async {
        let client = database
            .connect()
            .await
            .expect("the scratch server is there");
        let done = client.simple_query(&format!("{script}; COMMIT")).await;
        let messages = done.map_err(|error| {
            error
                .code()
                .map_or_else(|| error.to_string(), |it| it.code().to_owned())
        })?;
        let counts = messages.iter().filter_map(|it| match it {
            SimpleQueryMessage::CommandComplete(count) => Some(*count),
            _ => None,
        });
        // The last is that of `COMMIT`.
        Ok(counts.rev().nth(1).expect("the statement completed"))
    })
}

fn refused(result: Result<u64, String>) -> bool {
    result == Err("42501".to_owned())
}

#[test]
fn an_owner_sees_and_writes_what_is_theirs_and_nothing_else() {
    let database = database();
    for table in OWNED {
        let seen = rows(&database, Some(ADA), &format!("SELECT FROM {table}"));
        assert_eq!(seen, Ok(1), "{table}");
        let written = rows(
            &database,
            Some(ADA),
            &format!("UPDATE {table} SET deletion_reason = 'x'"),
        );
        assert_eq!(written, Ok(1), "{table}");
        let given_away =
            format!("UPDATE {table} SET user_id = '00000000-0000-0000-0000-00000000000b'");
        assert!(refused(rows(&database, Some(ADA), &given_away)), "{table}");
        let gone = rows(&database, Some(ADA), &format!("DELETE FROM {table}"));
        assert_eq!(gone, Ok(1), "{table}");
    }
    let insert = |owner: char| {
        let id = format!("00000000-0000-0000-0000-00000000000{owner}");
        rows(
            &database,
            Some(ADA),
            &format!("INSERT INTO profiles (user_id) VALUES ('{id}')"),
        )
    };
    assert_eq!(insert('a'), Ok(1));
    assert!(refused(insert('b')));
}

#[test]
fn a_soft_deleted_row_stays_with_its_owner() {
    let database = database();
    let statements = [
        "UPDATE matches SET deleted_at = now()",
        "UPDATE matches SET deleted_at = NULL WHERE deleted_at IS NOT NULL",
    ];
    for statement in statements {
        assert_eq!(rows(&database, Some(ADA), statement), Ok(1), "{statement}");
    }
}

#[test]
fn what_agents_did_is_only_read_and_only_by_its_owner() {
    let database = database();
    for table in OF_AGENTS {
        assert_eq!(
            rows(&database, Some(ADA), &format!("SELECT FROM {table}")),
            Ok(1)
        );
        let touch = format!("UPDATE {table} SET agent_type = 'resume'");
        assert_eq!(rows(&database, Some(ADA), &touch), Ok(0));
        assert_eq!(
            rows(&database, Some(ADA), &format!("DELETE FROM {table}")),
            Ok(0)
        );
    }
    let insert = "INSERT INTO agent_outputs (user_id, agent_type, output)
        VALUES ('00000000-0000-0000-0000-00000000000a', 'apply', '{}')";
    assert!(refused(rows(&database, Some(ADA), insert)));
}

#[test]
fn jobs_are_read_by_whoever_is_signed_in() {
    let database = database();
    assert_eq!(
        rows(&database, Some(r#"{"sub": "eve"}"#), "SELECT FROM jobs"),
        Ok(1)
    );
    assert_eq!(
        rows(&database, Some(ADA), "UPDATE jobs SET title = 'x'"),
        Ok(0)
    );
    assert_eq!(rows(&database, Some(ADA), "DELETE FROM jobs"), Ok(0));
    let insert = "INSERT INTO jobs (source, url, title, company) VALUES ('', '', '', '')";
    assert!(refused(rows(&database, Some(ADA), insert)));
}

#[test]
fn without_a_subject_there_are_no_rows_and_no_error() {
    let database = database();
    let tables = ["users", "jobs"].into_iter().chain(OWNED).chain(OF_AGENTS);
    for table in tables {
        for claims in [None, Some(""), Some("{}"), Some(r#"{"sub": null}"#)] {
            let seen = rows(&database, claims, &format!("SELECT FROM {table}"));
            assert_eq!(seen, Ok(0), "{table}, {claims:?}");
        }
        // Malformed claims may be an error, never a row.
        let seen = rows(&database, Some("{"), &format!("SELECT FROM {table}"));
        assert!(seen != Ok(1) && seen != Ok(2), "{table}");
    }
}

#[test]
fn nobody_chooses_or_changes_a_tier_or_becomes_another() {
    let database = database();
    let as_ada = |statement: &str| rows(&database, Some(ADA), statement);
    assert_eq!(as_ada("SELECT FROM users"), Ok(1));
    assert_eq!(
        as_ada("UPDATE users SET timezone = 'Asia/Tokyo', tier = 'pro'"),
        Ok(1)
    );
    assert!(refused(as_ada("UPDATE users SET tier = 'enterprise'")));
    assert!(refused(as_ada("UPDATE users SET clerk_id = 'eve'")));
    assert_eq!(
        as_ada("UPDATE users SET timezone = 'UTC' WHERE clerk_id = 'bob'"),
        Ok(0)
    );
    assert_eq!(as_ada("DELETE FROM users"), Ok(0));
    let sign_up = |clerk_id: &str, tier: &str| {
        let insert = format!(
            "INSERT INTO users (email, clerk_id, tier) VALUES ('eve@example.org', '{clerk_id}', {tier})"
        );
        rows(&database, Some(r#"{"sub": "eve"}"#), &insert)
    };
    assert!(refused(sign_up("eve", "'pro'")));
    assert!(refused(sign_up("eva", "DEFAULT")));
    assert_eq!(sign_up("eve", "DEFAULT"), Ok(1));
    let upsert = "INSERT INTO users (email, clerk_id) VALUES ('ada@example.org', 'ada')
        ON CONFLICT (clerk_id) DO UPDATE SET tier = 'enterprise'";
    assert!(refused(as_ada(upsert)));
}

#[test]
fn the_service_changes_what_users_may_not() {
    let database = database();
    tests::execute(
        &database,
        "UPDATE users SET tier = 'enterprise', clerk_id = 'eve'
        WHERE clerk_id = 'ada'",
    );
    let seen = rows(
        &database,
        Some(r#"{"sub": "eve"}"#),
        "SELECT FROM users WHERE tier = 'enterprise'",
    );
    assert_eq!(seen, Ok(1));
}
