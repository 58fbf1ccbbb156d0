//! Constraints of tables: primary key, unique, check, foreign key, exclusion; `ALTER TABLE … ADD
//! CONSTRAINT`.
//!
//! `NOT NULL` is part of the column. A primary key, a unique and an exclusion constraint own an index
//! of their name, which is not an object here.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::{
    Altered, AnyObject, Between, Change, Clause, Dependency, Effects, Object, ObjectId,
    indexes::{
        Attachment, Index,
        attachment::{self, following},
    },
    operator_classes,
    parameters::{self, Parameters, render_parameters},
    tables::storage,
};
use crate::{
    check::{Catalog, Checking, Complaint},
    ident::{Name, OfTable, QualifiedName},
    renaming::Renaming,
    schema::{Schema, Scope},
    sql::{Expression, Sql, comma_separated},
};

#[cfg(feature = "introspect")]
mod catalog;
mod exclusion;
pub(super) mod rules;

pub use exclusion::{Excluded, Exclusion};

/// A constraint.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Constraint {
    /// Its table and name.
    pub name: OfTable,
    /// What it demands.
    pub rule: Rule,
    /// Where it has an index, on a partitioned table or on a partition.
    #[serde(default, skip_serializing_if = "Attachment::is_none")]
    pub attachment: Attachment,
}

/// What a constraint demands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Rule {
    /// `PRIMARY KEY`
    PrimaryKey(Key),
    /// `UNIQUE`
    Unique {
        /// Its columns.
        key: Key,
        /// `NULLS NOT DISTINCT`; PostgreSQL 15 and later.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        nulls_not_distinct: bool,
    },
    /// `CHECK`
    Check {
        /// What must not be false.
        condition: Expression,
        /// `NO INHERIT`
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        no_inherit: bool,
        /// `NOT VALID`: rows from before it are not checked.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        not_valid: bool,
        /// `NOT ENFORCED`: nothing is checked; PostgreSQL 18 and later.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        not_enforced: bool,
    },
    /// `FOREIGN KEY`
    ForeignKey(ForeignKey),
    /// `EXCLUDE`
    Exclusion(Exclusion),
}

/// The columns of a primary key or unique constraint.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Key {
    /// In the order of the index.
    pub columns: Vec<Name>,
    /// `WITHOUT OVERLAPS`, of the last column; PostgreSQL 18 and later.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub without_overlaps: bool,
    /// `INCLUDE`
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub include: Vec<Name>,
    /// `WITH (…)`: how its index is stored.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub with: Parameters,
    /// When it is checked.
    #[serde(default)]
    pub timing: Timing,
}

/// A foreign key.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ForeignKey {
    /// Its columns.
    pub columns: Vec<Name>,
    /// The table that it points to.
    pub references: QualifiedName,
    /// The columns that it points to, always spelled out.
    pub referenced: Vec<Name>,
    /// `PERIOD`, of the last column on both sides; PostgreSQL 18 and later.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub period: bool,
    /// `MATCH FULL`, as against `MATCH SIMPLE`.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub match_full: bool,
    /// `ON UPDATE`
    #[serde(default)]
    pub on_update: Action,
    /// `ON DELETE`
    #[serde(default)]
    pub on_delete: Action,
    /// When it is checked.
    #[serde(default)]
    pub timing: Timing,
    /// `NOT VALID`: rows from before it are not checked.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub not_valid: bool,
    /// `NOT ENFORCED`: nothing is checked; PostgreSQL 18 and later.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub not_enforced: bool,
}

/// What happens to rows whose referenced row is updated or deleted.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Action {
    /// `NO ACTION`
    #[default]
    NoAction,
    /// `RESTRICT`
    Restrict,
    /// `CASCADE`
    Cascade,
    /// `SET NULL`; of these columns only, if any are named (deletion only; PostgreSQL 15 and later).
    SetNull(Vec<Name>),
    /// `SET DEFAULT`; of these columns only, if any are named (deletion only; PostgreSQL 15 and later).
    SetDefault(Vec<Name>),
}

/// When a constraint is checked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Timing {
    /// `NOT DEFERRABLE`
    #[default]
    Immediate,
    /// `DEFERRABLE INITIALLY IMMEDIATE`
    Deferrable,
    /// `DEFERRABLE INITIALLY DEFERRED`
    Deferred,
}

impl Rule {
    /// The clause that follows `CONSTRAINT name`.
    fn clause(&self) -> String {
        match self {
            Rule::PrimaryKey(key) => format!("PRIMARY KEY {}", key.clause()),
            Rule::Unique {
                key,
                nulls_not_distinct,
            } => {
                let nulls = if *nulls_not_distinct {
                    "NULLS NOT DISTINCT "
                } else {
                    ""
                };
                format!("UNIQUE {nulls}{}", key.clause())
            }
            Rule::Check {
                condition,
                no_inherit,
                not_valid,
                not_enforced,
            } => {
                let no_inherit = if *no_inherit { " NO INHERIT" } else { "" };
                let not_valid = if *not_valid { " NOT VALID" } else { "" };
                let not_enforced = if *not_enforced { " NOT ENFORCED" } else { "" };
                format!("CHECK ({condition}){no_inherit}{not_valid}{not_enforced}")
            }
            Rule::ForeignKey(key) => key.clause(),
            Rule::Exclusion(it) => it.clause(),
        }
    }

    /// The same with an index that is stored like that of `other`.
    fn stored_like(&self, other: &Rule) -> Rule {
        let mut rule = self.clone();
        if let (Some(own), Some(other)) = (rule.with_mut(), other.with()) {
            own.clone_from(other);
        }
        rule
    }

    /// The columns of a primary key or of a unique constraint.
    pub(super) fn key(&self) -> Option<&Key> {
        match self {
            Rule::PrimaryKey(key) | Rule::Unique { key, .. } => Some(key),
            Rule::Check { .. } | Rule::ForeignKey(_) | Rule::Exclusion(_) => None,
        }
    }

    fn with(&self) -> Option<&Parameters> {
        match self {
            Rule::PrimaryKey(key) | Rule::Unique { key, .. } => Some(&key.with),
            Rule::Exclusion(it) => Some(&it.with),
            Rule::Check { .. } | Rule::ForeignKey(_) => None,
        }
    }

    fn with_mut(&mut self) -> Option<&mut Parameters> {
        match self {
            Rule::PrimaryKey(key) | Rule::Unique { key, .. } => Some(&mut key.with),
            Rule::Exclusion(it) => Some(&mut it.with),
            Rule::Check { .. } | Rule::ForeignKey(_) => None,
        }
    }

    /// What tells its index from another, where there is one: neither how it is stored, nor whether the key is
    /// primary.
    fn merged(&self) -> Option<String> {
        let mut rule = self.clone();
        rule.with_mut()?.clear();
        let says_same = match &rule {
            Rule::PrimaryKey(key) => Rule::Unique {
                key: key.clone(),
                nulls_not_distinct: false,
            },
            _ => rule,
        };
        Some(says_same.clause())
    }

    /// The same, held for the rows that were there before it as well.
    fn validated(&self) -> Rule {
        let mut rule = self.clone();
        match &mut rule {
            Rule::Check { not_valid, .. } | Rule::ForeignKey(ForeignKey { not_valid, .. }) => {
                *not_valid = false;
            }
            Rule::PrimaryKey(_) | Rule::Unique { .. } | Rule::Exclusion(_) => {}
        }
        rule
    }
}

impl Key {
    /// By which the index sorts its columns, where these are not PostgreSQL's own.
    fn operator_classes(&self, table: &QualifiedName, scope: &Schema) -> Vec<Dependency> {
        if scope.operator_classes.is_empty() {
            return Vec::new();
        }
        let method = if self.without_overlaps {
            "gist"
        } else {
            "btree"
        };
        let table = scope.tables.get(table);
        let columns = self.columns.iter();
        let columns = columns.filter_map(|it| table.and_then(|table| table.column(it)));
        columns
            .filter_map(|it| operator_classes::usual(&it.data_type, method, scope))
            .collect()
    }

    fn clause(&self) -> String {
        let overlaps = if self.without_overlaps {
            " WITHOUT OVERLAPS"
        } else {
            ""
        };
        let mut clause = format!("({}{overlaps})", comma_separated(&self.columns));
        if !self.include.is_empty() {
            clause.push_str(&format!(" INCLUDE ({})", comma_separated(&self.include)));
        }
        clause.push_str(&parameters::with(&self.with));
        clause.push_str(self.timing.clause());
        clause
    }
}

impl ForeignKey {
    fn listed(&self, columns: &[Name]) -> String {
        match columns.split_last() {
            Some((last, others)) if self.period => {
                let others = others.iter().map(ToString::to_string);
                comma_separated(others.chain([format!("PERIOD {last}")])).to_string()
            }
            _ => comma_separated(columns).to_string(),
        }
    }

    fn clause(&self) -> String {
        let mut clause = format!(
            "FOREIGN KEY ({}) REFERENCES {} ({})",
            self.listed(&self.columns),
            self.references,
            self.listed(&self.referenced),
        );
        if self.match_full {
            clause.push_str(" MATCH FULL");
        }
        for (event, action) in [("UPDATE", &self.on_update), ("DELETE", &self.on_delete)] {
            if let Some(action) = action.clause() {
                clause.push_str(&format!(" ON {event} {action}"));
            }
        }
        clause.push_str(self.timing.clause());
        if self.not_valid {
            clause.push_str(" NOT VALID");
        }
        if self.not_enforced {
            clause.push_str(" NOT ENFORCED");
        }
        clause
    }
}

impl Action {
    /// What follows `ON UPDATE` or `ON DELETE`; none for the default.
    fn clause(&self) -> Option<String> {
        let of = |columns: &[Name]| match columns {
            [] => String::new(),
            _ => format!(" ({})", comma_separated(columns)),
        };
        match self {
            Action::NoAction => None,
            Action::Restrict => Some("RESTRICT".to_owned()),
            Action::Cascade => Some("CASCADE".to_owned()),
            Action::SetNull(columns) => Some(format!("SET NULL{}", of(columns))),
            Action::SetDefault(columns) => Some(format!("SET DEFAULT{}", of(columns))),
        }
    }

    fn columns_mut(&mut self) -> &mut [Name] {
        match self {
            Action::SetNull(columns) | Action::SetDefault(columns) => columns,
            Action::NoAction | Action::Restrict | Action::Cascade => &mut [],
        }
    }
}

impl Timing {
    /// From the two words.
    #[cfg(feature = "introspect")]
    pub(super) fn new(deferrable: bool, deferred: bool) -> Self {
        match (deferrable, deferred) {
            (false, _) => Timing::Immediate,
            (true, false) => Timing::Deferrable,
            (true, true) => Timing::Deferred,
        }
    }

    pub(super) fn clause(self) -> &'static str {
        match self {
            Timing::Immediate => "",
            Timing::Deferrable => " DEFERRABLE",
            Timing::Deferred => " DEFERRABLE INITIALLY DEFERRED",
        }
    }
}

/// One way in which a constraint can be altered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Alteration {
    /// `RENAME CONSTRAINT`
    Rename,
    /// `VALIDATE CONSTRAINT`
    Validate,
    /// `ALTER CONSTRAINT`: when a foreign key is checked.
    SetTiming,
    /// `ALTER CONSTRAINT`: whether a foreign key is checked; PostgreSQL 18 and later
    SetEnforced,
    /// `ALTER INDEX … SET (…)`, `RESET (…)`: how its index is stored.
    SetOptions,
    /// `ALTER INDEX … ATTACH PARTITION`
    Attach,
}

impl Constraint {
    /// It before it is attached.
    fn alone(&self) -> Constraint {
        let mut alone = self.clone();
        alone.attachment.to = None;
        alone
    }

    /// The table that a foreign key refers to.
    pub(super) fn references(&self) -> Option<&QualifiedName> {
        match &self.rule {
            Rule::ForeignKey(it) => Some(&it.references),
            _ => None,
        }
    }
}

impl Object for Constraint {
    type Alteration = Alteration;
    type Key = OfTable;

    fn key(&self) -> OfTable {
        self.name.clone()
    }

    fn depends_on(&self, scope: &Scope<'_>) -> Vec<Dependency> {
        let own = &self.name.table;
        let column = |it: &Name| Dependency::Column(own.clone(), it.clone());
        let mut out = vec![Dependency::table(own)];
        match &self.rule {
            Rule::PrimaryKey(key) | Rule::Unique { key, .. } => {
                out.extend(key.columns.iter().chain(&key.include).map(column));
                out.extend(key.operator_classes(own, scope));
            }
            Rule::Check { condition, .. } => {
                scope.mentioned(condition, Some(own), &mut out);
                scope.casts(&mut out);
            }
            Rule::ForeignKey(key) => {
                out.extend(key.columns.iter().map(column));
                out.push(Dependency::table(&key.references));
                let partitions = scope.descendants(&key.references);
                out.extend(partitions.iter().map(Dependency::table));
                let referenced = |it: &Name| Dependency::Column(key.references.clone(), it.clone());
                out.extend(key.referenced.iter().map(referenced));
                let targets = key.targets(scope);
                out.extend(targets.iter().map(|it| Dependency::from(it.id())));
                // The key of a partitioned table holds once those of its partitions are attached.
                let keys = targets.iter().filter_map(|it| match it {
                    AnyObject::Constraint(it) => Some(it.name.clone()),
                    AnyObject::Index(it) => Some(it.of_table()),
                    _ => None,
                });
                let mut keys: Vec<OfTable> = keys.collect();
                while let Some(key) = keys.pop() {
                    for it in scope.attached(&key) {
                        out.extend(attachment::target(it, scope));
                        keys.push(it.clone());
                    }
                }
            }
            Rule::Exclusion(it) => it.depends_on(own, scope, &mut out),
        }
        out.extend(self.attachment.target(scope));
        out
    }

    fn part_of(&self) -> Option<Dependency> {
        Some(Dependency::table(&self.name.table))
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
        if let Rule::PrimaryKey(key) | Rule::Unique { key, .. } = &old.rule {
            let classes = |scope| key.operator_classes(&old.name.table, scope);
            if classes(cx.old) != classes(cx.new) {
                return true;
            }
        }
        if let Rule::ForeignKey(key) = &old.rule
            && (key.loses_target(cx) || storage::is_in_the_way(&old.name.table, key, cx))
        {
            return true;
        }
        old.attachment.partitioned && attachment::lets_go(&old.name, &old.name, cx)
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
        schema.constraints.remove(&it.old.name);
        schema.constraints.insert(it.new.clone());
        if it.how == Alteration::Rename {
            attachment::rename(schema, &it.old.name, &it.new.name);
            schema.follow_renamed_key(&it.old.name, &it.new.name);
        }
    }

    fn whole(key: &OfTable) -> Option<ObjectId> {
        Some(ObjectId::Table(key.table.clone()))
    }

    /// PostgreSQL rebuilds the index of a key by itself, but for one that is attached; the text of a condition
    /// may no longer fit the types, nor an operator, nor the two ends of a foreign key each other.
    fn blocks_change_of(&self, _dependency: &Dependency, _scope: &Scope<'_>) -> bool {
        let is_key = matches!(self.rule, Rule::PrimaryKey(_) | Rule::Unique { .. });
        !is_key || !self.attachment.is_none()
    }

    fn diff(old: &Arc<Self>, new: &Arc<Self>, cx: &Between<'_>) -> Vec<Change<Self>> {
        let mut followed = Constraint::clone(old);
        followed.attachment = following(&old.attachment, &new.attachment, cx);
        let old = &Arc::new(followed);
        let lets_go = Constraint::is_reached(old, cx);
        if old == new && !lets_go {
            return Vec::new();
        }
        if old.attachment.to.is_none() && new.attachment.to.is_some() {
            let alone = Arc::new(new.alone());
            let mut changes = Constraint::diff(old, &alone, cx);
            changes.push(Change::alter(&alone, new, Alteration::Attach));
            return changes;
        }
        let replaced = || {
            let created = Constraint::create(new, cx.new);
            [vec![Change::Drop(old.clone())], created].concat()
        };
        if old.attachment != new.attachment || lets_go {
            return replaced();
        }
        if old.rule.validated() == new.rule {
            return vec![Change::alter(old, new, Alteration::Validate)];
        }
        if let (Rule::ForeignKey(a), Rule::ForeignKey(b)) = (&old.rule, &new.rule)
            && *b
                == (ForeignKey {
                    timing: b.timing,
                    ..a.clone()
                })
        {
            return vec![Change::alter(old, new, Alteration::SetTiming)];
        }
        if let (Rule::ForeignKey(a), Rule::ForeignKey(b)) = (&old.rule, &new.rule)
            && !(b.not_valid || a.not_valid)
            && *b
                == (ForeignKey {
                    not_enforced: b.not_enforced,
                    ..a.clone()
                })
        {
            return vec![Change::alter(old, new, Alteration::SetEnforced)];
        }
        // PostgreSQL sets nothing of a partitioned index.
        if old.rule.stored_like(&new.rule) == new.rule && !new.attachment.partitioned {
            return vec![Change::alter(old, new, Alteration::SetOptions)];
        }
        replaced()
    }

    fn rename(old: &Self, new: &Self) -> Option<Alteration> {
        let same = old.rule == new.rule && old.attachment == new.attachment;
        (old.name.table == new.name.table && same).then_some(Alteration::Rename)
    }

    fn rename_between(old: &Self, new: &Self, cx: &Between<'_>) -> Option<Alteration> {
        let mut followed = old.clone();
        followed.attachment = following(&old.attachment, &new.attachment, cx);
        let renamed = Constraint::rename(&followed, new)?;
        let lets_go = attachment::lets_go(&old.name, &new.name, cx);
        (!lets_go).then_some(renamed)
    }

    fn complaints(&self, cx: &Checking<'_>) -> Vec<Complaint> {
        Constraint::complaints(self, cx)
    }

    /// A key has an index of its name.
    fn occupies(&self) -> Vec<(Catalog, QualifiedName)> {
        match self.rule {
            Rule::PrimaryKey(_) | Rule::Unique { .. } | Rule::Exclusion(_) => {
                let index = self.name.table.sibling(self.name.name.clone());
                let mut names = vec![(Catalog::Relation, index)];
                if matches!(self.rule, Rule::PrimaryKey(_)) {
                    names.push((Catalog::PrimaryKey, self.name.table.clone()));
                }
                names
            }
            Rule::Check { .. } | Rule::ForeignKey(_) => Vec::new(),
        }
    }

    fn follow(&mut self, renaming: &Renaming) {
        let own = self.name.table.clone();
        let columns =
            |columns: &mut [Name]| columns.iter_mut().for_each(|it| renaming.column(&own, it));
        match &mut self.rule {
            Rule::PrimaryKey(key) | Rule::Unique { key, .. } => {
                columns(&mut key.columns);
                columns(&mut key.include);
            }
            Rule::Check { condition, .. } => renaming.expression(Some(&own), condition),
            Rule::ForeignKey(key) => {
                columns(&mut key.columns);
                columns(key.on_update.columns_mut());
                columns(key.on_delete.columns_mut());
                key.referenced
                    .iter_mut()
                    .for_each(|it| renaming.column(&key.references, it));
                renaming.table(&mut key.references);
            }
            Rule::Exclusion(it) => it.follow(&own, renaming),
        }
        self.attachment.follow(renaming);
        renaming.table(&mut self.name.table);
    }

    fn follow_key(key: &mut OfTable, renaming: &Renaming) {
        renaming.table(&mut key.table);
    }

    /// `CREATE TABLE` passes over `NOT VALID`, since there are no rows yet.
    fn inline(&self) -> Option<Clause> {
        let place = match self.rule {
            Rule::PrimaryKey(_) => 0,
            Rule::Unique { .. } => 1,
            Rule::Check { .. } => 2,
            Rule::ForeignKey(_) => 3,
            Rule::Exclusion(_) => 4,
        };
        (self.rule == self.rule.validated()).then(|| Clause {
            place,
            sql: format!("CONSTRAINT {} {}", self.name.name, self.rule.clause()),
            merged: self.rule.merged(),
        })
    }

    fn render_create(&self, _inline: &[String], sql: &mut Sql) {
        sql.line(format_args!(
            "ALTER TABLE {}{} ADD CONSTRAINT {} {};",
            self.attachment.only(),
            self.name.table,
            self.name.name,
            self.rule.clause(),
        ));
    }

    fn render_drop(&self, sql: &mut Sql) {
        sql.line(format_args!(
            "ALTER TABLE {} DROP CONSTRAINT {};",
            self.name.table, self.name.name,
        ));
    }

    fn render_alter(Altered { old, new, how }: &Altered<Self>, sql: &mut Sql) {
        let (table, name) = (&new.name.table, &new.name.name);
        match how {
            Alteration::Rename => sql.line(format_args!(
                "ALTER TABLE {table} RENAME CONSTRAINT {} TO {name};",
                old.name.name,
            )),
            Alteration::Validate => {
                sql.line(format_args!(
                    "ALTER TABLE {table} VALIDATE CONSTRAINT {name};"
                ));
            }
            Alteration::SetTiming => {
                let timing = match &new.rule {
                    Rule::ForeignKey(key) => key.timing,
                    _ => Timing::Immediate,
                };
                let clause = match timing {
                    Timing::Immediate => "NOT DEFERRABLE",
                    Timing::Deferrable => "DEFERRABLE INITIALLY IMMEDIATE",
                    Timing::Deferred => "DEFERRABLE INITIALLY DEFERRED",
                };
                sql.line(format_args!(
                    "ALTER TABLE {table} ALTER CONSTRAINT {name} {clause};"
                ));
            }
            Alteration::SetEnforced => {
                let not = match &new.rule {
                    Rule::ForeignKey(key) if key.not_enforced => "NOT ",
                    _ => "",
                };
                sql.line(format_args!(
                    "ALTER TABLE {table} ALTER CONSTRAINT {name} {not}ENFORCED;"
                ));
            }
            Alteration::Attach => new.attachment.render(&new.name, sql),
            Alteration::SetOptions => {
                if let (Some(old), Some(with)) = (old.rule.with(), new.rule.with()) {
                    let called = format!("INDEX {}", table.sibling(name.clone()));
                    render_parameters(&called, old, with, sql);
                }
            }
        }
    }
}

impl ForeignKey {
    /// The primary key and the unique constraints that it can rest on, or where there is none the unique indexes.
    /// On which of several it does, PostgreSQL alone knows.
    fn targets(&self, schema: &Schema) -> Vec<AnyObject> {
        let mut wanted: Vec<&Name> = self.referenced.iter().collect();
        wanted.sort();
        let are_wanted = |mut columns: Vec<&Name>| {
            columns.sort();
            columns == wanted
        };
        let keys = schema.constraints.of_table(&self.references);
        let keys = keys.filter(|it| match &it.rule {
            Rule::PrimaryKey(key) | Rule::Unique { key, .. } => {
                are_wanted(key.columns.iter().collect())
            }
            Rule::Check { .. } | Rule::ForeignKey(_) | Rule::Exclusion(_) => false,
        });
        let keys: Vec<AnyObject> = keys.cloned().map(AnyObject::from).collect();
        if !keys.is_empty() {
            return keys;
        }
        let indexes = schema.indexes.values();
        let indexes = indexes.filter(|it| {
            it.table == self.references && it.unique_columns().is_some_and(are_wanted)
        });
        indexes.cloned().map(AnyObject::Index).collect()
    }

    /// Whether what it rests on, or may rest on, is gone afterwards, and not only under another name.
    fn loses_target(&self, cx: &Between<'_>) -> bool {
        let is_renamed = |old: &AnyObject, new: &AnyObject| match (old, new) {
            (AnyObject::Constraint(old), AnyObject::Constraint(new)) => {
                Constraint::rename_between(old, new, cx).is_some()
            }
            (AnyObject::Index(old), AnyObject::Index(new)) => {
                Index::rename_between(old, new, cx).is_some()
            }
            _ => false,
        };
        let old = self.targets(cx.old);
        let mut gone = old
            .iter()
            .filter(|it| !cx.new.contains(&it.id()))
            .peekable();
        if gone.peek().is_none() {
            return false;
        }
        let new = self.targets(cx.new);
        let fresh = |it: &&AnyObject| !cx.old.contains(&it.id());
        gone.any(|old| !new.iter().filter(fresh).any(|new| is_renamed(old, new)))
    }
}
