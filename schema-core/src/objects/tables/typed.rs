//! Typed tables: `CREATE TABLE … OF`. Their columns are the attributes of a composite type.
//!
//! PostgreSQL changes neither the columns of such a table nor its type. A plan takes the two apart first,
//! changes each by itself, and puts them together at the end.

use std::sync::Arc;

use super::{
    super::{Change, Dependency, ObjectId, Operation, types::within},
    Alteration, DataType, Table, remaking,
};
use crate::{
    ident::QualifiedName,
    schema::{Schema, Scope},
    sql::Sql,
};

impl Table {
    /// The type, if it is no extension's.
    pub(super) fn needs_of_type(&self, scope: &Scope<'_>) -> Option<Dependency> {
        let of_type = ObjectId::CompositeType(self.of_type.clone()?);
        scope.contains(&of_type).then(|| of_type.into())
    }

    fn with_type(&self, of_type: Option<&QualifiedName>) -> Table {
        Table {
            of_type: of_type.cloned(),
            ..self.clone()
        }
    }
}

/// Takes tables from their types, in `apart`, and leaves for the end, out of `goal`, that they get them.
pub(super) fn stages(apart: &mut Schema, goal: &mut Schema) -> (Vec<Operation>, Vec<Operation>) {
    let (mut first, mut last) = (Vec::new(), Vec::new());
    let both = goal.tables.iter().filter_map(|(name, new)| {
        let old = apart.tables.get(name)?;
        let is_typed = old.of_type.is_some() || new.of_type.is_some();
        (is_typed && is_retyped(old, new, apart, goal)).then(|| (old.clone(), new.clone()))
    });
    for (old, new) in both.collect::<Vec<_>>() {
        let change = |from: &Table, to: &Table| {
            let [from, to] = [from, to].map(|it| Arc::new(it.clone()));
            Operation::Table(Change::alter(&from, &to, Alteration::SetType))
        };
        let bare = old.with_type(None);
        if old.of_type.is_some() {
            first.push(change(&old, &bare));
            apart.tables.insert(bare);
        }
        let bare = new.with_type(None);
        if new.of_type.is_some() && !remaking::changes_places(&old, &new) {
            last.push(change(&bare, &new));
            goal.tables.insert(bare);
        }
    }
    (first, last)
}

/// Whether its type is another, or one of both changes.
fn is_retyped(old: &Table, new: &Table, from: &Schema, to: &Schema) -> bool {
    let of_type = |it: &Table| {
        it.of_type.clone().map(|base| DataType {
            base: super::BaseType::Named(base),
            array: false,
        })
    };
    let (from, to) = (Scope::new(from), Scope::new(to));
    let differs = |it: &Dependency| match it {
        Dependency::Object(id) => from.get(id) != to.get(id),
        _ => false,
    };
    let columns = |it: &Table| {
        let columns = it.columns.iter();
        let columns = columns.map(|it| (it.name.clone(), it.data_type.clone()));
        columns.collect::<Vec<_>>()
    };
    old.of_type != new.of_type
        || columns(old) != columns(new)
        || of_type(old).is_some_and(|it| within(&it, &from).iter().any(differs))
}

pub(super) fn render(new: &Table, sql: &mut Sql) {
    let action = match &new.of_type {
        Some(of_type) => format!("OF {of_type}"),
        None => "NOT OF".to_owned(),
    };
    sql.line(format_args!("ALTER TABLE {} {action};", new.name));
}
