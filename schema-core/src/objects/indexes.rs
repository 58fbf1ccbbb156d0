//! Indexes: `CREATE INDEX`. Those that belong to a constraint are part of it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::{
    ident::{Name, QualifiedName},
    sql::Expression,
};

/// An index.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Index {
    /// Its name; the namespace is that of its table.
    pub name: QualifiedName,
    /// The table that it is on.
    pub table: QualifiedName,
    /// `UNIQUE`
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub unique: bool,
    /// The access method: `btree`, `hash`, `gin`, `gist`, `spgist`, `brin`, or an extension's.
    pub method: Name,
    /// What is indexed.
    pub parts: Vec<Part>,
    /// `INCLUDE`
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub include: Vec<Name>,
    /// `NULLS NOT DISTINCT`; PostgreSQL 15 and later.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub nulls_not_distinct: bool,
    /// `WITH (…)`
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub with: BTreeMap<String, String>,
    /// `WHERE`: only these rows are indexed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub filter: Option<Expression>,
}

/// A column or expression of an index.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    /// What is indexed.
    pub of: Indexed,
    /// `COLLATE`, where it is not that of the column.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub collation: Option<QualifiedName>,
    /// The operator class, as SQL, where it is not the default one of the type.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub operator_class: Option<String>,
    /// `DESC`
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub descending: bool,
    /// `NULLS FIRST`, spelled out: PostgreSQL's default is first where descending, else last.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub nulls_first: bool,
}

/// What a part of an index holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Indexed {
    /// A column.
    Column(Name),
    /// An expression, without parentheses around it.
    Expression(Expression),
}
