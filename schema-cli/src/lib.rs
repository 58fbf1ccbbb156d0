//! The command line of cargo-schema, as a library: what other programs may call as well.

pub mod connection;
pub mod scratch;
pub mod verify;
