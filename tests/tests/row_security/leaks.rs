//! Ways around the policies: what shows through joins, aggregates, conflicts, keys and errors.

use super::check_table;

#[test]
fn joins_and_aggregates_hold_only_rows_that_are_seen() {
    check_table(
        "
        ada: SELECT count(*), max(content) FROM documents
        => 1 on ada
        service: SELECT count(*), max(content) FROM documents
        => 2 on bob
        no token: SELECT count(*), max(content) FROM documents
        => 0 NULL
        ada: SELECT clerk_id, content FROM users, documents
        => ada on ada
        ada: SELECT clerk_id FROM documents RIGHT JOIN users ON user_id = users.id
        => ada
        ada: SELECT content FROM jobs LEFT JOIN documents ON true
        => on ada
        eve: SELECT title, content FROM jobs LEFT JOIN documents ON true
        => Smith NULL
        ada: SELECT content FROM applications JOIN documents ON documents.id = resume_version_id
        => on ada
        ada: SELECT (SELECT count(*) FROM matches WHERE job_id = jobs.id) FROM jobs
        => 2
        ada: SELECT count(*) FROM matches AS mine JOIN matches AS other USING (job_id)
             WHERE other.user_id <> mine.user_id
        => 0
        ada: SELECT EXISTS (SELECT FROM documents WHERE user_id = {bob})
        => f
        ada: SELECT count(*) FROM jobs
             WHERE id NOT IN (SELECT job_id FROM matches WHERE user_id = {bob})
        => 1
        ada: WITH every AS MATERIALIZED (SELECT * FROM documents) SELECT content FROM every
        => on ada
        ada: SELECT content FROM documents UNION ALL SELECT email FROM users
        => on ada; ada@example.org
        ada: SELECT count(*) FROM documents TABLESAMPLE SYSTEM (100)
        => 1
        ada: SELECT row_number() OVER (ORDER BY id), count(*) OVER () FROM documents
        => 1 1
        ada: SELECT content FROM documents FOR UPDATE
        => on ada
        ",
    );
}

#[test]
fn what_is_written_shows_and_uses_only_rows_that_are_seen() {
    check_table(
        "
        ada: UPDATE documents SET content = 'x' RETURNING right(user_id::text, 1)
        => a
        ada: DELETE FROM documents RETURNING content
        => on ada
        ada: UPDATE documents SET content = other.content
             FROM documents AS other WHERE other.user_id = {bob}
        => 0 written
        ada: DELETE FROM matches USING users WHERE clerk_id = 'bob'
        => 0 written
        ada: WITH gone AS (DELETE FROM matches RETURNING 1) SELECT count(*) FROM gone
        => 2
        ada: INSERT INTO documents (user_id, type, content)
             SELECT {ada}, type, content FROM documents RETURNING content
        => on ada
        ",
    );
}

/// Inserting for someone else is refused before anything is looked up, and a conflict with a row that
/// is not seen is not resolved by writing it.
#[test]
fn conflicts_tell_nothing_of_others() {
    check_table(
        "
        ada: INSERT INTO profiles (user_id) VALUES ({bob}) RETURNING id
        => refused
        ada: INSERT INTO profiles (user_id) VALUES ({bob}) ON CONFLICT DO NOTHING
        => refused
        ada: INSERT INTO profiles (user_id) VALUES ({bob})
             ON CONFLICT (user_id) DO UPDATE SET skills = '{x}' RETURNING skills
        => refused
        ada: INSERT INTO profiles (user_id) VALUES ({ada})
             ON CONFLICT (user_id) DO UPDATE SET skills = '{x}' RETURNING skills
        => {x}
        ada: INSERT INTO profiles (user_id) VALUES ({ada})
             ON CONFLICT (user_id) DO UPDATE SET user_id = {bob}
        => refused
        ada: INSERT INTO documents (id, user_id, type) VALUES ({resume of bob}, {ada}, 'resume')
             ON CONFLICT (id) DO UPDATE SET content = 'x' RETURNING content
        => refused
        ada: INSERT INTO documents (id, user_id, type) VALUES ({resume of bob}, {ada}, 'resume')
             ON CONFLICT DO NOTHING RETURNING content
        => nothing
        eve: INSERT INTO users (email, clerk_id) VALUES ('bob@example.org', 'eve')
             ON CONFLICT (email) DO UPDATE SET timezone = 'x'
        => refused
        ",
    );
}

/// Foreign keys are checked as the owner of the tables, whom no policy keeps from anything.
#[test]
fn a_key_of_another_is_refused_whether_or_not_it_is_there() {
    check_table(
        "
        ada: INSERT INTO applications (user_id, job_id, resume_version_id)
             VALUES ({ada}, {job}, {resume of ada})
        => 1 written
        ada: INSERT INTO applications (user_id, job_id, resume_version_id)
             VALUES ({ada}, {job}, {resume of bob})
        => refused
        ada: INSERT INTO applications (user_id, job_id, resume_version_id)
             VALUES ({ada}, {job}, gen_random_uuid())
        => refused
        ada: UPDATE applications SET resume_version_id = {resume of ada}
        => 1 written
        ada: UPDATE applications SET resume_version_id = NULL
        => 1 written
        ada: UPDATE applications SET resume_version_id = {resume of bob}
        => refused
        ada: UPDATE applications SET resume_version_id = gen_random_uuid()
        => refused
        ada: INSERT INTO documents (user_id, type) VALUES (gen_random_uuid(), 'resume')
        => refused
        service: UPDATE applications SET resume_version_id = {resume of bob}
        => 2 written
        service: UPDATE applications SET resume_version_id = gen_random_uuid()
        => error 23503
        ",
    );
}

/// The divisions would be by zero in a row of Bob's.
#[test]
fn errors_and_statistics_tell_nothing_of_others() {
    check_table(
        "
        ada: SELECT 1 / (content <> 'on bob')::int FROM documents
        => 1
        ada: SELECT count(*) FROM documents WHERE 1 / (content <> 'on bob')::int = 1
        => 1
        service: SELECT count(*) FROM documents WHERE 1 / (content <> 'on bob')::int = 1
        => error 22012
        ada: SELECT count(*) FROM pg_stats WHERE schemaname = 'public' AND tablename = 'documents'
        => 0
        service: SELECT count(*) > 0 FROM pg_stats
                 WHERE schemaname = 'public' AND tablename = 'documents'
        => t
        ada: SET LOCAL row_security = off; SELECT FROM documents
        => refused
        ada: ALTER TABLE documents DISABLE ROW LEVEL SECURITY
        => refused
        ada: DROP POLICY owner_reads_and_writes ON documents
        => refused
        ada: SELECT guard_account()
        => error 0A000
        ",
    );
}

/// Everything in `public` can be reached, what Diesel keeps there as well.
#[test]
fn no_table_is_without_row_security() {
    for caller in ["ada", "nobody", "no token"] {
        check_table(
            &"
            CALLER: SELECT count(*) FROM __diesel_schema_migrations
            => 0
            CALLER: DELETE FROM __diesel_schema_migrations
            => 0 written
            CALLER: INSERT INTO __diesel_schema_migrations (version) VALUES ('2999')
            => refused
            CALLER: UPDATE __diesel_schema_migrations SET version = '2999'
            => 0 written
            "
            .replace("CALLER", caller),
        );
    }
    check_table(
        "
        service: INSERT INTO __diesel_schema_migrations (version) VALUES ('2999')
        => 1 written
        service: SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace
                 AND relkind = 'r' AND NOT relrowsecurity
        => nothing
        ",
    );
}

/// A view or such a function would run as its owner, and go around every policy.
#[test]
fn nothing_runs_as_its_owner() {
    check_table(
        "
        service: SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace
                 AND relkind NOT IN ('r', 'i')
        => nothing
        service: SELECT proname FROM pg_proc WHERE pronamespace = 'public'::regnamespace
                 AND prosecdef
        => nothing
        ",
    );
}
