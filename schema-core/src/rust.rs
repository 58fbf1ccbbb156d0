//! Rust out: one declaration becomes plain Diesel. Organised by the Rust form that is written.

pub mod names;
pub mod types;
