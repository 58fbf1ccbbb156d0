//! A foreign key points to a struct, and its actions are possible.

use schema_macros::table;
use uuid::Uuid;

#[table]
#[foreign_key(a, b)]
#[foreign_key(a, b, references = User, columns(id))]
#[foreign_key(a, c, references = User, columns(id, no), on_delete = SetNull(d))]
#[foreign_key(references = User)]
pub struct Note {
    #[primary_key]
    pub id: Uuid,
    #[references]
    pub a: Uuid,
    #[references(User, on_delete = SetNull, on_update = Cascad)]
    pub b: Uuid,
    #[references(User, on_delete = SetDefault)]
    pub c: Uuid,
    #[references(User, on_update = SetNull(d))]
    pub d: Option<Uuid>,
    #[references(User, on_delete = "cascade", on_update = Cascade(e))]
    pub e: Uuid,
    #[references(User, Job, on_delete = Destroy)]
    pub f: Uuid,
}

fn main() {}
