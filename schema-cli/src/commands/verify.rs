//! `verify`: the proof on a scratch PostgreSQL.

use std::process::ExitCode;

use anyhow::bail;
use schema_core::build::{Mode, Package, State, package::MEND};

use super::{found, generate, read};
use crate::{
    block_on,
    scratch::{Options, Scratch},
    selection::Selection,
    verify::{self, Claim, Progress, Report},
};

/// Prove on a scratch PostgreSQL that the migrations make the declared schema, and lead back.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    scratch: ScratchArgs,
    /// Leave the tables empty; else generated rows are in them, and must stay.
    #[arg(long)]
    no_rows: bool,
    /// For programs.
    #[arg(long)]
    json: bool,
    /// Also say how long each part took.
    #[arg(long)]
    timings: bool,
}

/// Where a proof runs.
#[derive(Debug, clap::Args)]
pub struct ScratchArgs {
    /// A server on which databases may be created and dropped; found or fetched unless given.
    #[arg(
        long,
        value_name = "URL",
        env = "CARGO_SCHEMA_SCRATCH_URL",
        hide_env_values = true
    )]
    scratch_url: Option<String>,
}

impl Args {
    /// Runs the command.
    ///
    /// # Errors
    ///
    /// When there is no proof, neither for nor against.
    pub fn run(self, selection: &Selection) -> anyhow::Result<ExitCode> {
        let package = selection.package()?;
        let state = up_to_date(&package)?;
        let report = self.scratch.prove(&state, !self.no_rows)?;
        match self.json {
            true => println!("{:#}", verify::json(&report)),
            false => anstream::println!("{}", verify::render(&report, self.timings)),
        }
        Ok(found(!report.is_proven()))
    }
}

/// Generates first, or under CI refuses what is out of step: a proof of what the declarations do
/// not say is worth nothing.
fn up_to_date(package: &Package) -> anyhow::Result<State> {
    let state = read(package)?;
    if state.changes.is_empty() {
        return Ok(state);
    }
    let mode = Mode::from_environment().map_err(anyhow::Error::msg)?;
    if mode == Mode::Check {
        bail!("{}; {MEND}", package.drift(&state).join("\n"));
    }
    generate::apply(package, &state)?;
    read(package)
}

impl ScratchArgs {
    /// The server that is wanted.
    pub(super) fn options(&self) -> anyhow::Result<Options> {
        let mut options = Options::from_environment()?;
        options.url = self.scratch_url.clone().or(options.url);
        Ok(options)
    }

    /// Proves all that stands in the migrations folder, sealed or not.
    ///
    /// # Errors
    ///
    /// When there is no scratch server, or a script fails.
    pub(super) fn prove(&self, state: &State, with_rows: bool) -> anyhow::Result<Report> {
        let mut options = self.options()?;
        options.one_connection = true;
        let claim = Claim {
            migrations: &state.history.migrations(),
            declared: &state.generation.generated["schema.sql"],
            with_rows,
        };
        let report = block_on(async {
            let scratch = Scratch::start(&options).await?;
            anyhow::Ok(verify::verify(&scratch, claim, &Progress::on_terminal()).await?)
        })??;
        Ok(report)
    }
}
