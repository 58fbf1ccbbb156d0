//! `cargo xtask soak`: pairs of schemas, many of them, on a scratch server.

use std::process::{Command, ExitCode};

use crate::places::{exit_code, root};

/// Lead from any schema to any other and back: random ones, and those of the differ's cases. Says how often each
/// change of each kind was made; one that never was is a failure.
#[derive(clap::Args)]
pub(crate) struct Soak {
    /// How many pairs
    #[arg(long, default_value_t = 2000)]
    pairs: usize,
    /// Another number gives other pairs
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Only pairs of cases, both of whose names contain this: `domains/`
    #[arg(long)]
    only: Option<String>,
}

impl Soak {
    pub(crate) fn run(self) -> anyhow::Result<ExitCode> {
        let mut command = Command::new("cargo");
        command.args([
            "run",
            "--quiet",
            "--package",
            "tests",
            "--bin",
            "soak",
            "--",
        ]);
        command.arg(format!("--pairs={}", self.pairs));
        command.arg(format!("--seed={}", self.seed));
        command.args(self.only.map(|it| format!("--only={it}")));
        Ok(exit_code(command.current_dir(root()).status()?))
    }
}
