//! `cargo schema …`

use std::process::ExitCode;

/// A run makes many small objects and ends: the system's allocator took a quarter of its time.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    schema_cli::main()
}
