//! `#[sql] extern "SQL" { … }`: functions, their signature in Rust, their body in SQL.

use proc_macro2::Span;
use syn::Ident;

use super::{
    Spanned, SqlText,
    columns::{ColumnType, Default},
};

/// `#[function(language = "plpgsql", stable, strict, security_definer, leakproof, parallel = Safe, cost = …, rows = …, set(search_path = "''"), schema = "…", name = "…", body = "…")]`
/// above a `fn` of the block; `file = "path"` (relative to the package) instead of `body`.
#[derive(Clone, Debug)]
pub struct Function {
    /// The name in Rust.
    pub ident: Ident,
    /// The name in SQL.
    pub name: Spanned<String>,
    /// The namespace; `public` unless given.
    pub namespace: Spanned<String>,
    /// The doc comment; none if empty.
    pub docs: Option<Spanned<String>>,
    /// In order.
    pub arguments: Vec<Argument>,
    /// What it gives.
    pub returns: Returns,
    /// `sql` unless given.
    pub language: Spanned<String>,
    /// `volatile`, `stable`, `immutable`
    pub volatility: Volatility,
    /// `strict`
    pub strict: bool,
    /// `security_definer`
    pub security_definer: bool,
    /// `leakproof`
    pub leakproof: bool,
    /// `parallel = Unsafe | Restricted | Safe`
    pub parallel: Parallel,
    /// `cost = 10`
    pub cost: Option<String>,
    /// `rows = 10`
    pub rows: Option<String>,
    /// `set(name = "value as SQL")`
    pub settings: Vec<(String, String)>,
    /// The body, or the file that holds it.
    pub body: Body,
}

/// Where a body stands.
#[derive(Clone, Debug)]
pub enum Body {
    /// `body = "…"`
    Text(SqlText),
    /// `file = "…"`, relative to the package.
    File(Spanned<String>),
}

/// An argument.
#[derive(Clone, Debug)]
pub struct Argument {
    /// Its place.
    pub span: Span,
    /// Its name.
    pub name: Spanned<String>,
    /// Its type.
    pub data_type: ColumnType,
    /// `#[variadic]`
    pub variadic: bool,
    /// `#[default(…)]`
    pub default: Option<Spanned<Default>>,
}

/// What a function gives: nothing, `Trigger`, a type, `SetOf<T>`.
#[derive(Clone, Debug)]
pub enum Returns {
    /// `void`
    Void,
    /// `trigger`
    Trigger,
    /// One value.
    One(Box<ColumnType>),
    /// `-> SetOf<T>`
    SetOf(Box<ColumnType>),
}

/// What a function promises about its results.
#[derive(Clone, Copy, Debug, std::default::Default, PartialEq, Eq)]
pub enum Volatility {
    /// `volatile`
    #[default]
    Volatile,
    /// `stable`
    Stable,
    /// `immutable`
    Immutable,
}

/// Whether a function may run in a parallel query.
#[derive(Clone, Copy, Debug, std::default::Default, PartialEq, Eq)]
pub enum Parallel {
    /// `Unsafe`
    #[default]
    Unsafe,
    /// `Restricted`
    Restricted,
    /// `Safe`
    Safe,
}
