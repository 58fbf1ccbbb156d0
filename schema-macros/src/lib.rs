//! The attribute macros of cargo-schema: one item in, plain Diesel out.
