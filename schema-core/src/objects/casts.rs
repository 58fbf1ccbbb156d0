//! Casts: `CREATE CAST`. They have no name; their types tell them apart.

use std::{collections::BTreeSet, fmt, sync::Arc};

use serde::{Deserialize, Serialize};

use super::{
    Altered, Between, Change, Dependency, Named, Object, functions::Signature, tables::DataType,
};
use crate::{ident::Name, renaming::Renaming, schema::Scope, sql::Sql};

/// A cast.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "introspect", derive(serde::Deserialize))]
pub struct Cast {
    /// From what to what.
    #[cfg_attr(feature = "introspect", serde(flatten))]
    pub of: Box<Conversion>,
    /// How.
    pub method: Method,
    /// When PostgreSQL casts without being told to.
    #[cfg_attr(feature = "introspect", serde(default))]
    pub context: Context,
    /// What it depends on, as PostgreSQL sees it.
    #[cfg_attr(feature = "introspect", serde(default))]
    pub uses: BTreeSet<Dependency>,
}

/// From what to what a cast leads.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Conversion {
    /// The type of what is cast.
    pub source: DataType,
    /// The type that it is cast to.
    pub target: DataType,
}

impl fmt::Display for Conversion {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "({} AS {})", self.source, self.target)
    }
}

impl Named for Conversion {
    fn name(&self) -> Option<&Name> {
        None
    }
}

/// How a cast converts.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(
    feature = "introspect",
    derive(serde::Deserialize),
    serde(rename_all = "snake_case")
)]
pub enum Method {
    /// `WITH FUNCTION`
    Function(Signature),
    /// `WITH INOUT`: over text.
    Text,
    /// `WITHOUT FUNCTION`: both are kept alike.
    Binary,
}

/// When PostgreSQL casts without being told to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[cfg_attr(
    feature = "introspect",
    derive(serde::Deserialize),
    serde(rename_all = "snake_case")
)]
pub enum Context {
    /// Never.
    #[default]
    Explicit,
    /// `AS ASSIGNMENT`: for a column that is written.
    Assignment,
    /// `AS IMPLICIT`: anywhere.
    Implicit,
}

/// PostgreSQL changes no cast in place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Alteration {}

impl Object for Cast {
    type Alteration = Alteration;
    type Key = Box<Conversion>;

    fn key(&self) -> Self::Key {
        self.of.clone()
    }

    fn depends_on(&self, scope: &Scope<'_>) -> Vec<Dependency> {
        let types = [&self.of.source, &self.of.target];
        let types = types.into_iter().filter_map(|it| it.depends_on(scope));
        types.chain(self.uses.iter().cloned()).collect()
    }

    fn diff(old: &Arc<Self>, new: &Arc<Self>, _cx: &Between<'_>) -> Vec<Change<Self>> {
        Change::replace(old, new)
    }

    fn follow(&mut self, renaming: &Renaming) {
        Cast::follow_key(&mut self.of, renaming);
        if let Method::Function(it) = &mut self.method {
            renaming.namespace(&mut it.name.namespace);
            it.arguments
                .iter_mut()
                .for_each(|it| renaming.data_type(it));
        }
        Dependency::follow_all(&mut self.uses, renaming);
    }

    fn follow_key(key: &mut Self::Key, renaming: &Renaming) {
        renaming.data_type(&mut key.source);
        renaming.data_type(&mut key.target);
    }

    fn render_create(&self, _inline: &[String], sql: &mut Sql) {
        let method = match &self.method {
            Method::Function(it) => format!("WITH FUNCTION {it}"),
            Method::Text => "WITH INOUT".to_owned(),
            Method::Binary => "WITHOUT FUNCTION".to_owned(),
        };
        let context = match self.context {
            Context::Explicit => "",
            Context::Assignment => " AS ASSIGNMENT",
            Context::Implicit => " AS IMPLICIT",
        };
        sql.line(format_args!("CREATE CAST {} {method}{context};", self.of));
    }

    fn render_drop(&self, sql: &mut Sql) {
        sql.line(format_args!("DROP CAST {};", self.of));
    }

    fn render_alter(it: &Altered<Self>, _sql: &mut Sql) {
        match it.how {}
    }
}

// Introspection.

#[cfg(feature = "introspect")]
impl crate::introspect::Catalog for Cast {
    const ROWS: Option<&'static str> = Some("pg_cast WHERE oid >= 16384");

    /// Those between types of the system belong to it, unless somebody has made them.
    const QUERY: &'static str = concat!(
        "SELECT json_build_object(
            'source', ",
        crate::introspect::data_type!("c.castsource", "-1"),
        ", 'target', ",
        crate::introspect::data_type!("c.casttarget", "-1"),
        ", 'method', CASE c.castmethod WHEN 'i' THEN '\"text\"' WHEN 'b' THEN '\"binary\"' ELSE
                (SELECT json_build_object('function', json_build_array(json_build_array(n.nspname, p.proname),
                    (SELECT coalesce(json_agg(",
        crate::introspect::data_type!("y.oid", "-1"),
        " ORDER BY y.place), '[]') FROM unnest(p.proargtypes::oid[]) WITH ORDINALITY AS y(oid, place))))
                 FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace WHERE p.oid = c.castfunc) END,
            'context', CASE c.castcontext WHEN 'i' THEN 'implicit' WHEN 'a' THEN 'assignment' ELSE 'explicit' END,
            'uses', ",
        crate::introspect::uses!("pg_cast", "c.oid"),
        ")::text,
            obj_description(c.oid, 'pg_cast')
         FROM pg_cast c
         WHERE c.oid >= 16384 AND ",
        crate::introspect::not_of_extension!("pg_cast", "c.oid"),
        " AND NOT EXISTS (SELECT FROM pg_depend x WHERE x.classid = 'pg_cast'::regclass AND x.objid = c.oid AND x.deptype = 'i')"
    );

    type Row = Self;

    fn read(row: Self) -> Self {
        row
    }
}
