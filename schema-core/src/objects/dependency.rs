//! What objects can depend on.

use std::{collections::BTreeSet, fmt};

use super::ObjectId;
use crate::{
    ident::{Name, QualifiedName},
    renaming::Renaming,
};

/// Something that others can depend on: an object, or a column of a table.
#[derive(
    Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize,
)]
#[serde(rename_all = "snake_case")]
pub enum Dependency {
    /// A whole object.
    Object(ObjectId),
    /// One column.
    Column(QualifiedName, Name),
    /// One constraint of a domain.
    DomainConstraint(QualifiedName, Name),
    /// A type that is announced, whether it is defined or not.
    Shell(QualifiedName),
    /// All columns of a table together, as a function gives them.
    Row(QualifiedName),
}

impl Dependency {
    /// The table `name`.
    pub fn table(name: &QualifiedName) -> Self {
        Dependency::Object(ObjectId::Table(name.clone()))
    }

    /// Follows a rename.
    pub(crate) fn follow(&mut self, renaming: &Renaming) {
        match self {
            Dependency::Object(ObjectId::Table(name)) => renaming.table(name),
            Dependency::Object(id) => id.follow(renaming),
            Dependency::Column(table, column) => renaming.column_of(table, column),
            Dependency::DomainConstraint(domain, _) => renaming.type_name(domain),
            Dependency::Shell(name) => renaming.type_name(name),
            Dependency::Row(table) => renaming.table(table),
        }
    }

    /// The same for several.
    pub(crate) fn follow_all(these: &mut BTreeSet<Self>, renaming: &Renaming) {
        let followed = std::mem::take(these).into_iter().map(|mut it| {
            it.follow(renaming);
            it
        });
        *these = followed.collect();
    }

    /// The object that it is about: the table of a column.
    pub fn whole(&self) -> ObjectId {
        match self {
            Dependency::Object(id) => id.whole(),
            Dependency::Column(table, _) | Dependency::Row(table) => ObjectId::Table(table.clone()),
            Dependency::DomainConstraint(domain, _) => ObjectId::Domain(domain.clone()),
            Dependency::Shell(name) => ObjectId::BaseType(name.clone()),
        }
    }

    /// The namespace that it is; none where it is none.
    pub(crate) fn as_namespace(&self) -> Option<ObjectId> {
        match self {
            Dependency::Object(id @ ObjectId::Namespace(_)) => Some(id.clone()),
            _ => None,
        }
    }

    /// The name of the type that it is; none where it is no type.
    pub fn type_name(&self) -> Option<&QualifiedName> {
        match self {
            Dependency::Object(id) if id.is_type() => id.qualified(),
            _ => None,
        }
    }
}

impl From<ObjectId> for Dependency {
    fn from(id: ObjectId) -> Self {
        Dependency::Object(id)
    }
}

impl fmt::Display for Dependency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Dependency::Object(id) => id.fmt(f),
            Dependency::Column(table, column) => write!(f, "column {table}.{column}"),
            Dependency::Shell(name) => write!(f, "type {name}"),
            Dependency::Row(table) => write!(f, "columns of {table}"),
            Dependency::DomainConstraint(domain, name) => {
                write!(f, "constraint {name} ON DOMAIN {domain}")
            }
        }
    }
}
