//! The command line, for tests that need it as a process.

use std::process::ExitCode;

fn main() -> ExitCode {
    schema_cli::main()
}
