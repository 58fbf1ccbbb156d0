//! Namespaces: `CREATE SCHEMA`, in PostgreSQL's catalogs `pg_namespace`.
//!
//! `public` is in every new database, so it is never an object here.

use serde::{Deserialize, Serialize};

use crate::ident::Name;

/// A namespace.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Namespace {
    /// Its name.
    pub name: Name,
}
