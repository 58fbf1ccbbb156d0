//! By which columns rows are found without reading the whole table.

use std::collections::BTreeMap;

use crate::{
    ident::{Name, QualifiedName},
    objects::{
        constraints::Rule,
        indexes::{Index, Indexed},
    },
    schema::Schema,
    sql::Expression,
};

/// The columns of every index, keys included, up to the first expression. An index of some rows only
/// is none that any row is found by.
pub struct Lookups<'a>(BTreeMap<&'a QualifiedName, Vec<Vec<&'a Name>>>);

impl<'a> Lookups<'a> {
    /// Of all tables of `schema`.
    pub fn new(schema: &'a Schema) -> Self {
        let mut lookups: BTreeMap<_, Vec<_>> = BTreeMap::new();
        for it in schema.constraints.values() {
            if let Rule::PrimaryKey(key) | Rule::Unique { key, .. } = &it.rule {
                let columns = key.columns.iter().collect();
                lookups.entry(&it.name.table).or_default().push(columns);
            }
        }
        for it in schema.indexes.values().filter(|it| holds_every_key(it)) {
            lookups.entry(&it.table).or_default().push(columns(it));
        }
        Lookups(lookups)
    }

    /// Whether an index of `table` begins with `columns`, in any order.
    pub fn begin_with(&self, table: &QualifiedName, columns: &[Name]) -> bool {
        let begins = |it: &Vec<&Name>| {
            let first = it.get(..columns.len());
            first.is_some_and(|first| columns.iter().all(|it| first.contains(&it)))
        };
        self.0.get(table).is_some_and(|it| it.iter().any(begins))
    }
}

/// Whether it has all rows but those whose key is null, which nobody looks for.
fn holds_every_key(index: &Index) -> bool {
    index.filter.as_ref().is_none_or(|filter| {
        let is_not_null = |it: &Name| *filter == Expression::from(format!("{it} IS NOT NULL"));
        columns(index).into_iter().any(is_not_null)
    })
}

fn columns(index: &Index) -> Vec<&Name> {
    let columns = index.parts.iter().map_while(|part| match &part.of {
        Indexed::Column(name) => Some(name),
        Indexed::Expression(_) => None,
    });
    columns.collect()
}
