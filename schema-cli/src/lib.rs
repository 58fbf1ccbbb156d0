//! The command line of cargo-schema, as a library: what other programs may call as well.

pub mod commands;
pub mod diff;
mod remembered;
pub mod scratch;
pub mod scripts;
mod selection;
pub mod source;
pub mod style;
pub mod verify;

use std::{io, path::Path, process::ExitCode};

use anyhow::{anyhow, bail};
use clap::Parser as _;
use schema_connect::Variables;
use schema_core::{history, problems::Problems};

use commands::{Cli, shown};

/// The program: reads the nearest `.env` and the arguments, runs the command, and says what went wrong.
pub fn main() -> ExitCode {
    // Cargo puts the word `schema` first; called by its own name, nobody does.
    let mut arguments: Vec<_> = std::env::args_os().collect();
    if arguments.get(1).is_some_and(|it| it == "schema") {
        arguments.remove(1);
    }
    let done = read_dotenv().and_then(|()| Cli::parse_from(arguments).run());
    match done {
        Ok(status) => status,
        Err(error) => {
            anstream::eprintln!("{}error{}: {error:#}", style::ERROR, style::END);
            ExitCode::from(2)
        }
    }
}

/// Runs `work` to its end on this thread.
fn block_on<T>(work: impl Future<Output = T>) -> io::Result<T> {
    let mut runtime = tokio::runtime::Builder::new_current_thread();
    Ok(runtime.enable_all().build()?.block_on(work))
}

/// What is wrong in the package at `root`, as an error that the command ends with.
fn told(problems: &Problems, root: &Path) -> anyhow::Error {
    let text = problems.render(root);
    // The first one is called an error by whoever shows this.
    anyhow!("{}", text.trim_start_matches("error: ").trim_end())
}

/// What is wrong in the migrations folder at `path`.
fn unsound(path: &Path, errors: &[history::Error]) -> anyhow::Error {
    let lines: Vec<String> = errors
        .iter()
        .map(|it| format!("in `{}`: {it}", shown(path)))
        .collect();
    anyhow!("{}", lines.join("\n"))
}

/// Takes variables from the nearest `.env`, as the command line of Diesel does; the environment
/// goes before it.
fn read_dotenv() -> anyhow::Result<()> {
    match dotenvy::dotenv() {
        Err(error) if !error.not_found() => {
            // The error itself shows the line, and the line may hold a password.
            Variables::default().with_dotenv(&std::env::current_dir()?)?;
            bail!("`.env` cannot be read")
        }
        _ => Ok(()),
    }
}
