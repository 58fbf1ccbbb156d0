//! The command line of cargo-schema, as a library: what other programs may call as well.

pub mod commands;
pub mod connection;
pub mod runner;
pub mod scratch;
mod selection;
pub mod style;
pub mod verify;
