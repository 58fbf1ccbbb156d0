//! The engine of cargo-schema: what is declared becomes a [`schema::Schema`], two schemas become a
//! plan, a plan becomes SQL, and one declaration becomes plain Diesel.
//!
//! Everything but the `build`, `history` and `introspect` modules is a function of values.

pub mod diagnostics;
pub mod naming;
pub mod problems;
pub mod rust;
pub mod syntax;

#[cfg(feature = "engine")]
pub mod build;
#[cfg(feature = "engine")]
pub mod check;
#[cfg(feature = "engine")]
pub mod diff;
#[cfg(feature = "engine")]
pub mod docs;
#[cfg(feature = "engine")]
pub mod history;
#[cfg(feature = "engine")]
pub mod ident;
#[cfg(feature = "introspect")]
pub mod introspect;
#[cfg(feature = "engine")]
pub mod objects;
#[cfg(feature = "engine")]
pub mod places;
#[cfg(feature = "engine")]
pub mod plan;
#[cfg(feature = "engine")]
pub mod renaming;
#[cfg(feature = "engine")]
pub mod schema;
#[cfg(feature = "engine")]
pub mod scripts;
#[cfg(feature = "engine")]
pub mod settings;
#[cfg(feature = "engine")]
pub mod sql;
#[cfg(feature = "engine")]
pub mod supabase;
