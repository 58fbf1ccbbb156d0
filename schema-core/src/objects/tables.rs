//! Tables with their columns: `CREATE TABLE`, `ALTER TABLE`.
//!
//! Constraints, indexes, triggers and policies are objects of their own, so that cycles between
//! tables are no cycles between objects.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::{
    Between, Dependency, Effects, Hazard, Object, ObjectId, Renaming, Step, namespaces,
    sequences::{SequenceOptions, SequenceType},
};
use crate::{
    check::{Catalog, Checking, Complaint},
    ident::{Name, QualifiedName},
    schema::{Schema, Scope},
    sql::{Expression, Sql},
};

#[cfg(feature = "introspect")]
mod catalog;
mod rules;

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

/// A column.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Column {
    /// Its name.
    pub name: Name,
    /// Its type.
    pub data_type: DataType,
    /// `NOT NULL`
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub not_null: bool,
    /// Where its values come from when none is given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<ColumnValue>,
    /// `COLLATE`, where it is not that of the type.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub collation: Option<QualifiedName>,
    /// `STORAGE`, where it is not that of the type.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub storage: Option<Storage>,
    /// `COMPRESSION`, where it is not the server's default.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub compression: Option<Compression>,
}

/// Where a column's value comes from; PostgreSQL allows one of these at most.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ColumnValue {
    /// `DEFAULT expression`
    Default(Expression),
    /// `GENERATED ALWAYS AS (expression) STORED`
    Generated(Expression),
    /// `GENERATED … AS IDENTITY`
    Identity(Identity),
}

/// An identity column: a sequence that is part of the column.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Identity {
    /// `ALWAYS`, as against `BY DEFAULT`.
    pub always: bool,
    /// How its sequence counts.
    pub options: SequenceOptions,
}

/// `SET STORAGE`
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Storage {
    /// `PLAIN`
    Plain,
    /// `EXTERNAL`
    External,
    /// `EXTENDED`
    Extended,
    /// `MAIN`
    Main,
}

/// `SET COMPRESSION`; PostgreSQL 14 and later.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Compression {
    /// `pglz`
    Pglz,
    /// `lz4`
    Lz4,
}

/// The type of a column, an argument or a result.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct DataType {
    /// The type, or that of the elements.
    pub base: BaseType,
    /// Whether it is an array. PostgreSQL does not tell arrays by their dimensions.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub array: bool,
}

/// A type that is no array.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BaseType {
    /// One of PostgreSQL's own, spelled as `format_type` spells it, with its modifiers:
    /// `character varying(20)`, `timestamp(3) with time zone`.
    BuiltIn(String),
    /// Any other: declared here, or of an extension.
    Named(QualifiedName),
}

impl DataType {
    /// One of PostgreSQL's own types, spelled as `format_type` spells it.
    pub fn built_in(name: impl Into<String>) -> Self {
        DataType {
            base: BaseType::BuiltIn(name.into()),
            array: false,
        }
    }

    /// A declared type.
    pub fn named(name: QualifiedName) -> Self {
        DataType {
            base: BaseType::Named(name),
            array: false,
        }
    }
}

impl fmt::Display for DataType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.base {
            BaseType::BuiltIn(name) => f.write_str(name)?,
            BaseType::Named(name) => name.fmt(f)?,
        }
        f.write_str(if self.array { "[]" } else { "" })
    }
}

impl DataType {
    /// What has to exist for it.
    pub(super) fn depends_on(&self, scope: &Scope<'_>) -> Option<Dependency> {
        let BaseType::Named(name) = &self.base else {
            return None;
        };
        let id = ObjectId::Enum(name.clone());
        scope.contains(&id).then(|| id.into())
    }
}

impl DataType {
    /// Whether PostgreSQL has a cast of its own from `old`.
    fn casts_from(&self, old: &DataType) -> bool {
        old.array == self.array
            && match (old.family(), self.family()) {
                (Family::Text, _) | (_, Family::Text) => true,
                (Family::Other, _) => false,
                (old, new) => old == new,
            }
    }

    /// The expression that converts the values of `column`, which are of type `old`. Where
    /// PostgreSQL has no cast, the way leads over text, which every type is written as and read
    /// from.
    fn converted(&self, column: &Name, old: &DataType) -> String {
        if self.casts_from(old) {
            format!("{column}::{self}")
        } else if self.array && !old.array {
            format!("CASE WHEN {column} IS NOT NULL THEN ARRAY[{column}]::text[]::{self} END")
        } else if old.array && self.array {
            format!("{column}::text[]::{self}")
        } else {
            format!("{column}::text::{self}")
        }
    }

    /// What PostgreSQL chooses for a column of it (`pg_type.typstorage`).
    fn default_storage(&self) -> Storage {
        let BaseType::BuiltIn(name) = &self.base else {
            return if self.array {
                Storage::Extended
            } else {
                Storage::Plain
            };
        };
        let word = name.split(['(', ' ']).next().unwrap_or(name);
        match word {
            _ if self.array => Storage::Extended,
            "numeric" | "inet" | "cidr" => Storage::Main,
            "text" | "character" | "bytea" | "json" | "jsonb" | "xml" | "bit" | "tsvector" => {
                Storage::Extended
            }
            _ => Storage::Plain,
        }
    }

    fn family(&self) -> Family {
        let BaseType::BuiltIn(name) = &self.base else {
            return Family::Other;
        };
        let word = name.split(['(', ' ']).next().unwrap_or(name);
        match word {
            "text" | "character" | "name" => Family::Text,
            "smallint" | "integer" | "bigint" | "numeric" | "real" | "double" => Family::Number,
            "date" | "timestamp" => Family::Date,
            "json" | "jsonb" => Family::Json,
            _ => Family::Other,
        }
    }
}

/// Types between which PostgreSQL casts by itself.
/// <https://www.postgresql.org/docs/current/catalog-pg-cast.html>
#[derive(Clone, Copy, PartialEq, Eq)]
enum Family {
    Text,
    Number,
    Date,
    Json,
    Other,
}

impl Column {
    /// What has to exist for it, beside its table.
    fn depends_on(&self, table: &QualifiedName, scope: &Scope<'_>) -> Vec<Dependency> {
        let mut out: Vec<Dependency> = self.data_type.depends_on(scope).into_iter().collect();
        match &self.value {
            Some(ColumnValue::Default(it)) => scope.mentioned(it, None, &mut out),
            Some(ColumnValue::Generated(it)) => scope.mentioned(it, Some(table), &mut out),
            Some(ColumnValue::Identity(_)) | None => {}
        }
        out
    }

    fn default(&self) -> Option<&Expression> {
        match &self.value {
            Some(ColumnValue::Default(it)) => Some(it),
            _ => None,
        }
    }

    fn generated(&self) -> Option<&Expression> {
        match &self.value {
            Some(ColumnValue::Generated(it)) => Some(it),
            _ => None,
        }
    }

    fn identity(&self) -> Option<&Identity> {
        match &self.value {
            Some(ColumnValue::Identity(it)) => Some(it),
            _ => None,
        }
    }

    /// The integer type of the sequence behind an identity column, which is the column's.
    fn sequence_type(&self) -> SequenceType {
        match &self.data_type.base {
            BaseType::BuiltIn(name) if name == "smallint" => SequenceType::SmallInt,
            BaseType::BuiltIn(name) if name == "integer" => SequenceType::Integer,
            _ => SequenceType::BigInt,
        }
    }

    /// Whether every row that is there can get a value of it.
    fn can_fill_rows(&self) -> bool {
        !self.not_null || self.value.is_some()
    }

    /// The definition, as `CREATE TABLE` and `ADD COLUMN` take it.
    fn definition(&self) -> String {
        let mut clauses = vec![self.name.to_string(), self.data_type.to_string()];
        clauses.extend(self.collation.iter().map(|it| format!("COLLATE {it}")));
        if self.not_null {
            clauses.push("NOT NULL".to_owned());
        }
        clauses.extend(self.value.iter().map(|it| match it {
            ColumnValue::Default(it) => format!("DEFAULT {it}"),
            ColumnValue::Generated(it) => format!("GENERATED ALWAYS AS ({it}) STORED"),
            ColumnValue::Identity(it) => it.definition(self.sequence_type()),
        }));
        clauses.join(" ")
    }

    /// What neither `CREATE TABLE` of every server nor `ADD COLUMN` can say.
    fn settings(&self) -> Vec<String> {
        let column = &self.name;
        let storage = self
            .storage
            .map(|it| format!("ALTER COLUMN {column} SET STORAGE {it}"));
        let compression = self
            .compression
            .map(|it| format!("ALTER COLUMN {column} SET COMPRESSION {it}"));
        storage.into_iter().chain(compression).collect()
    }
}

impl Identity {
    fn definition(&self, data_type: SequenceType) -> String {
        let when = self.when();
        let clauses = self.options.clauses(data_type);
        if clauses.is_empty() {
            format!("GENERATED {when} AS IDENTITY")
        } else {
            format!("GENERATED {when} AS IDENTITY ({})", clauses.join(" "))
        }
    }

    fn when(&self) -> &'static str {
        if self.always { "ALWAYS" } else { "BY DEFAULT" }
    }
}

impl fmt::Display for Storage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Storage::Plain => "PLAIN",
            Storage::External => "EXTERNAL",
            Storage::Extended => "EXTENDED",
            Storage::Main => "MAIN",
        })
    }
}

impl fmt::Display for Compression {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Compression::Pglz => "pglz",
            Compression::Lz4 => "lz4",
        })
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

fn diff_column(table: &QualifiedName, old: &Column, new: &Column, cx: &Between<'_>) -> Vec<Change> {
    let alter = |old: &Column, new: &Column| Change::AlterColumn {
        table: table.clone(),
        old: old.clone(),
        new: new.clone(),
        backfill: cx.backfill(table, &new.name),
    };
    let mut holds = Vec::new();
    match &old.value {
        Some(ColumnValue::Default(it)) => cx.old.mentioned(it, None, &mut holds),
        Some(ColumnValue::Generated(it)) => cx.old.mentioned(it, Some(table), &mut holds),
        Some(ColumnValue::Identity(_)) | None => {}
    }
    // Whatever replaces the type of a column takes care of its default.
    let own_type = old.data_type.depends_on(cx.old);
    let must_let_go = holds
        .iter()
        .any(|it| cx.moving.contains(it) && own_type.as_ref() != Some(it));
    // PostgreSQL cannot turn a plain column into a generated one, nor, before version 17, give
    // it another expression.
    let must_be_made_anew =
        new.generated().is_some() && (must_let_go || new.generated() != old.generated());
    if must_be_made_anew {
        let (table, column, backfill) = (table.clone(), new.clone(), None);
        let drop = Change::DropColumn {
            table: table.clone(),
            column: old.clone(),
        };
        return vec![
            drop,
            Change::AddColumn {
                table,
                column,
                backfill,
            },
        ];
    }
    if must_let_go {
        let bare = Column {
            value: None,
            ..old.clone()
        };
        return vec![alter(old, &bare), alter(&bare, new)];
    }
    if old == new {
        Vec::new()
    } else {
        vec![alter(old, new)]
    }
}

impl Between<'_> {
    fn backfill(&self, table: &QualifiedName, column: &Name) -> Option<Expression> {
        self.intent
            .backfills
            .get(&(table.clone(), column.clone()))
            .cloned()
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
                if old.data_type != new.data_type {
                    hazards.push(Hazard::Rewrite {
                        table: table.clone(),
                    });
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

/// What leads from the one form of a column to the other: the actions of one statement each.
///
/// PostgreSQL carries the actions of one statement out in passes, so that a default is dropped
/// before the type changes and set after. Only the sequence of an identity column is looked up
/// before all of them, and wants a statement of its own when the type changes as well.
fn actions(old: &Column, new: &Column) -> Vec<Vec<String>> {
    let column = &new.name;
    let act = |action: &str| format!("ALTER COLUMN {column} {action}");
    let converts = old.data_type != new.data_type || old.collation != new.collation;
    let (mut first, mut actions) = (Vec::new(), Vec::new());
    if old.identity().is_some() && new.identity().is_none() {
        first.push(act("DROP IDENTITY"));
    }
    if old.generated().is_some() && new.generated().is_none() {
        actions.push(act("DROP EXPRESSION"));
    }
    if old.default().is_some() && (new.default().is_none() || converts) {
        actions.push(act("DROP DEFAULT"));
    }
    if converts {
        actions.push(act(&conversion(old, new)));
    }
    let default = new.default();
    if let Some(default) = default.filter(|it| converts || old.default() != Some(it)) {
        actions.push(act(&format!("SET DEFAULT {default}")));
    }
    match (old.not_null, new.not_null) {
        (false, true) => actions.push(act("SET NOT NULL")),
        (true, false) => actions.push(act("DROP NOT NULL")),
        _ => {}
    }
    if old.storage != new.storage {
        let storage = new.storage.unwrap_or(new.data_type.default_storage());
        actions.push(act(&format!("SET STORAGE {storage}")));
    }
    if old.compression != new.compression {
        let compression = new
            .compression
            .map_or("default".to_owned(), |it| it.to_string());
        actions.push(act(&format!("SET COMPRESSION {compression}")));
    }
    let last: Vec<String> = identity_action(old, new).iter().map(|it| act(it)).collect();
    if converts {
        vec![first, actions, last]
    } else {
        vec![[first, actions, last].concat()]
    }
}

fn conversion(old: &Column, new: &Column) -> String {
    let mut action = format!("TYPE {}", new.data_type);
    action.extend(new.collation.iter().map(|it| format!(" COLLATE {it}")));
    if old.data_type != new.data_type {
        let value = new.data_type.converted(&new.name, &old.data_type);
        action.push_str(&format!(" USING {value}"));
    }
    action
}

fn identity_action(old: &Column, new: &Column) -> Option<String> {
    let (now, wanted) = (old.identity(), new.identity()?);
    let Some(now) = now else {
        return Some(format!("ADD {}", wanted.definition(new.sequence_type())));
    };
    let mut clauses = Vec::new();
    if now.always != wanted.always {
        clauses.push(format!("SET GENERATED {}", wanted.when()));
    }
    clauses.extend(wanted.options.altered_from(&now.options).iter().map(|it| {
        // `RESTART` is an action of its own, the others are options to set.
        if it == "RESTART" {
            it.clone()
        } else {
            format!("SET {it}")
        }
    }));
    (!clauses.is_empty()).then(|| clauses.join(" "))
}
