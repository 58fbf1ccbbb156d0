//! What a new thing begins with, by the default privileges that are in force when it is made.

use std::{collections::BTreeSet, sync::Arc};

use super::{
    super::{Between, Change, Dependency, ObjectId, default_privileges, roles::Role},
    Holding, On, Privileges, Rights,
};
use crate::schema::Schema;

/// What leads from that to what is wanted.
pub(super) fn given(made: &BTreeSet<Dependency>, cx: &Between<'_>) -> Vec<Change<Privileges>> {
    if cx.old.default_privileges.is_empty() {
        return Vec::new();
    }
    let made: BTreeSet<On> = made.iter().filter_map(|it| on(it, cx)).collect();
    let mut changes = Vec::new();
    for on in made {
        for (role, held, usual) in default_privileges::given(&on, cx) {
            changes.push(wanted(on.clone(), role, usual, cx).beginning(held));
        }
    }
    changes
}

/// What the role may do in the end.
fn wanted(on: On, role: Role, usual: Rights, cx: &Between<'_>) -> Arc<Privileges> {
    let sequence = match &on {
        On::Identity(table, column) => {
            let column = cx.new.tables.get(table).and_then(|it| it.column(column));
            column.and_then(|it| it.identity_sequence(table))
        }
        _ => None,
    };
    let of = Box::new(Holding { on, role, by: None });
    let nothing = || {
        let rights = usual.clone();
        Arc::new(Privileges {
            of: of.clone(),
            rights,
            usual,
            sequence,
            extension: None,
        })
    };
    cx.new.privileges.get(&of).cloned().unwrap_or_else(nothing)
}

/// What is made, where there can be privileges on it.
fn on(made: &Dependency, cx: &Between<'_>) -> Option<On> {
    let schema: &Schema = cx.new;
    match made {
        Dependency::Column(table, column) => {
            let it = schema.tables.get(table)?.column(column)?;
            it.identity_sequence(table)?;
            Some(On::Identity(table.clone(), column.clone()))
        }
        Dependency::Object(ObjectId::Sequence(name)) if !schema.sequences.contains_key(name) => {
            let (table, column) = schema.identity_column(name)?;
            Some(On::Identity(table.clone(), column.clone())).filter(|it| !is_identity(it, cx.old))
        }
        // It shares its name with tables, and is granted as the type that it is.
        Dependency::Object(id @ ObjectId::CompositeType(_)) => {
            Some(On::Object(Box::new(id.clone())))
        }
        Dependency::Object(id) if id.holds_rows() => Some(On::Relation(id.qualified()?.clone())),
        Dependency::Object(id) => Some(On::Object(Box::new(id.clone()))),
        Dependency::DomainConstraint(..) | Dependency::Shell(_) | Dependency::Row(_) => None,
    }
}

/// Whether it was there, under another name.
fn is_identity(on: &On, schema: &Schema) -> bool {
    let On::Identity(table, column) = on else {
        return false;
    };
    let column = schema.tables.get(table).and_then(|it| it.column(column));
    column.is_some_and(|it| it.identity_sequence(table).is_some())
}
