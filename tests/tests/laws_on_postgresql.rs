//! The laws of the engine, with PostgreSQL as the judge: random pairs of schemas, planned both
//! ways, carried out, and read back.
//!
//! `PROPTEST_CASES` says how many pairs; a few by default, because each takes a second.

use std::collections::BTreeSet;

use proptest::{
    strategy::{Strategy, ValueTree},
    test_runner::{Config, RngAlgorithm, TestRng, TestRunner},
};
use schema_cli::scratch::Database;
use schema_connect::describe;
use schema_core::{
    diff::Intent,
    ident::QualifiedName,
    introspect,
    objects::{ObjectId, functions::Signature},
    plan::plan,
    renaming::Renaming,
    schema::Schema,
};
use tests::{block_on, database, scratch, strategies::schema_on};

/// One script a transaction.
fn scripts(old: &Schema, new: &Schema) -> Vec<String> {
    scripts_with(old, new, &Intent::default())
}

fn scripts_with(old: &Schema, new: &Schema, intent: &Intent) -> Vec<String> {
    let plan = plan(old, new, intent).unwrap_or_else(|error| panic!("{error}"));
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
    found.schema.forget_not_null_names();
    for table in found.schema.tables.values_mut() {
        table.columns.sort_by(|a, b| a.name.cmp(&b.name));
    }
    found.schema
}

fn cases() -> usize {
    let cases = std::env::var("PROPTEST_CASES").map_or(Ok(12), |it| it.parse());
    cases.expect("`PROPTEST_CASES` is a number")
}

fn random_schemas(seed: u8) -> impl FnMut() -> Schema {
    let mut runner = TestRunner::new_with_rng(
        Config::default(),
        TestRng::from_seed(RngAlgorithm::ChaCha, &[seed; 32]),
    );
    move || {
        schema_on(scratch().major())
            .new_tree(&mut runner)
            .expect("no value is rejected")
            .current()
    }
}

#[test]
fn plans_lead_from_old_to_new_and_back_to_nothing() {
    let mut random = random_schemas(7);
    let nothing = Schema::default();
    for _ in 0..cases() {
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

/// Another name for the first object of each kind that can be renamed, and for the first column and
/// label; each as it is named once those before it are.
fn renames(schema: &mut Schema) -> Vec<Renaming> {
    let mut done = Vec::new();
    let mut rename = |schema: &mut Schema, renaming: Renaming| {
        schema.follow(&renaming);
        done.push(renaming);
    };
    let other = |it: &QualifiedName| it.sibling(format!("other {}", it.name.as_str()));
    let object = |old, new| Renaming::Object { old, new };
    if let Some(it) = schema.namespaces.keys().next().cloned() {
        let new = ObjectId::Namespace("Other".into());
        rename(schema, object(ObjectId::Namespace(it), new));
    }
    let first = schema.enums.values().next().cloned();
    if let Some(it) = first {
        let name = it.name.clone();
        let (of, old, new) = (name.clone(), it.labels[0].clone(), "other".to_owned());
        rename(schema, Renaming::Label { of, old, new });
        let new = ObjectId::Enum(other(&name));
        rename(schema, object(ObjectId::Enum(name), new));
    }
    if let Some(it) = schema.sequences.keys().next().cloned() {
        let new = ObjectId::Sequence(other(&it));
        rename(schema, object(ObjectId::Sequence(it), new));
    }
    if let Some(it) = schema.functions.keys().next().cloned() {
        let new = Signature {
            name: other(&it.name),
            ..it.clone()
        };
        let (old, new) = (ObjectId::Function(it), ObjectId::Function(new));
        rename(schema, object(old, new));
    }
    if let Some(old) = schema.domains.keys().next().cloned() {
        let new = other(&old);
        rename(schema, object(ObjectId::Domain(old), ObjectId::Domain(new)));
    }
    if let Some(old) = schema.range_types.keys().next().cloned() {
        let new = ObjectId::RangeType(other(&old));
        rename(schema, object(ObjectId::RangeType(old), new));
    }
    if let Some(old) = schema.collations.keys().next().cloned() {
        let new = ObjectId::Collation(other(&old));
        rename(schema, object(ObjectId::Collation(old), new));
    }
    let first = schema.composite_types.values().next().cloned();
    if let Some(it) = first {
        let name = it.name.clone();
        let (table, old, new) = (name.clone(), it.attributes[0].name.clone(), "other".into());
        rename(schema, Renaming::Column { table, old, new });
        let new = ObjectId::CompositeType(other(&name));
        rename(schema, object(ObjectId::CompositeType(name), new));
    }
    if let Some(it) = schema.tables.keys().next().cloned() {
        let new = ObjectId::Table(other(&it));
        rename(schema, object(ObjectId::Table(it), new));
    }
    done
}

#[test]
fn what_is_renamed_is_kept_and_all_mentions_follow() {
    let mut random = random_schemas(11);
    let mut kinds = BTreeSet::new();
    for _ in 0..cases() {
        let old = random();
        let mut new = old.clone();
        let renames = renames(&mut new);
        kinds.extend(renames.iter().map(|it| match it {
            Renaming::Object { old, .. } => old.noun(),
            Renaming::Type { .. } => "type",
            Renaming::Column { .. } => "column",
            Renaming::Label { .. } => "label",
        }));
        let intent = Intent {
            renames,
            ..Intent::default()
        };
        let (migrated, direct) = (database(), database());
        block_on(async {
            let nothing = Schema::default();
            run(&migrated, &scripts(&nothing, &old), "old").await;
            run(&direct, &scripts(&nothing, &new), "new").await;
            let before = found(&migrated).await;
            let up = scripts_with(&old, &new, &intent);
            assert!(!up.concat().contains("DROP T"), "{}", up.concat());
            run(&migrated, &up, "up").await;
            let (there, wanted) = (found(&migrated).await, found(&direct).await);
            assert_eq!(there, wanted, "up:\n{}", up.concat());
            let down = scripts_with(&new, &old, &intent.reversed());
            run(&migrated, &down, "down").await;
            assert_eq!(found(&migrated).await, before, "down:\n{}", down.concat());
        });
    }
    assert!(kinds.len() >= 6, "{kinds:?}");
}
