//! Tables with their columns: `CREATE TABLE`, `ALTER TABLE`.
//!
//! Constraints, indexes, triggers and policies are objects of their own, so that cycles between
//! tables are no cycles between objects.

use serde::{Deserialize, Serialize};

use self::columns::{actions, diff_column};
use super::{Between, Dependency, Effects, Hazard, Object, Renaming, Step, namespaces};
use crate::{
    check::{Catalog, Checking, Complaint},
    ident::{Name, QualifiedName},
    schema::{Schema, Scope},
    sql::{Expression, Sql},
};

#[cfg(feature = "introspect")]
mod catalog;
mod columns;
mod rules;
mod types;

pub use columns::{Column, ColumnValue, Compression, Identity, Storage};
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
}

impl Table {
    /// The column of that name.
    pub fn column(&self, name: &Name) -> Option<&Column> {
        self.columns.iter().find(|it| it.name == *name)
    }
}
/// One way in which a table can change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// `CREATE TABLE`
    Create(Table),
    /// `DROP TABLE`
    Drop(Table),
    /// `ALTER TABLE … RENAME TO`, `SET SCHEMA`
    Rename {
        /// The name it has.
        old: QualifiedName,
        /// The name it gets.
        new: QualifiedName,
    },
    /// `RENAME COLUMN`
    RenameColumn {
        /// The table.
        table: QualifiedName,
        /// The name it has.
        old: Name,
        /// The name it gets.
        new: Name,
    },
    /// `ADD COLUMN`
    AddColumn {
        /// The table.
        table: QualifiedName,
        /// The new column.
        column: Column,
        /// What the rows that are there get.
        backfill: Option<Expression>,
    },
    /// `DROP COLUMN`
    DropColumn {
        /// The table.
        table: QualifiedName,
        /// The column.
        column: Column,
    },
    /// `ALTER COLUMN`: all that changes of one column.
    AlterColumn {
        /// The table.
        table: QualifiedName,
        /// As it is.
        old: Column,
        /// As it becomes.
        new: Column,
        /// What rows without a value get before `NOT NULL`.
        backfill: Option<Expression>,
    },
    /// `SET LOGGED`, `SET UNLOGGED`
    SetUnlogged {
        /// The table.
        table: QualifiedName,
        /// Whether it becomes unlogged.
        unlogged: bool,
    },
    /// `ENABLE ROW LEVEL SECURITY`, `DISABLE …`
    SetRowSecurity {
        /// The table.
        table: QualifiedName,
        /// Whether it is in force afterwards.
        enabled: bool,
    },
    /// `FORCE ROW LEVEL SECURITY`, `NO FORCE …`
    ForceRowSecurity {
        /// The table.
        table: QualifiedName,
        /// Whether the owner is subject to it afterwards.
        forced: bool,
    },
}

impl Object for Table {
    type Change = Change;
    type Key = QualifiedName;

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
        out
    }

    fn brings(&self) -> Vec<Dependency> {
        let column = |it: &Column| Dependency::Column(self.name.clone(), it.name.clone());
        self.columns.iter().map(column).collect()
    }

    fn can_be_restored(&self) -> bool {
        false
    }

    fn diff(old: &Self, new: &Self, cx: &Between<'_>) -> Vec<Change> {
        let table = || new.name.clone();
        let mut changes = Vec::new();
        for old in old
            .columns
            .iter()
            .filter(|it| new.column(&it.name).is_none())
        {
            changes.push(Change::DropColumn {
                table: table(),
                column: old.clone(),
            });
        }
        for column in &new.columns {
            match old.column(&column.name) {
                Some(old) => changes.extend(diff_column(&new.name, old, column, cx)),
                None => changes.push(Change::AddColumn {
                    table: table(),
                    column: column.clone(),
                    backfill: cx.backfill(&new.name, &column.name),
                }),
            }
        }
        if old.unlogged != new.unlogged {
            changes.push(Change::SetUnlogged {
                table: table(),
                unlogged: new.unlogged,
            });
        }
        if old.row_security != new.row_security {
            changes.push(Change::SetRowSecurity {
                table: table(),
                enabled: new.row_security,
            });
        }
        if old.force_row_security != new.force_row_security {
            changes.push(Change::ForceRowSecurity {
                table: table(),
                forced: new.force_row_security,
            });
        }
        changes
    }

    fn complaints(&self, cx: &Checking<'_>) -> Vec<Complaint> {
        Table::complaints(self, cx)
    }

    /// The row of a table is a type of its name.
    fn occupies(&self) -> Vec<(Catalog, QualifiedName)> {
        vec![
            (Catalog::Relation, self.name.clone()),
            (Catalog::Type, self.name.clone()),
        ]
    }

    fn follow(&mut self, renaming: &Renaming) {
        let own = self.name.clone();
        for column in &mut self.columns {
            renaming.column(&own, &mut column.name);
            renaming.data_type(&mut column.data_type);
            let of_type = column.data_type.base.clone();
            match (&mut column.value, renaming) {
                (Some(ColumnValue::Default(it)), Renaming::Label { of, old, new })
                    if of_type == BaseType::Named(of.clone()) =>
                {
                    *it = it.with_literal(old, new);
                }
                (Some(ColumnValue::Default(it)), _) => renaming.expression(None, it),
                (Some(ColumnValue::Generated(it)), _) => renaming.expression(Some(&own), it),
                (Some(ColumnValue::Identity(_)) | None, _) => {}
            }
        }
        renaming.table(&mut self.name);
    }

    fn follow_key(key: &mut QualifiedName, renaming: &Renaming) {
        renaming.table(key);
    }
}

impl Change {
    fn table(&self) -> &QualifiedName {
        match self {
            Change::Create(it) | Change::Drop(it) => &it.name,
            Change::Rename { new: table, .. }
            | Change::RenameColumn { table, .. }
            | Change::AddColumn { table, .. }
            | Change::DropColumn { table, .. }
            | Change::AlterColumn { table, .. }
            | Change::SetUnlogged { table, .. }
            | Change::SetRowSecurity { table, .. }
            | Change::ForceRowSecurity { table, .. } => table,
        }
    }

    fn renaming(&self) -> Option<Renaming> {
        match self.clone() {
            Change::Rename { old, new } => Some(Renaming::Table { old, new }),
            Change::RenameColumn { table, old, new } => Some(Renaming::Column { table, old, new }),
            _ => None,
        }
    }
}

impl super::Change for Change {
    type Object = Table;

    fn create(object: Table) -> Self {
        Change::Create(object)
    }

    fn drop(object: Table) -> Self {
        Change::Drop(object)
    }

    fn step(&self) -> Step<'_, Table> {
        match self {
            Change::Create(it) => Step::Create(it),
            Change::Drop(it) => Step::Drop(it),
            _ => Step::Alter(self.table().clone()),
        }
    }

    fn apply(&self, schema: &mut Schema) {
        if let Some(renaming) = self.renaming() {
            schema.follow(&renaming);
        } else if let Change::Create(it) = self {
            schema.tables.insert(it.key(), it.clone());
        } else if let Change::Drop(it) = self {
            schema.tables.remove(&it.key());
        } else if let Some(table) = schema.tables.get_mut(self.table()) {
            self.apply_to(table);
        }
    }

    fn effects(&self, cx: &Between<'_>) -> Effects {
        let of = |column: &Column| {
            vec![Dependency::Column(
                self.table().clone(),
                column.name.clone(),
            )]
        };
        let needs = |column: &Column| {
            let mut needs = column.depends_on(self.table(), cx.new);
            needs.push(Dependency::table(self.table()));
            needs
        };
        match self {
            Change::AddColumn {
                column, backfill, ..
            } => {
                let mut needs = needs(column);
                if let Some(it) = backfill {
                    cx.new.mentioned(it, Some(self.table()), &mut needs);
                }
                needs.retain(|it| !of(column).contains(it));
                Effects {
                    makes: of(column),
                    needs,
                    ..Effects::default()
                }
            }
            Change::DropColumn { table, column } => Effects {
                removes: of(column),
                frees: column.depends_on(table, cx.old),
                ..Effects::default()
            },
            Change::AlterColumn {
                table, old, new, ..
            } => {
                let converts = old.data_type != new.data_type || old.collation != new.collation;
                let changed = if converts { of(new) } else { Vec::new() };
                Effects {
                    needs: needs(new),
                    frees: old.depends_on(table, cx.old),
                    alters: changed.clone(),
                    disturbs: changed,
                    ..Effects::default()
                }
            }
            _ => Effects::default(),
        }
    }

    fn hazards(&self) -> Vec<Hazard> {
        match self {
            Change::Drop(it) => {
                vec![Hazard::DataLoss {
                    what: format!("table {}", it.name),
                }]
            }
            Change::DropColumn { table, column } if column.generated().is_none() => {
                vec![Hazard::DataLoss {
                    what: format!("column {table}.{}", column.name),
                }]
            }
            Change::AddColumn {
                table,
                column,
                backfill: None,
            } if !column.can_fill_rows() => {
                let why = format!(
                    "rows of {table} have no value for {}, which is NOT NULL: give it a default or a backfill",
                    column.name,
                );
                vec![Hazard::FailsOnRows { why }]
            }
            Change::AddColumn { table, column, .. } if column.generated().is_some() => {
                vec![Hazard::Rewrite {
                    table: table.clone(),
                }]
            }
            Change::AlterColumn {
                table,
                old,
                new,
                backfill,
            } => {
                let mut hazards = Vec::new();
                let converts = old.data_type != new.data_type;
                if converts && !new.data_type.stores_like(&old.data_type) {
                    hazards.push(Hazard::Rewrite {
                        table: table.clone(),
                    });
                }
                if converts && !new.data_type.holds_all_of(&old.data_type) {
                    let why = format!(
                        "values of {table}.{} that are not of type {}",
                        new.name, new.data_type,
                    );
                    hazards.push(Hazard::FailsOnRows { why });
                }
                if new.not_null && !old.not_null && backfill.is_none() {
                    let why = format!(
                        "rows of {table} without a value for {}, which becomes NOT NULL: give it a backfill",
                        new.name,
                    );
                    hazards.push(Hazard::FailsOnRows { why });
                }
                hazards
            }
            Change::SetUnlogged { table, .. } => vec![Hazard::Rewrite {
                table: table.clone(),
            }],
            _ => Vec::new(),
        }
    }

    fn render(&self, inline: &[String], sql: &mut Sql) {
        let on_off =
            |on: bool, word: &'static str, other: &'static str| if on { word } else { other };
        match self {
            Change::Create(it) => render_create(it, inline, sql),
            Change::Drop(it) => sql.line(format_args!("DROP TABLE {};", it.name)),
            Change::Rename { old, new } => {
                if old.name != new.name {
                    sql.line(format_args!("ALTER TABLE {old} RENAME TO {};", new.name));
                }
                if old.namespace != new.namespace {
                    let moved = old.sibling(new.name.clone());
                    sql.line(format_args!(
                        "ALTER TABLE {moved} SET SCHEMA {};",
                        new.namespace
                    ));
                }
            }
            Change::RenameColumn { table, old, new } => {
                sql.line(format_args!(
                    "ALTER TABLE {table} RENAME COLUMN {old} TO {new};"
                ));
            }
            Change::AddColumn {
                table,
                column,
                backfill,
            } => {
                render_added(table, column, backfill.as_ref(), sql);
            }
            Change::DropColumn { table, column } => {
                sql.line(format_args!(
                    "ALTER TABLE {table} DROP COLUMN {};",
                    column.name
                ));
            }
            Change::AlterColumn {
                table,
                old,
                new,
                backfill,
            } => {
                if let Some(backfill) = backfill.as_ref().filter(|_| new.not_null && !old.not_null)
                {
                    sql.line(format_args!(
                        "UPDATE {table} SET {0} = {backfill} WHERE {0} IS NULL;",
                        new.name,
                    ));
                }
                for actions in actions(old, new) {
                    render_actions(table, actions, sql);
                }
            }
            Change::SetUnlogged { table, unlogged } => sql.line(format_args!(
                "ALTER TABLE {table} SET {};",
                on_off(*unlogged, "UNLOGGED", "LOGGED"),
            )),
            Change::SetRowSecurity { table, enabled } => sql.line(format_args!(
                "ALTER TABLE {table} {} ROW LEVEL SECURITY;",
                on_off(*enabled, "ENABLE", "DISABLE"),
            )),
            Change::ForceRowSecurity { table, forced } => sql.line(format_args!(
                "ALTER TABLE {table} {} ROW LEVEL SECURITY;",
                on_off(*forced, "FORCE", "NO FORCE"),
            )),
        }
    }
}

impl Change {
    /// Carries out what changes a table in place.
    fn apply_to(&self, table: &mut Table) {
        match self {
            Change::AddColumn { column, .. } => table.columns.push(column.clone()),
            Change::DropColumn { column, .. } => table.columns.retain(|it| it.name != column.name),
            Change::AlterColumn { old, new, .. } => {
                let columns = table.columns.iter_mut().filter(|it| it.name == old.name);
                columns.for_each(|it| *it = new.clone());
            }
            Change::SetUnlogged { unlogged, .. } => table.unlogged = *unlogged,
            Change::SetRowSecurity { enabled, .. } => table.row_security = *enabled,
            Change::ForceRowSecurity { forced, .. } => table.force_row_security = *forced,
            Change::Create(_)
            | Change::Drop(_)
            | Change::Rename { .. }
            | Change::RenameColumn { .. } => {}
        }
    }
}

fn render_create(it: &Table, inline: &[String], sql: &mut Sql) {
    let unlogged = if it.unlogged { "UNLOGGED " } else { "" };
    let parts = it
        .columns
        .iter()
        .map(Column::definition)
        .chain(inline.iter().cloned());
    sql.line(format_args!("CREATE {unlogged}TABLE {} (", it.name));
    sql.indented_list(parts);
    sql.line(format_args!(");"));
    render_actions(
        &it.name,
        it.columns.iter().flat_map(Column::settings).collect(),
        sql,
    );
    if it.row_security {
        sql.line(format_args!(
            "ALTER TABLE {} ENABLE ROW LEVEL SECURITY;",
            it.name
        ));
    }
    if it.force_row_security {
        sql.line(format_args!(
            "ALTER TABLE {} FORCE ROW LEVEL SECURITY;",
            it.name
        ));
    }
}

fn render_added(
    table: &QualifiedName,
    column: &Column,
    backfill: Option<&Expression>,
    sql: &mut Sql,
) {
    let Some(backfill) = backfill.filter(|_| column.generated().is_none()) else {
        sql.line(format_args!(
            "ALTER TABLE {table} ADD COLUMN {};",
            column.definition()
        ));
        render_actions(table, column.settings(), sql);
        return;
    };
    // The rows that are there get the backfill, not the default.
    let bare = Column {
        not_null: false,
        value: None,
        ..column.clone()
    };
    sql.line(format_args!(
        "ALTER TABLE {table} ADD COLUMN {};",
        bare.definition()
    ));
    sql.line(format_args!(
        "UPDATE {table} SET {} = {backfill};",
        column.name
    ));
    for actions in actions(&bare, column) {
        render_actions(table, actions, sql);
    }
    render_actions(table, column.settings(), sql);
}

/// One `ALTER TABLE` with all of the actions.
fn render_actions(table: &QualifiedName, actions: Vec<String>, sql: &mut Sql) {
    match actions.as_slice() {
        [] => {}
        [action] => sql.line(format_args!("ALTER TABLE {table} {action};")),
        _ => {
            sql.line(format_args!("ALTER TABLE {table}"));
            sql.list_with_end(actions);
        }
    }
}
