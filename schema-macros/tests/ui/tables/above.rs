//! What is no struct is no table.

use schema_macros::{pg_enum, sql, table};

#[table]
pub type Alias = u8;

#[table]
pub fn function() {}

#[table]
pub union Union {
    a: u8,
}

#[table]
pub mod module {}

#[table]
pub const CONSTANT: u8 = 0;

#[sql]
pub enum NoBlock {
    A,
}

#[sql]
unsafe extern "C" {
    fn of_c();
}

#[pg_enum]
pub fn no_enum() {}

fn main() {}
