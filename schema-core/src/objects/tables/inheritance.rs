//! How an alteration of a table reaches the tables that have columns from it.
//!
//! PostgreSQL carries most alterations of columns on to partitions and children. Where these are
//! to stay as they are, and it allows that, the alteration is of the table `ONLY`.

use std::borrow::Cow;

use super::{
    super::{Between, Dependency, NOTHING},
    Alteration, Column, ColumnValue, Settings, Table, columns, remaking,
};
use crate::{
    ident::{Name, QualifiedName},
    schema::{Schema, Scope},
};

impl Table {
    /// The tables that it has columns from before and after, as far as these are altered.
    fn staying_parents<'a>(
        &'a self,
        cx: &'a Between<'_>,
    ) -> impl Iterator<Item = (&'a Table, &'a Table)> {
        let new = cx.new.tables.get(&self.name);
        let stays = move |it: &&QualifiedName| {
            new.is_some_and(|new| new.parents().any(|parent| parent == *it))
        };
        self.parents()
            .filter(stays)
            .filter_map(|it| Some((&**cx.old.tables.get(it)?, &**cx.new.tables.get(it)?)))
            .filter(|(old, new)| !remaking::is_remade(old, new))
    }

    /// Whether the columns of a table that it has columns from change.
    pub(super) fn is_reached(&self, cx: &Between<'_>) -> bool {
        self.staying_parents(cx)
            .any(|(old, new)| old.columns != new.columns || old.is_reached(cx))
    }

    /// It as it is once the alterations of those that it has columns from are carried out.
    pub(super) fn reached(&self, cx: &Between<'_>) -> Cow<'_, Table> {
        if !self.is_reached(cx) {
            return Cow::Borrowed(self);
        }
        let cx = &Between {
            moving: &NOTHING,
            ..*cx
        };
        let mut reached = self.clone();
        for (old, new) in self.staying_parents(cx) {
            for (how, of) in old.alterations(new, cx) {
                reached.reached_by(&how, &of, cx.new);
            }
        }
        Cow::Owned(reached)
    }

    /// What leads to the columns of `new`, with what comes from above and the table that it comes from.
    fn alterations(&self, new: &Table, cx: &Between<'_>) -> Vec<(Alteration, QualifiedName)> {
        let mut all = Vec::new();
        for (old, new) in self.staying_parents(cx) {
            let above = old.alterations(new, cx);
            let ends = |it: &Alteration| matches!(it, Alteration::DropColumn { only: true, .. });
            all.extend(above.into_iter().filter(|(it, _)| !ends(it)));
        }
        let own = columns::diff_columns(&self.reached(cx), new, cx);
        all.extend(own.into_iter().map(|it| (it, self.name.clone())));
        all
    }

    /// An alteration of `parent` is carried on.
    fn reached_by(&mut self, how: &Alteration, parent: &QualifiedName, schema: &Schema) {
        match how {
            Alteration::AddColumn { column, .. } if self.column(&column.name).is_none() => {
                let not_null = column.not_null_constraint.as_ref();
                let is_partition = self.partition_of.is_some();
                let not_null = not_null.map(|it| it.carried_on(is_partition));
                self.columns.push(Column {
                    not_null: column.not_null_is_carried_on(),
                    not_null_constraint: not_null.flatten(),
                    value: column.value.clone().filter(|it| !it.is_identity()),
                    settings: Settings {
                        compression: None,
                        options: Default::default(),
                        ..column.settings.clone()
                    },
                    inherited: self.partition_of.is_none(),
                    ..Column::clone(column)
                });
            }
            Alteration::DropColumn { column, only } => {
                // It has gone from all between the two as well.
                let others = self
                    .parents()
                    .filter(|it| *it != parent && !schema.ancestors(it).contains(parent));
                let others = others.filter_map(|it| schema.tables.get(it));
                let is_left = others
                    .map(|it| it.column(&column.name))
                    .any(|it| it.is_some());
                let goes = |it: &Column| it.inherited || self.partition_of.is_some();
                if *only {
                    let own = self.columns.iter_mut().find(|it| it.name == column.name);
                    own.into_iter().for_each(|it| {
                        it.inherited &= is_left;
                        it.keep_not_null_of(column);
                    });
                } else if !is_left && self.column(&column.name).is_some_and(goes) {
                    self.columns.retain(|it| it.name != column.name);
                }
            }
            Alteration::AlterColumn {
                old,
                new,
                only: false,
                ..
            } => {
                let is_partition = self.partition_of.is_some();
                let own = self.columns.iter_mut().find(|it| it.name == new.name);
                own.into_iter()
                    .for_each(|it| it.reached_by(old, new, is_partition));
            }
            Alteration::AlterColumn {
                old,
                new,
                only: true,
                ..
            } if old.not_null_is_carried_on() && !new.not_null_is_carried_on() => {
                let own = self.columns.iter_mut().find(|it| it.name == new.name);
                own.into_iter().for_each(|it| it.keep_not_null_of(old));
            }
            Alteration::RenameNotNull { old, new, .. } => self.rename_not_null(old, new),
            _ => {}
        }
    }

    /// Whether `ONLY` has to be said when `old` becomes `new`: something below is to keep what it has.
    /// What PostgreSQL carries on in any case is left to it.
    pub(super) fn is_altered_alone(&self, old: &Column, new: &Column, cx: &Between<'_>) -> bool {
        let loosens = old.not_null && !new.not_null && self.partition_by.is_none();
        let can = old.data_type == new.data_type
            && old.collation == new.collation
            && (old.not_null == new.not_null || loosens)
            && old.generated().is_some() == new.generated().is_some();
        can && self.below(cx).any(|table| {
            let (now, wanted) = table;
            let (Some(now), Some(wanted)) = (now.column(&old.name), wanted.column(&new.name))
            else {
                return false;
            };
            let mut reached = now.clone();
            reached.reached_by(old, new, table.0.partition_of.is_some());
            let [kept, wished] = [&reached.settings, &wanted.settings];
            let [before, after] = [&old.settings, &new.settings];
            (reached.value != wanted.value && old.value != new.value)
                || (reached.not_null != wanted.not_null && loosens)
                || (kept.storage != wished.storage && before.storage != after.storage)
                || (kept.statistics != wished.statistics && before.statistics != after.statistics)
        })
    }

    /// Whether a child is to keep a column of its own when it is dropped here.
    pub(super) fn is_dropped_alone(&self, column: &Name, cx: &Between<'_>) -> bool {
        let is_kept = |(now, wanted): (&Table, &Table)| {
            now.column(column).is_some_and(|it| it.inherited) && wanted.column(column).is_some()
        };
        self.partition_by.is_none()
            && self.children(cx.old).any(|it| {
                let wanted = cx.new.tables.get(&it.name);
                wanted.is_some_and(|wanted| is_kept((it, wanted)))
            })
    }

    fn children<'a>(&'a self, scope: &'a Scope<'_>) -> impl Iterator<Item = &'a Table> {
        let names = scope.children(&self.name);
        names.filter_map(|it| scope.tables.get(it).map(|it| &**it))
    }

    /// All that have columns from it, before and after.
    fn below<'a>(&'a self, cx: &'a Between<'_>) -> impl Iterator<Item = (&'a Table, &'a Table)> {
        let both =
            |it: QualifiedName| Some((&**cx.old.tables.get(&it)?, &**cx.new.tables.get(&it)?));
        cx.old.descendants(&self.name).into_iter().filter_map(both)
    }

    /// The column of each table below, as it is before or afterwards.
    pub(super) fn columns_below(&self, column: &Name, scope: &Scope<'_>) -> Vec<Dependency> {
        let below = scope.descendants(&self.name).into_iter();
        below
            .map(|it| Dependency::Column(it, column.clone()))
            .collect()
    }

    /// Whether others have columns from it, or it has columns from others.
    pub(super) fn has_kin(&self, cx: &Between<'_>) -> bool {
        let mut links = self.parents();
        links.next().is_some()
            || cx.old.children(&self.name).next().is_some()
            || cx.new.children(&self.name).next().is_some()
    }

    /// It as PostgreSQL makes it with `INHERITS`, before anything is altered.
    pub(super) fn as_made(&self, schema: &Schema) -> Table {
        let mut made = self.clone();
        for column in &mut made.columns {
            let of = |it: &QualifiedName| schema.tables.get(it)?.column(&column.name).cloned();
            let above: Vec<Column> = self.inherits.iter().filter_map(of).collect();
            let Some(first) = above.first() else {
                continue;
            };
            if column.inherited {
                let mut values = above.iter().filter_map(|it| it.value.clone());
                let not_null = |it: &&Column| it.not_null_is_carried_on();
                let constraint = above.iter().find(|it| not_null(it));
                let constraint = constraint.and_then(|it| it.not_null_constraint.as_ref());
                let own = column.not_null_constraint.clone();
                let own = own.filter(|_| column.own_not_null().is_some());
                *column = Column {
                    not_null: own.is_some() || above.iter().any(|it| not_null(&it)),
                    not_null_constraint: own
                        .or_else(|| constraint.and_then(|it| it.carried_on(false))),
                    value: values.find(|it| !it.is_identity()),
                    settings: Settings {
                        statistics: None,
                        options: Default::default(),
                        ..first.settings.clone()
                    },
                    inherited: true,
                    ..first.clone()
                };
            } else if column.value.is_none() {
                let mut values = above.iter().filter_map(|it| it.value.clone());
                column.value = values.find(|it| matches!(it, ColumnValue::Default(_)));
            }
        }
        made
    }
}

impl Alteration {
    /// Whether PostgreSQL carries it on to partitions and children.
    pub(super) fn is_of_column(&self) -> bool {
        matches!(
            self,
            Alteration::AddColumn { .. }
                | Alteration::DropColumn { .. }
                | Alteration::AlterColumn { .. }
        )
    }
}

impl Column {
    /// An alteration of the column above it is carried on.
    fn reached_by(&mut self, old: &Column, new: &Column, is_partition: bool) {
        if old.data_type != new.data_type || old.collation != new.collation {
            self.settings.storage = new.settings.storage;
            self.settings.compression = None;
        }
        self.data_type = new.data_type.clone();
        self.collation.clone_from(&new.collation);
        self.not_null_reached_by(old, new, is_partition);
        if old.settings.storage != new.settings.storage {
            self.settings.storage = new.settings.storage;
        }
        if old.settings.statistics != new.settings.statistics {
            self.settings.statistics = new.settings.statistics;
        }
        if old.generated() != new.generated() || old.default() != new.default() {
            self.value = new.value.clone().filter(|it| !it.is_identity());
        }
    }
}

/// Carries an alteration of a table on to all that have columns from it.
pub(super) fn carry_on(schema: &mut Schema, table: &QualifiedName, how: &Alteration) {
    let children: Vec<QualifiedName> = schema
        .tables
        .values()
        .filter(|it| it.parents().any(|it| it == table))
        .map(|it| it.name.clone())
        .collect();
    for child in children {
        let Some(mut changed) = schema.tables.get(&child).map(|it| Table::clone(it)) else {
            continue;
        };
        changed.reached_by(how, table, schema);
        let ends = match how {
            Alteration::DropColumn { only: true, .. } => true,
            Alteration::AlterColumn { .. } => false,
            // What it has already, or keeps, is not carried on either.
            _ => schema.tables.get(&child).is_some_and(|it| **it == changed),
        };
        schema.tables.insert(changed);
        if !ends {
            carry_on(schema, &child, how);
        }
    }
}
