//! Templates of text search dictionaries: `CREATE TEXT SEARCH TEMPLATE`. They belong to nobody.

use std::sync::Arc;

use super::{Altered, Between, Change, Dependency, Object, ObjectId, functions, namespaces};
use crate::{
    ident::QualifiedName,
    renaming::Renaming,
    schema::Scope,
    sql::{Sql, comma_separated},
};

/// A template of text search dictionaries.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "introspect", derive(serde::Deserialize))]
pub struct TextSearchTemplate {
    /// Its name.
    pub name: QualifiedName,
    /// `INIT`: reads the options of a dictionary.
    pub init: Option<QualifiedName>,
    /// `LEXIZE`: looks a word up.
    pub lexize: QualifiedName,
}

/// One way in which a template of text search dictionaries can be altered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Alteration {
    /// `ALTER TEXT SEARCH TEMPLATE … RENAME TO`
    Rename,
}

impl Object for TextSearchTemplate {
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
        let renamed = TextSearchTemplate {
            name: old.name.sibling(new.name.name.clone()),
            ..old.clone()
        };
        let mut users = cx.old.text_search_dictionaries.values();
        let is_used = users.any(|it| it.template == old.name);
        (renamed == *new && !is_used).then_some(Alteration::Rename)
    }

    fn follow(&mut self, renaming: &Renaming) {
        renaming.namespace(&mut self.name.namespace);
        if let Some(it) = &mut self.init {
            functions::follow_named(it, INIT, renaming);
        }
        functions::follow_named(&mut self.lexize, LEXIZE, renaming);
    }

    fn follow_key(key: &mut QualifiedName, renaming: &Renaming) {
        renaming.namespace(&mut key.namespace);
    }

    fn render_create(&self, _inline: &[String], sql: &mut Sql) {
        let options = self.functions();
        let options = options.map(|(word, it, _)| format!("{word} = {it}"));
        sql.line(format_args!(
            "CREATE TEXT SEARCH TEMPLATE {} ({});",
            self.name,
            comma_separated(options)
        ));
    }

    fn render_drop(&self, sql: &mut Sql) {
        sql.line(format_args!("DROP TEXT SEARCH TEMPLATE {};", self.name));
    }

    fn render_alter(Altered { old, new, how }: &Altered<Self>, sql: &mut Sql) {
        match how {
            Alteration::Rename => sql.line(format_args!(
                "ALTER TEXT SEARCH TEMPLATE {} RENAME TO {};",
                old.name, new.name.name
            )),
        }
    }
}

// What the functions take.
const INIT: &[&str] = &["internal"];
const LEXIZE: &[&str] = &["internal"; 4];

impl TextSearchTemplate {
    fn functions(&self) -> impl Iterator<Item = functions::Used<'_>> {
        [
            ("INIT", self.init.as_ref(), INIT),
            ("LEXIZE", Some(&self.lexize), LEXIZE),
        ]
        .into_iter()
        .filter_map(|(word, it, takes)| Some((word, it?, takes)))
    }
}

/// The one of that name, if it is not PostgreSQL's own.
pub(super) fn needed(name: &QualifiedName, scope: &Scope<'_>) -> Option<Dependency> {
    let is_own = scope.text_search_templates.contains_key(name);
    is_own.then(|| ObjectId::TextSearchTemplate(name.clone()).into())
}

// Introspection.

#[cfg(feature = "introspect")]
impl crate::introspect::Catalog for TextSearchTemplate {
    const ROWS: Option<&'static str> = Some("pg_ts_template WHERE oid >= 16384");

    const QUERY: &'static str = concat!(
        "SELECT json_build_object(
            'name', json_build_array(n.nspname, p.tmplname), 'init', ",
        crate::introspect::function_name!("p.tmplinit"),
        ", 'lexize', ",
        crate::introspect::function_name!("p.tmpllexize"),
        ")::text,
            obj_description(p.oid, 'pg_ts_template')
         FROM pg_ts_template p JOIN pg_namespace n ON n.oid = p.tmplnamespace
         WHERE ",
        crate::introspect::not_of_system!("n"),
        " AND ",
        crate::introspect::not_of_extension!("pg_ts_template", "p.oid")
    );

    type Row = Self;

    fn read(row: Self) -> Self {
        row
    }
}
