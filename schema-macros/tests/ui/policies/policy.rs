//! Policies that PostgreSQL would refuse, or that do nothing.

use schema_macros::table;
use uuid::Uuid;

#[table(rls)]
#[policy(for = Select, using = "true")]
#[policy("a", for = Selct, using = "true")]
#[policy("b", for = Insert, using = "true")]
#[policy("c", for = Select, using = "true", with_check = "true")]
#[policy("d")]
#[policy("d", using = "true", to(public))]
#[policy("e", for = Truncate, using = "true")]
pub struct Note {
    #[primary_key]
    pub id: Uuid,
}

#[table]
#[policy("a", using = "true")]
pub struct Open {
    #[primary_key]
    pub id: Uuid,
}

fn main() {}
