//! Functions that PostgreSQL would refuse.

use schema_macros::sql;

#[sql]
extern "SQL" {
    fn a();
    #[function(stable)]
    fn b();
    #[function(body = "SELECT 1", file = "one.sql")]
    fn c() -> i32;
    #[function(body = "SELECT 1", stable, immutable, cost = 0, rows = 3, parallel = Yes)]
    fn d() -> i32;
    #[function(body = "SELECT 1")]
    fn e(#[default(1)] one: i32, one: i32, #[variadic] three: i32, four: u64) -> i32;
    #[function(body = "SELECT 1")]
    fn f<T>(one: i32) -> i32;
    #[function(body = "SELECT 1", set(search_path))]
    fn g((a, b): i32) -> i32;
    static H: i32;
}

#[sql(schema = "app")]
extern "C" {}

fn main() {}
