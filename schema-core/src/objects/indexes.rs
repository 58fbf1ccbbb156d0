//! Indexes: `CREATE INDEX`. Those that belong to a constraint are part of it.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::{
    Altered, Between, Change, Dependency, Effects, Object, ObjectId, access_methods, collations,
    operator_classes,
    parameters::{Parameters, render_parameters, with},
};
use crate::{
    check::{Catalog, Checking, Complaint, as_asked},
    ident::{Name, OfTable, QualifiedName},
    renaming::Renaming,
    schema::{Schema, Scope},
    sql::{Expression, Sql, comma_separated},
};

pub(super) mod attachment;

pub use attachment::Attachment;

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
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub with: Parameters,
    /// `WHERE`: only these rows are indexed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub filter: Option<Expression>,
    /// Where it is on a partitioned table, or on a partition.
    #[serde(default, skip_serializing_if = "Attachment::is_none")]
    pub attachment: Attachment,
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
    /// `SET STATISTICS`, where it is not the server's default; of expressions only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub statistics: Option<i16>,
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
    /// What it names beside what is indexed.
    pub(super) fn needed(&self, method: &Name, scope: &Scope<'_>) -> Vec<Dependency> {
        let collation = collations::needed(self.collation.as_ref(), scope);
        let class = self.operator_class.as_ref();
        let class = class.and_then(|it| operator_classes::named(it, method, scope));
        collation.into_iter().chain(class).collect()
    }

    /// The same follow.
    pub(super) fn follow_needed(&mut self, renaming: &Renaming) {
        renaming.collation(&mut self.collation);
        self.operator_class
            .iter_mut()
            .for_each(|it| renaming.written(it));
    }

    pub(super) fn clause(&self) -> String {
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
    /// `ALTER INDEX … ALTER COLUMN … SET STATISTICS`
    SetStatistics,
    /// `ALTER INDEX … ATTACH PARTITION`
    Attach,
}

impl Index {
    /// Whether PostgreSQL takes the one for the other when it attaches a partition: neither names and options nor the
    /// order of sorting count.
    pub(super) fn is_like(&self, other: &Index) -> bool {
        let part = |it: &Part| Part {
            descending: false,
            nulls_first: false,
            statistics: None,
            ..it.clone()
        };
        let parts = |it: &Index| it.parts.iter().map(part).collect::<Vec<_>>();
        (self.unique, self.nulls_not_distinct) == (other.unique, other.nulls_not_distinct)
            && (&self.method, &self.include, &self.filter)
                == (&other.method, &other.include, &other.filter)
            && parts(self) == parts(other)
    }

    /// It before it is attached.
    fn alone(&self) -> Index {
        let mut alone = self.clone();
        alone.attachment.to = None;
        alone
    }

    /// Its name, as that of a constraint would be.
    pub(crate) fn of_table(&self) -> OfTable {
        OfTable::new(self.table.clone(), self.name.name.clone())
    }

    /// The same, where the index that it is attached to only gets another name.
    fn following(self: &Arc<Self>, new: &Index, cx: &Between<'_>) -> Arc<Index> {
        let mut followed = Index::clone(self);
        followed.attachment = attachment::following(&self.attachment, &new.attachment, cx);
        Arc::new(followed)
    }

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
                "index `{name}` is not named `{wanted}`, {}",
                as_asked("indexes")
            ))
        })
    }
}

impl Index {
    /// The columns of whose values it lets none stand twice; none where that is not all that it holds for.
    pub(super) fn unique_columns(&self) -> Option<Vec<&Name>> {
        let columns = self.parts.iter().map(|it| match &it.of {
            Indexed::Column(name) => Some(name),
            Indexed::Expression(_) => None,
        });
        let is_for_all = self.unique && self.filter.is_none();
        is_for_all.then(|| columns.collect())?
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
            out.extend(part.needed(&self.method, scope));
        }
        out.extend(access_methods::needed(Some(&self.method), scope));
        out.extend(self.include.iter().map(column));
        if let Some(filter) = &self.filter {
            scope.mentioned(filter, Some(&self.table), &mut out);
        }
        scope.casts(&mut out);
        out.extend(self.attachment.target(scope));
        out
    }

    fn part_of(&self) -> Option<Dependency> {
        Some(Dependency::table(&self.table))
    }

    fn goes_with(&self) -> Vec<Dependency> {
        self.attachment.either()
    }

    fn create(new: &Arc<Self>, _scope: &Schema) -> Vec<Change<Self>> {
        if new.attachment.to.is_none() {
            return vec![Change::Create(new.clone())];
        }
        let alone = Arc::new(new.alone());
        let attached = Change::alter(&alone, new, Alteration::Attach);
        vec![Change::Create(alone), attached]
    }

    fn is_reached(old: &Self, cx: &Between<'_>) -> bool {
        let itself = old.of_table();
        old.attachment.partitioned && attachment::lets_go(&itself, &itself, cx)
    }

    fn adjust(change: &Change<Self>, effects: &mut Effects) {
        if let Change::Drop(it) = change {
            it.attachment.goes_along(effects);
        }
    }

    fn effects(it: &Altered<Self>, cx: &Between<'_>) -> Effects {
        attachment::effects(it, it.how == Alteration::Attach, cx)
    }

    fn apply(it: &Altered<Self>, schema: &mut Schema) {
        schema.indexes.remove(&it.old.name);
        schema.indexes.insert(it.new.clone());
        if it.how == Alteration::Rename {
            attachment::rename(schema, &it.old.of_table(), &it.new.of_table());
        }
    }

    /// PostgreSQL rebuilds an index over plain columns by itself; the text of an expression may
    /// no longer fit the types, and what is attached would lose its name and all that is its own.
    fn blocks_change_of(&self, dependency: &Dependency, _scope: &Scope<'_>) -> bool {
        matches!(dependency, Dependency::Object(ObjectId::Collation(_)))
            || !self.attachment.is_none()
            || self.filter.is_some()
            || self
                .parts
                .iter()
                .any(|it| matches!(it.of, Indexed::Expression(_)) || it.operator_class.is_some())
    }

    fn diff(old: &Arc<Self>, new: &Arc<Self>, cx: &Between<'_>) -> Vec<Change<Self>> {
        let old = &old.following(new, cx);
        if old.attachment.to.is_none() && new.attachment.to.is_some() {
            let alone = Arc::new(new.alone());
            let mut changes = match *old == alone {
                true => Vec::new(),
                false => Index::diff(old, &alone, cx),
            };
            changes.push(Change::alter(&alone, new, Alteration::Attach));
            return changes;
        }
        let mut set = Index::clone(old);
        // PostgreSQL sets none of a partitioned index.
        if !new.attachment.partitioned {
            set.with.clone_from(&new.with);
        }
        let set = Arc::new(set);
        let mut counted = Index::clone(&set);
        for (part, new) in counted.parts.iter_mut().zip(&new.parts) {
            part.statistics = new.statistics;
        }
        if counted != **new || Index::is_reached(old, cx) {
            let created = Index::create(new, cx.new);
            return [vec![Change::Drop(old.clone())], created].concat();
        }
        let mut changes = Vec::new();
        if old != &set {
            changes.push(Change::alter(old, &set, Alteration::SetOptions));
        }
        if set != *new {
            changes.push(Change::alter(&set, new, Alteration::SetStatistics));
        }
        changes
    }

    fn rename(old: &Self, new: &Self) -> Option<Alteration> {
        let renamed = Index {
            name: new.name.clone(),
            ..old.clone()
        };
        (old.name.namespace == new.name.namespace && renamed == *new).then_some(Alteration::Rename)
    }

    fn rename_between(old: &Self, new: &Self, cx: &Between<'_>) -> Option<Alteration> {
        let mut followed = old.clone();
        followed.attachment = attachment::following(&old.attachment, &new.attachment, cx);
        let renamed = Index::rename(&followed, new)?;
        let lets_go = attachment::lets_go(&old.of_table(), &new.of_table(), cx);
        (!lets_go).then_some(renamed)
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
            part.follow_needed(renaming);
        }
        self.include
            .iter_mut()
            .for_each(|it| renaming.column(&self.table, it));
        self.filter
            .iter_mut()
            .for_each(|it| renaming.expression(Some(&self.table), it));
        self.attachment.follow(renaming);
        renaming.table(&mut self.table);
        self.name.namespace = self.table.namespace.clone();
    }

    fn follow_key(key: &mut QualifiedName, renaming: &Renaming) {
        renaming.namespace(&mut key.namespace);
    }

    fn render_create(&self, _inline: &[String], sql: &mut Sql) {
        render_create(self, sql);
        let mut bare = self.clone();
        bare.parts.iter_mut().for_each(|it| it.statistics = None);
        render_statistics(&bare, self, sql);
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
            Alteration::SetOptions => {
                let called = format!("INDEX {}", new.name);
                render_parameters(&called, &old.with, &new.with, sql);
            }
            Alteration::SetStatistics => render_statistics(old, new, sql),
            Alteration::Attach => new.attachment.render(&new.of_table(), sql),
        }
    }
}

/// PostgreSQL tells the parts of an index by their number.
fn render_statistics(old: &Index, new: &Index, sql: &mut Sql) {
    let parts = old.parts.iter().zip(&new.parts).zip(1..);
    for ((_, part), number) in parts.filter(|((old, new), _)| old.statistics != new.statistics) {
        let statistics = part.statistics.unwrap_or(-1);
        sql.line(format_args!(
            "ALTER INDEX {} ALTER COLUMN {number} SET STATISTICS {statistics};",
            new.name
        ));
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
    clauses.push_str(&with(&it.with));
    clauses.extend(it.filter.iter().map(|filter| format!(" WHERE {filter}")));
    sql.line(format_args!(
        "CREATE {unique}INDEX {} ON {}{} {using}({parts}){clauses};",
        it.name.name,
        it.attachment.only(),
        it.table,
    ));
}

// Introspection.

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
            'nulls_not_distinct', coalesce(",
        crate::introspect::since!(15, "i.indnullsnotdistinct"),
        ", false),
            'with', c.reloptions,
            'filter', pg_get_expr(i.indpred, i.indrelid),
            'partitioned', c.relkind = 'I',
            'attached_to', CASE WHEN c.relispartition THEN ",
        crate::introspect::attached_to!("i"),
        " END,
            'parts', ",
        crate::introspect::index_parts!("i"),
        ")::text,
            obj_description(c.oid, 'pg_class')
         FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_am m ON m.oid = c.relam JOIN ",
        crate::introspect::our_tables!("'r', 'p', 'm'"),
        " t ON t.oid = i.indrelid
         WHERE (i.indisvalid OR c.relkind = 'I') AND NOT EXISTS (SELECT FROM pg_constraint k
             WHERE k.conindid = i.indexrelid AND k.contype IN ('p', 'u', 'x'))"
    );

    type Row = IndexRow;

    fn read(row: IndexRow) -> Self {
        let table = row.table;
        Index {
            name: table.sibling(row.name),
            table,
            unique: row.unique,
            method: row.method.into(),
            parts: row.parts.into_iter().map(Part::from).collect(),
            include: crate::introspect::names(row.include),
            nulls_not_distinct: row.nulls_not_distinct,
            with: super::parameters::parameters(row.with),
            filter: row.filter.map(crate::introspect::expression),
            attachment: Attachment {
                partitioned: row.partitioned,
                to: row
                    .attached_to
                    .map(|(table, name)| OfTable::new(table, name)),
            },
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
            collation: row.collation,
            operator_class: row.operator_class.map(|it| it + &parameters),
            descending: row.options & 1 != 0,
            nulls_first: row.options & 2 != 0,
            statistics: row.statistics,
        }
    }
}

/// What the catalogs tell of an index.
#[cfg(feature = "introspect")]
#[derive(Deserialize)]
pub(crate) struct IndexRow {
    table: QualifiedName,
    name: String,
    unique: bool,
    method: String,
    include: Vec<String>,
    nulls_not_distinct: bool,
    with: Option<Vec<String>>,
    filter: Option<String>,
    partitioned: bool,
    attached_to: Option<(QualifiedName, String)>,
    parts: Vec<PartRow>,
}

#[cfg(feature = "introspect")]
#[derive(Deserialize)]
pub(crate) struct PartRow {
    column: Option<String>,
    expression: Option<String>,
    collation: Option<QualifiedName>,
    operator_class: Option<String>,
    parameters: Vec<String>,
    options: u16,
    statistics: Option<i16>,
}
