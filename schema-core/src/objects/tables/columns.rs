//! Columns: where their values come from, and how one form leads to another.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::{
    super::{
        Between, Dependency, ObjectId, collations, constraints, foreign_options::ForeignOptions,
        sequences::SequenceType, types,
    },
    Alteration, BaseType, DataType, Identity, NotNull, Settings, Table,
    identity::usual_sequence,
    not_null::{self, Usual},
};
use crate::{
    ident::{Name, QualifiedName},
    renaming::Renaming,
    schema::Scope,
    sql::Expression,
};

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
    /// The constraint behind it, where a server tells.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub not_null_constraint: Option<NotNull>,
    /// Where its values come from when none is given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<ColumnValue>,
    /// `COLLATE`, where it is not that of the type.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub collation: Option<QualifiedName>,
    /// How its values are stored, and what the planner is told of them.
    #[serde(flatten)]
    pub settings: Settings,
    /// `OPTIONS (…)`: what the wrapper of a foreign table is told.
    #[serde(default, skip_serializing_if = "ForeignOptions::is_empty")]
    pub foreign_options: ForeignOptions,
    /// Whether it is there because a table that it inherits from has it, and was not declared here
    /// as well. Of no partition: their columns are all those of the partitioned table.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub inherited: bool,
}

/// Where a column's value comes from; PostgreSQL allows one of these at most.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ColumnValue {
    /// `DEFAULT expression`
    Default(Expression),
    /// `GENERATED ALWAYS AS (expression) STORED`
    Generated(Expression),
    /// `GENERATED ALWAYS AS (expression) VIRTUAL`; PostgreSQL 18 and later.
    Virtual(Expression),
    /// `GENERATED … AS IDENTITY`
    Identity(Identity),
}

impl ColumnValue {
    pub(super) fn is_identity(&self) -> bool {
        matches!(self, ColumnValue::Identity(_))
    }
}

/// Whether the column is in the primary key, which goes.
pub(super) fn loses_key(table: &QualifiedName, column: &Name, cx: &Between<'_>) -> bool {
    let has_it = |it: &constraints::Constraint| match &it.rule {
        constraints::Rule::PrimaryKey(key) => key.columns.contains(column),
        _ => false,
    };
    let mut keys = cx.old.constraints.of_table(table);
    keys.any(|old| {
        let new = cx.new.constraints.get(&old.name);
        has_it(old) && !new.is_some_and(|it| has_it(it))
    })
}

impl Column {
    /// A column with nothing but a type.
    pub fn new(name: Name, data_type: DataType) -> Self {
        Column {
            name,
            data_type,
            not_null: false,
            not_null_constraint: None,
            value: None,
            collation: None,
            settings: Settings::default(),
            foreign_options: ForeignOptions::default(),
            inherited: false,
        }
    }

    /// What has to exist for it, beside its table.
    pub(super) fn depends_on(&self, table: &QualifiedName, scope: &Scope<'_>) -> Vec<Dependency> {
        let mut out: Vec<Dependency> = self.data_type.depends_on(scope).into_iter().collect();
        out.extend(collations::needed(self.collation.as_ref(), scope));
        match &self.value {
            Some(ColumnValue::Default(it)) => out.extend(self.mentioned(it, scope)),
            Some(ColumnValue::Generated(it) | ColumnValue::Virtual(it)) => {
                scope.mentioned(it, Some(table), &mut out);
                scope.casts(&mut out);
            }
            Some(ColumnValue::Identity(_)) | None => {}
        }
        out
    }

    /// What a default names, but for parts of the column's own type: whatever replaces the type takes
    /// care of the default.
    fn mentioned(&self, default: &Expression, scope: &Scope<'_>) -> Vec<Dependency> {
        let own_types = types::within(&self.data_type, scope);
        let is_own = |it: &QualifiedName| own_types.iter().any(|own| own.type_name() == Some(it));
        let mut mentioned = Vec::new();
        scope.mentioned(default, None, &mut mentioned);
        if !default.is_constant() {
            scope.casts(&mut mentioned);
        }
        mentioned.retain(|it| match it {
            Dependency::Object(_) | Dependency::Shell(_) | Dependency::Row(_) => true,
            Dependency::Column(of, _) | Dependency::DomainConstraint(of, _) => !is_own(of),
        });
        mentioned
    }

    pub(super) fn default(&self) -> Option<&Expression> {
        match &self.value {
            Some(ColumnValue::Default(it)) => Some(it),
            _ => None,
        }
    }

    pub(in crate::objects) fn generated(&self) -> Option<&Expression> {
        match &self.value {
            Some(ColumnValue::Generated(it) | ColumnValue::Virtual(it)) => Some(it),
            _ => None,
        }
    }

    pub(super) fn is_virtual(&self) -> bool {
        matches!(self.value, Some(ColumnValue::Virtual(_)))
    }

    pub(super) fn identity(&self) -> Option<&Identity> {
        match &self.value {
            Some(ColumnValue::Identity(it)) => Some(it),
            _ => None,
        }
    }

    /// The integer type of the sequence behind an identity column, which is the column's.
    pub(super) fn sequence_type(&self) -> SequenceType {
        match &self.data_type.base {
            it if it.is("smallint") => SequenceType::SmallInt,
            it if it.is("integer") => SequenceType::Integer,
            _ => SequenceType::BigInt,
        }
    }

    /// Whether every row that is there can get a value of it.
    pub(super) fn can_fill_rows(&self) -> bool {
        !self.is_checked_not_null() || self.value.is_some()
    }

    /// The definition, as `CREATE TABLE` and `ADD COLUMN` take it.
    pub(super) fn definition(&self, table: &QualifiedName, usual: Usual) -> String {
        let mut clauses = vec![
            self.name.to_string(),
            format!("{}{}", self.data_type, self.foreign_options),
        ];
        clauses.extend(self.collation.iter().map(|it| format!("COLLATE {it}")));
        clauses.extend(self.not_null_clause(table, usual));
        clauses.extend(self.value.iter().map(|it| match it {
            ColumnValue::Default(it) => format!("DEFAULT {}", it.after_default()),
            ColumnValue::Generated(it) => format!("GENERATED ALWAYS AS ({it}) STORED"),
            ColumnValue::Virtual(it) => format!("GENERATED ALWAYS AS ({it}) VIRTUAL"),
            ColumnValue::Identity(it) => it.definition(&table.namespace, self.sequence_type()),
        }));
        clauses.join(" ")
    }

    /// What neither `CREATE TABLE` of every server nor `ADD COLUMN` can say.
    pub(super) fn unsaid(&self) -> Vec<String> {
        let settings = self.settings.made(&self.name).into_iter();
        settings.chain(self.not_valid_not_null()).collect()
    }

    /// The sequence of an identity column keeps its name when the table or the column gets another.
    pub(super) fn keep_sequence(
        &mut self,
        old: &QualifiedName,
        new: &QualifiedName,
        renaming: &Renaming,
    ) {
        let mut name = self.name.clone();
        renaming.column(old, &mut name);
        if let Some(ColumnValue::Identity(it)) = &mut self.value {
            let (sequence, usual) = (
                it.sequence(old, &self.name).name,
                usual_sequence(&new.name, &name),
            );
            it.sequence = (sequence != usual).then_some(sequence);
        }
    }
}

/// What leads to the columns of `new`.
pub(super) fn diff_columns(old: &Table, new: &Table, cx: &Between<'_>) -> Vec<Alteration> {
    let mut how = Vec::new();
    let gone = old
        .columns
        .iter()
        .filter(|it| new.column(&it.name).is_none());
    how.extend(gone.map(|it| Alteration::DropColumn {
        column: it.clone().into(),
        only: old.is_dropped_alone(&it.name, cx),
    }));
    for column in &new.columns {
        match old.column(&column.name) {
            Some(now) => how.extend(diff_column(old, now, column, cx)),
            None => how.push(Alteration::AddColumn {
                column: column.clone().into(),
                backfill: cx.backfill(&new.name, &column.name),
            }),
        }
    }
    how
}

fn diff_column(of: &Table, old: &Column, new: &Column, cx: &Between<'_>) -> Vec<Alteration> {
    if let Some((first, then)) = not_null::changed_alone(of, old, new, cx) {
        let rest = diff_column(of, &then, new, cx);
        return [vec![first], rest].concat();
    }
    let table = &of.name;
    let alter = |old: &Column, new: &Column| Alteration::AlterColumn {
        old: old.clone().into(),
        new: new.clone().into(),
        backfill: cx.backfill(table, &new.name),
        only: of.is_altered_alone(old, new, cx),
    };
    let old = &*old.beside(of, new, cx);
    let mut holds = Vec::new();
    match &old.value {
        Some(ColumnValue::Default(it)) => holds = old.mentioned(it, cx.old),
        Some(ColumnValue::Generated(it) | ColumnValue::Virtual(it)) => {
            cx.old.mentioned(it, Some(table), &mut holds);
        }
        Some(ColumnValue::Identity(_)) | None => {}
    }
    // Whatever replaces the type of a column takes care of its values and of its default. What is generated is
    // made anew with the type.
    let own_types = types::within(&old.data_type, cx.old);
    match old.generated() {
        Some(_) => holds.extend(own_types),
        None => holds.retain(|it| !own_types.contains(it)),
    }
    let must_let_go = holds.iter().any(|it| cx.moving.contains(it));
    // PostgreSQL cannot turn a plain column into a generated one, nor, before version 17, give
    // it another expression; it is never told how to convert one.
    let is_another = old.value != new.value
        || (old.data_type != new.data_type && !new.data_type.is_assigned_from(&old.data_type));
    let must_be_made_anew = new.generated().is_some() && (must_let_go || is_another)
        || old.is_virtual() && old.value != new.value;
    // It goes and comes with that of the table above.
    let name = &new.name;
    let is_carried_on = || {
        let mut above = of.parents().filter_map(|it| {
            let (old, new) = (cx.old.tables.get(it)?, cx.new.tables.get(it)?);
            Some((old.column(name), new.column(name)?))
        });
        above
            .any(|(old, it)| it.value == new.value && old.is_none_or(|it| it.generated().is_some()))
    };
    if must_be_made_anew && !is_another && is_carried_on() {
        return Vec::new();
    }
    if must_be_made_anew {
        let anew = Alteration::AddColumn {
            column: new.clone().into(),
            // The rows keep what they showed.
            backfill: old.generated().filter(|_| old.is_virtual()).cloned(),
        };
        let gone = Alteration::DropColumn {
            column: old.clone().into(),
            only: false,
        };
        return vec![gone, anew];
    }
    if cx.stepwise.contains(&ObjectId::Table(table.clone()))
        && let Some(between) = old.as_text(new)
    {
        return vec![alter(old, &between), alter(&between, new)];
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

impl Column {
    /// Itself, on the way from one user's type or collation to another.
    fn as_text(&self, new: &Column) -> Option<Column> {
        let of_user =
            |it: &Column| matches!(it.data_type.base, BaseType::Named(_)) || it.collation.is_some();
        let converted = self.data_type.base != new.data_type.base && of_user(self) && of_user(new);
        let is_plain = self.generated().is_none() && new.generated().is_none();
        (converted && is_plain).then(|| Column {
            data_type: DataType::built_in("text").within_array_of(&self.data_type),
            value: None,
            collation: None,
            ..self.clone()
        })
    }

    /// Itself, as it is called once there is room for `new`: another collation may take the name of its
    /// own, if that does not come with the column of the table above.
    fn beside(&self, of: &Table, new: &Column, cx: &Between<'_>) -> Cow<'_, Column> {
        let collation = self.collation.as_ref();
        let comes_from = |it: &QualifiedName| {
            let above = [cx.old, cx.new].map(|scope| scope.tables.get(it)?.column(&new.name));
            let mut above = above.into_iter();
            above.all(|it| it.is_some_and(|it| it.collation == self.collation))
        };
        if self.collation != new.collation
            || !collations::moves(collation, cx)
            || of.parents().any(comes_from)
        {
            return Cow::Borrowed(self);
        }
        Cow::Owned(Column {
            collation: collation.map(types::retired),
            ..self.clone()
        })
    }
}

impl Between<'_> {
    pub(super) fn backfill(&self, table: &QualifiedName, column: &Name) -> Option<Expression> {
        self.intent
            .backfills
            .get(&(table.clone(), column.clone()))
            .cloned()
    }
}

/// What leads from the one form of a column to the other: the actions of one statement each.
///
/// PostgreSQL carries the actions of one statement out in passes, so that a default is dropped
/// before the type changes and set after. Only the sequence of an identity column is looked up
/// before all of them, and wants a statement of its own when the type changes as well.
pub(super) fn actions(table: &Table, old: &Column, new: &Column) -> Vec<Vec<String>> {
    let column = &new.name;
    let act = |action: &str| format!("ALTER COLUMN {column} {action}");
    let converts = old.data_type != new.data_type || old.collation != new.collation;
    let (mut first, mut actions) = (Vec::new(), Vec::new());
    if old.identity().is_some() && new.identity().is_none() {
        first.push(act("DROP IDENTITY"));
    }
    if old.generated().is_some() && new.generated().is_none() {
        // Only then can it be told how to convert what it holds.
        let before = if converts { &mut first } else { &mut actions };
        before.push(act("DROP EXPRESSION"));
    }
    if old.default().is_some() && (new.default().is_none() || converts) {
        actions.push(act("DROP DEFAULT"));
    }
    if converts {
        actions.push(act(&conversion(table, old, new)));
    }
    let default = new.default();
    if let Some(default) = default.filter(|it| converts || old.default() != Some(it)) {
        actions.push(act(&format!("SET DEFAULT {default}")));
    }
    actions.extend(not_null::actions(table, old, new));
    let mut settings = Cow::Borrowed(&old.settings);
    if converts {
        actions.extend(new.settings.stored(column));
        settings = Cow::Owned(settings.stored_like(&new.settings));
    }
    let usual = new.data_type.default_storage();
    actions.extend(settings.to(&new.settings, column, usual));
    if old.foreign_options != new.foreign_options {
        actions.push(act(&old.foreign_options.to(&new.foreign_options)));
    }
    // Bounds have to fit the narrower type, be it the old or the new one.
    let narrows = new.sequence_type().max() < old.sequence_type().max();
    let identity = identity_action(&table.name, old, new, !narrows);
    let identity: Vec<String> = identity.iter().map(|it| act(it)).collect();
    match converts {
        true if narrows && old.identity().is_some() => vec![[first, identity].concat(), actions],
        true => vec![first, actions, identity],
        false => vec![[first, actions, identity].concat()],
    }
}

/// Values on another server are not converted by this one.
fn conversion(table: &Table, old: &Column, new: &Column) -> String {
    let mut action = format!("TYPE {}", new.data_type);
    action.extend(new.collation.iter().map(|it| format!(" COLLATE {it}")));
    let is_generated = old.generated().is_some() && new.generated().is_some();
    let is_stored_here = table.foreign.is_none() && !is_generated;
    let value = new.data_type.converted(&new.name, &old.data_type);
    if old.data_type != new.data_type && is_stored_here {
        action.extend(value.iter().map(|it| format!(" USING {it}")));
    }
    action
}

/// What leads to the identity of `new`, after its type is converted or before.
fn identity_action(
    table: &QualifiedName,
    old: &Column,
    new: &Column,
    is_converted: bool,
) -> Option<String> {
    let (now, wanted) = (old.identity(), new.identity()?);
    let Some(now) = now else {
        return Some(format!(
            "ADD {}",
            wanted.definition(&table.namespace, new.sequence_type())
        ));
    };
    let mut clauses = Vec::new();
    if now.always != wanted.always {
        clauses.push(format!("SET GENERATED {}", wanted.when()));
    }
    let (was, is) = (old.sequence_type(), new.sequence_type());
    let retyped = now.options.retyped(was, is);
    let options = match is_converted || retyped == wanted.options {
        true => &retyped,
        false => &now.options,
    };
    clauses.extend(wanted.options.altered_from(options).iter().map(|it| {
        // `RESTART` is an action of its own, the others are options to set.
        if it == "RESTART" {
            it.clone()
        } else {
            format!("SET {it}")
        }
    }));
    (!clauses.is_empty()).then(|| clauses.join(" "))
}
