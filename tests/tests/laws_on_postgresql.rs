//! The laws of the engine, with PostgreSQL as the judge: random pairs of schemas, planned both
//! ways, carried out, and read back.
//!
//! `PROPTEST_CASES` says how many pairs; a few by default, because each takes a second.

use proptest::{
    strategy::{Strategy, ValueTree},
    test_runner::{Config, RngAlgorithm, TestRng, TestRunner},
};
use schema_cli::scratch::Database;
use schema_connect::describe;
use schema_core::{diff::Intent, introspect, plan::plan, schema::Schema};
use tests::{block_on, database, strategies::schema};

/// One script a transaction.
fn scripts(old: &Schema, new: &Schema) -> Vec<String> {
    let plan = plan(old, new, &Intent::default()).unwrap_or_else(|error| panic!("{error}"));
    plan.steps.iter().map(|it| it.render()).collect()
}

async fn run(database: &Database, scripts: &[String], what: &str) {
    let client = database
        .connect()
        .await
        .expect("the scratch server is there");
    for script in scripts {
        let transaction = format!("BEGIN;\n{script}COMMIT;");
        if let Err(error) = client.batch_execute(&transaction).await {
            panic!("{what}: {}\n{script}", describe(&error));
        }
    }
}

/// What is there, with the columns of each table in the order of their names: PostgreSQL appends
/// a column that comes back.
async fn found(database: &Database) -> Schema {
    let client = database
        .connect()
        .await
        .expect("the scratch server is there");
    let mut found = introspect::read(&client)
        .await
        .expect("the catalogs can be read");
    assert_eq!(found.unmodelled, Vec::<String>::new());
    for table in found.schema.tables.values_mut() {
        table.columns.sort_by(|a, b| a.name.cmp(&b.name));
    }
    found.schema
}

#[test]
fn plans_lead_from_old_to_new_and_back_to_nothing() {
    let cases = std::env::var("PROPTEST_CASES").map_or(Ok(12), |it| it.parse());
    let cases: usize = cases.expect("`PROPTEST_CASES` is a number");
    let mut runner = TestRunner::new_with_rng(
        Config::default(),
        TestRng::from_seed(RngAlgorithm::ChaCha, &[7; 32]),
    );
    let mut random = || {
        schema()
            .new_tree(&mut runner)
            .expect("no value is rejected")
            .current()
    };
    let nothing = Schema::default();
    for _ in 0..cases {
        let (old, new) = (random(), random());
        let (migrated, direct) = (database(), database());
        block_on(async {
            run(&direct, &scripts(&nothing, &new), "new").await;
            run(&migrated, &scripts(&nothing, &old), "old").await;
            let before = found(&migrated).await;
            let up = scripts(&old, &new);
            run(&migrated, &up, "up").await;
            assert_eq!(
                found(&migrated).await,
                found(&direct).await,
                "up:\n{}",
                up.concat()
            );
            let down = scripts(&new, &old);
            run(&migrated, &down, "down").await;
            assert_eq!(found(&migrated).await, before, "down:\n{}", down.concat());
            run(&migrated, &scripts(&old, &nothing), "to nothing").await;
            assert_eq!(found(&migrated).await, nothing);
        });
    }
}
