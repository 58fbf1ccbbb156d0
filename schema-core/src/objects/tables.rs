//! Tables with their columns: `CREATE TABLE`, `ALTER TABLE`.
//!
//! Constraints, indexes, triggers and policies are objects of their own, so that cycles between
//! tables are no cycles between objects.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::sequences::SequenceOptions;
use crate::{
    ident::{Name, QualifiedName},
    sql::Expression,
};

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
        DataType { base: BaseType::BuiltIn(name.into()), array: false }
    }

    /// A declared type.
    pub fn named(name: QualifiedName) -> Self {
        DataType { base: BaseType::Named(name), array: false }
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
