//! Enumerated types: `CREATE TYPE … AS ENUM`.
//!
//! PostgreSQL can add a label and rename one, but cannot remove or reorder them. Where the labels
//! do not admit an in-place change, a new type takes the old one's place and every column of it
//! is converted.

use serde::{Deserialize, Serialize};

use crate::ident::QualifiedName;

/// An enumerated type.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Enum {
    /// Its name.
    pub name: QualifiedName,
    /// In comparison order, which is the order of declaration.
    pub labels: Vec<String>,
}
