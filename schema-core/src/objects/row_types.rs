//! Columns that hold rows: the name of each table and view is that of a type as well, and a column can be of it.
//!
//! While one is, PostgreSQL refuses what would have to look into such values: a column of the table gets another
//! type or comes with a default, the table is written anew, the view is dropped. The values are kept as JSON then,
//! which tells each by its name, and read from that afterwards.

use std::collections::BTreeSet;

use super::{
    Dependency, Hazard, ObjectId,
    tables::{BaseType, DataType},
    types,
};
use crate::{
    ident::{Name, QualifiedName},
    schema::{Schema, Scope},
};

/// What stands between two schemas.
pub(crate) struct Aside {
    /// The old schema with rows in columns set aside, and without what rests on such columns.
    pub before: Schema,
    /// The new one.
    pub after: Schema,
    /// What is lost where the rows are read again, with the tables that hold them.
    pub lost: Vec<(ObjectId, Hazard)>,
}

/// Sets rows aside where PostgreSQL refuses to change those of the tables and views that `refused` names; it is asked
/// only where a column may hold rows. None where no column that stays holds such.
pub(crate) fn aside(
    old: &Schema,
    new: &Schema,
    refused: impl FnOnce() -> BTreeSet<QualifiedName>,
) -> Option<Aside> {
    if !has_rows_in_columns(old) {
        return None;
    }
    let refused = refused();
    let (before, after) = (Scope::new(old), Scope::new(new));
    let below = refused.iter().flat_map(|it| before.descendants(it));
    let refused: BTreeSet<QualifiedName> = refused.iter().cloned().chain(below).collect();
    // The texts of rows in arrays tell values by their places.
    let has_places = |it: &QualifiedName| {
        let both = old.tables.get(it).zip(new.tables.get(it));
        both.is_some_and(|(old, new)| {
            let names = [old, new].map(|it| it.columns.iter().map(|it| &it.name));
            let [old, new] = names;
            old.eq(new)
        })
    };
    let holders: Vec<Holder> = old
        .tables
        .values()
        .filter_map(|table| Some((table, new.tables.get(&table.name)?)))
        .flat_map(|(old, new)| {
            let both = old.columns.iter().map(|it| (it, new.column(&it.name)));
            both.filter_map(|(old_column, new)| Some((&old.name, old_column, new?)))
        })
        .filter_map(|(table, old, new)| {
            let held = rows_within(&old.data_type, &before);
            let also = rows_within(&new.data_type, &after);
            let mut both = held.intersection(&also);
            let is_held = both.any(|it| refused.contains(it)) && old.data_type == new.data_type;
            let is_kept = !old.data_type.array || held.iter().all(has_places);
            (is_held && is_kept).then(|| Holder {
                table: table.clone(),
                column: old.name.clone(),
                held,
            })
        })
        .collect();
    // Rows that hold such rows come first; what is left is found again.
    let is_inner = |it: &Holder| holders.iter().any(|outer| outer.held.contains(&it.table));
    let outer: Vec<&Holder> = holders.iter().filter(|it| !is_inner(it)).collect();
    (!outer.is_empty()).then(|| Aside {
        before: without(old, &outer),
        after: without(new, &outer),
        lost: outer.iter().flat_map(|it| it.lost(old, new)).collect(),
    })
}

/// A column that holds rows.
struct Holder {
    table: QualifiedName,
    column: Name,
    /// The tables and views of which it holds rows, also within others.
    held: BTreeSet<QualifiedName>,
}

impl Holder {
    /// The columns that views lose, which rows still have. Those of tables are told where they go.
    fn lost(&self, old: &Schema, new: &Schema) -> Vec<(ObjectId, Hazard)> {
        let columns = |schema: &Schema, of| {
            let of = schema.type_named(of).and_then(|it| schema.get(&it));
            of.map(|it| it.brings()).unwrap_or_default()
        };
        let views = self.held.iter().filter(|it| !old.tables.contains_key(it));
        let lost = views.flat_map(|it| {
            let mut gone = columns(old, it);
            let left = columns(new, it);
            gone.retain(|it| !left.contains(it));
            gone
        });
        let lost = lost.map(|it| Hazard::DataLoss {
            what: format!("{it} in the rows of {}.{}", self.table, self.column),
        });
        lost.map(|it| (ObjectId::Table(self.table.clone()), it))
            .collect()
    }
}

fn is_row(id: &ObjectId) -> bool {
    id.holds_rows() && !matches!(id, ObjectId::CompositeType(_))
}

/// Whether there may be such columns at all.
fn has_rows_in_columns(schema: &Schema) -> bool {
    let columns = schema.tables.values().flat_map(|it| &it.columns);
    let types = columns.filter_map(|it| match &it.data_type.base {
        BaseType::Named(name) => schema.type_named(name),
        BaseType::BuiltIn(_) => None,
    });
    types.into_iter().any(|it| match &it {
        ObjectId::CompositeType(_) | ObjectId::Domain(_) => true,
        it => is_row(it),
    })
}

/// The tables and views of whose rows values of a type are made.
fn rows_within(data_type: &DataType, scope: &Scope<'_>) -> BTreeSet<QualifiedName> {
    let within = types::within(data_type, scope);
    let rows = within.iter().filter_map(|it| match it {
        Dependency::Object(id) if is_row(id) => id.qualified(),
        _ => None,
    });
    rows.cloned().collect()
}

/// The schema with these columns as JSON, and without what needs them.
fn without(schema: &Schema, holders: &[&Holder]) -> Schema {
    let column = |it: &&Holder| Dependency::Column(it.table.clone(), it.column.clone());
    let mut left = schema.clone();
    left.take_away(&holders.iter().map(column).collect(), BTreeSet::new());
    for it in holders {
        let table = left.tables.get_mut(&it.table);
        let columns = table.into_iter().flat_map(|it| &mut it.columns);
        for column in columns.filter(|column| column.name == it.column) {
            column.data_type = column.data_type.set_aside();
            column.value = None;
        }
    }
    left
}
