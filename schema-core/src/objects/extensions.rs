//! Extensions: `CREATE EXTENSION`. The objects of an extension belong to it and are never ours.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::{Altered, Between, Change, Dependency, Object, namespaces};
use crate::{
    ident::Name,
    renaming::Renaming,
    schema::Scope,
    sql::{Sql, literal},
};

/// An extension.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Extension {
    /// Its name; unique in a database.
    pub name: Name,
    /// Where its objects stand.
    pub namespace: Name,
    /// The version asked for; `None` is whatever the server installs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub version: Option<String>,
}

/// One way in which an extension can be altered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Alteration {
    /// `ALTER EXTENSION … UPDATE`
    Update,
    /// `ALTER EXTENSION … SET SCHEMA`
    Move,
}

impl Object for Extension {
    type Alteration = Alteration;
    type Key = Name;

    fn key(&self) -> Name {
        self.name.clone()
    }

    fn depends_on(&self, _scope: &Scope<'_>) -> Vec<Dependency> {
        namespaces::holding(&self.namespace).into_iter().collect()
    }

    fn diff(old: &Arc<Self>, new: &Arc<Self>, _cx: &Between<'_>) -> Vec<Change<Self>> {
        let moved = Arc::new(Extension {
            namespace: new.namespace.clone(),
            ..Extension::clone(old)
        });
        let mut changes = Vec::new();
        if *old != moved {
            changes.push(Change::alter(old, &moved, Alteration::Move));
        }
        if moved != *new {
            changes.push(Change::alter(&moved, new, Alteration::Update));
        }
        changes
    }

    fn follow(&mut self, renaming: &Renaming) {
        renaming.namespace(&mut self.namespace);
    }

    fn render_create(&self, _inline: &[String], sql: &mut Sql) {
        let version = self
            .version
            .iter()
            .map(|it| format!(" VERSION {}", literal(it)));
        sql.line(format_args!(
            "CREATE EXTENSION {} WITH SCHEMA {}{};",
            self.name,
            self.namespace,
            version.collect::<String>(),
        ));
    }

    fn render_drop(&self, sql: &mut Sql) {
        sql.line(format_args!("DROP EXTENSION {};", self.name));
    }

    fn render_alter(Altered { new, how, .. }: &Altered<Self>, sql: &mut Sql) {
        match how {
            Alteration::Update => {
                let version = new.version.iter().map(|it| format!(" TO {}", literal(it)));
                let version = version.collect::<String>();
                sql.line(format_args!(
                    "ALTER EXTENSION {} UPDATE{version};",
                    new.name
                ));
            }
            Alteration::Move => sql.line(format_args!(
                "ALTER EXTENSION {} SET SCHEMA {};",
                new.name, new.namespace,
            )),
        }
    }
}

// Introspection.

/// A version, or a comment, that is the server's own choice is nobody's: each server has its own.
#[cfg(feature = "introspect")]
impl crate::introspect::Catalog for Extension {
    const QUERY: &'static str = "
        SELECT json_build_object(
            'name', e.extname, 'namespace', n.nspname,
            'version', NULLIF(e.extversion, a.default_version))::text,
            NULLIF(obj_description(e.oid, 'pg_extension'), a.comment)
        FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace
        LEFT JOIN pg_available_extensions a ON a.name = e.extname
        WHERE e.extname <> 'plpgsql'";

    type Row = ExtensionRow;

    fn read(row: ExtensionRow) -> Self {
        Extension {
            name: row.name.into(),
            namespace: row.namespace.into(),
            version: row.version,
        }
    }
}

/// What the catalogs tell of an extension.
#[cfg(feature = "introspect")]
#[derive(Deserialize)]
pub(crate) struct ExtensionRow {
    name: String,
    namespace: String,
    version: Option<String>,
}
