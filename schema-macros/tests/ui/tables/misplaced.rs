//! Our attributes in the wrong place say where they belong.

use schema_macros::table;
use uuid::Uuid;

#[table]
#[default("x")]
#[references(User)]
#[renamed_from("people")]
#[function(body = "SELECT 1")]
#[variadic]
pub struct User {
    #[primary_key]
    pub id: Uuid,
    #[policy("own", using = "true")]
    #[foreign_key(id, references = User)]
    pub name: String,
}

fn main() {}
