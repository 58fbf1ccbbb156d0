//! Comments: `COMMENT ON`, of any object, of columns and of the constraints of domains.

use std::fmt;

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::{Altered, Between, Change, Dependency, Named, Object, ObjectId};
use crate::{
    ident::{Name, QualifiedName},
    renaming::Renaming,
    schema::Scope,
    sql::{Sql, literal},
};

/// A comment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Comment {
    /// What it is on.
    pub on: Target,
    /// What it says.
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
    /// A constraint of a domain.
    DomainConstraint(QualifiedName, Name),
}

impl fmt::Display for Target {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Target::Object(id) => id.fmt(f),
            Target::Column(..) | Target::DomainConstraint(..) => self.dependency().fmt(f),
        }
    }
}

impl Target {
    fn dependency(&self) -> Dependency {
        match self {
            Target::Object(id) => Dependency::Object((**id).clone()),
            Target::Column(table, column) => Dependency::Column(table.clone(), column.clone()),
            Target::DomainConstraint(domain, name) => {
                Dependency::DomainConstraint(domain.clone(), name.clone())
            }
        }
    }
}

impl Named for Target {
    fn name(&self) -> Option<&Name> {
        None
    }
}

/// One way in which a comment can be altered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Alteration {
    /// `COMMENT ON … IS` another text.
    Set,
}

impl Object for Comment {
    type Alteration = Alteration;
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

    /// Another type takes the place of one that PostgreSQL cannot change, and has no comment yet; a
    /// column keeps its own.
    fn blocks_change_of(&self, dependency: &Dependency, _scope: &Scope<'_>) -> bool {
        matches!(dependency, Dependency::Object(_))
    }

    fn diff(old: &Arc<Self>, new: &Arc<Self>, _cx: &Between<'_>) -> Vec<Change<Self>> {
        vec![Change::alter(old, new, Alteration::Set)]
    }

    fn whole(key: &Target) -> Option<ObjectId> {
        Some(key.dependency().whole())
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
            Target::DomainConstraint(domain, _) => renaming.type_name(domain),
        }
    }

    fn render_create(&self, _inline: &[String], sql: &mut Sql) {
        render(&self.on, &literal(&self.text), sql);
    }

    fn render_drop(&self, sql: &mut Sql) {
        match &self.on {
            Target::Object(id) if **id == ObjectId::Namespace("public".into()) => {
                render(&self.on, &literal(OF_PUBLIC), sql);
            }
            _ => render(&self.on, "NULL", sql),
        }
    }

    fn render_alter(it: &Altered<Self>, sql: &mut Sql) {
        render(&it.new.on, &literal(&it.new.text), sql);
    }
}

/// The comment of a namespace that is in every new database, and no object. Another one is, even if
/// it is empty.
const OF_PUBLIC: &str = "standard public schema";

fn render(on: &Target, text: &str, sql: &mut Sql) {
    let place = match on {
        Target::Column(table, column) => format!("COLUMN {table}.{column}"),
        Target::DomainConstraint(domain, name) => format!("CONSTRAINT {name} ON DOMAIN {domain}"),
        Target::Object(id) => {
            let named = id.to_string();
            let name = named.strip_prefix(id.noun()).unwrap_or(&named);
            format!("{}{name}", id.noun().to_uppercase())
        }
    };
    sql.line(format_args!("COMMENT ON {place} IS {text};"));
}

// Introspection.

/// Those on columns, attributes, constraints of domains and `public`; what an object says of itself is read
/// together with it.
#[cfg(feature = "introspect")]
impl crate::introspect::Catalog for Comment {
    const QUERY: &'static str = concat!(
        "SELECT json_build_array('column', json_build_array(t.nspname, t.relname), a.attname, d.description)::text,
            NULL::text
         FROM pg_description d JOIN ",
        crate::introspect::our_tables!("'r', 'p', 'v', 'm'"),
        " t ON t.oid = d.objoid
         JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = d.objsubid
         WHERE d.classoid = 'pg_class'::regclass AND d.objsubid > 0
         UNION ALL
         SELECT json_build_array('column', json_build_array(n.nspname, t.typname), a.attname, d.description)::text,
            NULL::text
         FROM pg_description d JOIN pg_type t ON t.typrelid = d.objoid
         JOIN pg_class c ON c.oid = t.typrelid AND c.relkind = 'c' JOIN pg_namespace n ON n.oid = t.typnamespace
         JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = d.objsubid
         WHERE d.classoid = 'pg_class'::regclass AND d.objsubid > 0 AND ",
        crate::introspect::not_of_system!("n"),
        " AND ",
        crate::introspect::not_of_extension!("pg_type", "t.oid"),
        "
         UNION ALL
         SELECT json_build_array('constraint', json_build_array(n.nspname, t.typname), k.conname, d.description)::text,
            NULL::text
         FROM pg_description d JOIN pg_constraint k ON k.oid = d.objoid
         JOIN pg_type t ON t.oid = k.contypid JOIN pg_namespace n ON n.oid = t.typnamespace
         WHERE d.classoid = 'pg_constraint'::regclass AND k.contype = 'c' AND ",
        crate::introspect::not_of_system!("n"),
        " AND ",
        crate::introspect::not_of_extension!("pg_type", "t.oid"),
        "
         UNION ALL
         SELECT json_build_array('namespace', json_build_array(n.nspname, n.nspname), n.nspname,
            coalesce(obj_description(n.oid, 'pg_namespace'), ''))::text, NULL::text
         FROM pg_namespace n
         WHERE n.nspname = 'public' AND obj_description(n.oid, 'pg_namespace') IS DISTINCT FROM 'standard public schema'"
    );

    type Row = (String, QualifiedName, String, String);

    fn read((part, whole, name, text): Self::Row) -> Self {
        let name = name.into();
        let on = match part.as_str() {
            "column" => Target::Column(whole, name),
            "namespace" => Target::Object(Box::new(ObjectId::Namespace(name))),
            _ => Target::DomainConstraint(whole, name),
        };
        Comment { on, text }
    }
}
