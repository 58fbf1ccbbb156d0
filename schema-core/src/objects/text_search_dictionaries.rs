//! Dictionaries of text search: `CREATE TEXT SEARCH DICTIONARY`.

use std::sync::Arc;

use super::{
    Altered, Between, Change, Dependency, Object, ObjectId, namespaces, text_search_templates,
};
use crate::{
    ident::{Name, QualifiedName},
    renaming::Renaming,
    schema::Scope,
    sql::{Sql, comma_separated},
};

/// A dictionary of text search.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextSearchDictionary {
    /// Its name.
    pub name: QualifiedName,
    /// `TEMPLATE`: what looks words up.
    pub template: QualifiedName,
    /// What the template is told, in order; the values in SQL.
    pub options: Vec<(Name, String)>,
}

/// One way in which a dictionary of text search can be altered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Alteration {
    /// `ALTER TEXT SEARCH DICTIONARY … RENAME TO`
    Rename,
    /// `ALTER TEXT SEARCH DICTIONARY … (…)`
    SetOptions,
}

impl Object for TextSearchDictionary {
    type Alteration = Alteration;
    type Key = QualifiedName;

    fn key(&self) -> QualifiedName {
        self.name.clone()
    }

    fn word(&self) -> Option<&Name> {
        Some(&self.name.name)
    }

    fn depends_on(&self, scope: &Scope<'_>) -> Vec<Dependency> {
        namespaces::holding(&self.name.namespace)
            .into_iter()
            .chain(text_search_templates::needed(&self.template, scope))
            .collect()
    }

    fn diff(old: &Arc<Self>, new: &Arc<Self>, _cx: &Between<'_>) -> Vec<Change<Self>> {
        if old.template == new.template {
            vec![Change::alter(old, new, Alteration::SetOptions)]
        } else {
            Change::replace(old, new)
        }
    }

    fn rename(old: &Self, new: &Self) -> Option<Alteration> {
        let renamed = TextSearchDictionary {
            name: new.name.clone(),
            ..old.clone()
        };
        (old.name.namespace == new.name.namespace && renamed == *new).then_some(Alteration::Rename)
    }

    fn follow(&mut self, renaming: &Renaming) {
        TextSearchDictionary::follow_key(&mut self.name, renaming);
        renaming.namespace(&mut self.template.namespace);
    }

    fn follow_key(key: &mut QualifiedName, renaming: &Renaming) {
        renaming.name(key, ObjectId::TextSearchDictionary);
    }

    fn render_create(&self, _inline: &[String], sql: &mut Sql) {
        let template = format!("TEMPLATE = {}", self.template);
        let options = self.options.iter().map(option);
        let all = comma_separated(std::iter::once(template).chain(options));
        sql.line(format_args!(
            "CREATE TEXT SEARCH DICTIONARY {} ({all});",
            self.name
        ));
    }

    fn render_drop(&self, sql: &mut Sql) {
        sql.line(format_args!("DROP TEXT SEARCH DICTIONARY {};", self.name));
    }

    fn render_alter(Altered { old, new, how }: &Altered<Self>, sql: &mut Sql) {
        let change = match how {
            Alteration::Rename => format!("RENAME TO {}", new.name.name),
            Alteration::SetOptions => {
                let is_gone = |name: &Name| new.options.iter().all(|(it, _)| it != name);
                let gone = old.options.iter().map(|(name, _)| name);
                let gone = gone.filter(|it| is_gone(it)).map(ToString::to_string);
                let all = gone.chain(new.set_after(old).iter().map(option));
                format!("({})", comma_separated(all))
            }
        };
        sql.line(format_args!(
            "ALTER TEXT SEARCH DICTIONARY {} {change};",
            old.name
        ));
    }
}

impl TextSearchDictionary {
    /// The options to be set where those of `old` are: PostgreSQL puts what is set behind the others.
    fn set_after(&self, old: &TextSearchDictionary) -> &[(Name, String)] {
        let mut there = old.options.iter();
        let kept = self
            .options
            .iter()
            .take_while(|it| there.any(|old| old == *it));
        &self.options[kept.count()..]
    }
}

fn option((name, value): &(Name, String)) -> String {
    format!("{name} = {value}")
}

// Introspection.

#[cfg(feature = "introspect")]
impl crate::introspect::Catalog for TextSearchDictionary {
    const ROWS: Option<&'static str> = Some("pg_ts_dict WHERE oid >= 16384");

    const QUERY: &'static str = concat!(
        "SELECT json_build_object(
            'name', json_build_array(n.nspname, d.dictname),
            'template', json_build_array(tn.nspname, t.tmplname),
            'options', coalesce(d.dictinitoption, ''))::text,
            obj_description(d.oid, 'pg_ts_dict')
         FROM pg_ts_dict d JOIN pg_namespace n ON n.oid = d.dictnamespace
         JOIN pg_ts_template t ON t.oid = d.dicttemplate JOIN pg_namespace tn ON tn.oid = t.tmplnamespace
         WHERE ",
        crate::introspect::not_of_system!("n"),
        " AND ",
        crate::introspect::not_of_extension!("pg_ts_dict", "d.oid")
    );

    type Row = DictionaryRow;

    fn read(row: DictionaryRow) -> Self {
        TextSearchDictionary {
            name: row.name,
            template: row.template,
            options: options(&row.options),
        }
    }
}

/// Of `dictinitoption`: `name = value, …`.
#[cfg(feature = "introspect")]
fn options(text: &str) -> Vec<(Name, String)> {
    use crate::sql::{Token, tokens};
    let option = |text: &str| {
        let (name, value) = text.split_once('=')?;
        match tokens(name).next()? {
            Token::Word(name) => Some((Name::from(name), value.trim().to_owned())),
            _ => None,
        }
    };
    let mut options = Vec::new();
    let (mut at, mut start) = (0, 0);
    for token in squawk_lexer::tokenize(text) {
        let end = at + token.len as usize;
        if token.kind == squawk_lexer::TokenKind::Comma {
            options.extend(option(&text[start..at]));
            start = end;
        }
        at = end;
    }
    options.extend(option(&text[start..]));
    options
}

/// What the catalogs tell of a dictionary of text search.
#[cfg(feature = "introspect")]
#[derive(serde::Deserialize)]
pub(crate) struct DictionaryRow {
    name: QualifiedName,
    template: QualifiedName,
    options: String,
}
