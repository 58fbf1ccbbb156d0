//! There is one schema for every build.

use schema_macros::table;
use uuid::Uuid;

#[table]
pub struct User {
    #[primary_key]
    pub id: Uuid,
    #[cfg(not(feature = "small"))]
    pub name: String,
}

fn main() {}
