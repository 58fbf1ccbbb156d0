//! Roles: referenced by name and never created, since they belong to all databases of a server.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::ident::Name;

/// A role, or all of them.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Every role.
    Public,
    /// The one that carries the scripts out, whatever it is called: the one that read the database.
    Current,
    /// Another one.
    Named(Name),
}

impl fmt::Display for Role {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Role::Public => f.write_str("PUBLIC"),
            Role::Current => f.write_str("CURRENT_USER"),
            Role::Named(name) => name.fmt(f),
        }
    }
}

/// The role `$oid`, as [`Role`] is read; no role at all is all of them.
#[cfg(feature = "introspect")]
macro_rules! role {
    ($oid:literal) => {
        concat!(
            "CASE WHEN ",
            $oid,
            " = 0 THEN '\"public\"'::json
                WHEN pg_get_userbyid(",
            $oid,
            ") = current_user THEN '\"current\"'::json
                ELSE json_build_object('named', pg_get_userbyid(",
            $oid,
            ")) END"
        )
    };
}

#[cfg(feature = "introspect")]
pub(super) use role;
