//! A type that is written in SQL.

use schema_macros::table;
use uuid::Uuid;

#[table]
pub struct User {
    #[primary_key]
    pub id: Uuid,
    #[column(sql_type = "varchar(")]
    pub a: String,
    #[column(sql_type = "varchar(0)")]
    pub b: String,
    #[column(sql_type = "serial")]
    pub c: i32,
    #[column(sql_type = "geometry")]
    pub d: String,
    #[column(sql_type = "text[]")]
    pub e: String,
    #[column(diesel_type = diesel::sql_types::Text)]
    pub f: String,
    #[column(sql_type = "big integer")]
    pub g: i64,
    #[jsonb]
    pub h: String,
}

fn main() {}
