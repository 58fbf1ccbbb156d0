//! Rows that are there before a migration are there after it, with every value of a column that stays.

use std::collections::{BTreeMap, BTreeSet};

use schema_core::{
    history::Migration,
    ident::{Name, QualifiedName},
    sql::{self, Expression, comma_separated},
};
use tokio_postgres::Client;

use super::{
    Difference, Error, Progress, Reader, filling, found,
    run::{self, Way, is_lost},
};

/// What became of the rows.
#[derive(Default)]
pub(super) struct Outcome {
    /// How many rows there were, at most.
    pub(super) rows: usize,
    /// In how many tables.
    pub(super) tables: usize,
    /// Rows and values that are gone.
    pub(super) lost: Vec<Difference>,
    /// What people should know of it.
    pub(super) notes: BTreeSet<String>,
}

/// A table with its rows.
struct Held {
    name: QualifiedName,
    partitioned: bool,
    /// Whether what is written to it may become something else.
    has_triggers: bool,
    /// The columns by number: name, and what its values are.
    columns: BTreeMap<i16, (String, String)>,
    /// The values of each row as text, in the columns' order.
    rows: Vec<Vec<Option<String>>>,
}

/// Runs all migrations up and down on an empty database, with rows in every table before each.
pub(super) async fn survive(
    client: &Client,
    migrations: &[Migration],
    progress: &Progress,
) -> Result<Outcome, Error> {
    let mut outcome = Outcome::default();
    let up = migrations.iter().map(|it| (it, Way::Up));
    let down = migrations.iter().rev().map(|it| (it, Way::Down));
    for (migration, way) in up.chain(down) {
        let name = format!("{}/{}", migration.name, way.file());
        progress.step(&format!("{name}, with rows"));
        let schema = found(client).await?.schema;
        let lost = |error: tokio_postgres::Error| lost(&error, "while rows were written");
        let empty = filling::fill(client, &schema).await.map_err(lost)?;
        let empty = empty
            .iter()
            .map(|(table, why)| format!("no row was found that fits {table}: {why}"));
        outcome.notes.extend(empty);
        let before = held(client).await?;
        outcome.rows = outcome
            .rows
            .max(before.values().map(|it| it.rows.len()).sum());
        outcome.tables = outcome
            .tables
            .max(before.values().filter(|it| !it.rows.is_empty()).count());
        match run::migration(client, migration, way).await {
            Ok(()) => {
                let after = held(client).await?;
                outcome
                    .lost
                    .extend(gone(&name, way.script(migration), &before, &after));
            }
            Err(Error::Script(failure)) => {
                let note = format!("{name} fails where there are rows: {}", failure.message);
                outcome.notes.insert(note);
                // What ran by itself is not undone.
                if migration.outside_transaction || !emptied(client, &before).await? {
                    break;
                }
                run::migration(client, migration, way).await?;
            }
            Err(error) => return Err(error),
        }
    }
    Ok(outcome)
}

/// Takes all rows away; says whether the tables let it.
async fn emptied(client: &Client, held: &BTreeMap<u32, Held>) -> Result<bool, Error> {
    if held.is_empty() {
        return Ok(true);
    }
    let tables = comma_separated(held.values().map(|it| &it.name));
    match client.batch_execute(&format!("TRUNCATE {tables}")).await {
        Err(error) if is_lost(&error) => Err(lost(&error, "while rows were taken away")),
        emptied => Ok(emptied.is_ok()),
    }
}

fn lost(error: &tokio_postgres::Error, during: &str) -> Error {
    Error::Connection {
        during: during.to_owned(),
        why: schema_connect::describe(error),
    }
}

/// The tables, by what tells them apart whatever they are called. Those of an extension are its own, and so are
/// those of a partitioned table. A value's kind is its type, with its labels.
const TABLES: &str = "
    SELECT c.oid, n.nspname::text, c.relname::text, c.relkind = 'p', c.relhastriggers, a.attnum, a.attname::text,
        format_type(a.atttypid, a.atttypmod) || coalesce((SELECT string_agg(e.enumlabel, ',' ORDER BY e.enumsortorder)
            FROM pg_type t JOIN pg_enum e ON e.enumtypid IN (t.oid, t.typelem, t.typbasetype) WHERE t.oid = a.atttypid), '')
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    LEFT JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
    WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition AND c.relpersistence <> 't'
      AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
      AND NOT EXISTS (SELECT FROM pg_depend x WHERE x.classid = 'pg_class'::regclass AND x.objid = c.oid AND x.deptype = 'e')
    ORDER BY c.oid, a.attnum";

async fn held(client: &Client) -> Result<BTreeMap<u32, Held>, Error> {
    let lost = |error: tokio_postgres::Error| lost(&error, "while rows were read");
    let mut tables: BTreeMap<u32, Held> = BTreeMap::new();
    for row in client.query(TABLES, &[]).await.map_err(lost)? {
        let (namespace, name): (&str, &str) = (row.get(1), row.get(2));
        let table = tables.entry(row.get(0)).or_insert_with(|| Held {
            name: QualifiedName::new(namespace, name),
            partitioned: row.get(3),
            has_triggers: row.get(4),
            columns: BTreeMap::new(),
            rows: Vec::new(),
        });
        if let Some(number) = row.get::<_, Option<i16>>(5) {
            table.columns.insert(number, (row.get(6), row.get(7)));
        }
    }
    for table in tables.values_mut() {
        let values = table.columns.values();
        let values: Vec<String> = values
            .map(|(name, _)| format!("{}::text", Name::from(name.as_str())))
            .collect();
        // Rows of children are their own, those of partitions are not.
        let only = if table.partitioned { "" } else { "ONLY " };
        let query = format!(
            "SELECT ARRAY[{}]::text[] FROM {only}{}",
            values.join(", "),
            table.name
        );
        let rows = client.query(&query, &[]).await.map_err(lost)?;
        table.rows = rows.iter().map(|it| it.get(0)).collect();
    }
    Ok(tables)
}

/// Rows of tables that stay, and values of columns that stay, as far as they are no longer there.
fn gone(
    migration: &str,
    script: &str,
    before: &BTreeMap<u32, Held>,
    after: &BTreeMap<u32, Held>,
) -> Vec<Difference> {
    let mut all = Vec::new();
    for (oid, old) in before {
        // One that was made anew has its name alone.
        let same = after.get(oid);
        let Some(new) = same.or_else(|| after.values().find(|it| it.name == old.name)) else {
            continue;
        };
        let written = written(script, [old, new]);
        let stays = |(number, (name, kind)): (&i16, &(String, String))| {
            // Whatever it is called now; or one that took its place.
            let renamed = same.and_then(|it| it.columns.get_key_value(number));
            let mut columns = new.columns.iter();
            let (other, (called, becomes)) =
                renamed.or_else(|| columns.find(|(_, it)| it.0 == *name))?;
            (becomes == kind && !written.contains(called)).then_some((*number, *other))
        };
        let both: Vec<(i16, i16)> = old.columns.iter().filter_map(stays).collect();
        let mut left = new.values(both.iter().map(|it| it.1));
        let mut missing = Vec::new();
        for row in old.values(both.iter().map(|it| it.0)) {
            match left.iter().position(|it| *it == row) {
                Some(at) => drop(left.swap_remove(at)),
                None => missing.push(row),
            }
        }
        if !missing.is_empty() && !written.contains(WHOLE_ROWS) {
            let object = format!("rows of {}, after {migration}", old.name);
            all.push(Difference {
                seen_by: Reader::Rows,
                object,
                missing,
                surplus: left,
                after: None,
            });
        }
    }
    all
}

impl Held {
    /// The values of these columns, a line each row.
    fn values(&self, columns: impl Iterator<Item = i16>) -> Vec<String> {
        let numbers: Vec<&i16> = self.columns.keys().collect();
        let places = columns.filter_map(|it| numbers.iter().position(|number| **number == it));
        let places: Vec<usize> = places.collect();
        let shown = |row: &Vec<Option<String>>| {
            let values = places
                .iter()
                .map(|it| row[*it].as_deref().unwrap_or("NULL"));
            values.collect::<Vec<_>>().join(", ")
        };
        self.rows.iter().map(shown).collect()
    }
}

/// What stands for every column, where rows come and go.
const WHOLE_ROWS: &str = "*";

/// The columns that a script writes by itself, as far as the words of its statements tell: what was written by
/// hand may mean to change values, and so may triggers.
fn written(script: &str, tables: [&Held; 2]) -> BTreeSet<String> {
    let mut written = BTreeSet::new();
    for (_, statement) in sql::statements(script) {
        let statement = Expression::from(statement);
        let mut words = statement.words();
        let first = words.next().unwrap_or_default().to_lowercase();
        let is_meant = tables
            .iter()
            .any(|it| statement.mentions(it.name.name.as_str()));
        let has_triggers = tables.iter().any(|it| it.has_triggers);
        match first.as_str() {
            "update" if is_meant && !has_triggers => {
                written.extend(words.map(|it| it.into_owned()))
            }
            // What these do is not told by their words, or is to the rows as a whole.
            "update" | "delete" | "truncate" | "merge" | "with" if is_meant => {
                written.insert(WHOLE_ROWS.to_owned());
            }
            "do" | "call" if !statement.as_str().contains("RAISE EXCEPTION USING MESSAGE") => {
                written.insert(WHOLE_ROWS.to_owned());
            }
            _ => {}
        }
    }
    written
}
