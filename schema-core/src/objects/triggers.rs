//! Triggers: `CREATE TRIGGER`. Those that PostgreSQL makes for foreign keys are not objects here.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::{
    ident::{Name, OfTable, QualifiedName},
    sql::Expression,
};

/// A trigger.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Trigger {
    /// Its table and name.
    pub name: OfTable,
    /// When it runs, as against the event.
    pub moment: Moment,
    /// What it runs on.
    pub events: BTreeSet<Event>,
    /// `UPDATE OF`: only updates that name one of these columns; none means all.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub of_columns: Vec<Name>,
    /// `FOR EACH ROW`, as against `FOR EACH STATEMENT`.
    pub for_each_row: bool,
    /// `WHEN`, without parentheses around it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub condition: Option<Expression>,
    /// `REFERENCING OLD TABLE AS`
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub old_table: Option<Name>,
    /// `REFERENCING NEW TABLE AS`
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub new_table: Option<Name>,
    /// The function that it runs.
    pub function: QualifiedName,
    /// The strings that it passes.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub arguments: Vec<String>,
    /// Whether and when it fires.
    #[serde(default)]
    pub enabled: Enabled,
}

/// When a trigger runs, as against the event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Moment {
    /// `BEFORE`
    Before,
    /// `AFTER`
    After,
    /// `INSTEAD OF`
    InsteadOf,
}

/// What a trigger runs on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Event {
    /// `INSERT`
    Insert,
    /// `UPDATE`
    Update,
    /// `DELETE`
    Delete,
    /// `TRUNCATE`
    Truncate,
}

/// Whether a trigger fires, by `session_replication_role`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Enabled {
    /// In the roles `origin` and `local`.
    #[default]
    Origin,
    /// Always.
    Always,
    /// In the role `replica` only.
    Replica,
    /// Never.
    Disabled,
}
