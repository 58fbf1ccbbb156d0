//! Two databases side by side, object by object.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt,
};

use schema_core::{introspect::Found, objects::AnyObject, schema::Schema, sql::Sql};

/// Who saw a difference.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reader {
    /// Our own reading of the catalogs.
    Introspection,
    /// `pg_dump`
    PgDump,
    /// A comparison of rows.
    Rows,
}

impl fmt::Display for Reader {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Reader::Introspection => "introspection",
            Reader::PgDump => "pg_dump",
            Reader::Rows => "rows",
        })
    }
}

/// One object that is not what it should be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// Who saw it.
    pub seen_by: Reader,
    /// The object by kind and name, or the first line of a statement.
    pub object: String,
    /// The lines of its definition that should be there and are not.
    pub missing: Vec<String>,
    /// The lines of its definition that are there and should not be.
    pub surplus: Vec<String>,
    /// The migration after whose down it was seen.
    pub after: Option<String>,
}

/// What differs between what should be there and what is.
pub fn differences(wanted: &Found, found: &Found) -> Vec<Difference> {
    let (left, right) = (by_name(&wanted.schema), by_name(&found.schema));
    let names: BTreeSet<&String> = left.keys().chain(right.keys()).collect();
    let mut all = Vec::new();
    for name in names {
        let (left, right) = (left.get(name), right.get(name));
        if left != right {
            all.push(difference(name, left, right));
        }
    }
    let unmodelled = |it: &Found| it.unmodelled.iter().cloned().collect::<BTreeSet<String>>();
    let (left, right) = (unmodelled(wanted), unmodelled(found));
    for name in left.symmetric_difference(&right) {
        let line = vec![name.clone()];
        let (missing, surplus) = if left.contains(name) {
            (line, Vec::new())
        } else {
            (Vec::new(), line)
        };
        all.push(Difference {
            seen_by: Reader::Introspection,
            object: name.clone(),
            missing,
            surplus,
            after: None,
        });
    }
    all
}

fn by_name(schema: &Schema) -> BTreeMap<String, AnyObject> {
    schema
        .objects()
        .map(|it| (it.id().to_string(), it))
        .collect()
}

fn difference(name: &str, wanted: Option<&AnyObject>, found: Option<&AnyObject>) -> Difference {
    let (left, right) = (lines(wanted), lines(found));
    let without = |these: &[String], those: &[String]| -> Vec<String> {
        these
            .iter()
            .filter(|it| !those.contains(it))
            .cloned()
            .collect()
    };
    let (mut missing, mut surplus) = (without(&left, &right), without(&right, &left));
    if missing.is_empty() && surplus.is_empty() {
        // The same lines in another order: what matters is the order.
        (missing, surplus) = (left, right);
    }
    Difference {
        seen_by: Reader::Introspection,
        object: name.to_owned(),
        missing,
        surplus,
        after: None,
    }
}

/// The statement that makes an object. Commas are left out: which line is the last one may differ.
fn lines(object: Option<&AnyObject>) -> Vec<String> {
    let Some(object) = object else {
        return Vec::new();
    };
    let mut sql = Sql::default();
    for operation in object.create(&Schema::default()) {
        operation.render(&[], &mut sql);
    }
    let line = |it: &str| it.trim().trim_end_matches([',', ';']).to_owned();
    sql.finish()
        .lines()
        .map(line)
        .filter(|it| !it.is_empty())
        .collect()
}

/// What differs between two dumps, statement by statement.
pub(super) fn dumps(wanted: &[String], found: &[String]) -> Vec<Difference> {
    let (left, right): (BTreeSet<&String>, BTreeSet<&String>) =
        (wanted.iter().collect(), found.iter().collect());
    // Two versions of one statement begin alike; together they are one difference.
    let mut all: BTreeMap<String, Difference> = BTreeMap::new();
    for statement in left.symmetric_difference(&right) {
        let head = head(statement);
        let entry = all.entry(head.clone()).or_insert_with(|| Difference {
            seen_by: Reader::PgDump,
            object: head,
            missing: Vec::new(),
            surplus: Vec::new(),
            after: None,
        });
        let side = if left.contains(statement) {
            &mut entry.missing
        } else {
            &mut entry.surplus
        };
        side.extend(
            statement
                .lines()
                .map(|it| it.trim().trim_end_matches(',').to_owned()),
        );
    }
    for difference in all.values_mut() {
        let common: BTreeSet<String> = difference
            .missing
            .iter()
            .filter(|it| difference.surplus.contains(it))
            .cloned()
            .collect();
        let differs = |side: &[String]| side.iter().any(|it| !common.contains(it));
        if differs(&difference.missing) || differs(&difference.surplus) {
            difference.missing.retain(|it| !common.contains(it));
            difference.surplus.retain(|it| !common.contains(it));
        }
    }
    all.into_values().collect()
}

/// What names the object of a statement: its first line up to a parenthesis.
fn head(statement: &str) -> String {
    let first = statement.lines().next().unwrap_or_default();
    first
        .split_once(" (")
        .map_or(first, |(head, _)| head)
        .trim()
        .to_owned()
}
