//! Row-level security of the platform, on a database as Supabase has it and on a plain one: who sees
//! and writes what. Each case is a caller, a statement, and what comes of it, in both databases.

mod claims;
mod leaks;
mod models;
mod once;
mod rows;
mod worlds;

use worlds::{Caller, worlds};

/// The tables whose rows their owners write, and those whose rows they only read.
const OWNED: [&str; 4] = ["profiles", "applications", "matches", "documents"];
const OF_AGENTS: [&str; 2] = ["agent_actions", "agent_outputs"];

/// Somebody with an account, another one, one without, and nobody.
const ADA: Caller = Caller::signed_in(r#"{"sub": "ada", "role": "authenticated"}"#);
const BOB: Caller = Caller::signed_in(r#"{"sub": "bob", "role": "authenticated"}"#);
const EVE: Caller = Caller::signed_in(r#"{"sub": "eve", "role": "authenticated"}"#);
const NOBODY: Caller = Caller::anonymous(Some(r#"{"role": "anon", "iss": "supabase"}"#));
const NO_TOKEN: Caller = Caller::anonymous(None);
const SERVICE: Caller = Caller::service();

/// How many rows of each table a caller sees, in the order of users, jobs, [`OWNED`], [`OF_AGENTS`].
const SEEN: &str = "SELECT concat_ws(' ',
    (SELECT count(*) FROM users), (SELECT count(*) FROM jobs),
    (SELECT count(*) FROM profiles), (SELECT count(*) FROM applications),
    (SELECT count(*) FROM matches), (SELECT count(*) FROM documents),
    (SELECT count(*) FROM agent_actions), (SELECT count(*) FROM agent_outputs))";

/// Runs every case, each in a transaction that is undone, and tells all that go wrong at once.
#[track_caller]
fn check(cases: &[(Caller, &str, &str)]) {
    let mut wrong = String::new();
    for world in worlds() {
        tests::block_on(async {
            let session = world.session().await;
            for (caller, statement, wanted) in cases {
                let answer = session.answer(caller, statement).await;
                if answer != *wanted {
                    wrong += &format!(
                        "{}, {caller:?}: {statement}\n  wanted: {wanted}\n  answer: {answer}\n",
                        world.name
                    );
                }
            }
        });
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

/// The same, with each of the tables in the place of `{table}`.
#[track_caller]
fn check_each(tables: &[&str], cases: &[(Caller, &str, &str)]) {
    let of = |table: &str| {
        let statement = |it: &&str| it.replace("{table}", table);
        cases.iter().map(|it| statement(&it.1)).collect()
    };
    let statements: Vec<Vec<String>> = tables.iter().map(|it| of(it)).collect();
    let cases: Vec<(Caller, &str, &str)> = statements
        .iter()
        .flat_map(|it| it.iter().zip(cases))
        .map(|(statement, (caller, _, wanted))| (*caller, &**statement, *wanted))
        .collect();
    check(&cases);
}

/// The same, written down: a caller and a statement, on as many lines as it takes, then the answer.
#[track_caller]
fn check_table(text: &str) {
    let caller = |name: &str| match name {
        "ada" => ADA,
        "eve" => EVE,
        "nobody" => NOBODY,
        "no token" => NO_TOKEN,
        "service" => SERVICE,
        _ => panic!("who is `{name}`?"),
    };
    let (mut cases, mut rest) = (Vec::new(), text);
    while let Some((statement, after)) = rest.split_once("=> ") {
        let (answer, after) = after.split_once('\n').expect("an answer ends its line");
        let (name, statement) = statement.split_once(": ").expect("somebody asks");
        cases.push((caller(name.trim()), statement.trim(), answer));
        rest = after;
    }
    assert!(!cases.is_empty() && rest.trim().is_empty(), "{rest}");
    check(&cases);
}
