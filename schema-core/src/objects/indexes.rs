//! Indexes: `CREATE INDEX`. Those that belong to a constraint are part of it.

use std::collections::BTreeMap;

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::{Altered, Between, Change, Dependency, Object, ObjectId};
use crate::{
    check::{Catalog, Checking, Complaint},
    ident::{Name, QualifiedName},
    renaming::Renaming,
    schema::Scope,
    sql::{Expression, Sql, comma_separated},
};

/// An index.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Index {
    /// Its name; the namespace is that of its table.
    pub name: QualifiedName,
    /// The table that it is on.
    pub table: QualifiedName,
    /// `UNIQUE`
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub unique: bool,
    /// The access method: `btree`, `hash`, `gin`, `gist`, `spgist`, `brin`, or an extension's.
    pub method: Name,
    /// What is indexed.
    pub parts: Vec<Part>,
    /// `INCLUDE`
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub include: Vec<Name>,
    /// `NULLS NOT DISTINCT`; PostgreSQL 15 and later.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub nulls_not_distinct: bool,
    /// `WITH (…)`
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub with: BTreeMap<String, String>,
    /// `WHERE`: only these rows are indexed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub filter: Option<Expression>,
}

/// A column or expression of an index.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    /// What is indexed.
    pub of: Indexed,
    /// `COLLATE`, where it is not that of the column.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub collation: Option<QualifiedName>,
    /// The operator class, as SQL, where it is not the default one of the type.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub operator_class: Option<String>,
    /// `DESC`
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub descending: bool,
    /// `NULLS FIRST`, spelled out: PostgreSQL's default is first where descending, else last.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub nulls_first: bool,
}

/// What a part of an index holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Indexed {
    /// A column.
    Column(Name),
    /// An expression, without parentheses around it.
    Expression(Expression),
}

impl Part {
    fn clause(&self) -> String {
        let mut clause = match &self.of {
            Indexed::Column(name) => name.to_string(),
            Indexed::Expression(it) => format!("({it})"),
        };
        clause.extend(self.collation.iter().map(|it| format!(" COLLATE {it}")));
        clause.extend(self.operator_class.iter().map(|it| format!(" {it}")));
        if self.descending {
            clause.push_str(" DESC");
        }
        if self.nulls_first != self.descending {
            clause.push_str(if self.nulls_first {
                " NULLS FIRST"
            } else {
                " NULLS LAST"
            });
        }
        clause
    }
}

/// One way in which an index can be altered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Alteration {
    /// `ALTER INDEX … RENAME TO`
    Rename,
    /// `ALTER INDEX … SET (…)`, `RESET (…)`
    SetOptions,
}

impl Index {
    /// A name that was given by hand follows the template as far as that tells.
    fn wrong_name(&self, cx: &Checking<'_>) -> Option<Complaint> {
        let template = cx.settings.naming.indexes.as_ref()?;
        if !cx.is_written(&ObjectId::Index(self.name.clone())) {
            return None;
        }
        let table = self.table.name.as_str();
        let wanted = template.fill(&[("{table}", table), ("{columns}", "…")]);
        let name = self.name.name.as_str();
        (!super::constraints::rules::fits(name, &wanted)).then(|| {
            Complaint::name(format!(
                "index `{name}` is not named `{wanted}`, as `naming.indexes` asks in schema.toml"
            ))
        })
    }
}

impl Object for Index {
    type Alteration = Alteration;
    type Key = QualifiedName;

    fn key(&self) -> QualifiedName {
        self.name.clone()
    }

    fn depends_on(&self, scope: &Scope<'_>) -> Vec<Dependency> {
        let column = |it: &Name| Dependency::Column(self.table.clone(), it.clone());
        let mut out = vec![Dependency::table(&self.table)];
        for part in &self.parts {
            match &part.of {
                Indexed::Column(name) => out.push(column(name)),
                Indexed::Expression(it) => scope.mentioned(it, Some(&self.table), &mut out),
            }
        }
        out.extend(self.include.iter().map(column));
        if let Some(filter) = &self.filter {
            scope.mentioned(filter, Some(&self.table), &mut out);
        }
        out
    }

    fn part_of(&self) -> Option<Dependency> {
        Some(Dependency::table(&self.table))
    }

    /// PostgreSQL rebuilds an index over plain columns by itself; the text of an expression may
    /// no longer fit the types.
    fn blocks_change_of(&self, _dependency: &Dependency) -> bool {
        self.filter.is_some()
            || self
                .parts
                .iter()
                .any(|it| matches!(it.of, Indexed::Expression(_)) || it.operator_class.is_some())
    }

    fn diff(old: &Arc<Self>, new: &Arc<Self>, _cx: &Between<'_>) -> Vec<Change<Self>> {
        let set = Index {
            with: new.with.clone(),
            ..Index::clone(old)
        };
        if set == **new {
            vec![Change::alter(old, new, Alteration::SetOptions)]
        } else {
            Change::replace(old, new)
        }
    }

    fn rename(old: &Self, new: &Self) -> Option<Alteration> {
        let renamed = Index {
            name: new.name.clone(),
            ..old.clone()
        };
        (old.name.namespace == new.name.namespace && renamed == *new).then_some(Alteration::Rename)
    }

    fn complaints(&self, cx: &Checking<'_>) -> Vec<Complaint> {
        let mut complaints: Vec<Complaint> = self.wrong_name(cx).into_iter().collect();
        if self.nulls_not_distinct {
            let wrong = cx.server(15, "`nulls_not_distinct`");
            complaints.extend(wrong.map(Complaint::whole));
        }
        complaints
    }

    fn occupies(&self) -> Vec<(Catalog, QualifiedName)> {
        vec![(Catalog::Relation, self.name.clone())]
    }

    fn follow(&mut self, renaming: &Renaming) {
        for part in &mut self.parts {
            match &mut part.of {
                Indexed::Column(name) => renaming.column(&self.table, name),
                Indexed::Expression(it) => renaming.expression(Some(&self.table), it),
            }
        }
        self.include
            .iter_mut()
            .for_each(|it| renaming.column(&self.table, it));
        self.filter
            .iter_mut()
            .for_each(|it| renaming.expression(Some(&self.table), it));
        renaming.table(&mut self.table);
        self.name.namespace = self.table.namespace.clone();
    }

    fn follow_key(key: &mut QualifiedName, renaming: &Renaming) {
        renaming.namespace(&mut key.namespace);
    }

    fn render_create(&self, _inline: &[String], sql: &mut Sql) {
        render_create(self, sql);
    }

    fn render_drop(&self, sql: &mut Sql) {
        sql.line(format_args!("DROP INDEX {};", self.name));
    }

    fn render_alter(Altered { old, new, how }: &Altered<Self>, sql: &mut Sql) {
        match how {
            Alteration::Rename => sql.line(format_args!(
                "ALTER INDEX {} RENAME TO {};",
                old.name, new.name.name
            )),
            Alteration::SetOptions => render_options(old, new, sql),
        }
    }
}

fn render_options(old: &Index, new: &Index, sql: &mut Sql) {
    let set: Vec<String> = new
        .with
        .iter()
        .filter(|(name, value)| old.with.get(*name) != Some(*value))
        .map(|(name, value)| format!("{name} = {value}"))
        .collect();
    let mut reset = old
        .with
        .keys()
        .filter(|it| !new.with.contains_key(*it))
        .peekable();
    if !set.is_empty() {
        let set = set.join(", ");
        sql.line(format_args!("ALTER INDEX {} SET ({set});", new.name));
    }
    if reset.peek().is_some() {
        let reset = comma_separated(reset);
        sql.line(format_args!("ALTER INDEX {} RESET ({reset});", new.name));
    }
}

fn render_create(it: &Index, sql: &mut Sql) {
    let unique = if it.unique { "UNIQUE " } else { "" };
    let using = match it.method.as_str() {
        "btree" => String::new(),
        _ => format!("USING {} ", it.method),
    };
    let parts = comma_separated(it.parts.iter().map(Part::clause));
    let mut clauses = String::new();
    if !it.include.is_empty() {
        clauses.push_str(&format!(" INCLUDE ({})", comma_separated(&it.include)));
    }
    if it.nulls_not_distinct {
        clauses.push_str(" NULLS NOT DISTINCT");
    }
    if !it.with.is_empty() {
        let with = comma_separated(
            it.with
                .iter()
                .map(|(name, value)| format!("{name} = {value}")),
        );
        clauses.push_str(&format!(" WITH ({with})"));
    }
    clauses.extend(it.filter.iter().map(|filter| format!(" WHERE {filter}")));
    sql.line(format_args!(
        "CREATE {unique}INDEX {} ON {} {using}({parts}){clauses};",
        it.name.name, it.table,
    ));
}

// Introspection.

/// Of each part: `indkey`, `indoption`, `indclass` and `indcollation` count from 0, the columns of
/// the index itself from 1. An operator class with parameters is always named.
#[cfg(feature = "introspect")]
impl crate::introspect::Catalog for Index {
    const QUERY: &'static str = concat!(
        "SELECT json_build_object(
            'table', json_build_array(t.nspname, t.relname),
            'name', c.relname,
            'unique', i.indisunique,
            'method', m.amname,
            'include', ",
        crate::introspect::column_names!("i.indrelid", "i.indkey[i.indnkeyatts:]"),
        ",
            'nulls_not_distinct', coalesce((to_jsonb(i) ->> 'indnullsnotdistinct')::bool, false),
            'with', coalesce(c.reloptions, '{}'),
            'filter', pg_get_expr(i.indpred, i.indrelid),
            'parts', (SELECT json_agg(json_build_object(
                'column', a.attname,
                'expression', CASE WHEN a.attname IS NULL THEN pg_get_indexdef(i.indexrelid, p.place + 1, false) END,
                'collation', CASE WHEN o.oid <> coalesce(a.attcollation, y.typcollation)
                    THEN json_build_array(cn.nspname, o.collname) END,
                'operator_class', CASE WHEN NOT x.opcdefault OR b.attoptions IS NOT NULL THEN
                    CASE WHEN xn.nspname = 'pg_catalog' THEN '' ELSE quote_ident(xn.nspname) || '.' END
                    || quote_ident(x.opcname) END,
                'parameters', coalesce(b.attoptions, '{}'),
                'options', i.indoption[p.place]) ORDER BY p.place)
              FROM generate_series(0, i.indnkeyatts - 1) AS p(place)
              JOIN pg_attribute b ON b.attrelid = i.indexrelid AND b.attnum = p.place + 1
              JOIN pg_type y ON y.oid = b.atttypid
              JOIN pg_opclass x ON x.oid = i.indclass[p.place] JOIN pg_namespace xn ON xn.oid = x.opcnamespace
              LEFT JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = i.indkey[p.place] AND a.attnum <> 0
              LEFT JOIN pg_collation o ON o.oid = i.indcollation[p.place]
              LEFT JOIN pg_namespace cn ON cn.oid = o.collnamespace))::text,
            obj_description(c.oid, 'pg_class')
         FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_am m ON m.oid = c.relam JOIN ",
        crate::introspect::our_tables!("'r', 'm'"),
        " t ON t.oid = i.indrelid
         WHERE i.indisvalid AND NOT EXISTS (SELECT FROM pg_constraint k
             WHERE k.conindid = i.indexrelid AND k.contype IN ('p', 'u', 'x'))"
    );

    type Row = IndexRow;

    fn read(row: IndexRow) -> Self {
        let table = QualifiedName::from(row.table);
        let option = |it: String| {
            let (name, value) = it.split_once('=').unwrap_or((&it, ""));
            (name.to_owned(), value.to_owned())
        };
        Index {
            name: table.sibling(row.name),
            table,
            unique: row.unique,
            method: row.method.into(),
            parts: row.parts.into_iter().map(Part::from).collect(),
            include: crate::introspect::names(row.include),
            nulls_not_distinct: row.nulls_not_distinct,
            with: row.with.into_iter().map(option).collect(),
            filter: row.filter.map(crate::introspect::expression),
        }
    }
}

#[cfg(feature = "introspect")]
impl From<PartRow> for Part {
    fn from(row: PartRow) -> Self {
        let of = match row.column {
            Some(column) => Indexed::Column(column.into()),
            None => Indexed::Expression(crate::introspect::expression(
                row.expression.unwrap_or_default(),
            )),
        };
        let parameter = |it: &String| {
            let (name, value) = it.split_once('=').unwrap_or((it, ""));
            format!("{}={}", Name::from(name), crate::sql::literal(value))
        };
        let parameters = match row.parameters.is_empty() {
            true => String::new(),
            false => format!(
                " ({})",
                comma_separated(row.parameters.iter().map(parameter))
            ),
        };
        Part {
            of,
            collation: row.collation.map(Into::into),
            operator_class: row.operator_class.map(|it| it + &parameters),
            descending: row.options & 1 != 0,
            nulls_first: row.options & 2 != 0,
        }
    }
}

/// What the catalogs tell of an index.
#[cfg(feature = "introspect")]
#[derive(Deserialize)]
pub(crate) struct IndexRow {
    table: crate::introspect::Qualified,
    name: String,
    unique: bool,
    method: String,
    include: Vec<String>,
    nulls_not_distinct: bool,
    with: Vec<String>,
    filter: Option<String>,
    parts: Vec<PartRow>,
}

#[cfg(feature = "introspect")]
#[derive(Deserialize)]
struct PartRow {
    column: Option<String>,
    expression: Option<String>,
    collation: Option<crate::introspect::Qualified>,
    operator_class: Option<String>,
    parameters: Vec<String>,
    options: u16,
}
