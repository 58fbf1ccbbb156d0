//! Chores of this repository: `cargo xtask <chore>`.

use std::{ffi::OsString, process::ExitCode};

use clap::Parser;

mod bench;
mod coverage;
mod matrix;
mod places;
mod soak;

/// Chores of this repository.
#[derive(Parser)]
#[command(bin_name = "cargo xtask")]
enum Chore {
    Bench(bench::Bench),
    Coverage(coverage::Coverage),
    Matrix(matrix::Matrix),
    Soak(soak::Soak),
}

fn main() -> ExitCode {
    let arguments: Vec<OsString> = std::env::args_os().skip(1).collect();
    let figures = std::env::var_os(bench::RUSTC_FIGURES);
    let result = match (arguments.as_slice(), figures) {
        ([word, command @ ..], _) if word == bench::MEASURE => bench::measure(command),
        ([word, folder], _) if word == bench::PARSE => bench::parse(folder),
        (command, Some(figures)) => bench::wrap_rustc(&figures, command),
        (command, None) if std::env::var_os(coverage::INSTRUMENT).is_some() => {
            coverage::wrap_rustc(command)
        }
        _ => match Chore::parse() {
            Chore::Bench(bench) => bench.run().map(|()| ExitCode::SUCCESS),
            Chore::Coverage(coverage) => coverage.run(),
            Chore::Matrix(matrix) => matrix.run(),
            Chore::Soak(soak) => soak.run(),
        },
    };
    match result {
        Ok(code) => code,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::from(2)
        }
    }
}
