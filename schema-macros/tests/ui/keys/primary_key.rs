//! Exactly one primary key, of columns that are never NULL.

use schema_macros::table;
use uuid::Uuid;

#[table]
pub struct Without {
    pub id: Uuid,
}

#[table]
pub struct Two {
    #[primary_key]
    pub a: Uuid,
    #[primary_key]
    pub b: Uuid,
}

#[table]
#[primary_key(a, b, b, c)]
pub struct Nullable {
    pub a: Uuid,
    pub b: Option<Uuid>,
}

#[table]
#[primary_key]
pub struct Unnamed {
    pub a: Uuid,
}

#[table]
pub struct Named {
    #[primary_key(b)]
    pub a: Uuid,
    #[unique(deferrable, deferred)]
    pub b: Uuid,
}

fn main() {}
