//! Names that PostgreSQL or Rust keeps for itself, and text that PostgreSQL cannot hold.

use schema_macros::{pg_enum, table};
use uuid::Uuid;

#[table(schema = "pg_mine")]
pub struct Reserved {
    #[primary_key]
    pub id: Uuid,
}

#[pg_enum(schema = "information_schema")]
pub enum Kind {
    #[value("a\0b")]
    A,
    B,
}

#[table(name = "nul\0")]
pub struct Nul {
    #[primary_key]
    pub id: Uuid,
    #[default("a\0")]
    pub name: String,
    pub Ok: i32,
    pub None: Option<i32>,
}

fn main() {}
