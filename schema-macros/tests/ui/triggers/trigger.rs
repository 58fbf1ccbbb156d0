//! Triggers that PostgreSQL would refuse.

use schema_macros::table;
use uuid::Uuid;

#[table]
#[trigger("a")]
#[trigger("b", before(update), after(update), execute = "f")]
#[trigger("c", before(), execute = "f")]
#[trigger("d", before(truncate), execute = "f")]
#[trigger("e", instead_of(update), execute = "f")]
#[trigger("f", before(update), old_table = "gone", execute = "f")]
#[trigger("g", after(update, insert), new_table = "come", execute = "f")]
#[trigger("g", before(upsert), for_each = Column, execute = "f")]
#[trigger(before(update), execute = "f")]
pub struct Note {
    #[primary_key]
    pub id: Uuid,
}

fn main() {}
