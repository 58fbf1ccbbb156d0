//! The command line of cargo-schema, as a library: what other programs may call as well.

pub mod commands;
mod remembered;
pub mod scratch;
pub mod scripts;
mod selection;
pub mod style;
pub mod verify;
