//! What the platform's models promise, shown on a real PostgreSQL: the same tests over synchronous
//! Diesel and over diesel-async.

#![allow(
    clippy::duplicate_mod,
    reason = "one body of tests, over two kinds of connection"
)]

mod over_diesel;
mod over_diesel_async;
