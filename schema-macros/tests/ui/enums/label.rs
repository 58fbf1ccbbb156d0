//! Labels carry no data and no number, and are told apart.

use schema_macros::pg_enum;

#[pg_enum]
#[allow(non_camel_case_types)]
pub enum Mood {
    Ok(i32),
    NotOk,
    notOk,
    #[value("not_ok")]
    Bad,
    Third = 3,
    #[cfg(test)]
    Tested,
    #[renamed_from]
    Old,
    #[value("a label that is much longer than PostgreSQL would take, in bytes")]
    Long,
}

fn main() {
    let _ = Mood::NotOk;
}
