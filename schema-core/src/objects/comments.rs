//! Comments: `COMMENT ON`, of any object and of columns.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::{Between, Dependency, Effects, Object, ObjectId, Renaming, Step};
use crate::{
    ident::{Name, QualifiedName},
    schema::{Schema, Scope},
    sql::{Sql, literal},
};

/// A comment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Comment {
    /// What it is on.
    pub on: Target,
    /// What it says; never empty.
    pub text: String,
}

/// What a comment is on.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Target {
    /// An object.
    Object(Box<ObjectId>),
    /// A column.
    Column(QualifiedName, Name),
}

impl fmt::Display for Target {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Target::Object(id) => id.fmt(f),
            Target::Column(table, column) => write!(f, "column {table}.{column}"),
        }
    }
}

impl Target {
    fn dependency(&self) -> Dependency {
        match self {
            Target::Object(id) => Dependency::Object((**id).clone()),
            Target::Column(table, column) => Dependency::Column(table.clone(), column.clone()),
        }
    }
}

/// One way in which a comment can change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// `COMMENT ON … IS 'text'`, where there was none.
    Create(Comment),
    /// `COMMENT ON … IS NULL`
    Drop(Comment),
    /// `COMMENT ON … IS 'text'`, in place of another.
    Set {
        /// As it is.
        old: Comment,
        /// As it becomes.
        new: Comment,
    },
}

impl Object for Comment {
    type Change = Change;
    type Key = Target;

    fn key(&self) -> Target {
        self.on.clone()
    }

    fn depends_on(&self, _scope: &Scope<'_>) -> Vec<Dependency> {
        vec![self.on.dependency()]
    }

    fn part_of(&self) -> Option<Dependency> {
        Some(self.on.dependency())
    }

    fn blocks_change_of(&self, _dependency: &Dependency) -> bool {
        false
    }

    fn diff(old: &Self, new: &Self, _cx: &Between<'_>) -> Vec<Change> {
        vec![Change::Set {
            old: old.clone(),
            new: new.clone(),
        }]
    }

    fn whole(key: &Target) -> Option<ObjectId> {
        Some(match key {
            Target::Object(id) => id.whole(),
            Target::Column(table, _) => ObjectId::Table(table.clone()),
        })
    }

    fn follow(&mut self, renaming: &Renaming) {
        Comment::follow_key(&mut self.on, renaming);
    }

    fn follow_key(key: &mut Target, renaming: &Renaming) {
        match key {
            Target::Object(id) => id.follow(renaming),
            Target::Column(table, column) => {
                renaming.column(table, column);
                renaming.table(table);
            }
        }
    }
}

impl super::Change for Change {
    type Object = Comment;

    fn create(object: Comment) -> Self {
        Change::Create(object)
    }

    fn drop(object: Comment) -> Self {
        Change::Drop(object)
    }

    fn step(&self) -> Step<'_, Comment> {
        match self {
            Change::Create(it) => Step::Create(it),
            Change::Drop(it) => Step::Drop(it),
            Change::Set { new, .. } => Step::Alter(new.key()),
        }
    }

    fn apply(&self, schema: &mut Schema) {
        match self {
            Change::Drop(it) => schema.comments.remove(&it.key()),
            Change::Create(new) | Change::Set { new, .. } => {
                schema.comments.insert(new.key(), new.clone())
            }
        };
    }

    fn effects(&self, cx: &Between<'_>) -> Effects {
        match self {
            Change::Create(_) | Change::Drop(_) => Effects::default(),
            Change::Set { new, .. } => Effects {
                needs: new.depends_on(cx.new),
                ..Effects::default()
            },
        }
    }

    fn render(&self, _inline: &[String], sql: &mut Sql) {
        let (on, text) = match self {
            Change::Create(it) | Change::Set { new: it, .. } => (&it.on, literal(&it.text)),
            Change::Drop(it) => (&it.on, "NULL".to_owned()),
        };
        let place = match on {
            Target::Column(table, column) => format!("COLUMN {table}.{column}"),
            Target::Object(id) => {
                let named = id.to_string();
                let name = named.strip_prefix(id.noun()).unwrap_or(&named);
                format!("{}{name}", id.noun().to_uppercase())
            }
        };
        sql.line(format_args!("COMMENT ON {place} IS {text};"));
    }
}

// Introspection.

/// Those on columns; what an object says of itself is read together with it.
#[cfg(feature = "introspect")]
impl crate::introspect::Catalog for Comment {
    const QUERY: &'static str = concat!(
        "SELECT json_build_array(json_build_array(t.nspname, t.relname), a.attname, d.description)::text, NULL::text
         FROM pg_description d JOIN ",
        crate::introspect::our_tables!(),
        " t ON t.oid = d.objoid
         JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = d.objsubid
         WHERE d.classoid = 'pg_class'::regclass AND d.objsubid > 0"
    );

    type Row = (crate::introspect::Qualified, String, String);

    fn read((table, column, text): Self::Row) -> Self {
        Comment {
            on: Target::Column(table.into(), column.into()),
            text,
        }
    }
}
