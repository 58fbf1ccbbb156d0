//! Defaults that are none, or no value of the column's type.

use schema_macros::table;
use uuid::Uuid;

#[table]
pub struct User {
    #[primary_key]
    pub id: Uuid,
    #[default]
    pub a: String,
    #[default(free)]
    pub b: String,
    #[default(b"bytes")]
    pub c: Vec<u8>,
    #[default(lower("A"))]
    pub d: String,
    #[default(40000)]
    pub e: i16,
    #[default("yes")]
    pub f: bool,
    #[default([])]
    pub g: String,
    #[default(Tier::Free)]
    pub h: String,
    #[default(1)]
    pub i: Vec<i32>,
    #[default(sql(""))]
    pub j: i32,
    #[default(1)]
    #[default(2)]
    pub k: i32,
    #[default(1 + 1)]
    pub l: i32,
}

fn main() {}
