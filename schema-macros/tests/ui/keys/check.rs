//! Checks have a condition and a name.

use schema_macros::table;
use uuid::Uuid;

#[table]
#[check("a > 0")]
#[check(name = "b")]
pub struct Note {
    #[primary_key]
    pub id: Uuid,
    #[check("a > 0")]
    #[check("a < 9")]
    pub a: i32,
    #[check("cardinality(tags) < 9")]
    pub tags: Vec<String>,
}

fn main() {}
