//! What an object goes with that is no extension's own: `ALTER … DEPENDS ON EXTENSION`.

use std::{fmt, sync::Arc};

use serde::{Deserialize, Serialize};

use super::{Altered, Between, Change, Dependency, Named, Object, ObjectId, indexes::attachment};
use crate::{
    ident::{Name, OfTable},
    renaming::Renaming,
    schema::Scope,
    sql::Sql,
};

/// That PostgreSQL drops an object with an extension.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "introspect", derive(serde::Deserialize))]
pub struct ExtensionDependency {
    /// What goes, and with what.
    pub of: Box<Reliance>,
}

/// What goes with which extension.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Reliance {
    /// What goes.
    pub what: What,
    /// The extension.
    pub extension: Name,
}

/// What can go with an extension.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum What {
    /// A function, a materialized view or a trigger.
    Object(ObjectId),
    /// An index of a table, or of a constraint of its name.
    Index(OfTable),
}

impl What {
    fn in_sql(&self) -> String {
        match self {
            What::Object(id) => id.in_sql(),
            What::Index(it) => format!("INDEX {}", it.table.sibling(it.name.clone())),
        }
    }
}

impl fmt::Display for Reliance {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "of {} on extension {}",
            self.what.in_sql(),
            self.extension
        )
    }
}

impl Named for Reliance {
    fn name(&self) -> Option<&Name> {
        None
    }
}

/// There is one or there is none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Alteration {}

impl Object for ExtensionDependency {
    type Alteration = Alteration;
    type Key = Box<Reliance>;

    fn key(&self) -> Box<Reliance> {
        self.of.clone()
    }

    fn depends_on(&self, scope: &Scope<'_>) -> Vec<Dependency> {
        let extension = ObjectId::Extension(self.of.extension.clone());
        let itself = match &self.of.what {
            What::Object(id) => Some(id.clone().into()),
            What::Index(it) => attachment::target(it, scope),
        };
        itself.into_iter().chain([extension.into()]).collect()
    }

    fn goes_with(&self) -> Vec<Dependency> {
        match &self.of.what {
            What::Object(id) => vec![id.clone().into()],
            What::Index(it) => attachment::either(it).into(),
        }
    }

    /// PostgreSQL forgets it when a function is replaced.
    fn is_reached(old: &Self, cx: &Between<'_>) -> bool {
        match &old.of.what {
            What::Object(id @ ObjectId::Function(_)) => cx.old.get(id) != cx.new.get(id),
            What::Object(_) | What::Index(_) => false,
        }
    }

    fn diff(_old: &Arc<Self>, new: &Arc<Self>, _cx: &Between<'_>) -> Vec<Change<Self>> {
        vec![Change::Create(new.clone())]
    }

    fn follow(&mut self, renaming: &Renaming) {
        ExtensionDependency::follow_key(&mut self.of, renaming);
    }

    fn follow_key(key: &mut Box<Reliance>, renaming: &Renaming) {
        match &mut key.what {
            What::Object(id) => id.follow(renaming),
            What::Index(it) => renaming.table(&mut it.table),
        }
    }

    fn render_create(&self, _inline: &[String], sql: &mut Sql) {
        self.render("DEPENDS", sql);
    }

    fn render_drop(&self, sql: &mut Sql) {
        self.render("NO DEPENDS", sql);
    }

    fn render_alter(it: &Altered<Self>, _sql: &mut Sql) {
        match it.how {}
    }
}

impl ExtensionDependency {
    fn render(&self, depends: &str, sql: &mut Sql) {
        let Reliance { what, extension } = &*self.of;
        let named = what.in_sql();
        sql.line(format_args!(
            "ALTER {named} {depends} ON EXTENSION {extension};"
        ));
    }
}

// Introspection.

#[cfg(feature = "introspect")]
impl crate::introspect::Catalog for ExtensionDependency {
    const ROWS: Option<&'static str> =
        Some("pg_depend WHERE refclassid = 'pg_extension'::regclass AND deptype = 'x'");

    const QUERY: &'static str = concat!(
        "WITH relying(classid, objid, extension) AS (
            SELECT d.classid, d.objid, e.extname FROM pg_depend d JOIN pg_extension e ON e.oid = d.refobjid
            WHERE d.refclassid = 'pg_extension'::regclass AND d.deptype = 'x'
        )
        SELECT json_build_object('of', json_build_object('what', w.what, 'extension', r.extension))::text, NULL::text
        FROM relying r CROSS JOIN LATERAL (
            SELECT json_build_object('object', ",
        crate::introspect::routine!("p", "n"),
        ") FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
            WHERE r.classid = 'pg_proc'::regclass AND p.oid = r.objid
            UNION ALL
            SELECT json_build_object('object', json_build_object('materialized_view', json_build_array(n.nspname, c.relname)))
            FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE r.classid = 'pg_class'::regclass AND c.oid = r.objid AND c.relkind = 'm'
            UNION ALL
            SELECT json_build_object('index', json_build_array(json_build_array(n.nspname, t.relname), c.relname))
            FROM pg_class c JOIN pg_index i ON i.indexrelid = c.oid JOIN pg_class t ON t.oid = i.indrelid
            JOIN pg_namespace n ON n.oid = t.relnamespace
            WHERE r.classid = 'pg_class'::regclass AND c.oid = r.objid
            UNION ALL
            SELECT json_build_object('object', json_build_object('trigger',
                json_build_array(json_build_array(n.nspname, t.relname), g.tgname)))
            FROM pg_trigger g JOIN pg_class t ON t.oid = g.tgrelid JOIN pg_namespace n ON n.oid = t.relnamespace
            WHERE r.classid = 'pg_trigger'::regclass AND g.oid = r.objid AND g.tgparentid = 0) w(what)"
    );

    type Row = Self;

    fn read(row: Self) -> Self {
        row
    }
}
