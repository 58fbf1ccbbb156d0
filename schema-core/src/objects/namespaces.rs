//! Namespaces: `CREATE SCHEMA`, in PostgreSQL's catalogs `pg_namespace`.
//!
//! `public` is in every new database, so it is never an object here.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::{Altered, Between, Change, Dependency, Object};
use crate::{ident::Name, renaming::Renaming, schema::Scope, sql::Sql};

/// A namespace.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Namespace {
    /// Its name.
    pub name: Name,
}

/// One way in which a namespace can be altered. Its owner is not modelled, and it has nothing else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Alteration {
    /// `ALTER SCHEMA … RENAME TO`
    Rename,
}

impl Object for Namespace {
    type Alteration = Alteration;
    type Key = Name;

    fn key(&self) -> Name {
        self.name.clone()
    }

    fn depends_on(&self, _scope: &Scope<'_>) -> Vec<Dependency> {
        Vec::new()
    }

    fn diff(_old: &Arc<Self>, _new: &Arc<Self>, _cx: &Between<'_>) -> Vec<Change<Self>> {
        Vec::new()
    }

    fn renaming() -> Option<Alteration> {
        Some(Alteration::Rename)
    }

    fn follow(&mut self, renaming: &Renaming) {
        renaming.namespace(&mut self.name);
    }

    fn follow_key(key: &mut Name, renaming: &Renaming) {
        renaming.namespace(key);
    }

    fn render_create(&self, _inline: &[String], sql: &mut Sql) {
        sql.line(format_args!("CREATE SCHEMA {};", self.name));
    }

    fn render_drop(&self, sql: &mut Sql) {
        sql.line(format_args!("DROP SCHEMA {};", self.name));
    }

    fn render_alter(it: &Altered<Self>, sql: &mut Sql) {
        sql.line(format_args!(
            "ALTER SCHEMA {} RENAME TO {};",
            it.old.name, it.new.name
        ));
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
