//! `seal`: a draft becomes a migration that never changes again.

use std::{fs, path::Path, process::ExitCode};

use anyhow::{Context as _, bail};
use schema_core::{
    build::{
        files,
        sealing::{self, Refusal, Sealing},
    },
    history::{LOCK, SNAPSHOT},
};

use super::{generate, new::migration_name, read, shown};
use crate::{selection::Selection, verify};

/// Make the draft, and what was written by hand, into migrations that never change again.
///
/// Proves them first, up and down, on a scratch PostgreSQL.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// What the draft does: `add_nicknames`; derived from it unless given.
    name: Option<String>,
    /// Data that may be lost, as the refusal to seal names it; once for each.
    #[arg(long, value_name = "WHAT")]
    approve: Vec<String>,
    /// Seal without the proof on a scratch PostgreSQL.
    #[arg(long)]
    no_verify: bool,
    #[command(flatten)]
    scratch: super::verify::ScratchArgs,
}

impl Args {
    /// Runs the command.
    ///
    /// # Errors
    ///
    /// When there is nothing to seal, when data would be lost that nobody has approved, or when
    /// the proof fails.
    pub fn run(self, selection: &Selection) -> anyhow::Result<ExitCode> {
        let package = selection.package()?;
        let name = self.name.as_deref().map(migration_name).transpose()?;
        let state = read(&package)?;
        if !state.changes.is_empty() {
            generate::apply(&package, &state)?;
        }
        // The folders have changed; so has what stands in them.
        let state = read(&package)?;
        let sealed = sealing::seal(
            &state.history,
            &state.generation,
            name.as_deref(),
            &self.approve,
        );
        let sealing = sealed.map_err(|refusal| self.with_command(refusal))?;
        if !self.no_verify {
            let report = self.scratch.prove(&state, true)?;
            anstream::eprintln!("{}", verify::render(&report, false));
            if !report.is_proven() {
                bail!("what is not proven is not sealed");
            }
        }
        write(&package.migrations(), &sealing)?;
        for settled in &sealing.migrations {
            println!(
                "sealed {}",
                shown(&package.migrations().join(&settled.migration.name))
            );
        }
        // What was sealed now is exported as well, where that is kept in step.
        let state = read(&package)?;
        if !state.changes.is_empty() {
            generate::apply(&package, &state)?;
        }
        Ok(ExitCode::SUCCESS)
    }

    /// A refusal, with the command that gets past it, ready to be pasted.
    fn with_command(&self, refusal: Refusal) -> anyhow::Error {
        let Refusal::NotApproved(open) = &refusal else {
            return refusal.into();
        };
        let mut command = "cargo schema seal".to_owned();
        command.extend(self.name.iter().map(|it| format!(" {it}")));
        for what in self.approve.iter().chain(open) {
            command.push_str(&format!(" --approve '{}'", what.replace('\'', r"'\''")));
        }
        if self.no_verify {
            command.push_str(" --no-verify");
        }
        let lost: Vec<String> = open.iter().map(|it| format!("  {it}")).collect();
        anyhow::anyhow!(
            "this loses data for good:\n\n{}\n\nIf that is meant, approve it by name:\n\n  {command}\n",
            lost.join("\n")
        )
    }
}

/// The lock comes last: until it is written, nothing counts as sealed.
fn write(migrations: &Path, sealing: &Sealing) -> anyhow::Result<()> {
    for settled in &sealing.migrations {
        let from = migrations.join(&settled.from);
        if settled.from != settled.migration.name {
            for (file, contents) in settled.migration.files() {
                let path = from.join(file);
                files::write(&path, contents, None).with_context(|| unwritable(&path))?;
            }
            let to = migrations.join(&settled.migration.name);
            fs::rename(&from, &to).with_context(|| unwritable(&to))?;
        }
    }
    for (file, contents) in [
        (SNAPSHOT, &sealing.snapshot),
        (LOCK, &sealing.lock.to_string()),
    ] {
        let path = migrations.join(file);
        files::write(&path, contents, None).with_context(|| unwritable(&path))?;
    }
    Ok(())
}

fn unwritable(path: &Path) -> String {
    format!("`{}` cannot be written", shown(path))
}
