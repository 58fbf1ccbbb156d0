//! Constraints of tables: primary key, unique, check, foreign key; `ALTER TABLE … ADD CONSTRAINT`.
//!
//! `NOT NULL` is part of the column. A primary key and a unique constraint own an index of their
//! name, which is not an object here.

use serde::{Deserialize, Serialize};

use crate::{
    ident::{Name, OfTable, QualifiedName},
    sql::Expression,
};

/// A constraint.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Constraint {
    /// Its table and name.
    pub name: OfTable,
    /// What it demands.
    pub rule: Rule,
}

/// What a constraint demands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Rule {
    /// `PRIMARY KEY`
    PrimaryKey(Key),
    /// `UNIQUE`
    Unique {
        /// Its columns.
        key: Key,
        /// `NULLS NOT DISTINCT`; PostgreSQL 15 and later.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        nulls_not_distinct: bool,
    },
    /// `CHECK`
    Check {
        /// What must not be false.
        condition: Expression,
        /// `NO INHERIT`
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        no_inherit: bool,
        /// `NOT VALID`: rows from before it are not checked.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        not_valid: bool,
    },
    /// `FOREIGN KEY`
    ForeignKey(ForeignKey),
}

/// The columns of a primary key or unique constraint.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Key {
    /// In the order of the index.
    pub columns: Vec<Name>,
    /// `INCLUDE`
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub include: Vec<Name>,
    /// When it is checked.
    #[serde(default)]
    pub timing: Timing,
}

/// A foreign key.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ForeignKey {
    /// Its columns.
    pub columns: Vec<Name>,
    /// The table that it points to.
    pub references: QualifiedName,
    /// The columns that it points to, always spelled out.
    pub referenced: Vec<Name>,
    /// `MATCH FULL`, as against `MATCH SIMPLE`.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub match_full: bool,
    /// `ON UPDATE`
    #[serde(default)]
    pub on_update: Action,
    /// `ON DELETE`
    #[serde(default)]
    pub on_delete: Action,
    /// When it is checked.
    #[serde(default)]
    pub timing: Timing,
    /// `NOT VALID`: rows from before it are not checked.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub not_valid: bool,
}

/// What happens to rows whose referenced row is updated or deleted.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Action {
    /// `NO ACTION`
    #[default]
    NoAction,
    /// `RESTRICT`
    Restrict,
    /// `CASCADE`
    Cascade,
    /// `SET NULL`; of these columns only, if any are named (deletion only; PostgreSQL 15 and later).
    SetNull(Vec<Name>),
    /// `SET DEFAULT`; of these columns only, if any are named (deletion only; PostgreSQL 15 and later).
    SetDefault(Vec<Name>),
}

/// When a constraint is checked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Timing {
    /// `NOT DEFERRABLE`
    #[default]
    Immediate,
    /// `DEFERRABLE INITIALLY IMMEDIATE`
    Deferrable,
    /// `DEFERRABLE INITIALLY DEFERRED`
    Deferred,
}
