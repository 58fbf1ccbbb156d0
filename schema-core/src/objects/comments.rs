//! Comments: `COMMENT ON`, of any object and of columns.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::ObjectId;
use crate::ident::{Name, QualifiedName};

/// A comment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Comment {
    /// What it is on.
    pub on: Target,
    /// What it says; never empty.
    pub text: String,
}

/// What a comment is on.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Target {
    /// An object.
    Object(Box<ObjectId>),
    /// A column.
    Column(QualifiedName, Name),
}

impl fmt::Display for Target {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Target::Object(id) => id.fmt(f),
            Target::Column(table, column) => write!(f, "column {table}.{column}"),
        }
    }
}
