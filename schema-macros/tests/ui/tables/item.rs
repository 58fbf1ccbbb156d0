//! What is declared is public, has no parameters, and has columns with names.

use schema_macros::table;
use uuid::Uuid;

#[table]
struct Private {
    #[primary_key]
    pub id: Uuid,
    name: String,
    pub(crate) other: String,
}

#[table]
pub struct Generic<T>
where
    T: Copy,
{
    #[primary_key]
    pub id: Uuid,
    pub value: Option<T>,
}

#[table]
pub struct Tuple(Uuid, String);

#[table]
pub enum Enum {
    A,
}

fn main() {}
