//! Sequences: `CREATE SEQUENCE`, standing alone or owned by a column.
//!
//! The sequence behind an identity column is part of the column, see
//! [`Identity`](super::tables::Identity).

use serde::{Deserialize, Serialize};

use crate::ident::{Name, QualifiedName};

/// A sequence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sequence {
    /// Its name.
    pub name: QualifiedName,
    /// What it counts with.
    pub data_type: SequenceType,
    /// How it counts.
    pub options: SequenceOptions,
    /// The column with which it is dropped (`OWNED BY`).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub owned_by: Option<(QualifiedName, Name)>,
}

/// The integer type of a sequence, which bounds it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SequenceType {
    /// `smallint`
    SmallInt,
    /// `integer`
    Integer,
    /// `bigint`, PostgreSQL's default
    #[default]
    BigInt,
}

/// How a sequence counts, with every value spelled out: no default is left to the server.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SequenceOptions {
    /// `START WITH`
    pub start: i64,
    /// `INCREMENT BY`
    pub increment: i64,
    /// `MINVALUE`
    pub min: i64,
    /// `MAXVALUE`
    pub max: i64,
    /// `CACHE`
    pub cache: i64,
    /// `CYCLE`
    pub cycle: bool,
}
