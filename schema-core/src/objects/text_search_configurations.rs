//! Configurations of text search: `CREATE TEXT SEARCH CONFIGURATION`.

use std::{collections::BTreeMap, sync::Arc};

use super::{
    Altered, Between, Change, Dependency, Object, ObjectId, namespaces, text_search_parsers,
};
use crate::{
    ident::{Name, QualifiedName},
    renaming::Renaming,
    schema::Scope,
    sql::{Sql, comma_separated},
};

/// A configuration of text search.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "introspect", derive(serde::Deserialize))]
pub struct TextSearchConfiguration {
    /// Its name.
    pub name: QualifiedName,
    /// `PARSER`: what cuts a text into tokens.
    pub parser: QualifiedName,
    /// The dictionaries by which a token of each type is looked up, one after the other.
    #[cfg_attr(feature = "introspect", serde(default))]
    pub mappings: BTreeMap<Name, Vec<QualifiedName>>,
}

/// One way in which a configuration of text search can be altered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Alteration {
    /// `ALTER TEXT SEARCH CONFIGURATION … RENAME TO`
    Rename,
    /// `ALTER TEXT SEARCH CONFIGURATION … ADD MAPPING`, `ALTER MAPPING`, `DROP MAPPING`
    SetMappings,
}

impl Object for TextSearchConfiguration {
    type Alteration = Alteration;
    type Key = QualifiedName;

    fn key(&self) -> QualifiedName {
        self.name.clone()
    }

    fn word(&self) -> Option<&Name> {
        Some(&self.name.name)
    }

    /// A dictionary of PostgreSQL, or of an extension, is no object.
    fn depends_on(&self, scope: &Scope<'_>) -> Vec<Dependency> {
        let dictionaries = self.mappings.values().flatten().cloned();
        let dictionaries = dictionaries.map(ObjectId::TextSearchDictionary);
        let ours = dictionaries.filter(|it| scope.contains(it)).map(Into::into);
        let namespace = namespaces::holding(&self.name.namespace);
        let parser = text_search_parsers::needed(&self.parser, scope);
        namespace.into_iter().chain(ours).chain(parser).collect()
    }

    fn diff(old: &Arc<Self>, new: &Arc<Self>, _cx: &Between<'_>) -> Vec<Change<Self>> {
        if old.parser == new.parser {
            vec![Change::alter(old, new, Alteration::SetMappings)]
        } else {
            Change::replace(old, new)
        }
    }

    fn rename(old: &Self, new: &Self) -> Option<Alteration> {
        let renamed = TextSearchConfiguration {
            name: new.name.clone(),
            ..old.clone()
        };
        (old.name.namespace == new.name.namespace && renamed == *new).then_some(Alteration::Rename)
    }

    fn follow(&mut self, renaming: &Renaming) {
        TextSearchConfiguration::follow_key(&mut self.name, renaming);
        renaming.namespace(&mut self.parser.namespace);
        for it in self.mappings.values_mut().flatten() {
            renaming.name(it, ObjectId::TextSearchDictionary);
        }
    }

    fn follow_key(key: &mut QualifiedName, renaming: &Renaming) {
        renaming.name(key, ObjectId::TextSearchConfiguration);
    }

    fn render_create(&self, _inline: &[String], sql: &mut Sql) {
        let (name, parser) = (&self.name, &self.parser);
        sql.line(format_args!(
            "CREATE TEXT SEARCH CONFIGURATION {name} (PARSER = {parser});"
        ));
        self.render("ADD", self.mappings.iter(), sql);
    }

    fn render_drop(&self, sql: &mut Sql) {
        sql.line(format_args!(
            "DROP TEXT SEARCH CONFIGURATION {};",
            self.name
        ));
    }

    fn render_alter(Altered { old, new, how }: &Altered<Self>, sql: &mut Sql) {
        match how {
            Alteration::Rename => sql.line(format_args!(
                "ALTER TEXT SEARCH CONFIGURATION {} RENAME TO {};",
                old.name, new.name.name
            )),
            Alteration::SetMappings => {
                let gone = old.mappings.keys();
                let gone: Vec<&Name> = gone.filter(|it| !new.mappings.contains_key(*it)).collect();
                if !gone.is_empty() {
                    sql.line(format_args!(
                        "ALTER TEXT SEARCH CONFIGURATION {} DROP MAPPING FOR {};",
                        new.name,
                        comma_separated(gone)
                    ));
                }
                let (kept, fresh): (Vec<_>, Vec<_>) = new
                    .mappings
                    .iter()
                    .filter(|(token, it)| old.mappings.get(*token) != Some(it))
                    .partition(|(token, _)| old.mappings.contains_key(*token));
                new.render("ALTER", kept, sql);
                new.render("ADD", fresh, sql);
            }
        }
    }
}

impl TextSearchConfiguration {
    /// One statement for all types of tokens that are looked up alike.
    fn render<'a>(
        &self,
        word: &str,
        mappings: impl IntoIterator<Item = (&'a Name, &'a Vec<QualifiedName>)>,
        sql: &mut Sql,
    ) {
        let mut alike: BTreeMap<&Vec<QualifiedName>, Vec<&Name>> = BTreeMap::new();
        for (token, dictionaries) in mappings {
            alike.entry(dictionaries).or_default().push(token);
        }
        for (dictionaries, tokens) in alike {
            sql.line(format_args!(
                "ALTER TEXT SEARCH CONFIGURATION {} {word} MAPPING FOR {} WITH {};",
                self.name,
                comma_separated(tokens),
                comma_separated(dictionaries)
            ));
        }
    }
}

// Introspection.

#[cfg(feature = "introspect")]
impl crate::introspect::Catalog for TextSearchConfiguration {
    const ROWS: Option<&'static str> = Some("pg_ts_config WHERE oid >= 16384");

    const QUERY: &'static str = concat!(
        "SELECT json_build_object(
            'name', json_build_array(n.nspname, c.cfgname),
            'parser', json_build_array(pn.nspname, p.prsname),
            'mappings', (SELECT coalesce(json_object_agg(k.alias, k.dictionaries), '{}') FROM (
                SELECT y.alias, json_agg(json_build_array(dn.nspname, d.dictname) ORDER BY m.mapseqno) AS dictionaries
                FROM pg_ts_config_map m JOIN ts_token_type(c.cfgparser) y ON y.tokid = m.maptokentype
                JOIN pg_ts_dict d ON d.oid = m.mapdict JOIN pg_namespace dn ON dn.oid = d.dictnamespace
                WHERE m.mapcfg = c.oid GROUP BY y.alias) k))::text,
            obj_description(c.oid, 'pg_ts_config')
         FROM pg_ts_config c JOIN pg_namespace n ON n.oid = c.cfgnamespace
         JOIN pg_ts_parser p ON p.oid = c.cfgparser JOIN pg_namespace pn ON pn.oid = p.prsnamespace
         WHERE ",
        crate::introspect::not_of_system!("n"),
        " AND ",
        crate::introspect::not_of_extension!("pg_ts_config", "c.oid")
    );

    type Row = Self;

    fn read(row: Self) -> Self {
        row
    }
}
