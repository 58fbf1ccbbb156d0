//! Extensions: `CREATE EXTENSION`. The objects of an extension belong to it and are never ours.

use serde::{Deserialize, Serialize};

use crate::ident::Name;

/// An extension.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Extension {
    /// Its name; unique in a database.
    pub name: Name,
    /// Where its objects stand.
    pub namespace: Name,
    /// The version asked for; `None` is whatever the server installs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub version: Option<String>,
}
