//! Ways around the policies: what shows through joins, aggregates, conflicts, keys and errors.

use super::{ADA, EVE, NO_TOKEN, NOBODY, SERVICE, check};

#[test]
fn joins_and_aggregates_hold_only_rows_that_are_seen() {
    check(&[
        (
            ADA,
            "SELECT count(*), max(content) FROM documents",
            "1 on ada",
        ),
        (
            SERVICE,
            "SELECT count(*), max(content) FROM documents",
            "2 on bob",
        ),
        (
            ADA,
            "SELECT clerk_id, content FROM users, documents",
            "ada on ada",
        ),
        (
            ADA,
            "SELECT clerk_id FROM documents RIGHT JOIN users ON user_id = users.id",
            "ada",
        ),
        (
            ADA,
            "SELECT content FROM jobs LEFT JOIN documents ON true",
            "on ada",
        ),
        (
            EVE,
            "SELECT title, content FROM jobs LEFT JOIN documents ON true",
            "Smith NULL",
        ),
        (
            ADA,
            "SELECT content FROM applications JOIN documents ON documents.id = resume_version_id",
            "on ada",
        ),
        (
            ADA,
            "SELECT (SELECT count(*) FROM matches WHERE job_id = jobs.id) FROM jobs",
            "2",
        ),
        (
            ADA,
            "SELECT count(*) FROM matches AS mine JOIN matches AS other USING (job_id) WHERE other.user_id <> mine.user_id",
            "0",
        ),
        (
            ADA,
            "SELECT EXISTS (SELECT FROM documents WHERE user_id = {bob})",
            "f",
        ),
        (
            ADA,
            "SELECT count(*) FROM jobs WHERE id NOT IN (SELECT job_id FROM matches WHERE user_id = {bob})",
            "1",
        ),
        (
            ADA,
            "WITH every AS MATERIALIZED (SELECT * FROM documents) SELECT content FROM every",
            "on ada",
        ),
        (
            ADA,
            "SELECT content FROM documents UNION ALL SELECT email FROM users",
            "on ada; ada@example.org",
        ),
        (
            ADA,
            "SELECT count(*) FROM documents TABLESAMPLE SYSTEM (100)",
            "1",
        ),
        (
            ADA,
            "SELECT row_number() OVER (ORDER BY id), count(*) OVER () FROM documents",
            "1 1",
        ),
        (ADA, "SELECT content FROM documents FOR UPDATE", "on ada"),
        (
            NO_TOKEN,
            "SELECT count(*), max(content) FROM documents",
            "0 NULL",
        ),
    ]);
}

#[test]
fn what_is_written_shows_and_uses_only_rows_that_are_seen() {
    check(&[
        (
            ADA,
            "UPDATE documents SET content = 'x' RETURNING right(user_id::text, 1)",
            "a",
        ),
        (ADA, "DELETE FROM documents RETURNING content", "on ada"),
        (
            ADA,
            "UPDATE documents SET content = other.content FROM documents AS other WHERE other.user_id = {bob}",
            "0 written",
        ),
        (
            ADA,
            "DELETE FROM matches USING users WHERE clerk_id = 'bob'",
            "0 written",
        ),
        (
            ADA,
            "WITH gone AS (DELETE FROM matches RETURNING 1) SELECT count(*) FROM gone",
            "2",
        ),
        (
            ADA,
            "INSERT INTO documents (user_id, type, content) SELECT {ada}, type, content FROM documents RETURNING content",
            "on ada",
        ),
        // Inserting for someone else is refused before anything is looked up.
        (
            ADA,
            "INSERT INTO profiles (user_id) VALUES ({bob}) RETURNING id",
            "refused",
        ),
        (
            ADA,
            "INSERT INTO profiles (user_id) VALUES ({bob}) ON CONFLICT DO NOTHING",
            "refused",
        ),
        (
            ADA,
            "INSERT INTO profiles (user_id) VALUES ({bob}) ON CONFLICT (user_id) DO UPDATE SET skills = '{x}' RETURNING skills",
            "refused",
        ),
        (
            ADA,
            "INSERT INTO profiles (user_id) VALUES ({ada}) ON CONFLICT (user_id) DO UPDATE SET skills = '{x}' RETURNING skills",
            "{x}",
        ),
        (
            ADA,
            "INSERT INTO profiles (user_id) VALUES ({ada}) ON CONFLICT (user_id) DO UPDATE SET user_id = {bob}",
            "refused",
        ),
        // A conflict with a row that is not seen is not resolved by writing it.
        (
            ADA,
            "INSERT INTO documents (id, user_id, type) VALUES ({resume of bob}, {ada}, 'resume') ON CONFLICT (id) DO UPDATE SET content = 'x' RETURNING content",
            "refused",
        ),
        (
            ADA,
            "INSERT INTO documents (id, user_id, type) VALUES ({resume of bob}, {ada}, 'resume') ON CONFLICT DO NOTHING RETURNING content",
            "nothing",
        ),
        (
            EVE,
            "INSERT INTO users (email, clerk_id) VALUES ('bob@example.org', 'eve') ON CONFLICT (email) DO UPDATE SET timezone = 'x'",
            "refused",
        ),
    ]);
}

/// Foreign keys are checked as the owner of the tables, whom no policy keeps from anything.
#[test]
fn a_key_of_another_is_refused_whether_or_not_it_is_there() {
    let apply = |resume: &str| {
        format!(
            "INSERT INTO applications (user_id, job_id, resume_version_id) VALUES ({{ada}}, {{job}}, {resume})"
        )
    };
    let attach = |resume: &str| format!("UPDATE applications SET resume_version_id = {resume}");
    check(&[
        (ADA, &apply("{resume of ada}"), "1 written"),
        (ADA, &apply("{resume of bob}"), "refused"),
        (ADA, &apply("gen_random_uuid()"), "refused"),
        (ADA, &attach("{resume of ada}"), "1 written"),
        (ADA, &attach("NULL"), "1 written"),
        (ADA, &attach("{resume of bob}"), "refused"),
        (ADA, &attach("gen_random_uuid()"), "refused"),
        (
            ADA,
            "INSERT INTO documents (user_id, type) VALUES (gen_random_uuid(), 'resume')",
            "refused",
        ),
        // The service is told what is wrong.
        (SERVICE, &attach("{resume of bob}"), "2 written"),
        (SERVICE, &attach("gen_random_uuid()"), "error 23503"),
    ]);
}

#[test]
fn errors_and_statistics_tell_nothing_of_others() {
    check(&[
        // It would divide by zero in a row of Bob's.
        (
            ADA,
            "SELECT 1 / (content <> 'on bob')::int FROM documents",
            "1",
        ),
        (
            ADA,
            "SELECT count(*) FROM documents WHERE 1 / (content <> 'on bob')::int = 1",
            "1",
        ),
        (
            SERVICE,
            "SELECT count(*) FROM documents WHERE 1 / (content <> 'on bob')::int = 1",
            "error 22012",
        ),
        (
            ADA,
            "SELECT count(*) FROM pg_stats WHERE schemaname = 'public' AND tablename = 'documents'",
            "0",
        ),
        (
            SERVICE,
            "SELECT count(*) > 0 FROM pg_stats WHERE schemaname = 'public' AND tablename = 'documents'",
            "t",
        ),
        (
            ADA,
            "SET LOCAL row_security = off; SELECT FROM documents",
            "refused",
        ),
        (
            ADA,
            "ALTER TABLE documents DISABLE ROW LEVEL SECURITY",
            "refused",
        ),
        (
            ADA,
            "DROP POLICY owner_reads_and_writes ON documents",
            "refused",
        ),
        (ADA, "SELECT guard_account()", "error 0A000"),
    ]);
}

/// Everything in `public` can be reached, what Diesel keeps there as well.
#[test]
fn no_table_is_without_row_security() {
    let history = "SELECT count(*) FROM __diesel_schema_migrations";
    let forget = "DELETE FROM __diesel_schema_migrations";
    let invent = "INSERT INTO __diesel_schema_migrations (version) VALUES ('2999')";
    let rewrite = "UPDATE __diesel_schema_migrations SET version = '2999'";
    for caller in [ADA, NOBODY, NO_TOKEN] {
        check(&[
            (caller, history, "0"),
            (caller, forget, "0 written"),
            (caller, invent, "refused"),
            (caller, rewrite, "0 written"),
        ]);
    }
    check(&[
        (SERVICE, invent, "1 written"),
        (
            SERVICE,
            "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND NOT relrowsecurity",
            "nothing",
        ),
    ]);
}

/// A view or such a function would run as its owner, and go around every policy.
#[test]
fn nothing_runs_as_its_owner() {
    check(&[
        (
            SERVICE,
            "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind NOT IN ('r', 'i')",
            "nothing",
        ),
        (
            SERVICE,
            "SELECT proname FROM pg_proc WHERE pronamespace = 'public'::regnamespace AND prosecdef",
            "nothing",
        ),
    ]);
}
