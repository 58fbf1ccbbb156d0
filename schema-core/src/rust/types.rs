//! The table of known types: Rust's, Diesel's and PostgreSQL's names for the same thing.

/// A type that Diesel maps by itself.
#[derive(Debug, PartialEq, Eq)]
pub struct Known {
    /// The last segment of its path in Rust, with its arguments: `Uuid`, `DateTime<Utc>`.
    pub rust: &'static str,
    /// Its type in `diesel::sql_types`.
    pub diesel: &'static str,
    /// PostgreSQL's name, as `format_type` spells it.
    pub sql: &'static str,
}
