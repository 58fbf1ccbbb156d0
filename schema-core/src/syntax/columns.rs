//! A field of a `#[table]` struct.

use proc_macro2::Span;
use syn::{Attribute, Expr, Ident, Path, Type};

use super::{Spanned, SqlText};

/// What was understood of one field, or a column that an option of the table brings.
#[derive(Clone, Debug)]
pub struct Column {
    /// The field's name, without `r#`.
    pub ident: Ident,
    /// The column's name in SQL: given with `#[column(name = "…")]`, or the field's.
    pub name: Spanned<String>,
    /// The doc comment; none if empty.
    pub docs: Option<Spanned<String>>,
    /// Its type.
    pub data_type: ColumnType,
    /// `#[default(…)]`, and what `timestamps`, `versioned` and a uuid primary key bring.
    pub default: Option<Spanned<Default>>,
    /// `#[identity]` (by default) or `#[identity(always, start = 10, increment = 2, min = …, max = …, cache = …, cycle)]`
    pub identity: Option<Spanned<Identity>>,
    /// `#[generated("…")]`: stored.
    pub generated: Option<SqlText>,
    /// `#[column(sql_type = "varchar(20)")]`: PostgreSQL's text instead of the type's own.
    pub sql_type: Option<Spanned<String>>,
    /// `#[column(diesel_type = …)]`: where `sql_type` has no form that Diesel knows.
    pub diesel_type: Option<Path>,
    /// `#[column(collate = "…")]`
    pub collation: Option<Spanned<String>>,
    /// `#[column(storage = "…")]`, lower case: plain, external, extended, main.
    pub storage: Option<Spanned<String>>,
    /// `#[column(compression = "…")]`: pglz, lz4.
    pub compression: Option<Spanned<String>>,
    /// `#[column(renamed_from = "…")]`
    pub renamed_from: Option<Spanned<String>>,
    /// `#[backfill("…")]`: what rows that are there already get in a new or newly required column.
    pub backfill: Option<SqlText>,
    /// `#[jsonb]` on the field: a plain `Jsonb` column with Diesel's operators.
    pub plain_jsonb: Option<Span>,
    /// Which part of the table's options brought it; `None` for a field of the user's.
    pub brought_by: Option<Brought>,
    /// Attributes that are not ours, passed on to the model's field (docs among them).
    pub attributes: Vec<Attribute>,
}

/// The option that brings a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Brought {
    /// `timestamps`
    Timestamps,
    /// `soft_delete`
    SoftDelete,
    /// `versioned`
    Versioned,
}

/// A Rust type, as far as SQL cares.
#[derive(Clone, Debug)]
pub struct ColumnType {
    /// The field's type as written: `Option<Vec<String>>`.
    pub rust: Type,
    /// `Option<…>` outside.
    pub nullable: bool,
    /// `Vec<…>` (but not `Vec<u8>`, which is bytea).
    pub array: Option<Elements>,
    /// The innermost type.
    pub base: Base,
}

/// Whether an array holds NULL elements.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Elements {
    /// `Vec<T>`: none, held by a check.
    NotNull,
    /// `Vec<Option<T>>`
    Nullable,
}

/// The innermost type of a column.
#[derive(Clone, Debug)]
pub enum Base {
    /// One of the table of known types in [`crate::rust::types`].
    Known(&'static crate::rust::types::Known),
    /// Declared by the user: an enum, a jsonb type.
    User(Path),
}

/// `#[default(…)]`
#[derive(Clone, Debug)]
pub enum Default {
    /// A Rust literal, negative numbers included.
    Literal(Expr),
    /// `now()`, `gen_random_uuid()`: a call without arguments of a function that PostgreSQL knows.
    Function(String),
    /// `UserTier::Free`: the type, and its variant.
    Variant(Path, Ident),
    /// `sql("…")`
    Sql(String),
    /// `[]`: an empty array.
    EmptyArray,
}

/// `#[identity]`
#[derive(Clone, Debug, std::default::Default)]
pub struct Identity {
    /// `always`
    pub always: bool,
    /// `start = …`
    pub start: Option<i64>,
    /// `increment = …`
    pub increment: Option<i64>,
    /// `min = …`
    pub min: Option<i64>,
    /// `max = …`
    pub max: Option<i64>,
    /// `cache = …`
    pub cache: Option<i64>,
    /// `cycle`
    pub cycle: bool,
}
