//! Parsers of text search: `CREATE TEXT SEARCH PARSER`. They belong to nobody.

use std::sync::Arc;

use super::{Altered, Between, Change, Dependency, Object, ObjectId, functions, namespaces};
use crate::{
    ident::QualifiedName,
    renaming::Renaming,
    schema::Scope,
    sql::{Sql, comma_separated},
};

/// A parser of text search.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "introspect", derive(serde::Deserialize))]
pub struct TextSearchParser {
    /// Its name.
    pub name: QualifiedName,
    /// `START`: begins with a text.
    pub start: QualifiedName,
    /// `GETTOKEN`: finds the next token.
    pub token: QualifiedName,
    /// `END`: ends with the text.
    pub end: QualifiedName,
    /// `HEADLINE`: shows where words were found.
    pub headline: Option<QualifiedName>,
    /// `LEXTYPES`: tells which types of tokens there are.
    pub token_types: QualifiedName,
}

/// One way in which a parser of text search can be altered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Alteration {
    /// `ALTER TEXT SEARCH PARSER … RENAME TO`
    Rename,
}

impl Object for TextSearchParser {
    type Alteration = Alteration;
    type Key = QualifiedName;

    fn key(&self) -> QualifiedName {
        self.name.clone()
    }

    fn depends_on(&self, scope: &Scope<'_>) -> Vec<Dependency> {
        let functions = self.functions();
        let functions = functions.filter_map(|(_, it, takes)| functions::named(it, takes, scope));
        namespaces::holding(&self.name.namespace)
            .into_iter()
            .chain(functions)
            .collect()
    }

    fn diff(old: &Arc<Self>, new: &Arc<Self>, _cx: &Between<'_>) -> Vec<Change<Self>> {
        Change::replace(old, new)
    }

    /// Nobody may name it meanwhile.
    fn rename_between(old: &Self, new: &Self, cx: &Between<'_>) -> Option<Alteration> {
        let renamed = TextSearchParser {
            name: old.name.sibling(new.name.name.clone()),
            ..old.clone()
        };
        let mut users = cx.old.text_search_configurations.values();
        let is_used = users.any(|it| it.parser == old.name);
        (renamed == *new && !is_used).then_some(Alteration::Rename)
    }

    fn follow(&mut self, renaming: &Renaming) {
        renaming.namespace(&mut self.name.namespace);
        functions::follow_named(&mut self.start, START, renaming);
        functions::follow_named(&mut self.token, TOKEN, renaming);
        functions::follow_named(&mut self.end, END, renaming);
        if let Some(it) = &mut self.headline {
            functions::follow_named(it, HEADLINE, renaming);
        }
        functions::follow_named(&mut self.token_types, TOKEN_TYPES, renaming);
    }

    fn follow_key(key: &mut QualifiedName, renaming: &Renaming) {
        renaming.namespace(&mut key.namespace);
    }

    fn render_create(&self, _inline: &[String], sql: &mut Sql) {
        let options = self.functions();
        let options = options.map(|(word, it, _)| format!("{word} = {it}"));
        sql.line(format_args!(
            "CREATE TEXT SEARCH PARSER {} ({});",
            self.name,
            comma_separated(options)
        ));
    }

    fn render_drop(&self, sql: &mut Sql) {
        sql.line(format_args!("DROP TEXT SEARCH PARSER {};", self.name));
    }

    fn render_alter(Altered { old, new, how }: &Altered<Self>, sql: &mut Sql) {
        match how {
            Alteration::Rename => sql.line(format_args!(
                "ALTER TEXT SEARCH PARSER {} RENAME TO {};",
                old.name, new.name.name
            )),
        }
    }
}

// What the functions take.
const START: &[&str] = &["internal", "integer"];
const TOKEN: &[&str] = &["internal"; 3];
const END: &[&str] = &["internal"];
const HEADLINE: &[&str] = &["internal", "internal", "tsquery"];
const TOKEN_TYPES: &[&str] = &["internal"];

impl TextSearchParser {
    fn functions(&self) -> impl Iterator<Item = functions::Used<'_>> {
        [
            ("START", Some(&self.start), START),
            ("GETTOKEN", Some(&self.token), TOKEN),
            ("END", Some(&self.end), END),
            ("HEADLINE", self.headline.as_ref(), HEADLINE),
            ("LEXTYPES", Some(&self.token_types), TOKEN_TYPES),
        ]
        .into_iter()
        .filter_map(|(word, it, takes)| Some((word, it?, takes)))
    }
}

/// The one of that name, if it is not PostgreSQL's own.
pub(super) fn needed(name: &QualifiedName, scope: &Scope<'_>) -> Option<Dependency> {
    let is_own = scope.text_search_parsers.contains_key(name);
    is_own.then(|| ObjectId::TextSearchParser(name.clone()).into())
}

// Introspection.

#[cfg(feature = "introspect")]
impl crate::introspect::Catalog for TextSearchParser {
    const ROWS: Option<&'static str> = Some("pg_ts_parser WHERE oid >= 16384");

    const QUERY: &'static str = concat!(
        "SELECT json_build_object(
            'name', json_build_array(n.nspname, p.prsname), 'start', ",
        crate::introspect::function_name!("p.prsstart"),
        ", 'token', ",
        crate::introspect::function_name!("p.prstoken"),
        ", 'end', ",
        crate::introspect::function_name!("p.prsend"),
        ", 'headline', ",
        crate::introspect::function_name!("p.prsheadline"),
        ", 'token_types', ",
        crate::introspect::function_name!("p.prslextype"),
        ")::text,
            obj_description(p.oid, 'pg_ts_parser')
         FROM pg_ts_parser p JOIN pg_namespace n ON n.oid = p.prsnamespace
         WHERE ",
        crate::introspect::not_of_system!("n"),
        " AND ",
        crate::introspect::not_of_extension!("pg_ts_parser", "p.oid")
    );

    type Row = Self;

    fn read(row: Self) -> Self {
        row
    }
}
