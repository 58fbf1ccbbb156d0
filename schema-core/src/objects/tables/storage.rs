//! How a table is stored: what means nothing to its rows.

use std::{collections::BTreeSet, sync::Arc};

use serde::{Deserialize, Serialize};

use super::{
    super::{
        Between, Change, Dependency, ObjectId, access_methods,
        constraints::{Constraint, ForeignKey},
        parameters,
    },
    Alteration, Table,
};
use crate::{
    ident::{Name, OfTable, QualifiedName},
    schema::Schema,
    sql::Sql,
};

/// `REPLICA IDENTITY`: by what logical replication finds the row that was updated or deleted.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReplicaIdentity {
    /// `DEFAULT`: by the primary key.
    #[default]
    Default,
    /// `FULL`: by the whole row.
    Full,
    /// `NOTHING`
    Nothing,
    /// `USING INDEX`: an index, or a constraint with one.
    Index(Name),
}

impl ReplicaIdentity {
    /// Whether it is what PostgreSQL chooses.
    pub fn is_default(&self) -> bool {
        *self == ReplicaIdentity::Default
    }

    fn index(&self) -> Option<&Name> {
        match self {
            ReplicaIdentity::Index(name) => Some(name),
            _ => None,
        }
    }
}

/// Whether a table becomes unlogged, or logged; that it does.
fn changes(table: &QualifiedName, cx: &Between<'_>) -> bool {
    let unlogged = |schema: &Schema| schema.tables.get(table).map(|it| it.unlogged);
    let (old, new) = (unlogged(cx.old), unlogged(cx.new));
    old.is_some() && new.is_some() && old != new
}

/// The foreign keys that stay between tables which change whether they are logged, each as from where to where.
fn between_changing<'a>(cx: &'a Between<'_>) -> Vec<(&'a QualifiedName, &'a QualifiedName)> {
    let stays = |it: &&Arc<Constraint>| cx.new.constraints.contains_key(&it.name);
    let keys = cx.old.constraints.values().filter(stays);
    let keys = keys.filter_map(|it| Some((&it.name.table, it.references()?)));
    keys.filter(|(from, to)| from != to && changes(from, cx) && changes(to, cx))
        .collect()
}

/// Whether the way along foreign keys leads from the one to the other.
fn leads(
    keys: &[(&QualifiedName, &QualifiedName)],
    from: &QualifiedName,
    to: &QualifiedName,
) -> bool {
    let (mut seen, mut pending) = (BTreeSet::new(), vec![from]);
    while let Some(at) = pending.pop() {
        let next = keys.iter().filter(|it| it.0 == at).map(|it| it.1);
        pending.extend(next.filter(|it| seen.insert(*it)));
    }
    seen.contains(to)
}

/// The tables that change before it whether they are logged: one that is logged refers to no other.
pub(super) fn changed_before(table: &Table, cx: &Between<'_>) -> Vec<Dependency> {
    let keys = between_changing(cx);
    let others = keys.iter().filter_map(|(from, to)| match table.unlogged {
        true => (**to == table.name).then_some(*from),
        false => (**from == table.name).then_some(*to),
    });
    let on_circle = |other| leads(&keys, &table.name, other) && leads(&keys, other, &table.name);
    others
        .filter(|it| !on_circle(it))
        .map(Dependency::table)
        .collect()
}

/// Whether a foreign key stands between tables that change whether they are logged, of which none can be the
/// first.
pub(in super::super) fn is_in_the_way(
    from: &QualifiedName,
    key: &ForeignKey,
    cx: &Between<'_>,
) -> bool {
    let to = &key.references;
    let both_change = from != to && changes(from, cx) && changes(to, cx);
    both_change && leads(&between_changing(cx), to, from)
}

impl Table {
    /// The table without what waits for its indexes.
    pub(super) fn before_indexes(&self) -> Table {
        let mut bare = self.clone();
        if bare.replica_identity.index().is_some() {
            bare.replica_identity = ReplicaIdentity::Default;
        }
        bare.clustered_on = None;
        bare
    }

    /// What leads to the storage of `new`. An index that is made anew is marked again.
    pub(super) fn storage_changes(&self, new: &Table, cx: &Between<'_>) -> Vec<Alteration> {
        // It may become the index of a constraint, or be one no longer.
        let anew = |name: Option<&Name>| {
            name.is_some_and(|it| {
                let index = new.index(it, cx.new);
                cx.moving.contains(&index) || self.index(it, cx.old) != index
            })
        };
        let mut how = Vec::new();
        let method = self.access_method.clone();
        let needed = access_methods::needed(method.as_ref(), cx.old);
        if needed.is_some_and(|it| cx.moving.contains(&it)) {
            how.push(Alteration::SetAccessMethod(method, None));
            how.push(Alteration::SetAccessMethod(None, new.access_method.clone()));
        } else if method != new.access_method {
            how.push(Alteration::SetAccessMethod(
                method,
                new.access_method.clone(),
            ));
        }
        if self.with != new.with {
            how.push(Alteration::SetOptions);
        }
        if self.replica_identity != new.replica_identity || anew(new.replica_identity.index()) {
            how.push(Alteration::SetReplicaIdentity);
        }
        if self.clustered_on != new.clustered_on || anew(new.clustered_on.as_ref()) {
            how.push(Alteration::SetClustered);
        }
        how
    }

    /// Whether an index that it marks becomes that of a constraint, or is one no longer: it is made anew then.
    pub(super) fn marks_another(&self, cx: &Between<'_>) -> bool {
        let marked = self.replica_identity.index().into_iter();
        let mut marked = marked.chain(self.clustered_on.as_ref());
        let new = cx.new.tables.get(&self.name);
        new.is_some_and(|new| marked.any(|it| self.index(it, cx.old) != new.index(it, cx.new)))
    }

    /// The columns by whose values replication finds a row, where an index names them: each has one.
    pub(super) fn identifying(&self, schema: &Schema) -> Vec<Name> {
        let index = self.replica_identity.index();
        match index.map(|it| self.index(it, schema)) {
            Some(Dependency::Object(ObjectId::Index(it))) => {
                let index = schema.indexes.get(&it);
                let columns = index.and_then(|it| it.unique_columns());
                columns.into_iter().flatten().cloned().collect()
            }
            Some(Dependency::Object(ObjectId::Constraint(it))) => {
                let constraint = schema.constraints.get(&it);
                let key = constraint.and_then(|it| it.rule.key());
                key.map(|it| it.columns.clone()).unwrap_or_default()
            }
            _ => Vec::new(),
        }
    }

    /// The indexes that it names, as objects.
    pub(super) fn indexes(&self, schema: &Schema) -> Vec<Dependency> {
        let names = self
            .replica_identity
            .index()
            .into_iter()
            .chain(&self.clustered_on);
        names.map(|it| self.index(it, schema)).collect()
    }

    /// An index of the table, or the constraint that has it.
    fn index(&self, name: &Name, schema: &Schema) -> Dependency {
        let constraint = OfTable::new(self.name.clone(), name.clone());
        match schema.constraints.contains_key(&constraint) {
            true => ObjectId::Constraint(constraint).into(),
            false => ObjectId::Index(self.name.sibling(name.clone())).into(),
        }
    }

    /// What follows the list of columns.
    pub(super) fn storage_clause(&self) -> String {
        let method = self.access_method.iter().map(|it| format!(" USING {it}"));
        method.collect::<String>() + &parameters::with(&self.with)
    }
}

/// The table first, by whatever `first` says, and what waits for its indexes after them. What it has from
/// those that it inherits from is altered where it is to be another.
pub(super) fn create(
    new: &Arc<Table>,
    scope: &Schema,
    first: impl FnOnce(&Arc<Table>) -> Change<Table>,
) -> Vec<Change<Table>> {
    let bare = new.before_indexes();
    let made = Arc::new(bare.as_made(scope));
    let mut changes = vec![first(&made)];
    for (old, column) in made.columns.iter().zip(&bare.columns) {
        if old != column {
            let how = Alteration::AlterColumn {
                old: old.clone().into(),
                new: column.clone().into(),
                backfill: None,
                only: false,
            };
            changes.push(Change::alter(&made, new, how));
        }
    }
    if bare.replica_identity != new.replica_identity {
        changes.push(Change::alter(&made, new, Alteration::SetReplicaIdentity));
    }
    if bare.clustered_on != new.clustered_on {
        changes.push(Change::alter(&made, new, Alteration::SetClustered));
    }
    changes
}

pub(super) fn render_replica_identity(it: &Table, sql: &mut Sql) {
    let identity = match &it.replica_identity {
        ReplicaIdentity::Default => "DEFAULT".to_owned(),
        ReplicaIdentity::Full => "FULL".to_owned(),
        ReplicaIdentity::Nothing => "NOTHING".to_owned(),
        ReplicaIdentity::Index(name) => format!("USING INDEX {name}"),
    };
    sql.line(format_args!(
        "ALTER TABLE {} REPLICA IDENTITY {identity};",
        it.name
    ));
}

/// The action that chooses the index by which `CLUSTER` sorts the rows.
pub(in crate::objects) fn clustering(on: Option<&Name>) -> String {
    match on {
        Some(index) => format!("CLUSTER ON {index}"),
        None => "SET WITHOUT CLUSTER".to_owned(),
    }
}

pub(super) fn render_clustered(it: &Table, sql: &mut Sql) {
    let action = clustering(it.clustered_on.as_ref());
    sql.line(format_args!("ALTER TABLE {} {action};", it.name));
}
