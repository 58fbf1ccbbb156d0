//! Rows: one's own and others', of each table.

use super::{
    ADA, BOB, EVE, NO_TOKEN, NOBODY, OF_AGENTS, OWNED, SEEN, SERVICE, check, check_each,
    worlds::{plain, supabase},
};

#[test]
fn each_sees_their_own() {
    check(&[
        (ADA, SEEN, "1 1 1 1 2 1 1 1"),
        (BOB, SEEN, "1 1 1 1 2 1 1 1"),
        (EVE, SEEN, "0 1 0 0 0 0 0 0"),
        (NOBODY, SEEN, "0 0 0 0 0 0 0 0"),
        (NO_TOKEN, SEEN, "0 0 0 0 0 0 0 0"),
        (SERVICE, SEEN, "2 1 2 2 4 2 2 2"),
        (ADA, "SELECT clerk_id FROM users", "ada"),
        (BOB, "SELECT clerk_id FROM users", "bob"),
        (ADA, "SELECT * FROM users WHERE clerk_id = 'bob'", "nothing"),
    ]);
    let whose = "SELECT DISTINCT right(user_id::text, 1) FROM {table} ORDER BY 1";
    let tables = [&OWNED[..], &OF_AGENTS].concat();
    check_each(
        &tables,
        &[
            (ADA, whose, "a"),
            (BOB, whose, "b"),
            (SERVICE, whose, "a; b"),
        ],
    );
}

#[test]
fn each_writes_their_own() {
    // Every user has two matches.
    let touch = "UPDATE {table} SET deletion_reason = 'x' WHERE deleted_at IS NULL";
    let touch_bobs = "UPDATE {table} SET deletion_reason = 'x' WHERE user_id = {bob}";
    let delete = "DELETE FROM {table} WHERE deleted_at IS NULL";
    let delete_bobs = "DELETE FROM {table} WHERE user_id = {bob}";
    let give_away = "UPDATE {table} SET user_id = {bob} WHERE deleted_at IS NULL";
    let take = "UPDATE {table} SET user_id = {ada} WHERE user_id = {bob}";
    check_each(
        &OWNED,
        &[
            (ADA, touch, "1 written"),
            (ADA, touch_bobs, "0 written"),
            (ADA, delete, "1 written"),
            (ADA, delete_bobs, "0 written"),
            (ADA, give_away, "refused"),
            (ADA, take, "0 written"),
            (BOB, touch, "1 written"),
            (EVE, touch, "0 written"),
            (EVE, delete, "0 written"),
            (NOBODY, touch, "0 written"),
            (NOBODY, delete, "0 written"),
            (NO_TOKEN, touch, "0 written"),
            (NO_TOKEN, delete, "0 written"),
            (SERVICE, touch, "2 written"),
            (SERVICE, delete, "2 written"),
        ],
    );
}

#[test]
fn each_inserts_for_themselves() {
    for (table, rest) in [
        ("documents", "(user_id, type) VALUES ({whose}, 'resume')"),
        ("matches", "(user_id, job_id) VALUES ({whose}, {job})"),
        ("applications", "(user_id, job_id) VALUES ({whose}, {job})"),
        (
            "applications",
            "(user_id, job_id, resume_version_id) VALUES ({whose}, {job}, {resume of ada})",
        ),
        // There is one for each, so the old one goes first.
        ("profiles", "(user_id) VALUES ({whose})"),
    ] {
        let insert = format!("DELETE FROM profiles; INSERT INTO {table} {rest}");
        let for_ada = insert.replace("{whose}", "{ada}");
        let for_bob = insert.replace("{whose}", "{bob}");
        check(&[
            (ADA, &for_ada, "1 written"),
            (ADA, &for_bob, "refused"),
            (BOB, &for_ada, "refused"),
            (EVE, &for_ada, "refused"),
            (NOBODY, &for_ada, "refused"),
            (NO_TOKEN, &for_ada, "refused"),
            (SERVICE, &for_ada, "1 written"),
        ]);
    }
}

#[test]
fn a_soft_deleted_row_stays_with_its_owner() {
    let deleted = "SELECT count(*) FROM matches WHERE deleted_at IS NOT NULL";
    let restore = "UPDATE matches SET deleted_at = NULL WHERE deleted_at IS NOT NULL";
    let delete =
        "UPDATE matches SET deleted_at = now(), deleted_by = {ada} WHERE deleted_at IS NULL";
    check(&[
        (ADA, deleted, "1"),
        (ADA, restore, "1 written"),
        (ADA, delete, "1 written"),
        (EVE, deleted, "0"),
        (EVE, restore, "0 written"),
        (NO_TOKEN, deleted, "0"),
        (NO_TOKEN, restore, "0 written"),
        (SERVICE, restore, "2 written"),
    ]);
}

#[test]
fn what_agents_did_is_written_by_the_service_alone() {
    let touch = "UPDATE {table} SET agent_type = 'resume'";
    let delete = "DELETE FROM {table}";
    check_each(
        &OF_AGENTS,
        &[
            (ADA, touch, "0 written"),
            (ADA, delete, "0 written"),
            (NOBODY, touch, "0 written"),
            (NOBODY, delete, "0 written"),
            (SERVICE, touch, "2 written"),
            (SERVICE, delete, "2 written"),
        ],
    );
    let action = "INSERT INTO agent_actions (user_id, agent_type, status)
        VALUES ({ada}, 'apply', 'done')";
    let output = "INSERT INTO agent_outputs (user_id, agent_type, output)
        VALUES ({ada}, 'apply', '{}')";
    for insert in [action, output] {
        check(&[
            (ADA, insert, "refused"),
            (EVE, insert, "refused"),
            (NO_TOKEN, insert, "refused"),
            (SERVICE, insert, "1 written"),
        ]);
    }
    let soft_delete = "UPDATE agent_actions SET deleted_at = now()";
    check(&[
        (ADA, soft_delete, "0 written"),
        (SERVICE, soft_delete, "2 written"),
    ]);
}

#[test]
fn jobs_are_read_by_whoever_is_signed_in_and_written_by_the_service() {
    let read = "SELECT title FROM jobs";
    let insert = "INSERT INTO jobs (source, url, title, company) VALUES ('', '', '', '')";
    let touch = "UPDATE jobs SET title = 'x'";
    let delete = "DELETE FROM jobs";
    check(&[
        (ADA, read, "Smith"),
        (EVE, read, "Smith"),
        (NOBODY, read, "nothing"),
        (NO_TOKEN, read, "nothing"),
        (SERVICE, read, "Smith"),
        (ADA, insert, "refused"),
        (ADA, touch, "0 written"),
        (ADA, delete, "0 written"),
        (NO_TOKEN, insert, "refused"),
        (SERVICE, insert, "1 written"),
        (SERVICE, touch, "1 written"),
        (
            SERVICE,
            "DELETE FROM applications; DELETE FROM jobs",
            "1 written",
        ),
    ]);
}

#[test]
fn nobody_chooses_or_changes_a_tier_or_becomes_another() {
    let promote = "UPDATE users SET tier = 'enterprise'";
    let become_eve = "UPDATE users SET clerk_id = 'eve'";
    check(&[
        (
            ADA,
            "UPDATE users SET timezone = 'Asia/Tokyo', tier = 'pro', clerk_id = 'ada'",
            "1 written",
        ),
        (
            ADA,
            "UPDATE users SET timezone = 'UTC' WHERE clerk_id = 'bob'",
            "0 written",
        ),
        (ADA, promote, "refused"),
        (ADA, "UPDATE users SET tier = 'free'", "refused"),
        (ADA, "UPDATE users SET tier = DEFAULT", "refused"),
        (ADA, become_eve, "refused"),
        (ADA, "UPDATE users SET clerk_id = 'ada '", "refused"),
        (ADA, "DELETE FROM users", "0 written"),
        (EVE, promote, "0 written"),
        (NO_TOKEN, promote, "0 written"),
        (SERVICE, promote, "2 written"),
        (
            SERVICE,
            "UPDATE users SET clerk_id = 'eve' WHERE clerk_id = 'ada'",
            "1 written",
        ),
        (SERVICE, "DELETE FROM users", "2 written"),
    ]);
    let sign_up = "INSERT INTO users (email, clerk_id) VALUES ('e@example.org', 'eve')";
    let sign_up_as_other = "INSERT INTO users (email, clerk_id) VALUES ('e@example.org', 'eva')";
    let choose = "INSERT INTO users (email, clerk_id, tier) VALUES ('e@example.org', 'eve', 'pro')";
    let upsert = "INSERT INTO users (email, clerk_id) VALUES ('ada@example.org', 'ada')
        ON CONFLICT (clerk_id) DO UPDATE SET";
    check(&[
        (EVE, sign_up, "1 written"),
        (EVE, sign_up_as_other, "refused"),
        (EVE, choose, "refused"),
        (EVE, &format!("{sign_up}; {promote}"), "refused"),
        (NOBODY, sign_up, "refused"),
        (NO_TOKEN, sign_up, "refused"),
        (SERVICE, choose, "1 written"),
        (
            ADA,
            &format!("{upsert} timezone = 'Asia/Tokyo'"),
            "1 written",
        ),
        (ADA, &format!("{upsert} tier = 'enterprise'"), "refused"),
        (ADA, &format!("{upsert} clerk_id = 'eve'"), "refused"),
    ]);
}

/// Otherwise the two databases would be one and the same.
#[test]
fn only_one_of_the_databases_has_what_supabase_has() {
    let roles = "SELECT count(*) FROM pg_roles WHERE rolname IN
        ('anon', 'authenticated', 'service_role', 'authenticator')";
    let namespace = "SELECT count(*) FROM pg_namespace WHERE nspname = 'auth'";
    let whose = "SELECT concat_ws(' ', session_user, current_user, row_security_active('users'))";
    let (supabase, plain) = (supabase(), plain());
    tests::block_on(async {
        let session = supabase.session().await;
        assert_eq!(session.answer(&ADA, roles).await, "4");
        assert_eq!(session.answer(&ADA, namespace).await, "1");
        assert_eq!(
            session.answer(&ADA, whose).await,
            "authenticator authenticated t"
        );
        assert_eq!(
            session.answer(&SERVICE, whose).await,
            "authenticator service_role f"
        );

        let session = plain.session().await;
        // Whoever names a server may have these roles there.
        if tests::scratch().source() != schema_cli::scratch::Source::Server {
            assert_eq!(session.answer(&ADA, roles).await, "0");
        }
        assert_eq!(session.answer(&ADA, namespace).await, "0");
        assert_eq!(
            session
                .answer(&ADA, "SELECT row_security_active('users')")
                .await,
            "t"
        );
    });
}
