//! An enum is public, has labels, and no parameters.

use schema_macros::pg_enum;

#[pg_enum]
enum Private {
    A,
}

#[pg_enum(schema = "", nam = "x")]
pub enum Empty {}

#[pg_enum]
pub struct Struct;

fn main() {}
