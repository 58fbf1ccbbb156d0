//! Declarations in: Rust items with attributes, read into plain values with their places.
//!
//! Organised by the Rust form that is read, one file a form. Each is read
//! from one item; the macros and the build use the same code, so they cannot differ.

use proc_macro2::Span;

mod attributes;
mod column_types;
pub mod columns;
mod defaults;
pub mod functions;
pub mod jsonb;
#[cfg(feature = "engine")]
pub mod lower;
mod options;
pub mod pg_enum;
#[cfg(feature = "engine")]
pub mod reader;
pub mod schema;
pub mod tables;

pub use attributes::{OURS, is_mark, is_ours};
#[cfg(feature = "engine")]
pub(crate) use column_types::spelled;
#[cfg(feature = "engine")]
pub(crate) use options::did_you_mean;

#[cfg(test)]
mod tests;

/// The bytes that PostgreSQL keeps of a name or label.
const MAX_BYTES: usize = 63;

/// A value with the place where it was written.
#[derive(Clone, Debug)]
pub struct Spanned<T> {
    /// The value.
    pub value: T,
    /// Where it stands, or for a derived value, what it was derived from.
    pub span: Span,
}

impl<T> Spanned<T> {
    /// `value`, written at `span`.
    pub fn new(value: T, span: Span) -> Self {
        Spanned { value, span }
    }
}

/// A piece of SQL in a string literal.
pub type SqlText = Spanned<String>;
