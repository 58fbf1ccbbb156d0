//! Access methods, by which tables and indexes are kept: `CREATE ACCESS METHOD`. They stand in no
//! namespace and belong to nobody.

use std::sync::Arc;

use super::{Altered, Between, Change, Dependency, Object, ObjectId, functions};
use crate::{
    ident::{Name, QualifiedName},
    renaming::Renaming,
    schema::Scope,
    sql::Sql,
};

/// An access method.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "introspect", derive(serde::Deserialize))]
pub struct AccessMethod {
    /// Its name.
    pub name: Name,
    /// `TYPE`: what is kept by it.
    pub of: Kept,
    /// `HANDLER`: the function that tells PostgreSQL what it can do.
    pub handler: QualifiedName,
}

/// What an access method keeps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(
    feature = "introspect",
    derive(serde::Deserialize),
    serde(rename_all = "snake_case")
)]
pub enum Kept {
    /// `TABLE`
    Table,
    /// `INDEX`
    Index,
}

/// PostgreSQL changes no access method in place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Alteration {}

impl Object for AccessMethod {
    type Alteration = Alteration;
    type Key = Name;

    fn key(&self) -> Name {
        self.name.clone()
    }

    fn depends_on(&self, scope: &Scope<'_>) -> Vec<Dependency> {
        Vec::from_iter(functions::named(&self.handler, &["internal"], scope))
    }

    fn diff(old: &Arc<Self>, new: &Arc<Self>, _cx: &Between<'_>) -> Vec<Change<Self>> {
        Change::replace(old, new)
    }

    fn follow(&mut self, renaming: &Renaming) {
        functions::follow_named(&mut self.handler, &["internal"], renaming);
    }

    fn render_create(&self, _inline: &[String], sql: &mut Sql) {
        let of = match self.of {
            Kept::Table => "TABLE",
            Kept::Index => "INDEX",
        };
        sql.line(format_args!(
            "CREATE ACCESS METHOD {} TYPE {of} HANDLER {};",
            self.name, self.handler
        ));
    }

    fn render_drop(&self, sql: &mut Sql) {
        sql.line(format_args!("DROP ACCESS METHOD {};", self.name));
    }

    fn render_alter(it: &Altered<Self>, _sql: &mut Sql) {
        match it.how {}
    }
}

/// The access method of that name, if it is not PostgreSQL's own.
pub(super) fn needed(name: Option<&Name>, scope: &Scope<'_>) -> Option<Dependency> {
    let name = name.filter(|it| scope.access_methods.contains_key(*it))?;
    Some(ObjectId::AccessMethod(name.clone()).into())
}

// Introspection.

#[cfg(feature = "introspect")]
impl crate::introspect::Catalog for AccessMethod {
    const ROWS: Option<&'static str> = Some("pg_am WHERE oid >= 16384");

    const QUERY: &'static str = concat!(
        "SELECT json_build_object(
            'name', m.amname,
            'of', CASE m.amtype WHEN 't' THEN 'table' ELSE 'index' END,
            'handler', ",
        crate::introspect::function_name!("m.amhandler"),
        ")::text,
            obj_description(m.oid, 'pg_am')
         FROM pg_am m
         WHERE m.oid >= 16384 AND ",
        crate::introspect::not_of_extension!("pg_am", "m.oid")
    );

    type Row = Self;

    fn read(row: Self) -> Self {
        row
    }
}
