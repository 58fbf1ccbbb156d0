//! Row-security policies: `CREATE POLICY`. Whether they are in force is a flag of the table.

use serde::{Deserialize, Serialize};

use crate::{ident::{Name, OfTable}, sql::Expression};

/// A policy.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Policy {
    /// Its table and name.
    pub name: OfTable,
    /// `AS PERMISSIVE`, as against `AS RESTRICTIVE`.
    pub permissive: bool,
    /// `FOR`
    pub command: Command,
    /// `TO`; empty means `PUBLIC`, every role.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub roles: Vec<Name>,
    /// `USING`: the rows that the command sees.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub using: Option<Expression>,
    /// `WITH CHECK`: the rows that the command may write.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub with_check: Option<Expression>,
}

/// The commands that a policy is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Command {
    /// `ALL`
    All,
    /// `SELECT`
    Select,
    /// `INSERT`
    Insert,
    /// `UPDATE`
    Update,
    /// `DELETE`
    Delete,
}
