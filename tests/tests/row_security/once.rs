//! The plans: claims are read once a statement, and rows are found through indexes.

use serde_json::Value;

use super::{ADA, OF_AGENTS, OWNED, worlds::plain};

/// The nodes of a plan, each without those below it.
fn nodes(plan: &Value) -> Vec<Value> {
    let mut node = plan.clone();
    let below = node.as_object_mut().and_then(|it| it.remove("Plans"));
    let below = below.as_ref().and_then(Value::as_array);
    let below: Vec<Value> = below.into_iter().flatten().flat_map(nodes).collect();
    [vec![node], below].concat()
}

/// The nodes of the plans of all statements, as Ada, with the rows that there are.
fn plans(statements: Vec<String>) -> Vec<(String, Vec<Value>)> {
    let world = plain();
    tests::block_on(async {
        let session = world.session().await;
        let mut plans = Vec::new();
        for statement in statements {
            // With a handful of rows nobody would use an index.
            let explain = format!(
                "SET LOCAL enable_seqscan = off; SET LOCAL enable_bitmapscan = off;
                 EXPLAIN (ANALYZE, VERBOSE, FORMAT json) {statement}"
            );
            let answer = session.answer(&ADA, &explain).await;
            let plan: Value = serde_json::from_str(&answer)
                .unwrap_or_else(|error| panic!("{error}: {answer}\n{statement}"));
            plans.push((statement, nodes(&plan[0]["Plan"])));
        }
        plans
    })
}

fn each(tables: &[&str], statement: &str) -> Vec<String> {
    let of = |table: &&str| statement.replace("{table}", table);
    tables.iter().map(of).collect()
}

#[test]
fn claims_are_read_once_a_statement() {
    let read = [&OWNED[..], &OF_AGENTS, &["users", "jobs"]].concat();
    let changed = [&OWNED[..], &["users"]].concat();
    let statements = [
        each(&read, "SELECT * FROM {table}"),
        each(&changed, "UPDATE {table} SET updated_at = now()"),
        each(&OWNED, "DELETE FROM {table}"),
        each(
            &["users"],
            "INSERT INTO {table} (email, clerk_id) VALUES ('x', 'ada')
             ON CONFLICT (clerk_id) DO UPDATE SET timezone = 'x'",
        ),
        each(
            &["matches"],
            "INSERT INTO {table} (user_id, job_id)
             SELECT user_id, job_id FROM matches, generate_series(1, 9)",
        ),
        each(
            &["applications"],
            "INSERT INTO {table} (user_id, job_id, resume_version_id)
             SELECT user_id, job_id, resume_version_id FROM applications, generate_series(1, 9)",
        ),
        vec![
            "SELECT * FROM users JOIN documents ON users.id = user_id JOIN jobs ON true".to_owned(),
        ],
    ];
    for (statement, nodes) in plans(statements.concat()) {
        let reads: Vec<&Value> = nodes
            .iter()
            .filter(|it| it.to_string().contains("current_setting"))
            .collect();
        assert!(!reads.is_empty(), "{statement}: {nodes:#?}");
        for node in reads {
            let name = node["Subplan Name"].as_str().unwrap_or_default();
            // A scan would read them for each of its rows.
            let alone = name.starts_with("InitPlan") && node["Node Type"] == "Result";
            assert!(alone, "{statement}: {node:#}");
            let loops = node["Actual Loops"].as_f64().expect("it was analyzed");
            assert!(loops <= 1.0, "{statement}: {node:#}");
        }
    }
}

#[test]
fn the_columns_of_policies_are_indexed() {
    let of_users = [&OWNED[..], &OF_AGENTS].concat();
    for (tables, column) in [(&of_users[..], "user_id"), (&["users"], "clerk_id")] {
        for (statement, nodes) in plans(each(tables, "SELECT * FROM {table}")) {
            let table = statement.rsplit(' ').next().expect("there are words");
            // Those on `users` by the policies of other tables have a place of their own.
            let scan = nodes
                .iter()
                .find(|it| it["Relation Name"] == table && it["Parent Relationship"] != "InitPlan");
            let scan = scan.unwrap_or_else(|| panic!("{statement}: {nodes:#?}"));
            let condition = scan["Index Cond"].as_str().unwrap_or_default();
            assert!(
                condition.contains(&format!("{column} = ")) && scan["Filter"].is_null(),
                "{statement}: {scan:#}"
            );
        }
    }
}
