//! Tables with their columns: `CREATE TABLE`, `ALTER TABLE`.
//!
//! Constraints, indexes, triggers and policies are objects of their own, so that cycles between
//! tables are no cycles between objects.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use self::{
    columns::{actions, diff_columns},
    not_null::Usual,
    rendering::{render_added, render_create, render_forced_row_security, render_row_security},
};
use super::{
    Altered, Between, Change, Dependency, Effects, Hazard, Object, ObjectId, access_methods,
    collations, namespaces,
    parameters::{Parameters, render_parameters},
};
use crate::{
    check::{Catalog, Checking, Complaint},
    ident::{Name, QualifiedName},
    renaming::Renaming,
    schema::{Schema, Scope},
    sql::{Expression, Sql},
};

#[cfg(feature = "introspect")]
pub(in crate::objects) mod catalog;
mod columns;
mod foreign;
mod hazards;
mod identity;
mod inheritance;
mod not_null;
mod partitions;
mod remaking;
mod rendering;
mod rules;
mod settings;
mod stages;
pub(super) mod storage;
mod typed;
mod types;

pub use columns::{Column, ColumnValue};
pub use foreign::Foreign;
pub use identity::Identity;
pub(in crate::objects) use identity::usual_name;
pub use not_null::NotNull;
pub use partitions::{Link, Partition, PartitionKey, Strategy};
pub(in crate::objects) use remaking::is_remade;
pub use settings::{Compression, Settings, Storage};
pub use stages::Merged;
pub(in crate::objects) use stages::stages;
pub use storage::ReplicaIdentity;
pub(in crate::objects) use storage::clustering;
pub use types::{BaseType, DataType};

/// A table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Table {
    /// Its name.
    pub name: QualifiedName,
    /// In the order in which PostgreSQL holds them, which is that of their creation.
    pub columns: Vec<Column>,
    /// `UNLOGGED`: not in the write-ahead log, empty after a crash.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub unlogged: bool,
    /// `ENABLE ROW LEVEL SECURITY`
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub row_security: bool,
    /// `FORCE ROW LEVEL SECURITY`: the owner is subject to the policies as well.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub force_row_security: bool,
    /// `WITH (…)`: storage parameters; those of its TOAST table as `toast.name`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub with: Parameters,
    /// `REPLICA IDENTITY`
    #[serde(default, skip_serializing_if = "ReplicaIdentity::is_default")]
    pub replica_identity: ReplicaIdentity,
    /// `CLUSTER ON`: the index, or the constraint with one, by which `CLUSTER` sorts the rows.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub clustered_on: Option<Name>,
    /// `USING`, where it is not `heap`; to change it takes PostgreSQL 15.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub access_method: Option<Name>,
    /// `PARTITION BY`
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub partition_by: Option<PartitionKey>,
    /// `PARTITION OF`
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub partition_of: Option<Partition>,
    /// `INHERITS`, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub inherits: Vec<QualifiedName>,
    /// `FOREIGN TABLE … SERVER`
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub foreign: Option<Foreign>,
    /// `OF`: the composite type whose attributes are its columns.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub of_type: Option<QualifiedName>,
}

impl Table {
    /// A table with nothing but columns.
    pub fn new(name: QualifiedName, columns: Vec<Column>) -> Self {
        Table {
            name,
            columns,
            unlogged: false,
            row_security: false,
            force_row_security: false,
            with: Parameters::new(),
            replica_identity: ReplicaIdentity::Default,
            clustered_on: None,
            access_method: None,
            partition_by: None,
            partition_of: None,
            inherits: Vec::new(),
            foreign: None,
            of_type: None,
        }
    }

    /// The column of that name.
    pub fn column(&self, name: &Name) -> Option<&Column> {
        self.columns.iter().find(|it| it.name == *name)
    }
}

/// One way in which a table can be altered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Alteration {
    /// `ALTER TABLE … RENAME TO`, `SET SCHEMA`
    Rename,
    /// `RENAME COLUMN`
    RenameColumn {
        /// The name it has.
        old: Name,
        /// The name it gets.
        new: Name,
    },
    /// `RENAME CONSTRAINT`, of the one behind a `NOT NULL`; PostgreSQL 18 and later
    RenameNotNull {
        /// The column.
        column: Name,
        /// The name it has.
        old: Name,
        /// The name it gets.
        new: Name,
    },
    /// `DROP NOT NULL`, before there is one from above; PostgreSQL 18 and later
    DropNotNull {
        /// The column.
        column: Name,
    },
    /// `ADD COLUMN`
    AddColumn {
        /// The new column.
        column: Box<Column>,
        /// What the rows that are there get.
        backfill: Option<Expression>,
    },
    /// `DROP COLUMN`
    DropColumn {
        /// The column.
        column: Box<Column>,
        /// `ONLY`: children keep it.
        only: bool,
    },
    /// `ALTER COLUMN`: all that changes of one column.
    AlterColumn {
        /// As it is.
        old: Box<Column>,
        /// As it becomes.
        new: Box<Column>,
        /// What rows without a value get before `NOT NULL`.
        backfill: Option<Expression>,
        /// `ONLY`: partitions and children stay as they are.
        only: bool,
    },
    /// `SET LOGGED`, `SET UNLOGGED`
    SetUnlogged,
    /// `ENABLE ROW LEVEL SECURITY`, `DISABLE …`
    SetRowSecurity,
    /// `FORCE ROW LEVEL SECURITY`, `NO FORCE …`
    ForceRowSecurity,
    /// `SET (…)`, `RESET (…)`
    SetOptions,
    /// `REPLICA IDENTITY`
    SetReplicaIdentity,
    /// `CLUSTER ON`, `SET WITHOUT CLUSTER`
    SetClustered,
    /// `SET ACCESS METHOD`
    SetAccessMethod(Option<Name>, Option<Name>),
    /// `OPTIONS (…)`
    SetForeignOptions,
    /// `OF`, `NOT OF`
    SetType,
    /// `DETACH PARTITION`, `NO INHERIT`
    Detach(Link),
    /// `ATTACH PARTITION`, `INHERIT`
    Attach {
        /// What it hangs together with from then on.
        link: Link,
        /// What is merged.
        merged: Merged,
        /// Which rows that are there may not let it.
        refused_by: Vec<String>,
    },
    /// A new table takes its place, which gets its rows afterwards.
    Remake,
    /// The rows of the table whose place it took, which then goes.
    MoveRows {
        /// What it was.
        from: Arc<Table>,
        /// What goes with it: its partitions.
        with: Vec<ObjectId>,
    },
}

impl Object for Table {
    type Alteration = Alteration;
    type Key = QualifiedName;

    const HOLDS_ROWS: bool = true;

    fn key(&self) -> QualifiedName {
        self.name.clone()
    }

    fn word(&self) -> Option<&Name> {
        Some(&self.name.name)
    }

    fn depends_on(&self, scope: &Scope<'_>) -> Vec<Dependency> {
        let mut out: Vec<Dependency> = namespaces::holding(&self.name.namespace)
            .into_iter()
            .collect();
        for column in &self.columns {
            out.extend(column.depends_on(&self.name, scope));
        }
        out.extend(access_methods::needed(self.access_method.as_ref(), scope));
        out.extend(self.indexes(scope));
        out.extend(self.needs_of_parents(scope));
        out.extend(self.needs_of_key(scope));
        out.extend(self.needs_of_server(scope));
        out.extend(self.needs_of_type(scope));
        out
    }

    fn brings(&self) -> Vec<Dependency> {
        let column = |it: &Column| Dependency::Column(self.name.clone(), it.name.clone());
        self.columns.iter().map(column).collect()
    }

    fn can_be_restored(&self) -> bool {
        false
    }

    /// PostgreSQL changes what it has from its parents along with these.
    fn blocks_change_of(&self, dependency: &Dependency, _scope: &Scope<'_>) -> bool {
        let ObjectId::Table(whole) = dependency.whole() else {
            return true;
        };
        whole == self.name || !self.parents().any(|it| *it == whole)
    }

    fn is_reached(old: &Self, cx: &Between<'_>) -> bool {
        Table::is_reached(old, cx) || old.marks_another(cx)
    }

    fn create(new: &Arc<Self>, scope: &Schema) -> Vec<Change<Self>> {
        storage::create(new, scope, |bare| Change::Create(bare.clone()))
    }

    /// Columns that are there keep their places, new ones follow. Those of a typed table are where its type has
    /// them.
    fn align(schema: &mut Schema, base: &Schema) {
        let differs = |(name, new): &(&QualifiedName, &Arc<Table>)| {
            base.tables.get(name).is_some_and(|old| old != *new)
        };
        let tables = schema.tables.iter().filter(differs);
        let tables: Vec<QualifiedName> = tables.map(|it| it.0.clone()).collect();
        for name in tables {
            let (Some(new), Some(old)) = (schema.tables.get_mut(&name), base.tables.get(&name))
            else {
                continue;
            };
            new.tell_not_null_as(old);
            if new.of_type.is_some() {
                continue;
            }
            let place = |name: &Name| old.columns.iter().position(|it| it.name == *name);
            new.columns
                .sort_by_key(|it| place(&it.name).unwrap_or(usize::MAX));
        }
    }

    /// A table without the defaults that call functions.
    fn stand_in(&self, scope: &Scope<'_>) -> Option<Table> {
        let mut bare = self.clone();
        for column in &mut bare.columns {
            let mut needs = Vec::new();
            if let Some(default) = column.default() {
                scope.mentioned(default, None, &mut needs);
            }
            if !needs.is_empty() {
                column.value = None;
            }
        }
        Some(bare)
    }

    fn diff(old: &Arc<Self>, new: &Arc<Self>, cx: &Between<'_>) -> Vec<Change<Self>> {
        if remaking::is_remade(old, new) {
            return storage::create(new, cx.new, |bare| {
                Change::alter(old, bare, Alteration::Remake)
            });
        }
        if new.changes_server(old, cx) {
            let gone = [Change::Drop(old.clone())].into_iter();
            return gone.chain(Table::create(new, cx.new)).collect();
        }
        let mut how = diff_columns(&old.reached(cx), new, cx);
        how.extend(old.detachments(new).into_iter().map(Alteration::Detach));
        let attached = |link| Alteration::Attach {
            link,
            merged: Merged::default(),
            refused_by: Vec::new(),
        };
        how.extend(new.attachments(old).into_iter().map(attached));
        if old.unlogged != new.unlogged {
            how.push(Alteration::SetUnlogged);
        }
        if old.row_security != new.row_security {
            how.push(Alteration::SetRowSecurity);
        }
        if old.force_row_security != new.force_row_security {
            how.push(Alteration::ForceRowSecurity);
        }
        if old.foreign != new.foreign {
            how.push(Alteration::SetForeignOptions);
        }
        if old.of_type != new.of_type {
            how.push(Alteration::SetType);
        }
        how.extend(old.storage_changes(new, cx));
        how.into_iter()
            .map(|it| Change::alter(old, new, it))
            .collect()
    }

    fn prepare(old: &Schema, new: &Schema) -> Vec<Change<Self>> {
        let mut changes = not_null::renamed(old, new);
        changes.extend(identity::make_room(old, new));
        changes
    }

    fn complaints(&self, cx: &Checking<'_>) -> Vec<Complaint> {
        Table::complaints(self, cx)
    }

    /// The row of a table is a type of its name, and an identity column has a sequence.
    fn occupies(&self) -> Vec<(Catalog, QualifiedName)> {
        let columns = self.columns.iter();
        let sequences = columns.filter_map(|it| it.identity_sequence(&self.name));
        let relations = sequences.chain([self.name.clone()]);
        let relations = relations.map(|it| (Catalog::Relation, it));
        relations
            .chain([(Catalog::Type, self.name.clone())])
            .collect()
    }

    fn follow(&mut self, renaming: &Renaming) {
        let own = self.name.clone();
        let mut renamed = own.clone();
        renaming.table(&mut renamed);
        for column in &mut self.columns {
            column.keep_sequence(&own, &renamed, renaming);
            renaming.column(&own, &mut column.name);
            renaming.data_type(&mut column.data_type);
            renaming.collation(&mut column.collation);
            let of_type = column.data_type.base.clone();
            match (&mut column.value, renaming) {
                (Some(ColumnValue::Default(it)), Renaming::Label { of, old, new })
                    if of_type == BaseType::Named(of.clone()) =>
                {
                    *it = it.with_literal(old, new);
                }
                (Some(ColumnValue::Default(it)), _) => renaming.expression(None, it),
                (Some(ColumnValue::Generated(it) | ColumnValue::Virtual(it)), _) => {
                    renaming.expression(Some(&own), it)
                }
                (Some(ColumnValue::Identity(_)) | None, _) => {}
            }
        }
        self.follow_links(renaming);
        self.follow_server(renaming);
        if let Some(it) = &mut self.of_type {
            renaming.type_name(it);
        }
        self.name = renamed;
    }

    fn as_type(name: &QualifiedName) -> Option<QualifiedName> {
        Some(name.clone())
    }

    fn follow_key(key: &mut QualifiedName, renaming: &Renaming) {
        renaming.table(key);
    }

    fn renaming() -> Option<Alteration> {
        Some(Alteration::Rename)
    }

    fn apply(it: &Altered<Self>, schema: &mut Schema) {
        let table = &it.new.name;
        match &it.how {
            Alteration::Rename => schema.follow(&it.renaming()),
            Alteration::RenameColumn { old, new } => schema.follow(&Renaming::Column {
                table: table.clone(),
                old: old.clone(),
                new: new.clone(),
            }),
            Alteration::RenameNotNull { old, new, .. } => not_null::rename(schema, table, old, new),
            Alteration::DropNotNull { column } => not_null::drop(schema, table, column),
            Alteration::Detach(link) => stages::detach(schema, table, link, stages::Keys::All),
            Alteration::Attach { link, merged, .. } => {
                stages::attach(schema, &it.new, link, merged);
            }
            Alteration::Remake => drop(schema.tables.insert(it.new.clone())),
            Alteration::MoveRows { with, .. } => remaking::forget(schema, with),
            how => {
                if let Some(table) = schema.tables.get_mut(table) {
                    table.apply(how, &it.new);
                }
                if how.is_of_column() {
                    inheritance::carry_on(schema, table, how);
                }
            }
        }
    }

    fn effects(it: &Altered<Self>, cx: &Between<'_>) -> Effects {
        let Altered {
            new: whole, how, ..
        } = it;
        let table = &whole.name;
        let below = |column: &Column, scope| whole.columns_below(&column.name, scope);
        let of = |column: &Column| vec![Dependency::Column(table.clone(), column.name.clone())];
        let needs = |column: &Column| {
            let mut needs = column.depends_on(table, cx.new);
            needs.push(Dependency::table(table));
            needs
        };
        match how {
            Alteration::AddColumn { column, backfill } => {
                let mut needs = needs(column);
                if let Some(it) = backfill {
                    cx.new.mentioned(it, Some(table), &mut needs);
                }
                needs.retain(|it| !of(column).contains(it));
                // What only comes to it brings its own.
                let there = cx.old.descendants(table);
                let carried = below(column, cx.new).into_iter();
                let carried = carried.filter(
                    |it| matches!(it, Dependency::Column(child, _) if there.contains(child)),
                );
                // Where it was there before, it has gone everywhere first.
                let anew = of(column).iter().all(|it| cx.old.has(it));
                let carried = carried.filter(|it| anew || !cx.old.has(it));
                Effects {
                    makes: of(column).into_iter().chain(carried).collect(),
                    alters: cx.given_row(table),
                    needs,
                    ..Effects::default()
                }
            }
            // Both have to be as they will be.
            Alteration::Attach { link, .. } => {
                let parent = link.parent();
                let above = cx.new.tables.get(parent);
                let columns = above.into_iter().flat_map(|it| &it.columns);
                let columns = columns.flat_map(|it| {
                    [parent, table].map(|of| Dependency::Column(of.clone(), it.name.clone()))
                });
                Effects {
                    needs: columns.chain([Dependency::table(parent)]).collect(),
                    ..Effects::default()
                }
            }
            Alteration::DropNotNull { column } => Effects {
                frees: whole
                    .parents()
                    .map(|it| Dependency::Column(it.clone(), column.clone()))
                    .collect(),
                ..Effects::default()
            },
            Alteration::RenameNotNull { column, .. } => {
                let tables = whole.parents().chain([table]);
                let columns = tables.map(|it| Dependency::Column(it.clone(), column.clone()));
                Effects {
                    needs: columns.collect(),
                    ..Effects::default()
                }
            }
            Alteration::DropColumn { column, only } => {
                let given = cx.given_row(table);
                let kept = only.then(|| below(column, cx.new)).unwrap_or_default();
                Effects {
                    alters: [kept, given.clone()].concat(),
                    disturbs: given,
                    removes: match only {
                        true => of(column),
                        false => [of(column), below(column, cx.old)].concat(),
                    },
                    frees: column.depends_on(table, cx.old),
                    ..Effects::default()
                }
            }
            Alteration::AlterColumn {
                old, new, backfill, ..
            } => {
                let converts = old.data_type != new.data_type || old.collation != new.collation;
                let lets_go = old.value.is_some() && new.value.is_none();
                // It goes in steps, and something else may have its name then.
                let goes = !cx.new.tables.contains_key(table);
                let needs = match lets_go && !converts && backfill.is_none() {
                    _ if goes => Vec::new(),
                    true => vec![Dependency::table(table)],
                    false => needs(new),
                };
                let mut changed = if converts { of(new) } else { Vec::new() };
                if converts {
                    changed.extend(below(new, cx.old));
                    changed.extend(cx.given_row(table));
                }
                // What is carried on comes before what is altered below.
                let mut alters = changed.clone();
                if !converts && whole.has_kin(cx) {
                    alters.extend(of(new));
                }
                // A key goes before its columns can do without a value, and so does what replication finds rows
                // by, which comes once they have one.
                let is_marked = it.old.identifying(cx.old).contains(&old.name)
                    || whole.identifying(cx.new).contains(&new.name);
                let loosens = old.not_null && !new.not_null;
                if old.not_null != new.not_null && is_marked
                    || loosens && columns::loses_key(table, &old.name, cx)
                {
                    alters.extend(of(new));
                }
                // Letting go is the same whether it was carried on or not.
                let above = whole
                    .parents()
                    .filter(|_| !lets_go || converts)
                    .map(|it| Dependency::Column(it.clone(), new.name.clone()));
                let (before, after) = (old.own_sequence(table), new.own_sequence(table));
                let stays = before == after;
                let mut frees = old.depends_on(table, cx.old);
                // Another may take the place of its collation.
                frees.extend(old.collation.as_ref().map(collations::freed));
                if goes {
                    frees.push(Dependency::table(table));
                }
                Effects {
                    makes: after.into_iter().filter(|_| !stays).collect(),
                    removes: before.into_iter().filter(|_| !stays).collect(),
                    needs: needs.into_iter().chain(above).collect(),
                    frees,
                    alters,
                    disturbs: changed,
                    ..Effects::default()
                }
            }
            Alteration::SetReplicaIdentity => {
                let columns = |it: &Table, schema| {
                    let names = it.identifying(schema).into_iter();
                    names.map(|it| Dependency::Column(table.clone(), it))
                };
                let needs = [vec![Dependency::table(table)], whole.indexes(cx.new)].concat();
                Effects {
                    needs: needs.into_iter().chain(columns(whole, cx.new)).collect(),
                    frees: columns(&it.old, cx.old).collect(),
                    ..Effects::default()
                }
            }
            Alteration::SetClustered => Effects {
                needs: [vec![Dependency::table(table)], whole.indexes(cx.new)].concat(),
                ..Effects::default()
            },
            Alteration::Remake => remaking::effects(it, cx),
            Alteration::SetUnlogged => {
                let owned = cx.new.owned_sequences(table);
                let owned = owned.map(|it| ObjectId::Sequence(it.clone()).into());
                Effects {
                    alters: owned.chain([Dependency::table(table)]).collect(),
                    needs: storage::changed_before(whole, cx),
                    ..Effects::default()
                }
            }
            Alteration::SetAccessMethod(old, new) => Effects {
                needs: Vec::from_iter(access_methods::needed(new.as_ref(), cx.new)),
                frees: Vec::from_iter(access_methods::needed(old.as_ref(), cx.old)),
                ..Effects::default()
            },
            _ => Effects::default(),
        }
    }

    fn touches_rows(change: &Change<Self>) -> bool {
        match change {
            Change::Create(_) => false,
            Change::Drop(_) => true,
            Change::Alter(it) => match &it.how {
                Alteration::AddColumn { column, .. } => column.value.is_some(),
                Alteration::AlterColumn { old, new, .. } => old.data_type != new.data_type,
                Alteration::Remake => true,
                _ => false,
            },
        }
    }

    fn hazards(change: &Change<Self>) -> Vec<Hazard> {
        match change {
            Change::Create(_) => Vec::new(),
            Change::Drop(it) => it.loss(),
            Change::Alter(it) => it.how.hazards(&it.new),
        }
    }

    /// Every row is written again but once, however many columns are converted.
    fn actions(Altered { new, how, .. }: &Altered<Self>) -> Option<(String, Vec<String>)> {
        let Alteration::AlterColumn {
            old,
            new: column,
            backfill: None,
            only: false,
        } = how
        else {
            return None;
        };
        let is_alone = old.data_type != column.data_type && !column.is_numbered_with(old);
        let groups = actions(new, old, column).into_iter();
        let mut groups = groups.filter(|it| !it.is_empty());
        let first = groups.next().filter(|_| is_alone)?;
        groups.next().is_none().then(|| (new.called(), first))
    }

    fn render_create(&self, inline: &[String], sql: &mut Sql) {
        render_create(self, inline, Usual::Unsaid, sql);
    }

    fn render_drop(&self, sql: &mut Sql) {
        sql.line(format_args!("DROP {};", self.called()));
    }

    fn render_alter(Altered { old, new, how }: &Altered<Self>, sql: &mut Sql) {
        let table = &new.name;
        let called = new.called();
        match how {
            Alteration::Rename => sql.renamed(new.noun(), &old.name, table),
            Alteration::RenameColumn { old, new } => {
                sql.line(format_args!("ALTER {called} RENAME COLUMN {old} TO {new};"));
            }
            Alteration::DropNotNull { column } => {
                sql.line(format_args!(
                    "ALTER {called} ALTER COLUMN {column} DROP NOT NULL;"
                ));
            }
            Alteration::RenameNotNull { old, new, .. } => sql.line(format_args!(
                "ALTER TABLE {table} RENAME CONSTRAINT {old} TO {new};"
            )),
            Alteration::AddColumn { column, backfill } => {
                render_added(new, column, backfill.as_ref(), sql);
            }
            Alteration::DropColumn { column, only } => {
                let called = if *only { new.called_alone() } else { called };
                // PostgreSQL would go on taking the constraints of children for inherited.
                if *only && column.not_null_constraint.is_some() {
                    let column = &column.name;
                    sql.line(format_args!(
                        "ALTER {called} ALTER COLUMN {column} DROP NOT NULL;"
                    ));
                }
                sql.line(format_args!("ALTER {called} DROP COLUMN {};", column.name));
            }
            Alteration::AlterColumn {
                old,
                new: column,
                backfill,
                only,
            } => {
                if let Some(backfill) = backfill
                    .as_ref()
                    .filter(|_| column.not_null && !old.not_null)
                {
                    sql.line(format_args!(
                        "UPDATE {table} SET {0} = {backfill} WHERE {0} IS NULL;",
                        column.name,
                    ));
                }
                identity::render_renamed(table, old, column, sql);
                if let Some(sequence) = old.identity_sequence(table) {
                    identity::render_handed_on(&sequence, old, column, sql);
                }
                let called = if *only { new.called_alone() } else { called };
                for actions in actions(new, old, column) {
                    sql.altered(&called, &actions);
                }
                if new.foreign.is_none() {
                    identity::render_position(table, old, column, sql);
                }
            }
            Alteration::SetUnlogged => {
                let word = if new.unlogged { "UNLOGGED" } else { "LOGGED" };
                sql.line(format_args!("ALTER TABLE {table} SET {word};"));
            }
            Alteration::SetRowSecurity => render_row_security(new, sql),
            Alteration::ForceRowSecurity => render_forced_row_security(new, sql),
            Alteration::SetOptions => {
                render_parameters(&format!("TABLE {table}"), &old.with, &new.with, sql);
            }
            Alteration::SetReplicaIdentity => storage::render_replica_identity(new, sql),
            Alteration::SetClustered => storage::render_clustered(new, sql),
            Alteration::SetForeignOptions => {
                let [old, new] = [old, new].map(|it| it.foreign.as_ref().map(|it| &it.options));
                if let (Some(old), Some(new)) = (old, new) {
                    sql.line(format_args!("ALTER {called} {};", old.to(new)));
                }
            }
            Alteration::SetType => typed::render(new, sql),
            Alteration::SetAccessMethod(_, method) => {
                let method = method.clone().unwrap_or("heap".into());
                sql.line(format_args!(
                    "ALTER TABLE {table} SET ACCESS METHOD {method};"
                ));
            }
            Alteration::Detach(link) => link.render_detached(table, sql),
            Alteration::Attach { link, .. } => link.render_attached(table, sql),
            Alteration::Remake => remaking::render_remake(old, new, sql),
            Alteration::MoveRows { from, .. } => remaking::render_rows(from, new, sql),
        }
    }
}

impl Table {
    /// Carries out an alteration that leads towards `new`.
    fn apply(&mut self, how: &Alteration, new: &Table) {
        match how {
            Alteration::AddColumn { column, .. } => self.columns.push(Column::clone(column)),
            Alteration::DropColumn { column, .. } => {
                self.columns.retain(|it| it.name != column.name);
            }
            Alteration::AlterColumn { old, new, .. } => {
                let columns = self.columns.iter_mut().filter(|it| it.name == old.name);
                columns.for_each(|it| it.clone_from(new));
            }
            Alteration::SetUnlogged => self.unlogged = new.unlogged,
            Alteration::SetRowSecurity => self.row_security = new.row_security,
            Alteration::ForceRowSecurity => self.force_row_security = new.force_row_security,
            Alteration::SetOptions => self.with.clone_from(&new.with),
            Alteration::SetReplicaIdentity => {
                self.replica_identity.clone_from(&new.replica_identity);
            }
            Alteration::SetClustered => self.clustered_on.clone_from(&new.clustered_on),
            Alteration::SetAccessMethod(_, method) => self.access_method.clone_from(method),
            Alteration::SetType => self.of_type.clone_from(&new.of_type),
            Alteration::SetForeignOptions => self.foreign.clone_from(&new.foreign),
            Alteration::Rename
            | Alteration::RenameColumn { .. }
            | Alteration::RenameNotNull { .. }
            | Alteration::DropNotNull { .. }
            | Alteration::Detach(_)
            | Alteration::Attach { .. }
            | Alteration::Remake
            | Alteration::MoveRows { .. } => {}
        }
    }
}
