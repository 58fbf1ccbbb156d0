//! Security labels: `SECURITY LABEL`, of any object that can have one, by each provider.
//!
//! No server that is there as it comes knows a provider: where none is loaded that gives the name, PostgreSQL refuses
//! the statement.

use std::{fmt, sync::Arc};

use serde::{Deserialize, Serialize};

use super::{
    Altered, Between, Change, Dependency, Named, Object, ObjectId,
    comments::{Comment, Target},
};
use crate::{
    ident::Name,
    renaming::Renaming,
    schema::Scope,
    sql::{Sql, literal},
};

/// What a provider calls an object.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "introspect", derive(serde::Deserialize))]
pub struct SecurityLabel {
    /// Of what, and by whom.
    pub of: Box<Labelled>,
    /// The label; what it means, the provider knows.
    pub label: String,
}

/// What has a label, and by whom.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Labelled {
    /// The object or column.
    pub on: Target,
    /// The provider (`FOR`).
    pub provider: Name,
}

impl fmt::Display for Labelled {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "of {} on {}", self.provider, self.on)
    }
}

impl Named for Labelled {
    fn name(&self) -> Option<&Name> {
        None
    }
}

/// One way in which a security label can be altered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Alteration {
    /// `SECURITY LABEL … IS` another text.
    Set,
}

impl Object for SecurityLabel {
    type Alteration = Alteration;
    type Key = Box<Labelled>;

    fn key(&self) -> Box<Labelled> {
        self.of.clone()
    }

    fn depends_on(&self, _scope: &Scope<'_>) -> Vec<Dependency> {
        vec![self.of.on.dependency()]
    }

    fn part_of(&self) -> Option<Dependency> {
        Some(self.of.on.dependency())
    }

    /// Another type takes the place of one that PostgreSQL cannot change, and has no label yet; a column keeps its
    /// own.
    fn blocks_change_of(&self, dependency: &Dependency, _scope: &Scope<'_>) -> bool {
        matches!(dependency, Dependency::Object(_))
    }

    fn diff(old: &Arc<Self>, new: &Arc<Self>, _cx: &Between<'_>) -> Vec<Change<Self>> {
        vec![Change::alter(old, new, Alteration::Set)]
    }

    fn whole(key: &Box<Labelled>) -> Option<ObjectId> {
        Some(key.on.dependency().whole())
    }

    fn follow(&mut self, renaming: &Renaming) {
        SecurityLabel::follow_key(&mut self.of, renaming);
    }

    fn follow_key(key: &mut Box<Labelled>, renaming: &Renaming) {
        Comment::follow_key(&mut key.on, renaming);
    }

    fn render_create(&self, _inline: &[String], sql: &mut Sql) {
        self.render(&literal(&self.label), sql);
    }

    fn render_drop(&self, sql: &mut Sql) {
        self.render("NULL", sql);
    }

    fn render_alter(it: &Altered<Self>, sql: &mut Sql) {
        it.new.render_create(&[], sql);
    }
}

impl SecurityLabel {
    fn render(&self, label: &str, sql: &mut Sql) {
        let Labelled { on, provider } = &*self.of;
        let on = on.in_sql();
        sql.line(format_args!(
            "SECURITY LABEL FOR {provider} ON {on} IS {label};"
        ));
    }
}

// Introspection.

/// An object of the catalog `$catalog` that is called by its name alone.
#[cfg(feature = "introspect")]
macro_rules! alone {
    ($kind:literal, $catalog:literal, $name:literal) => {
        concat!(
            " UNION ALL
            SELECT json_build_object('object', json_build_object('",
            $kind,
            "', o.",
            $name,
            ")) FROM ",
            $catalog,
            " o WHERE s.classoid = '",
            $catalog,
            "'::regclass AND o.oid = s.objoid"
        )
    };
}

#[cfg(feature = "introspect")]
impl crate::introspect::Catalog for SecurityLabel {
    const ROWS: Option<&'static str> = Some("pg_seclabel");

    const QUERY: &'static str = concat!(
        "SELECT json_build_object(
            'of', json_build_object('on', w.what, 'provider', s.provider), 'label', s.label)::text, NULL::text
        FROM pg_seclabel s CROSS JOIN LATERAL (
            SELECT CASE
                WHEN a.attname IS NOT NULL THEN
                    json_build_object('column', json_build_array(json_build_array(n.nspname, c.relname), a.attname))
                WHEN c.relkind = 'f' THEN json_build_object('foreign_table', json_build_array(n.nspname, c.relname))
                ELSE json_build_object('object', json_build_object(
                    CASE c.relkind WHEN 'v' THEN 'view' WHEN 'm' THEN 'materialized_view' WHEN 'S' THEN 'sequence'
                        ELSE 'table' END,
                    json_build_array(n.nspname, c.relname))) END
            FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            LEFT JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = s.objsubid AND s.objsubid <> 0
            WHERE s.classoid = 'pg_class'::regclass AND c.oid = s.objoid
            UNION ALL
            SELECT json_build_object('object', ",
        crate::introspect::routine!("p", "n"),
        ") FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
            WHERE s.classoid = 'pg_proc'::regclass AND p.oid = s.objoid
            UNION ALL
            SELECT json_build_object('object', json_build_object(
                CASE t.typtype WHEN 'e' THEN 'enum' WHEN 'd' THEN 'domain' WHEN 'r' THEN 'range_type'
                    WHEN 'c' THEN 'composite_type' ELSE 'base_type' END,
                json_build_array(n.nspname, t.typname)))
            FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace
            WHERE s.classoid = 'pg_type'::regclass AND t.oid = s.objoid",
        alone!("namespace", "pg_namespace", "nspname"),
        alone!("language", "pg_language", "lanname"),
        alone!("event_trigger", "pg_event_trigger", "evtname"),
        alone!("publication", "pg_publication", "pubname"),
        alone!("subscription", "pg_subscription", "subname"),
        ") w(what)
        WHERE NOT EXISTS (SELECT FROM pg_depend x
            WHERE x.classid = s.classoid AND x.objid = s.objoid AND x.deptype = 'e')"
    );

    type Row = Self;

    fn read(row: Self) -> Self {
        row
    }
}
