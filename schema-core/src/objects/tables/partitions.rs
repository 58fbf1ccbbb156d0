//! What hangs together: partitions with their partitioned table, children with the tables they
//! inherit from.

use std::{collections::BTreeMap, fmt};

use serde::{Deserialize, Serialize};

use super::{
    super::{Dependency, Object, ObjectId, operator_classes},
    BaseType, Column, Table,
};
use crate::{
    ident::{Name, QualifiedName},
    renaming::Renaming,
    schema::Scope,
    sql::{Expression, Sql},
};

/// `PARTITION BY`
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PartitionKey {
    /// How it is divided.
    pub strategy: Strategy,
    /// By what, as SQL: columns and expressions, with collations and operator classes.
    pub by: Expression,
}

/// How a table is divided into partitions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Strategy {
    /// `RANGE`
    Range,
    /// `LIST`
    List,
    /// `HASH`
    Hash,
}

impl PartitionKey {
    fn method(&self) -> &'static str {
        match self.strategy {
            Strategy::Range | Strategy::List => "btree",
            Strategy::Hash => "hash",
        }
    }

    /// By which values are sorted or told apart, where these are not PostgreSQL's own.
    fn operator_classes(&self, table: &Table, scope: &Scope<'_>) -> Vec<Dependency> {
        let mut out = Vec::new();
        let all = scope.operator_classes.keys();
        for class in all.filter(|it| it.method.as_str() == self.method()) {
            let name = class.name.to_string();
            if self.by.as_str().contains(&name) {
                out.push(ObjectId::OperatorClass(class.clone()).into());
            }
        }
        let is_named = |it: &&Column| self.by.words().any(|word| word == it.name.as_str());
        for column in table.columns.iter().filter(is_named) {
            let usual = operator_classes::usual(&column.data_type, self.method(), scope);
            out.extend(usual);
        }
        out
    }
}

impl fmt::Display for PartitionKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let strategy = match self.strategy {
            Strategy::Range => "RANGE",
            Strategy::List => "LIST",
            Strategy::Hash => "HASH",
        };
        write!(f, "{strategy} ({})", self.by)
    }
}

/// `PARTITION OF`
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Partition {
    /// The partitioned table.
    pub of: QualifiedName,
    /// `FOR VALUES …` or `DEFAULT`.
    pub bound: Expression,
    /// Its own names for foreign keys that it has from the partitioned table, where they differ. They
    /// show only once it stands alone.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub foreign_keys: BTreeMap<Name, Name>,
}

impl Partition {
    fn is_same(&self, other: &Partition) -> bool {
        self.of == other.of && self.bound == other.bound
    }

    pub(super) fn is_default(&self) -> bool {
        self.bound.as_str() == "DEFAULT"
    }
}

impl Table {
    /// The tables that it has columns from.
    pub fn parents(&self) -> impl Iterator<Item = &QualifiedName> {
        let partitioned = self.partition_of.iter().map(|it| &it.of);
        partitioned.chain(&self.inherits)
    }

    /// What must be there of the tables that it has columns from.
    pub(super) fn needs_of_parents(&self, scope: &Scope<'_>) -> Vec<Dependency> {
        let mut needs = Vec::new();
        for parent in self.parents() {
            needs.push(Dependency::table(parent));
            needs.extend(scope.tables.get(parent).iter().flat_map(|it| it.brings()));
        }
        needs
    }

    /// What the key names.
    pub(super) fn needs_of_key(&self, scope: &Scope<'_>) -> Vec<Dependency> {
        let mut needs = Vec::new();
        if let Some(key) = &self.partition_by {
            scope.mentioned(&key.by, Some(&self.name), &mut needs);
            needs.extend(key.operator_classes(self, scope));
        }
        let own = self.brings();
        needs.retain(|it| !own.contains(it) && *it != Dependency::table(&self.name));
        needs
    }

    pub(super) fn follow_links(&mut self, renaming: &Renaming) {
        let own = self.name.clone();
        if let Some(key) = &mut self.partition_by {
            renaming.expression(Some(&own), &mut key.by);
        }
        if let Some(partition) = &mut self.partition_of {
            renaming.table(&mut partition.of);
            if let Renaming::Label { of, old, new } = renaming
                && self
                    .columns
                    .iter()
                    .any(|it| it.data_type.base == BaseType::Named(of.clone()))
            {
                partition.bound = partition.bound.with_literal(old, new);
            }
        }
        self.inherits.iter_mut().for_each(|it| renaming.table(it));
    }

    /// How many of the tables that it inherits from it has from before, in their order.
    fn kept_parents(&self, old: &Table) -> usize {
        let mut before = old.inherits.iter();
        let was_there = |it: &&QualifiedName| before.any(|old| old == *it);
        self.inherits.iter().take_while(was_there).count()
    }

    /// What it lets go of, to hang together as `new` does.
    pub(super) fn detachments(&self, new: &Table) -> Vec<Link> {
        let mut links = Vec::new();
        if let Some(old) = &self.partition_of
            && !new.partition_of.as_ref().is_some_and(|it| it.is_same(old))
        {
            links.push(Link::Partition(old.clone()));
        }
        let kept = &new.inherits[..new.kept_parents(self)];
        let gone = self.inherits.iter().filter(|it| !kept.contains(it));
        links.extend(gone.cloned().map(Link::Parent));
        links
    }

    /// What it is put together with, coming from `old`.
    pub(super) fn attachments(&self, old: &Table) -> Vec<Link> {
        let mut links = Vec::new();
        if let Some(new) = &self.partition_of
            && !old.partition_of.as_ref().is_some_and(|it| it.is_same(new))
        {
            links.push(Link::Partition(new.clone()));
        }
        let fresh = self.inherits.iter().skip(self.kept_parents(old));
        links.extend(fresh.cloned().map(Link::Parent));
        links
    }
}

/// What a table hangs together with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Link {
    /// It is a partition.
    Partition(Partition),
    /// It inherits.
    Parent(QualifiedName),
}

impl Link {
    /// The other table.
    pub fn parent(&self) -> &QualifiedName {
        match self {
            Link::Partition(it) => &it.of,
            Link::Parent(it) => it,
        }
    }

    pub(super) fn render_attached(&self, table: &QualifiedName, sql: &mut Sql) {
        match self {
            Link::Partition(Partition { of, bound, .. }) => sql.line(format_args!(
                "ALTER TABLE {of} ATTACH PARTITION {table} {bound};"
            )),
            Link::Parent(it) => sql.line(format_args!("ALTER TABLE {table} INHERIT {it};")),
        }
    }

    pub(super) fn render_detached(&self, table: &QualifiedName, sql: &mut Sql) {
        match self {
            Link::Partition(Partition { of, .. }) => {
                sql.line(format_args!("ALTER TABLE {of} DETACH PARTITION {table};"));
            }
            Link::Parent(it) => sql.line(format_args!("ALTER TABLE {table} NO INHERIT {it};")),
        }
    }
}
