//! A type that PostgreSQL has no counterpart for.

use std::collections::HashMap;

use schema_macros::table;
use uuid::Uuid;

#[table]
pub struct User {
    #[primary_key]
    pub id: Uuid,
    pub count: u64,
    pub words: HashMap<String, String>,
    pub borrowed: &'static str,
    pub twice: Option<Option<i32>>,
    pub nested: Vec<Vec<String>>,
    pub function: fn() -> i32,
}

fn main() {}
