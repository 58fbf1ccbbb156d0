//! `schema!(…)`: what belongs to no table.

use proc_macro2::Span;

use super::Spanned;

/// What was understood of `schema!(…)`.
#[derive(Clone, Debug)]
pub struct SchemaMacro {
    /// Its place.
    pub span: Span,
    /// `migrations = "../migrations"`: embeds the sealed ones; relative to the package.
    pub migrations: Option<Spanned<String>>,
    /// `extensions("pgcrypto", "citext" = "app")`: the name, and the namespace (`public` unless given).
    pub extensions: Vec<(Spanned<String>, Spanned<String>)>,
    /// `namespaces("app", …)`: those that no declaration names by itself.
    pub namespaces: Vec<Spanned<String>>,
    /// `sequence(name = "invoice_numbers", schema = "app", type = "integer", start = …, increment = …, min = …, max = …, cache = …, cycle)`
    pub sequences: Vec<Sequence>,
}

/// A standalone sequence.
#[derive(Clone, Debug)]
pub struct Sequence {
    /// Its name.
    pub name: Spanned<String>,
    /// Its namespace; `public` unless given.
    pub namespace: Spanned<String>,
    /// `smallint`, `integer` or `bigint`; the last unless given.
    pub data_type: Spanned<String>,
    /// How it counts.
    pub options: super::columns::Identity,
}
