//! Every attribute that names a field is checked.

use schema_macros::table;
use uuid::Uuid;

#[table(timestamps, rls)]
#[unique(nmae, created_at, include(emial))]
#[foreign_key(user, references = User, on_delete = SetNull(usr))]
#[check("true", column = nam)]
#[check("true", column = a::b)]
#[index(desc(created), part(name, op = "x", what), "lower(name)", include(zzz), 3)]
#[trigger("touch", before(update(nme)), execute = "touch")]
pub struct User {
    #[primary_key]
    pub id: Uuid,
    pub name: String,
    pub email: String,
}

fn main() {}
