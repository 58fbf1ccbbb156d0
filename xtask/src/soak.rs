//! `cargo xtask soak`: pairs of schemas, many of them, on a scratch server.

use std::{
    ffi::OsString,
    process::{Command, ExitCode},
};

use crate::places::{exit_code, root};

/// Lead from any schema to any other and back: those of the differ's cases, and random ones. Says how often each
/// change of each kind was made; one that never was is a failure. `--help` tells what it takes.
#[derive(clap::Args)]
#[command(disable_help_flag = true)]
pub(crate) struct Soak {
    #[arg(trailing_var_arg = true, allow_hyphen_values = true, hide = true)]
    arguments: Vec<OsString>,
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
        command.args(self.arguments);
        Ok(exit_code(command.current_dir(root()).status()?))
    }
}
