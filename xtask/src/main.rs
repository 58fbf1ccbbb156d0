//! Chores of this repository: `cargo xtask <chore>`.

use std::process::ExitCode;

use clap::Parser;

mod bench;

/// Chores of this repository.
#[derive(Parser)]
#[command(bin_name = "cargo xtask")]
enum Chore {
    Bench(bench::Bench),
}

fn main() -> ExitCode {
    let Chore::Bench(bench) = Chore::parse();
    match bench.run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::from(2)
        }
    }
}
