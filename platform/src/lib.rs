//! What every service of the platform needs around its database: [`settings`] from the environment,
//! a [`pool`] of connections, and its [`health`] as a router to be mounted. The binary `platform`
//! is the smallest such service.

pub mod health;
pub mod pool;
pub mod service;
pub mod settings;
