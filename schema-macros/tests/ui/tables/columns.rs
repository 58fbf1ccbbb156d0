//! Columns of one name, and names that are taken.

use schema_macros::table;
use uuid::Uuid;

#[table(timestamps, versioned)]
pub struct User {
    #[primary_key]
    pub id: Uuid,
    pub name: String,
    #[column(name = "name")]
    pub title: String,
    pub created_at: String,
    #[column(name = "schema_version")]
    pub form: i32,
    pub star: String,
    pub ctid: i64,
}

fn main() {}
