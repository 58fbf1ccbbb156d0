//! Conversions between encodings: `CREATE CONVERSION`.

use std::sync::Arc;

use super::{Altered, Between, Change, Dependency, Object, functions, namespaces};
use crate::{
    ident::QualifiedName,
    renaming::Renaming,
    schema::Scope,
    sql::{Sql, literal},
};

/// A conversion.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "introspect", derive(serde::Deserialize))]
pub struct Conversion {
    /// Its name.
    pub name: QualifiedName,
    /// `DEFAULT`: it is taken where none is named.
    #[cfg_attr(feature = "introspect", serde(default))]
    pub default: bool,
    /// `FOR`: the encoding that it takes.
    pub source: String,
    /// `TO`: the one that it gives.
    pub target: String,
    /// `FROM`: the function that converts.
    pub function: QualifiedName,
}

/// What a function takes that converts; the last since PostgreSQL 14.
const ARGUMENTS: [&str; 6] = [
    "integer", "integer", "cstring", "internal", "integer", "boolean",
];

/// One way in which a conversion can be altered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Alteration {
    /// `ALTER CONVERSION … RENAME TO`
    Rename,
}

impl Object for Conversion {
    type Alteration = Alteration;
    type Key = QualifiedName;

    fn key(&self) -> QualifiedName {
        self.name.clone()
    }

    fn depends_on(&self, scope: &Scope<'_>) -> Vec<Dependency> {
        let named = |count: usize| functions::named(&self.function, &ARGUMENTS[..count], scope);
        let converts = [5, 6].into_iter().filter_map(named);
        namespaces::holding(&self.name.namespace)
            .into_iter()
            .chain(converts)
            .collect()
    }

    fn diff(old: &Arc<Self>, new: &Arc<Self>, _cx: &Between<'_>) -> Vec<Change<Self>> {
        Change::replace(old, new)
    }

    fn rename(old: &Self, new: &Self) -> Option<Alteration> {
        let renamed = Conversion {
            name: new.name.clone(),
            ..old.clone()
        };
        (old.name.namespace == new.name.namespace && renamed == *new).then_some(Alteration::Rename)
    }

    fn follow(&mut self, renaming: &Renaming) {
        Conversion::follow_key(&mut self.name, renaming);
        for count in [5, 6] {
            functions::follow_named(&mut self.function, &ARGUMENTS[..count], renaming);
        }
    }

    fn follow_key(key: &mut QualifiedName, renaming: &Renaming) {
        renaming.namespace(&mut key.namespace);
    }

    fn render_create(&self, _inline: &[String], sql: &mut Sql) {
        let default = if self.default { " DEFAULT" } else { "" };
        sql.line(format_args!(
            "CREATE{default} CONVERSION {} FOR {} TO {} FROM {};",
            self.name,
            literal(&self.source),
            literal(&self.target),
            self.function
        ));
    }

    fn render_drop(&self, sql: &mut Sql) {
        sql.line(format_args!("DROP CONVERSION {};", self.name));
    }

    fn render_alter(Altered { old, new, how }: &Altered<Self>, sql: &mut Sql) {
        match how {
            Alteration::Rename => sql.line(format_args!(
                "ALTER CONVERSION {} RENAME TO {};",
                old.name, new.name.name
            )),
        }
    }
}

// Introspection.

#[cfg(feature = "introspect")]
impl crate::introspect::Catalog for Conversion {
    const ROWS: Option<&'static str> = Some("pg_conversion WHERE oid >= 16384");

    const QUERY: &'static str = concat!(
        "SELECT json_build_object(
            'name', json_build_array(n.nspname, c.conname),
            'default', c.condefault,
            'source', pg_encoding_to_char(c.conforencoding),
            'target', pg_encoding_to_char(c.contoencoding),
            'function', ",
        crate::introspect::function_name!("c.conproc"),
        ")::text,
            obj_description(c.oid, 'pg_conversion')
         FROM pg_conversion c JOIN pg_namespace n ON n.oid = c.connamespace
         WHERE ",
        crate::introspect::not_of_system!("n"),
        " AND ",
        crate::introspect::not_of_extension!("pg_conversion", "c.oid")
    );

    type Row = Self;

    fn read(row: Self) -> Self {
        row
    }
}
