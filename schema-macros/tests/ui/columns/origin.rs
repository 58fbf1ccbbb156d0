//! A value comes from one place; identity columns are integers.

use schema_macros::table;
use uuid::Uuid;

#[table]
pub struct User {
    #[primary_key]
    pub id: Uuid,
    #[default(1)]
    #[identity]
    pub a: i32,
    #[default(1)]
    #[generated("1")]
    pub b: i32,
    #[identity]
    pub c: String,
    #[identity(start = "x", steps = 1)]
    pub d: Option<i64>,
    #[identity(increment = 0)]
    pub e: i64,
    #[generated]
    pub f: i64,
    #[backfill(1)]
    pub g: i64,
}

fn main() {}
