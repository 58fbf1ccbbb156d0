//! `export`: the sealed migrations as other tools want them.

use std::{path::PathBuf, process::ExitCode};

use anyhow::anyhow;
use schema_core::build::{
    files,
    package::{self, Package},
};

use super::{found, generate::describe, read, shown};
use crate::selection::Selection;

/// Write the sealed migrations as another tool wants them.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(subcommand)]
    tool: Tool,
}

#[derive(Debug, clap::Subcommand)]
enum Tool {
    Supabase(Supabase),
}

/// The layout of the Supabase command line: `migrations/`, and `rollback/` with what leads back.
#[derive(Debug, clap::Args)]
struct Supabase {
    /// The folder; what `[supabase] export` in schema.toml names, or `supabase` beside the
    /// migrations.
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// Write nothing, and say what is out of step.
    #[arg(long)]
    check: bool,
}

impl Args {
    /// Runs the command.
    ///
    /// # Errors
    ///
    /// When the migrations are not sound, one has no place in the layout, or a file cannot be
    /// written.
    pub fn run(self, selection: &Selection) -> anyhow::Result<ExitCode> {
        let Tool::Supabase(arguments) = self.tool;
        arguments.run(&selection.package()?)
    }
}

impl Supabase {
    fn run(self, package: &Package) -> anyhow::Result<ExitCode> {
        let state = read(package)?;
        let beside = || package.migrations().with_file_name("supabase");
        let kept = package.exported();
        let is_kept = kept.is_some() && self.out.is_none();
        let folder = self.out.or(kept).unwrap_or_else(beside);
        let changes = package::changes_of_export(&state.history, &folder);
        let changes = changes.map_err(|error| anyhow!(error))?;
        if self.check {
            for it in &changes {
                println!("{}", package.drift_of_written(&folder, it));
            }
            return Ok(found(!changes.is_empty()));
        }
        files::apply(&folder, &changes, None)?;
        describe(&folder, &changes);
        if changes.is_empty() {
            eprintln!("`{}` is up to date", shown(&folder));
        } else if !is_kept {
            eprintln!(
                "to have it kept in step, name it in schema.toml: `[supabase]`, `export = \"…\"`"
            );
        }
        Ok(ExitCode::SUCCESS)
    }
}
