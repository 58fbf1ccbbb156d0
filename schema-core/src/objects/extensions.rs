//! Extensions: `CREATE EXTENSION`. The objects of an extension belong to it and are never ours.

use std::{collections::BTreeSet, sync::Arc};

use serde::{Deserialize, Serialize};

use super::{Altered, Between, Change, Dependency, Effects, Object, ObjectId, Turn, namespaces};
use crate::{
    ident::{Name, QualifiedName},
    renaming::Renaming,
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
    /// The extensions that it requires, as far as they are known; the server knows them by itself.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub requires: BTreeSet<Name>,
}

/// One way in which an extension can be altered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Alteration {
    /// `ALTER EXTENSION … UPDATE`
    Update,
    /// `ALTER EXTENSION … SET SCHEMA`
    Move {
        /// Those of its types that columns are of, which move along.
        types: BTreeSet<Name>,
    },
}

impl Object for Extension {
    type Alteration = Alteration;
    type Key = Name;

    fn key(&self) -> Name {
        self.name.clone()
    }

    fn depends_on(&self, scope: &Scope<'_>) -> Vec<Dependency> {
        let requires = self.requires.iter().cloned().map(ObjectId::Extension);
        let requires = requires
            .filter(|it| scope.contains(it))
            .map(Dependency::from);
        namespaces::holding(&self.namespace)
            .into_iter()
            .chain(requires)
            .collect()
    }

    /// What it brings is called by other names once it has moved, and stays what it is.
    fn prepare(old: &Schema, new: &Schema) -> Vec<Change<Self>> {
        let mut changes = Vec::new();
        for (name, before) in &old.extensions {
            let after = new.extensions.get(name);
            let Some(after) = after.filter(|it| it.namespace != before.namespace) else {
                continue;
            };
            let moved = Extension {
                namespace: after.namespace.clone(),
                ..Extension::clone(before)
            };
            let types = moved_types(old, new, &before.namespace, &after.namespace);
            let how = Alteration::Move { types };
            changes.push(Change::alter(before, &moved.into(), how));
        }
        changes
    }

    fn diff(old: &Arc<Self>, new: &Arc<Self>, _cx: &Between<'_>) -> Vec<Change<Self>> {
        let known = Extension {
            requires: new.requires.clone(),
            ..Extension::clone(old)
        };
        match known == **new {
            true => Vec::new(),
            false => vec![Change::alter(old, new, Alteration::Update)],
        }
    }

    fn apply(it: &Altered<Self>, schema: &mut Schema) {
        schema.extensions.insert(it.new.clone());
        if let Alteration::Move { types } = &it.how {
            for name in types {
                let [old, new] = [&it.old, &it.new].map(|it| {
                    let name = QualifiedName::new(it.namespace.clone(), name.clone());
                    ObjectId::BaseType(name)
                });
                schema.follow(&Renaming::Object { old, new });
            }
        }
    }

    fn effects(it: &Altered<Self>, cx: &Between<'_>) -> Effects {
        Effects {
            turn: Turn::BeforeUse,
            ..it.effects(cx)
        }
    }

    /// Anything may use what it brings.
    fn adjust(change: &Change<Self>, effects: &mut Effects) {
        effects.turn = match change {
            Change::Create(_) | Change::Alter(_) => Turn::BeforeUse,
            Change::Drop(_) => Turn::AfterUse,
        };
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
            Alteration::Move { .. } => sql.line(format_args!(
                "ALTER EXTENSION {} SET SCHEMA {};",
                new.name, new.namespace,
            )),
        }
    }
}

/// The types, none of ours, that columns are of in the one namespace before and in the other afterwards.
fn moved_types(old: &Schema, new: &Schema, from: &Name, to: &Name) -> BTreeSet<Name> {
    let mut types = BTreeSet::new();
    for (name, before) in &old.tables {
        let Some(after) = new.tables.get(name) else {
            continue;
        };
        for column in &before.columns {
            let now = column.data_type.of_extension(old);
            let wanted = after.column(&column.name);
            let wanted = wanted.and_then(|it| it.data_type.of_extension(new));
            if let (Some(now), Some(wanted)) = (now, wanted)
                && (&now.namespace, &wanted.namespace) == (from, to)
                && now.name == wanted.name
            {
                types.insert(now.name);
            }
        }
    }
    types
}

// Introspection.

/// A version, or a comment, that is the server's own choice is nobody's: each server has its own.
#[cfg(feature = "introspect")]
impl crate::introspect::Catalog for Extension {
    const QUERY: &'static str = "
        SELECT json_build_object(
            'name', e.extname, 'namespace', n.nspname,
            'version', NULLIF(e.extversion, a.default_version),
            'requires', (SELECT coalesce(json_agg(r.extname ORDER BY r.extname), '[]')
                FROM pg_depend d JOIN pg_extension r ON r.oid = d.refobjid
                WHERE d.classid = 'pg_extension'::regclass AND d.objid = e.oid
                  AND d.refclassid = 'pg_extension'::regclass))::text,
            CASE WHEN obj_description(e.oid, 'pg_extension') IS DISTINCT FROM a.comment
                THEN coalesce(obj_description(e.oid, 'pg_extension'), '') END
        FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace
        LEFT JOIN pg_available_extensions a ON a.name = e.extname
        WHERE e.extname <> 'plpgsql'";

    type Row = Self;

    fn read(row: Self) -> Self {
        row
    }
}
