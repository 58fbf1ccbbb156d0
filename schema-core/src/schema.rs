//! A schema: every object that the engine knows of, declared or found.

/// All objects of a database, by kind and key. Declared and found schemas have the same form, but
/// are never compared with each other: PostgreSQL rewrites expressions.
pub type Schema = crate::objects::SchemaObjects;
