//! Extensions: `CREATE EXTENSION`. The objects of an extension belong to it and are never ours.

use serde::{Deserialize, Serialize};

use super::{Between, Dependency, Effects, Object, Renaming, Step, namespaces};
use crate::{
    ident::Name,
    schema::{Schema, Scope},
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

/// One way in which an extension can change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// `CREATE EXTENSION`
    Create(Extension),
    /// `DROP EXTENSION`
    Drop(Extension),
    /// `ALTER EXTENSION … UPDATE`, to a version or to the newest that the server has.
    Update {
        /// As it is.
        old: Extension,
        /// As it becomes.
        new: Extension,
    },
    /// `ALTER EXTENSION … SET SCHEMA`
    Move {
        /// As it is.
        old: Extension,
        /// As it becomes.
        new: Extension,
    },
}

impl Object for Extension {
    type Change = Change;
    type Key = Name;

    fn key(&self) -> Name {
        self.name.clone()
    }

    fn depends_on(&self, _scope: &Scope<'_>) -> Vec<Dependency> {
        namespaces::holding(&self.namespace).into_iter().collect()
    }

    fn diff(old: &Self, new: &Self, _cx: &Between<'_>) -> Vec<Change> {
        let moved = Extension {
            namespace: new.namespace.clone(),
            ..old.clone()
        };
        let mut changes = Vec::new();
        if *old != moved {
            changes.push(Change::Move {
                old: old.clone(),
                new: moved.clone(),
            });
        }
        if moved != *new {
            changes.push(Change::Update {
                old: moved,
                new: new.clone(),
            });
        }
        changes
    }

    fn follow(&mut self, _renaming: &Renaming) {}
}

impl super::Change for Change {
    type Object = Extension;

    fn create(object: Extension) -> Self {
        Change::Create(object)
    }

    fn drop(object: Extension) -> Self {
        Change::Drop(object)
    }

    fn step(&self) -> Step<'_, Extension> {
        match self {
            Change::Create(it) => Step::Create(it),
            Change::Drop(it) => Step::Drop(it),
            Change::Update { new, .. } | Change::Move { new, .. } => Step::Alter(new.key()),
        }
    }

    fn apply(&self, schema: &mut Schema) {
        match self {
            Change::Drop(it) => schema.extensions.remove(&it.key()),
            Change::Create(new) | Change::Update { new, .. } | Change::Move { new, .. } => {
                schema.extensions.insert(new.key(), new.clone())
            }
        };
    }

    fn effects(&self, cx: &Between<'_>) -> Effects {
        match self {
            Change::Create(_) | Change::Drop(_) => Effects::default(),
            Change::Update { old, new } | Change::Move { old, new } => Effects {
                needs: new.depends_on(cx.new),
                frees: old.depends_on(cx.old),
                ..Effects::default()
            },
        }
    }

    fn render(&self, _inline: &[String], sql: &mut Sql) {
        match self {
            Change::Create(it) => {
                let version = it
                    .version
                    .iter()
                    .map(|it| format!(" VERSION {}", literal(it)))
                    .collect::<String>();
                sql.line(format_args!(
                    "CREATE EXTENSION {} WITH SCHEMA {}{version};",
                    it.name, it.namespace,
                ));
            }
            Change::Drop(it) => sql.line(format_args!("DROP EXTENSION {};", it.name)),
            Change::Update { new, .. } => {
                let version = new
                    .version
                    .iter()
                    .map(|it| format!(" TO {}", literal(it)))
                    .collect::<String>();
                sql.line(format_args!(
                    "ALTER EXTENSION {} UPDATE{version};",
                    new.name
                ));
            }
            Change::Move { new, .. } => sql.line(format_args!(
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
