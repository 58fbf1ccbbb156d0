//! The schema of the platform, declared once.
//!
//! Everything that the database holds, and everything that Rust needs to speak to it, comes from
//! the structs and enums of these modules. `tables` has all of them in one place, as users of
//! `diesel print-schema` expect.
//!
//! Row-level security is on everywhere, because the hosting exposes the schema `public` over HTTP.
//! Users sign in elsewhere; the claims of their verified token are in the setting
//! `request.jwt.claims` of each transaction, and its `sub` is `users.clerk_id`. The policies read
//! it through a scalar subselect, so that it is read once a statement and not once a row. An empty
//! setting is not JSON, hence the `NULLIF`. No policy names a role: the same migrations apply where
//! the roles of the hosting do not exist. `TRUNCATE` alone is subject to no policy; the hosting lets
//! nobody send it over HTTP.

pub mod agents;
pub mod applications;
pub mod documents;
pub mod jobs;
pub mod matches;
pub mod profiles;
pub mod users;

schema_macros::schema!(migrations = "../migrations");
