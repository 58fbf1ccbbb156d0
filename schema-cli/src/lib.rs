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

use std::process::ExitCode;

use anyhow::bail;
use clap::Parser as _;
use schema_connect::Variables;

use commands::Cli;

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
