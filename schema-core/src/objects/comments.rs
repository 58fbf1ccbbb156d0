//! Comments: `COMMENT ON`, of any object, of columns and of the constraints of domains.

use std::fmt;

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::{Altered, Between, Change, Dependency, Named, Object, ObjectId, tables::Table};
use crate::{
    ident::{Name, OfTable, QualifiedName},
    renaming::Renaming,
    schema::{Schema, Scope},
    sql::{Sql, dollar_quoted, literal},
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
    /// A foreign table: PostgreSQL does not take it for a table here.
    ForeignTable(QualifiedName),
    /// A column.
    Column(QualifiedName, Name),
    /// A constraint of a domain.
    DomainConstraint(QualifiedName, Name),
    /// The index of a constraint, which has its name.
    IndexOf(OfTable),
    /// The multirange type of a range type.
    Multirange {
        /// The range type.
        of: Box<QualifiedName>,
        /// The multirange type.
        name: QualifiedName,
    },
}

impl fmt::Display for Target {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Target::Object(id) => id.fmt(f),
            Target::IndexOf(it) => write!(f, "index {}", index(it)),
            Target::Multirange { name, .. } => write!(f, "type {name}"),
            _ => self.dependency().fmt(f),
        }
    }
}

/// The index of a constraint.
fn index(of: &OfTable) -> QualifiedName {
    of.table.sibling(of.name.clone())
}

impl Target {
    /// Whether it is there, if only because a table above has it.
    pub(super) fn is_there(&self, schema: &Schema) -> bool {
        match self {
            Target::Object(id) => schema.contains(id) || !above(id, schema).is_empty(),
            _ => true,
        }
    }

    /// The table of what a partition or child may have from above.
    pub(super) fn table(&self) -> Option<&QualifiedName> {
        match self {
            Target::Object(id) => match &**id {
                ObjectId::Constraint(it) | ObjectId::Trigger(it) => Some(&it.table),
                _ => None,
            },
            _ => None,
        }
    }

    /// What statements call it.
    pub(super) fn in_sql(&self) -> String {
        match self {
            Target::ForeignTable(name) => format!("FOREIGN TABLE {name}"),
            Target::Column(table, column) => format!("COLUMN {table}.{column}"),
            Target::DomainConstraint(domain, name) => {
                format!("CONSTRAINT {name} ON DOMAIN {domain}")
            }
            Target::IndexOf(it) => format!("INDEX {}", index(it)),
            Target::Multirange { name, .. } => format!("TYPE {name}"),
            Target::Object(id) => id.in_sql(),
        }
    }

    pub(super) fn dependency(&self) -> Dependency {
        match self {
            Target::Object(id) => Dependency::Object((**id).clone()),
            Target::ForeignTable(name) => Dependency::table(name),
            Target::Column(table, column) => Dependency::Column(table.clone(), column.clone()),
            Target::DomainConstraint(domain, name) => {
                Dependency::DomainConstraint(domain.clone(), name.clone())
            }
            Target::IndexOf(it) => ObjectId::Constraint(it.clone()).into(),
            Target::Multirange { of, .. } => ObjectId::RangeType((**of).clone()).into(),
        }
    }
}

/// That with which PostgreSQL makes a constraint or trigger of a partition or child.
fn above(id: &ObjectId, schema: &Schema) -> Vec<ObjectId> {
    let (of, like): (&OfTable, fn(OfTable) -> ObjectId) = match id {
        ObjectId::Constraint(it) => (it, ObjectId::Constraint),
        ObjectId::Trigger(it) => (it, ObjectId::Trigger),
        _ => return Vec::new(),
    };
    let named = |table: &Table| {
        let partition = table.partition_of.as_ref();
        let mut names = partition.into_iter().flat_map(|it| &it.foreign_keys);
        let there = names.find(|(_, own)| **own == of.name);
        there.map_or(of.name.clone(), |(above, _)| above.clone())
    };
    let name = schema.tables.get(&of.table).map(|it| named(it));
    let tables = schema.ancestors(&of.table).into_iter();
    let above = tables.filter_map(|it| Some(like(OfTable::new(it, name.clone()?))));
    above.filter(|it| schema.contains(it)).collect()
}

/// The identity column whose sequence that is.
fn counted(id: &ObjectId, schema: &Schema) -> Option<Dependency> {
    let ObjectId::Sequence(sequence) = id else {
        return None;
    };
    let (table, column) = schema.identity_column(sequence)?;
    Some(Dependency::Column(table.clone(), column.clone()))
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

    fn depends_on(&self, scope: &Scope<'_>) -> Vec<Dependency> {
        let mut out = vec![self.on.dependency()];
        if let Target::Object(id) = &self.on
            && !scope.contains(id)
        {
            out.extend(above(id, scope).into_iter().map(Dependency::from));
            out.extend(self.on.table().map(Dependency::table));
            out.extend(counted(id, scope));
        }
        out
    }

    fn part_of(&self) -> Option<Dependency> {
        Some(self.on.dependency())
    }

    /// What a table has from above is gone with it as well.
    fn goes_with(&self) -> Vec<Dependency> {
        self.on.table().map(Dependency::table).into_iter().collect()
    }

    /// Another type takes the place of one that PostgreSQL cannot change, and has no comment yet; a
    /// column keeps its own.
    fn blocks_change_of(&self, dependency: &Dependency, _scope: &Scope<'_>) -> bool {
        matches!(dependency, Dependency::Object(_))
    }

    /// What it is on is made anew with a table above, or no longer is.
    fn is_reached(old: &Self, cx: &Between<'_>) -> bool {
        match &old.on {
            Target::Object(id) => cx.old.contains(id) != cx.new.contains(id),
            _ => false,
        }
    }

    fn diff(old: &Arc<Self>, new: &Arc<Self>, cx: &Between<'_>) -> Vec<Change<Self>> {
        if Comment::is_reached(old, cx) {
            return Change::replace(old, new);
        }
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
            Target::ForeignTable(name) => renaming.table(name),
            Target::Column(table, column) => {
                renaming.column(table, column);
                renaming.table(table);
            }
            Target::DomainConstraint(domain, _) => renaming.type_name(domain),
            Target::IndexOf(of) => renaming.table(&mut of.table),
            Target::Multirange { of, name } => {
                renaming.name(of, ObjectId::RangeType);
                renaming.name(name, ObjectId::RangeType);
            }
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
            // Which comment it brings, the server knows.
            Target::Object(id) if let ObjectId::Extension(name) = &**id => {
                let usual = format!(
                    "\nBEGIN\n    EXECUTE (\n        SELECT format('COMMENT ON EXTENSION %I IS %L', name, comment)\n        \
                     FROM pg_available_extensions\n        WHERE name = {}\n    );\nEND;\n",
                    literal(name.as_str())
                );
                sql.line(format_args!("DO {};", dollar_quoted(&usual)));
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
    let place = on.in_sql();
    sql.line(format_args!("COMMENT ON {place} IS {text};"));
}

// Introspection.

/// Those on parts of objects, on sequences of identity columns, on `public`, and on what a table has from another; what an object says of itself is
/// read together with it.
#[cfg(feature = "introspect")]
impl crate::introspect::Catalog for Comment {
    const QUERY: &'static str = concat!(
        "WITH comments(target, text) AS (
            SELECT json_build_object('column', json_build_array(json_build_array(t.nspname, t.relname), a.attname)), d.description
            FROM pg_description d JOIN ",
        crate::introspect::our_tables!("'r', 'p', 'f', 'v', 'm'"),
        " t ON t.oid = d.objoid
            JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = d.objsubid
            WHERE d.classoid = 'pg_class'::regclass AND d.objsubid > 0
            UNION ALL
            SELECT json_build_object('column', json_build_array(json_build_array(n.nspname, t.typname), a.attname)), d.description
            FROM pg_description d JOIN pg_type t ON t.typrelid = d.objoid
            JOIN pg_class c ON c.oid = t.typrelid AND c.relkind = 'c' JOIN pg_namespace n ON n.oid = t.typnamespace
            JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = d.objsubid
            WHERE d.classoid = 'pg_class'::regclass AND d.objsubid > 0 AND ",
        crate::introspect::not_of_system!("n"),
        " AND ",
        crate::introspect::not_of_extension!("pg_type", "t.oid"),
        "   UNION ALL
            SELECT json_build_object('domain_constraint', json_build_array(json_build_array(n.nspname, t.typname), k.conname)),
                d.description
            FROM pg_description d JOIN pg_constraint k ON k.oid = d.objoid
            JOIN pg_type t ON t.oid = k.contypid JOIN pg_namespace n ON n.oid = t.typnamespace
            WHERE d.classoid = 'pg_constraint'::regclass AND k.contype IN ('c', 'n') AND ",
        crate::introspect::not_of_system!("n"),
        " AND ",
        crate::introspect::not_of_extension!("pg_type", "t.oid"),
        "   UNION ALL
            SELECT json_build_object('index_of', json_build_array(json_build_array(t.nspname, t.relname), k.conname)), d.description
            FROM pg_description d JOIN pg_constraint k ON k.conindid = d.objoid AND k.contype IN ('p', 'u', 'x') JOIN ",
        crate::introspect::our_tables!(),
        " t ON t.oid = k.conrelid
            WHERE d.classoid = 'pg_class'::regclass AND d.objsubid = 0
            UNION ALL
            SELECT json_build_object('object', json_build_object('constraint', json_build_array(
                json_build_array(t.nspname, t.relname), k.conname))), d.description
            FROM pg_description d JOIN pg_constraint k ON k.oid = d.objoid JOIN ",
        crate::introspect::our_tables!(),
        " t ON t.oid = k.conrelid
            WHERE d.classoid = 'pg_constraint'::regclass
              AND (k.contype = 'f' AND k.conparentid <> 0 OR k.contype = 'c' AND NOT k.conislocal OR k.contype = 'n')
            UNION ALL
            SELECT json_build_object('object', json_build_object('sequence', json_build_array(t.nspname, t.relname))), d.description
            FROM pg_description d JOIN ",
        crate::introspect::our_tables!("'S'"),
        " t ON t.oid = d.objoid
            WHERE d.classoid = 'pg_class'::regclass AND EXISTS (SELECT FROM pg_depend p
                WHERE p.classid = 'pg_class'::regclass AND p.objid = t.oid AND p.deptype = 'i')
            UNION ALL
            SELECT json_build_object('object', json_build_object('trigger', json_build_array(
                json_build_array(t.nspname, t.relname), g.tgname))), d.description
            FROM pg_description d JOIN pg_trigger g ON g.oid = d.objoid JOIN ",
        crate::introspect::our_tables!(),
        " t ON t.oid = g.tgrelid
            WHERE d.classoid = 'pg_trigger'::regclass AND g.tgparentid <> 0
            UNION ALL
            SELECT json_build_object('multirange', json_build_array(json_build_array(n.nspname, t.typname),
                json_build_array(mn.nspname, m.typname))), d.description
            FROM pg_description d JOIN pg_type m ON m.oid = d.objoid JOIN pg_namespace mn ON mn.oid = m.typnamespace
            JOIN pg_range r ON ",
        crate::introspect::since!(14, "r.rngmultitypid"),
        " = m.oid JOIN pg_type t ON t.oid = r.rngtypid
            JOIN pg_namespace n ON n.oid = t.typnamespace
            WHERE d.classoid = 'pg_type'::regclass AND ",
        crate::introspect::not_of_system!("n"),
        " AND ",
        crate::introspect::not_of_extension!("pg_type", "t.oid"),
        "   UNION ALL
            SELECT json_build_object('object', json_build_object('namespace', n.nspname)),
                coalesce(obj_description(n.oid, 'pg_namespace'), '')
            FROM pg_namespace n
            WHERE n.nspname = 'public' AND obj_description(n.oid, 'pg_namespace') IS DISTINCT FROM 'standard public schema'
        )
        SELECT json_build_object('on', c.target, 'text', c.text)::text, NULL::text FROM comments c"
    );

    type Row = Self;

    fn read(row: Self) -> Self {
        row
    }
}
