//! `#[jsonb]` above a struct, enum or type: a serde type that is kept in jsonb columns.

use syn::Ident;

/// What was understood of one `#[jsonb]` item.
#[derive(Clone, Debug)]
pub struct Jsonb {
    /// The type's name in Rust.
    pub ident: Ident,
}
