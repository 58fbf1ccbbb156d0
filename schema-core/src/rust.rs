//! Rust out: one declaration becomes plain Diesel. Organised by the Rust form that is written.

pub mod names;
#[cfg(feature = "engine")]
pub mod print_schema;
pub mod types;
