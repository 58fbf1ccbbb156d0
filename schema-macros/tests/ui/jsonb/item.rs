//! A type that is kept in jsonb columns is a type of its own.

use schema_macros::jsonb;

#[jsonb]
pub type Alias = Vec<String>;

#[jsonb(binary)]
#[derive(serde::Serialize, serde::Deserialize)]
pub struct Settings {
    pub dark: bool,
}

#[jsonb]
#[derive(serde::Serialize, serde::Deserialize)]
struct Private {
    pub dark: bool,
}

#[jsonb]
pub fn function() {}

#[jsonb]
pub struct Generic<T> {
    pub value: T,
}

#[jsonb(no_derive(Copy, Serialize, SqlType))]
pub struct Derived {
    pub value: i32,
}

fn main() {}
