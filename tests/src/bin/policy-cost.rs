//! What row-level security costs: `policy-cost [RUNS]`, for `cargo xtask bench policy`.
//!
//! The same query runs as the owner of the rows under their policy, and without row-level security
//! with an explicit filter; by turns, over one connection. The times are the server's own.

use std::process::ExitCode;

use serde_json::Value;
use tokio_postgres::Client;

const ROLE: &str = "
    DO $$ BEGIN
        CREATE ROLE subject_to_row_security NOLOGIN;
    EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
    END $$;
    GRANT USAGE ON SCHEMA public TO subject_to_row_security;
    GRANT ALL ON ALL TABLES IN SCHEMA public TO subject_to_row_security;";

/// 100,000 matches, in an order as they come, everybody's by turns: five users have 10,000 each, fifty
/// have 1,000 each, and the rest has none.
const ROWS: &str = "
    INSERT INTO users (email, clerk_id)
        SELECT n || '@example.org', 'user_' || n FROM generate_series(1, 10000) AS n;
    INSERT INTO jobs (source, url, title, company)
        SELECT 'board', 'https://example.org/' || n, 'Engineer ' || n, 'Example ' || n % 50
        FROM generate_series(1, 1000) AS n;
    INSERT INTO matches (user_id, job_id, score, rationale, status)
        SELECT users.id, jobs.id, random(), 'It suits ' || title,
            (ARRAY['new', 'saved', 'dismissed', 'applied'])[1 + n % 4]::match_status
        FROM generate_series(1, 10000) AS n
        JOIN (SELECT id, title, row_number() OVER () AS number FROM jobs) AS jobs
            ON number = 1 + n % 1000
        JOIN (SELECT id, substr(clerk_id, 6)::int AS number FROM users) AS users
            ON users.number <= 5 OR users.number <= 55 AND n <= 1000
        ORDER BY n;
    VACUUM ANALYZE;";

/// Whose rows are asked for, and how many they are.
const OWNERS: [(&str, u32); 2] = [("user_50", 1000), ("user_5", 10_000)];

/// A name, the statement up to its conditions, and what follows these.
const QUERIES: [(&str, &str, &str); 6] = [
    ("select", "SELECT * FROM matches WHERE true", ""),
    ("count", "SELECT count(*) FROM matches WHERE true", ""),
    (
        "group",
        "SELECT status, count(*), avg(score) FROM matches WHERE deleted_at IS NULL",
        "GROUP BY status",
    ),
    (
        "newest first",
        "SELECT * FROM matches WHERE true",
        "ORDER BY created_at DESC, id LIMIT 50",
    ),
    (
        "join",
        "SELECT title, score FROM matches JOIN jobs ON jobs.id = job_id WHERE true",
        "ORDER BY score",
    ),
    (
        "update",
        "UPDATE matches SET rationale = 'x' WHERE true",
        "",
    ),
];

/// How often a query runs in a row. The first does not count: it meets the caches that others left.
const IN_A_ROW: usize = 4;

/// What one side takes, in milliseconds.
#[derive(Default)]
struct Times {
    execution: Vec<f64>,
    planning: Vec<f64>,
}

fn main() -> ExitCode {
    let turns = std::env::args().nth(1).map_or(Ok(21), |it| it.parse());
    let Ok(turns @ 1..) = turns else {
        eprintln!("usage: policy-cost [TURNS]");
        return ExitCode::from(2);
    };
    let database = tests::platform::database();
    tests::execute(&database, ROLE);
    for statement in ROWS.split_inclusive(';') {
        tests::execute(&database, statement);
    }
    tests::block_on(async {
        let client = database.connect().await.expect("the server is there");
        for (owner, rows) in OWNERS {
            println!("{rows} of 100000 rows; {turns} turns; ms of execution, and of planning");
            println!("{:14}{:>27}{:>27}{:>18}", "", "median", "best", "planning");
            let heading = ["filter", "policy", "ratio"]
                .map(|it| format!("{it:>9}"))
                .concat();
            println!("{:14}{heading}{heading}{:>9}{:>9}", "", "filter", "policy");
            for query in QUERIES {
                compare(&client, owner, rows, turns, query).await;
            }
        }
    });
    ExitCode::SUCCESS
}

/// Runs a query on both sides by turns, and prints a line.
async fn compare(
    client: &Client,
    owner: &str,
    rows: u32,
    turns: usize,
    (name, query, rest): (&str, &str, &str),
) {
    client.batch_execute("RESET ROLE").await.expect("it runs");
    let key = format!("SELECT id::text FROM users WHERE clerk_id = '{owner}'");
    let key = client.query_one(&key, &[]).await.expect("there is one");
    let by_filter = format!("{query} AND user_id = '{}' {rest}", key.get::<_, &str>(0));
    let by_policy = format!("{query} {rest}");
    let role = format!(
        "SET ROLE subject_to_row_security;
         SET request.jwt.claims = '{{\"sub\": \"{owner}\", \"role\": \"authenticated\"}}'"
    );
    let (mut filter, mut policy) = (Times::default(), Times::default());
    for _ in 0..turns {
        filter.take(client, "", &by_filter, rows).await;
        policy.take(client, &role, &by_policy, rows).await;
    }
    let line =
        |filter: f64, policy: f64| format!("{filter:9.3}{policy:9.3}{:9.3}", policy / filter);
    println!(
        "{name:14}{}{}{:9.3}{:9.3}",
        line(median(&mut filter.execution), median(&mut policy.execution)),
        line(best(&filter.execution), best(&policy.execution)),
        median(&mut filter.planning),
        median(&mut policy.planning),
    );
}

impl Times {
    async fn take(&mut self, client: &Client, role: &str, query: &str, rows: u32) {
        let mut before = vec!["RESET ROLE"];
        if query.starts_with("UPDATE") {
            // What is undone lies about, also in the indexes.
            before.push("VACUUM (INDEX_CLEANUP ON) matches");
        }
        before.push(role);
        for statement in before {
            client.batch_execute(statement).await.expect("it runs");
        }
        let explain =
            format!("BEGIN; EXPLAIN (ANALYZE, TIMING OFF, FORMAT json) {query}; ROLLBACK;");
        let messages = client.simple_query(&explain.repeat(IN_A_ROW)).await;
        let messages = messages.unwrap_or_else(|error| panic!("{error}: {query}"));
        let answers = messages.iter().filter_map(|it| match it {
            tokio_postgres::SimpleQueryMessage::Row(row) => row.get(0),
            _ => None,
        });
        for answer in answers.skip(1) {
            let plan: Value = serde_json::from_str(answer).expect("it is JSON");
            let root = plan[0]["Plan"].to_string();
            // Otherwise the two would not be the same query.
            let wanted = format!("\"Actual Rows\":{rows}");
            assert!(root.contains(&wanted), "{root}");
            let figure = |name: &str| plan[0][name].as_f64().expect("it was analyzed");
            self.execution.push(figure("Execution Time"));
            self.planning.push(figure("Planning Time"));
        }
    }
}

fn median(values: &mut [f64]) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(f64::NAN)
}

fn best(values: &[f64]) -> f64 {
    values.iter().copied().fold(f64::INFINITY, f64::min)
}
