//! Indexes that PostgreSQL would refuse.

use schema_macros::table;
use uuid::Uuid;

#[table]
#[index]
#[index("lower(name)")]
#[index(name, using = Gim)]
#[index(name, using = "gin")]
#[index(name, using = Gin, unique)]
#[index(desc(name), using = Hash)]
#[index(name, nulls_not_distinct)]
#[index(part(name, nulls_first, nulls_last))]
#[index(desc())]
#[index(name, with(fillfactor))]
#[index(name, filter = deleted)]
#[index(a::b)]
pub struct Note {
    #[primary_key]
    pub id: Uuid,
    #[index(name)]
    pub name: String,
}

fn main() {}
