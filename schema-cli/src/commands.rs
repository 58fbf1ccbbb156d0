//! The commands, a file each. Results go to standard output, remarks to standard error, and the
//! meaning is in the exit status: 0 when nothing is out of step, 1 when something is, 2 on errors.

use std::{path::PathBuf, process::ExitCode};

use schema_core::{
    build::{Declared, Package, State},
    history::Version,
    problems::Problems,
};

use crate::{selection::Selection, told};

pub mod diff;
pub mod export;
pub mod generate;
pub mod migrate;
pub mod new;
pub mod seal;
pub mod status;
pub mod verify;

/// Schema as code for Diesel and PostgreSQL.
#[derive(Debug, clap::Parser)]
#[command(name = "cargo-schema", bin_name = "cargo schema", version, about)]
pub struct Cli {
    #[command(flatten)]
    selection: Selection,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, clap::Subcommand)]
enum Command {
    Status(status::Args),
    Generate(generate::Args),
    Seal(seal::Args),
    New(new::Args),
    Verify(verify::Args),
    Migrate(migrate::Args),
    Export(export::Args),
    Diff(diff::Args),
}

impl Cli {
    /// Runs the command.
    ///
    /// # Errors
    ///
    /// Whatever kept it from doing its work.
    pub fn run(self) -> anyhow::Result<ExitCode> {
        match self.command {
            Command::Status(it) => it.run(&self.selection),
            Command::Generate(it) => it.run(&self.selection),
            Command::Seal(it) => it.run(&self.selection),
            Command::New(it) => it.run(&self.selection),
            Command::Verify(it) => it.run(&self.selection),
            Command::Migrate(it) => it.run(&self.selection),
            Command::Export(it) => it.run(&self.selection),
            Command::Diff(it) => it.run(),
        }
    }
}

/// The exit status of a command that looked for something.
fn found(something: bool) -> ExitCode {
    ExitCode::from(u8::from(something))
}

fn now() -> Version {
    Version::at(std::time::SystemTime::now())
}

/// How the folders of a package stand to what it declares.
fn read(package: &Package) -> anyhow::Result<State> {
    Ok(Read::of(package)?.state)
}

/// A package that was read.
struct Read {
    state: State,
    /// What the declarations were read from.
    sources: Vec<PathBuf>,
    /// What the lints that only warn have found.
    warnings: Vec<String>,
}

impl Read {
    fn of(package: &Package) -> anyhow::Result<Read> {
        let mut problems = Problems::default();
        let declared = package.declared(&mut problems);
        let sources = package.sources(&declared);
        // The declarations as they were written are let go: what they mean is all that is needed.
        let Declared {
            lowered,
            declarations,
            warnings,
        } = declared;
        drop(declarations);
        let state = match problems.is_empty() {
            true => package.state(&lowered, &now(), &mut problems),
            false => {
                package.history(&mut problems);
                None
            }
        };
        match state {
            Some(state) if problems.is_empty() => Ok(Read {
                state,
                sources,
                warnings,
            }),
            _ => Err(told(&problems, &package.root)),
        }
    }
}

/// A path as the user would write it from here.
pub(crate) fn shown(path: &std::path::Path) -> String {
    let mut plain = std::path::PathBuf::new();
    for part in path.components() {
        match part {
            std::path::Component::ParentDir if plain.file_name().is_some() => drop(plain.pop()),
            std::path::Component::CurDir => {}
            part => plain.push(part),
        }
    }
    let here = std::env::current_dir().unwrap_or_default();
    plain
        .strip_prefix(&here)
        .unwrap_or(&plain)
        .display()
        .to_string()
}
