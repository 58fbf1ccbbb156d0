//! Keeps the migrations and the generated files in step with the declarations.

fn main() {
    schema_core::build::run();
}
