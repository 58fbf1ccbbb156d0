//! `#[pg_enum]` above an enum.

use syn::{Attribute, Ident};

use super::Spanned;

/// What was understood of one `#[pg_enum]`.
#[derive(Clone, Debug)]
pub struct Enum {
    /// The enum's name in Rust.
    pub ident: Ident,
    /// The type's name in SQL: `name = "…"`, or the enum's in snake case.
    pub name: Spanned<String>,
    /// `schema = "…"`; `public` unless given.
    pub namespace: Spanned<String>,
    /// The doc comment; none if empty.
    pub docs: Option<Spanned<String>>,
    /// `renamed_from = "…"`
    pub renamed_from: Option<Spanned<String>>,
    /// The variants that are sound, in order.
    pub labels: Vec<Label>,
    /// Attributes that are not ours (docs among them).
    pub attributes: Vec<Attribute>,
}

/// A variant.
#[derive(Clone, Debug)]
pub struct Label {
    /// The variant's name.
    pub ident: Ident,
    /// The label: `#[value("…")]`, or the variant's name in snake case.
    pub value: Spanned<String>,
    /// `#[renamed_from("…")]`
    pub renamed_from: Option<Spanned<String>>,
    /// Attributes that are not ours (docs among them).
    pub attributes: Vec<Attribute>,
}
