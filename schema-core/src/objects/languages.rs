//! Languages of functions: `CREATE LANGUAGE`. They stand in no namespace.

use std::sync::Arc;

use super::{Altered, Between, Change, Dependency, Object, ObjectId, functions};
use crate::{
    ident::{Name, QualifiedName},
    renaming::Renaming,
    schema::Scope,
    sql::Sql,
};

/// A language.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "introspect", derive(serde::Deserialize))]
pub struct Language {
    /// Its name.
    pub name: Name,
    /// `TRUSTED`: everybody may write functions in it.
    #[cfg_attr(feature = "introspect", serde(default))]
    pub trusted: bool,
    /// `HANDLER`: the function that runs functions.
    pub handler: QualifiedName,
    /// `INLINE`: the one that runs blocks.
    pub inline: Option<QualifiedName>,
    /// `VALIDATOR`: the one that looks at functions when they are made.
    pub validator: Option<QualifiedName>,
}

/// One way in which a language can be altered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Alteration {
    /// `ALTER LANGUAGE … RENAME TO`
    Rename,
    /// `CREATE OR REPLACE LANGUAGE`; functions, comment and privileges stay.
    Replace,
}

impl Object for Language {
    type Alteration = Alteration;
    type Key = Name;

    fn key(&self) -> Name {
        self.name.clone()
    }

    fn depends_on(&self, scope: &Scope<'_>) -> Vec<Dependency> {
        let named =
            |name: &QualifiedName, arguments: &[&str]| functions::named(name, arguments, scope);
        let handler = named(&self.handler, &[]);
        let inline = self.inline.iter();
        let validator = self.validator.iter();
        handler
            .into_iter()
            .chain(inline.filter_map(|it| named(it, &["internal"])))
            .chain(validator.filter_map(|it| named(it, &["oid"])))
            .collect()
    }

    fn diff(old: &Arc<Self>, new: &Arc<Self>, cx: &Between<'_>) -> Vec<Change<Self>> {
        let needed = old.depends_on(cx.old);
        match needed.iter().any(|it| cx.moving.contains(it)) {
            true => Change::replace(old, new),
            false => vec![Change::alter(old, new, Alteration::Replace)],
        }
    }

    /// Nobody may use it meanwhile.
    fn rename_between(old: &Self, new: &Self, cx: &Between<'_>) -> Option<Alteration> {
        let renamed = Language {
            name: new.name.clone(),
            ..old.clone()
        };
        let mut functions = cx.old.functions.values();
        let is_used = functions.any(|it| it.language == old.name);
        (renamed == *new && !is_used).then_some(Alteration::Rename)
    }

    fn follow(&mut self, renaming: &Renaming) {
        functions::follow_named(&mut self.handler, &[], renaming);
        if let Some(it) = &mut self.inline {
            functions::follow_named(it, &["internal"], renaming);
        }
        if let Some(it) = &mut self.validator {
            functions::follow_named(it, &["oid"], renaming);
        }
    }

    fn render_create(&self, _inline: &[String], sql: &mut Sql) {
        self.render("CREATE", sql);
    }

    fn render_drop(&self, sql: &mut Sql) {
        sql.line(format_args!("DROP LANGUAGE {};", self.name));
    }

    fn render_alter(Altered { old, new, how }: &Altered<Self>, sql: &mut Sql) {
        match how {
            Alteration::Rename => sql.line(format_args!(
                "ALTER LANGUAGE {} RENAME TO {};",
                old.name, new.name
            )),
            Alteration::Replace => new.render("CREATE OR REPLACE", sql),
        }
    }
}

impl Language {
    fn render(&self, create: &str, sql: &mut Sql) {
        let trusted = if self.trusted { " TRUSTED" } else { "" };
        let mut clauses = format!("HANDLER {}", self.handler);
        clauses.extend(self.inline.iter().map(|it| format!(" INLINE {it}")));
        clauses.extend(self.validator.iter().map(|it| format!(" VALIDATOR {it}")));
        sql.line(format_args!(
            "{create}{trusted} LANGUAGE {} {clauses};",
            self.name
        ));
    }
}

/// The language of that name, if it is neither PostgreSQL's own nor an extension's.
pub(super) fn needed(name: &Name, scope: &Scope<'_>) -> Option<Dependency> {
    let is_own = scope.languages.contains_key(name);
    is_own.then(|| ObjectId::Language(name.clone()).into())
}

// Introspection.

#[cfg(feature = "introspect")]
impl crate::introspect::Catalog for Language {
    const ROWS: Option<&'static str> = Some("pg_language WHERE oid >= 16384");

    const QUERY: &'static str = concat!(
        "SELECT json_build_object(
            'name', l.lanname,
            'trusted', l.lanpltrusted,
            'handler', ",
        crate::introspect::function_name!("l.lanplcallfoid"),
        ", 'inline', ",
        crate::introspect::function_name!("l.laninline"),
        ", 'validator', ",
        crate::introspect::function_name!("l.lanvalidator"),
        ")::text,
            obj_description(l.oid, 'pg_language')
         FROM pg_language l
         WHERE l.oid >= 16384 AND ",
        crate::introspect::not_of_extension!("pg_language", "l.oid")
    );

    type Row = Self;

    fn read(row: Self) -> Self {
        row
    }
}
