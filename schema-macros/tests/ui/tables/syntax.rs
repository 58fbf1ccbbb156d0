//! What rustc can mend, the macro reports once, and adds nothing.

use schema_macros::table;
use uuid::Uuid;

#[table]
pub struct User {
    #[primary_key]
    pub id: Uuid
    #[unique]
    pub name: String,
}

fn main() {}
