//! What belongs to no table.

schema_macros::schema!(
    migration = "../migrations",
    extensions(citext),
    namespaces(app),
    sequence(start = 1),
    sequence(name = "a", increment = 0, type = "int"),
    sequence = "b",
);

fn main() {}
