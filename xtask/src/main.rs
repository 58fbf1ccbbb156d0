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
    let mut arguments = std::env::args_os().skip(1);
    let result = if let Some(figures) = std::env::var_os(bench::RUSTC_FIGURES) {
        bench::wrap_rustc(&figures, &arguments.collect::<Vec<_>>())
    } else {
        match arguments.next() {
            Some(word) if word == bench::MEASURE => bench::measure(arguments),
            Some(word) if word == bench::PARSE => bench::parse(arguments),
            _ => {
                let Chore::Bench(bench) = Chore::parse();
                bench.run().map(|()| ExitCode::SUCCESS)
            }
        }
    };
    match result {
        Ok(code) => code,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::from(2)
        }
    }
}
