//! Wrappers of foreign data: `CREATE FOREIGN DATA WRAPPER`. They stand in no namespace.

use std::{collections::BTreeSet, sync::Arc};

use super::{
    Altered, Between, Change, Dependency, Object, ObjectId, foreign_options::ForeignOptions,
};
use crate::{
    ident::{Name, QualifiedName},
    renaming::Renaming,
    schema::Scope,
    sql::Sql,
};

/// A wrapper of foreign data.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "introspect", derive(serde::Deserialize))]
pub struct ForeignDataWrapper {
    /// Its name; unique in a database.
    pub name: Name,
    /// `HANDLER`: the function that reads and writes; without one no foreign table can be used.
    pub handler: Option<QualifiedName>,
    /// `VALIDATOR`: the function that looks at options.
    pub validator: Option<QualifiedName>,
    /// `OPTIONS`
    #[cfg_attr(feature = "introspect", serde(default))]
    pub options: ForeignOptions,
    /// What it depends on, as PostgreSQL sees it.
    #[cfg_attr(feature = "introspect", serde(default))]
    pub uses: BTreeSet<Dependency>,
}

/// One way in which a wrapper of foreign data can be altered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Alteration {
    /// `ALTER FOREIGN DATA WRAPPER … RENAME TO`
    Rename,
    /// `ALTER FOREIGN DATA WRAPPER`: the functions and options that differ.
    Define,
}

impl Object for ForeignDataWrapper {
    type Alteration = Alteration;
    type Key = Name;

    fn key(&self) -> Name {
        self.name.clone()
    }

    fn depends_on(&self, _scope: &Scope<'_>) -> Vec<Dependency> {
        self.uses.iter().cloned().collect()
    }

    /// Servers stand on it.
    fn can_be_restored(&self) -> bool {
        false
    }

    fn diff(old: &Arc<Self>, new: &Arc<Self>, _cx: &Between<'_>) -> Vec<Change<Self>> {
        vec![Change::alter(old, new, Alteration::Define)]
    }

    fn renaming() -> Option<Alteration> {
        Some(Alteration::Rename)
    }

    fn follow(&mut self, renaming: &Renaming) {
        ForeignDataWrapper::follow_key(&mut self.name, renaming);
        for it in self.handler.iter_mut().chain(&mut self.validator) {
            renaming.namespace(&mut it.namespace);
        }
        Dependency::follow_all(&mut self.uses, renaming);
    }

    fn follow_key(key: &mut Name, renaming: &Renaming) {
        renaming.unqualified(key, ObjectId::ForeignDataWrapper);
    }

    fn render_create(&self, _inline: &[String], sql: &mut Sql) {
        let handler = self.handler.iter().map(|it| format!(" HANDLER {it}"));
        let validator = self.validator.iter().map(|it| format!(" VALIDATOR {it}"));
        let functions: String = handler.chain(validator).collect();
        let (name, options) = (&self.name, &self.options);
        sql.line(format_args!(
            "CREATE FOREIGN DATA WRAPPER {name}{functions}{options};"
        ));
    }

    fn render_drop(&self, sql: &mut Sql) {
        sql.line(format_args!("DROP FOREIGN DATA WRAPPER {};", self.name));
    }

    fn render_alter(Altered { old, new, how }: &Altered<Self>, sql: &mut Sql) {
        let change = match how {
            Alteration::Rename => format!(" RENAME TO {}", new.name),
            Alteration::Define => {
                let mut change = function("HANDLER", &old.handler, &new.handler);
                change += &function("VALIDATOR", &old.validator, &new.validator);
                if old.options != new.options {
                    change += &format!(" {}", old.options.to(&new.options));
                }
                change
            }
        };
        sql.line(format_args!(
            "ALTER FOREIGN DATA WRAPPER {}{change};",
            old.name
        ));
    }
}

fn function(word: &str, old: &Option<QualifiedName>, new: &Option<QualifiedName>) -> String {
    match new {
        new if new == old => String::new(),
        Some(name) => format!(" {word} {name}"),
        None => format!(" NO {word}"),
    }
}

// Introspection.

#[cfg(feature = "introspect")]
impl crate::introspect::Catalog for ForeignDataWrapper {
    const ROWS: Option<&'static str> = Some("pg_foreign_data_wrapper");

    const QUERY: &'static str = concat!(
        "SELECT json_build_object(
            'name', w.fdwname,
            'handler', (SELECT json_build_array(n.nspname, p.proname) FROM pg_proc p
                JOIN pg_namespace n ON n.oid = p.pronamespace WHERE p.oid = w.fdwhandler),
            'validator', (SELECT json_build_array(n.nspname, p.proname) FROM pg_proc p
                JOIN pg_namespace n ON n.oid = p.pronamespace WHERE p.oid = w.fdwvalidator),
            'options', ",
        super::foreign_options::foreign_options!("w.fdwoptions"),
        ", 'uses', ",
        crate::introspect::uses!("pg_foreign_data_wrapper", "w.oid"),
        ")::text,
            obj_description(w.oid, 'pg_foreign_data_wrapper')
         FROM pg_foreign_data_wrapper w
         WHERE ",
        crate::introspect::not_of_extension!("pg_foreign_data_wrapper", "w.oid")
    );

    type Row = Self;

    fn read(row: Self) -> Self {
        row
    }
}
