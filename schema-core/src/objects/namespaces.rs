//! Namespaces: `CREATE SCHEMA`, in PostgreSQL's catalogs `pg_namespace`.
//!
//! `public` is in every new database, so it is never an object here.

use serde::{Deserialize, Serialize};

use super::{Between, Dependency, Effects, Object, Renaming, Step};
use crate::{
    ident::Name,
    schema::{Schema, Scope},
    sql::Sql,
};

/// A namespace.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Namespace {
    /// Its name.
    pub name: Name,
}

/// One way in which a namespace can change. Its owner is not modelled, and it has nothing else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// `CREATE SCHEMA`
    Create(Namespace),
    /// `DROP SCHEMA`
    Drop(Namespace),
}

impl Object for Namespace {
    type Change = Change;
    type Key = Name;

    fn key(&self) -> Name {
        self.name.clone()
    }

    fn depends_on(&self, _scope: &Scope<'_>) -> Vec<Dependency> {
        Vec::new()
    }

    fn diff(_old: &Self, _new: &Self, _cx: &Between<'_>) -> Vec<Change> {
        Vec::new()
    }

    fn follow(&mut self, _renaming: &Renaming) {}
}

impl super::Change for Change {
    type Object = Namespace;

    fn create(object: Namespace) -> Self {
        Change::Create(object)
    }

    fn drop(object: Namespace) -> Self {
        Change::Drop(object)
    }

    fn step(&self) -> Step<'_, Namespace> {
        match self {
            Change::Create(it) => Step::Create(it),
            Change::Drop(it) => Step::Drop(it),
        }
    }

    fn apply(&self, schema: &mut Schema) {
        match self {
            Change::Create(it) => schema.namespaces.insert(it.key(), it.clone()),
            Change::Drop(it) => schema.namespaces.remove(&it.key()),
        };
    }

    fn effects(&self, _cx: &Between<'_>) -> Effects {
        Effects::default()
    }

    fn render(&self, _inline: &[String], sql: &mut Sql) {
        match self {
            Change::Create(it) => sql.line(format_args!("CREATE SCHEMA {};", it.name)),
            Change::Drop(it) => sql.line(format_args!("DROP SCHEMA {};", it.name)),
        }
    }
}

/// The dependency on a namespace; none on `public`, which is in every new database.
pub(super) fn holding(namespace: &Name) -> Option<Dependency> {
    (namespace.as_str() != "public").then(|| super::ObjectId::Namespace(namespace.clone()).into())
}

// Introspection.

#[cfg(feature = "introspect")]
impl crate::introspect::Catalog for Namespace {
    const QUERY: &'static str = concat!(
        "SELECT to_json(n.nspname)::text, obj_description(n.oid, 'pg_namespace')
         FROM pg_namespace n WHERE n.nspname <> 'public' AND ",
        crate::introspect::not_of_system!("n"),
        " AND ",
        crate::introspect::not_of_extension!("pg_namespace", "n.oid")
    );

    type Row = String;

    fn read(name: String) -> Self {
        Namespace { name: name.into() }
    }
}
