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

fn main() {}
