//! Publications: `CREATE PUBLICATION`. What they publish are objects of their own.

use std::{collections::BTreeSet, fmt, sync::Arc};

use serde::{Deserialize, Serialize};

use super::{Altered, Between, Change, Dependency, Object, ObjectId};
use crate::{
    ident::Name,
    renaming::Renaming,
    schema::Scope,
    sql::{Sql, comma_separated},
};

/// A publication.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "introspect", derive(serde::Deserialize))]
pub struct Publication {
    /// Its name; unique in a database.
    pub name: Name,
    /// `FOR ALL TABLES`
    #[cfg_attr(feature = "introspect", serde(default))]
    pub all_tables: bool,
    /// What is published of tables.
    pub options: Options,
}

/// What is published of tables.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "introspect", derive(serde::Deserialize))]
pub struct Options {
    /// `publish`: which changes.
    pub publish: BTreeSet<Published>,
    /// `publish_via_partition_root`: what changes in partitions is told of their table.
    #[cfg_attr(feature = "introspect", serde(default))]
    pub via_root: bool,
    /// `publish_generated_columns`: those that are stored as well, since PostgreSQL 18.
    #[cfg_attr(feature = "introspect", serde(default))]
    pub generated: bool,
}

/// A change that is published.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Published {
    /// `insert`
    Insert,
    /// `update`
    Update,
    /// `delete`
    Delete,
    /// `truncate`
    Truncate,
}

impl fmt::Display for Published {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Published::Insert => "insert",
            Published::Update => "update",
            Published::Delete => "delete",
            Published::Truncate => "truncate",
        })
    }
}

const EVERY_CHANGE: [Published; 4] = [
    Published::Insert,
    Published::Update,
    Published::Delete,
    Published::Truncate,
];

impl Default for Options {
    fn default() -> Self {
        Options {
            publish: EVERY_CHANGE.into(),
            via_root: false,
            generated: false,
        }
    }
}

impl Options {
    /// Those in which this one differs from another.
    fn beside(&self, other: &Options) -> Vec<String> {
        let mut out = Vec::new();
        if self.publish != other.publish {
            out.push(format!("publish = '{}'", comma_separated(&self.publish)));
        }
        if self.via_root != other.via_root {
            out.push(format!("publish_via_partition_root = {}", self.via_root));
        }
        if self.generated != other.generated {
            let word = if self.generated { "stored" } else { "none" };
            out.push(format!("publish_generated_columns = {word}"));
        }
        out
    }
}

/// One way in which a publication can be altered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Alteration {
    /// `ALTER PUBLICATION … RENAME TO`
    Rename,
    /// `ALTER PUBLICATION … SET (…)`
    SetOptions,
}

impl Object for Publication {
    type Alteration = Alteration;
    type Key = Name;

    fn key(&self) -> Name {
        self.name.clone()
    }

    fn depends_on(&self, _scope: &Scope<'_>) -> Vec<Dependency> {
        Vec::new()
    }

    /// One of all tables cannot become one of some.
    fn diff(old: &Arc<Self>, new: &Arc<Self>, _cx: &Between<'_>) -> Vec<Change<Self>> {
        if old.all_tables == new.all_tables {
            vec![Change::alter(old, new, Alteration::SetOptions)]
        } else {
            Change::replace(old, new)
        }
    }

    fn renaming() -> Option<Alteration> {
        Some(Alteration::Rename)
    }

    fn follow(&mut self, renaming: &Renaming) {
        Publication::follow_key(&mut self.name, renaming);
    }

    fn follow_key(key: &mut Name, renaming: &Renaming) {
        renaming.unqualified(key, ObjectId::Publication);
    }

    fn render_create(&self, _inline: &[String], sql: &mut Sql) {
        let tables = if self.all_tables {
            " FOR ALL TABLES"
        } else {
            ""
        };
        let options = self.options.beside(&Options::default());
        let options = match options.is_empty() {
            true => String::new(),
            false => format!(" WITH ({})", comma_separated(options)),
        };
        sql.line(format_args!(
            "CREATE PUBLICATION {}{tables}{options};",
            self.name
        ));
    }

    fn render_drop(&self, sql: &mut Sql) {
        sql.line(format_args!("DROP PUBLICATION {};", self.name));
    }

    fn render_alter(Altered { old, new, how }: &Altered<Self>, sql: &mut Sql) {
        match how {
            Alteration::Rename => sql.line(format_args!(
                "ALTER PUBLICATION {} RENAME TO {};",
                old.name, new.name
            )),
            Alteration::SetOptions => sql.line(format_args!(
                "ALTER PUBLICATION {} SET ({});",
                new.name,
                comma_separated(new.options.beside(&old.options))
            )),
        }
    }
}

// Introspection.

#[cfg(feature = "introspect")]
impl crate::introspect::Catalog for Publication {
    const ROWS: Option<&'static str> = Some("pg_publication");

    const QUERY: &'static str = concat!(
        "SELECT json_build_object(
            'name', p.pubname,
            'all_tables', p.puballtables,
            'options', json_build_object('publish', array_remove(ARRAY[CASE WHEN p.pubinsert THEN 'insert' END, CASE WHEN p.pubupdate THEN 'update' END,
                CASE WHEN p.pubdelete THEN 'delete' END, CASE WHEN p.pubtruncate THEN 'truncate' END], NULL),
            'via_root', p.pubviaroot,
            'generated', coalesce(",
        crate::introspect::since!(18, "p.pubgencols = 's'"),
        ", false)))::text,
            obj_description(p.oid, 'pg_publication')
         FROM pg_publication p
         WHERE ",
        crate::introspect::not_of_extension!("pg_publication", "p.oid")
    );

    type Row = Self;

    fn read(row: Self) -> Self {
        row
    }
}
