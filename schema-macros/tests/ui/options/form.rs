//! An option has one form: a word, a value, a list.

use schema_macros::table;
use uuid::Uuid;

#[table(timestamps = true, name(users), soft_delete, soft_delete, , rls = yes, derive = Eq)]
#[index = "name"]
pub struct User {
    #[primary_key]
    pub id: Uuid,
    #[column(name = users, collate = "", storage = "big", compression = "zstd")]
    #[check(text)]
    pub name: String,
}

fn main() {}
