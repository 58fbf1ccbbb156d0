//! An unknown option is named with what is meant, or with what is possible.

use schema_macros::table;
use uuid::Uuid;

#[table(timestamp, colour = "red", rls(forced), "users")]
#[index(name, uniqe, fillfactor = 70)]
pub struct User {
    #[primary_key(defered)]
    pub id: Uuid,
    #[unique(null_not_distinct, sorted)]
    #[column(nmae = "x")]
    pub name: String,
}

fn main() {}
