//! Rust out: one declaration becomes plain Diesel. Organised by the Rust form that is written.

pub mod functions;
pub mod joins;
pub mod jsonb;
pub mod names;
pub mod pg_enum;
#[cfg(feature = "engine")]
pub mod print_schema;
pub mod schema;
pub mod tables;
pub mod types;

#[cfg(test)]
mod tests;
