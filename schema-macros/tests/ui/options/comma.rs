//! What is nearly right: a comma that is missing, a name in quotes.

use schema_macros::table;
use uuid::Uuid;

#[table(timestamps soft_delete)]
#[index(name age, unique filter = "age > 0")]
pub struct User {
    #[primary_key]
    pub id: Uuid,
    pub name: String,
    pub age: i32,
    #[references("User")]
    pub user_id: Uuid,
    #[references(User on_delete = Cascade)]
    pub other_id: Uuid,
    #[references(User::<i32> + 1)]
    pub third_id: Uuid,
    #[references(User, role = "fourth", children = "4 users")]
    pub fourth_id: Uuid,
}

fn main() {}
