//! Claims: real, missing, malformed and forged ones.

use super::{
    ADA, Caller, SEEN, check,
    worlds::{supabase, worlds},
};

const ALL_OF_ADA: &str = "1 1 1 1 2 1 1 1";
/// Somebody else, who is signed in.
const JOBS: &str = "0 1 0 0 0 0 0 0";
const NOTHING: &str = "0 0 0 0 0 0 0 0";
const NOT_JSON: &str = "error 22P02";

#[test]
fn claims_say_who_somebody_is() {
    let seen = |claims, seen| (Caller::signed_in(claims), SEEN, seen);
    check(&[
        seen(r#"{"sub": "ada"}"#, ALL_OF_ADA),
        // The role is the database's, whatever the token says.
        seen(r#"{"sub": "ada", "role": "service_role"}"#, ALL_OF_ADA),
        seen(r#"{"sub": "ada", "role": "postgres"}"#, ALL_OF_ADA),
        seen(r#"{"role": "service_role"}"#, NOTHING),
        // Of two, the last one.
        seen(r#"{"sub": "bob", "sub": "ada"}"#, ALL_OF_ADA),
        seen(r#"{"sub": "ada", "sub": "eve"}"#, JOBS),
        seen(r#"{"s\u0075b": "\u0061da"}"#, ALL_OF_ADA),
        // Without a subject: nobody, and no error.
        seen("", NOTHING),
        seen("{}", NOTHING),
        seen("[]", NOTHING),
        seen("null", NOTHING),
        seen("42", NOTHING),
        seen(r#""ada""#, NOTHING),
        seen(r#"["sub", "ada"]"#, NOTHING),
        seen(r#"[{"sub": "ada"}]"#, NOTHING),
        seen(r#"{"sub": null}"#, NOTHING),
        seen(r#"{"sub": ""}"#, NOTHING),
        seen(r#"{"Sub": "ada"}"#, NOTHING),
        seen(r#"{"sub ": "ada"}"#, NOTHING),
        seen(r#"{"user_id": "ada", "clerk_id": "ada"}"#, NOTHING),
        seen(r#"{"claims": {"sub": "ada"}}"#, NOTHING),
        // A subject of another form.
        seen(r#"{"sub": 42}"#, NOTHING),
        seen(r#"{"sub": true}"#, NOTHING),
        seen(r#"{"sub": ["ada"]}"#, NOTHING),
        seen(r#"{"sub": {"sub": "ada"}}"#, NOTHING),
        // Somebody else, however much they look like her.
        seen(r#"{"sub": "ADA"}"#, JOBS),
        seen(r#"{"sub": " ada"}"#, JOBS),
        seen(r#"{"sub": "\"ada\""}"#, JOBS),
        seen(r#"{"sub": "ada%"}"#, JOBS),
        seen(r#"{"sub": "ada' OR 'a' = 'a"}"#, JOBS),
        seen(r#"{"sub": "ada'; DROP TABLE users; --"}"#, JOBS),
        seen(r#"{"sub": "ada\",\"sub\":\"ada"}"#, JOBS),
        seen(r#"{"sub": "(SELECT clerk_id FROM users)"}"#, JOBS),
        // Not JSON: an error, never a row.
        seen(" ", NOT_JSON),
        seen("{", NOT_JSON),
        seen("ada", NOT_JSON),
        seen(r#"{"sub": "ada""#, NOT_JSON),
        seen("{'sub': 'ada'}", NOT_JSON),
        seen(r#"{"sub": "ada"} {"sub": "bob"}"#, NOT_JSON),
        seen(r#"{"sub": "\u0000ada"}"#, "error 22P05"),
    ]);
}

/// The poolers hand one connection to one request after the other.
#[test]
fn claims_end_with_their_transaction() {
    let without = Caller {
        claims: None,
        ..ADA
    };
    for world in worlds() {
        tests::block_on(async {
            let session = world.session().await;
            assert_eq!(
                session.answer(&without, SEEN).await,
                NOTHING,
                "{}",
                world.name
            );
            for end in ["COMMIT", "ROLLBACK"] {
                session.begin(&ADA).await;
                assert_eq!(session.run(SEEN).await, ALL_OF_ADA, "{}", world.name);
                session.run(end).await;
                let next = session.answer(&without, SEEN).await;
                assert_eq!(next, NOTHING, "{}, after {end}", world.name);
            }
            // Nor does an error keep them.
            session.begin(&ADA).await;
            assert_eq!(session.run("SELECT 1 / 0").await, "error 22012");
            session.run("COMMIT").await;
            assert_eq!(
                session.answer(&without, SEEN).await,
                NOTHING,
                "{}",
                world.name
            );
        });
    }
}

/// Nobody works as the one who connects: that role has no privileges of its own.
#[test]
fn between_requests_there_is_nothing_to_see() {
    let world = supabase();
    tests::block_on(async {
        let session = world.session().await;
        session.begin(&ADA).await;
        session.run("COMMIT").await;
        assert_eq!(session.run("SELECT FROM users").await, "refused");
    });
}
