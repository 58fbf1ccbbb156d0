//! `generate`: what the build does, without compiling.

use std::{path::Path, process::ExitCode};

use schema_core::build::{Change, Package, State, package::MEND};

use super::{Read, found, shown};
use crate::{remembered::Remembered, selection::Selection, style};

/// Write the draft migration and the generated files, as a build does.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Write nothing, and say what is out of step.
    #[arg(long)]
    check: bool,
}

const UP_TO_DATE: &str = "everything is up to date";

impl Args {
    /// Runs the command.
    ///
    /// # Errors
    ///
    /// When the declarations or the migrations are not sound, or a file cannot be written.
    pub fn run(self, selection: &Selection) -> anyhow::Result<ExitCode> {
        let package = selection.package()?;
        let remembered = Remembered::of(&package);
        if remembered.as_ref().is_some_and(Remembered::is_in_step) {
            if !self.check {
                eprintln!("{UP_TO_DATE}");
            }
            return Ok(ExitCode::SUCCESS);
        }
        let Read {
            state,
            sources,
            warnings,
        } = Read::of(&package)?;
        for it in &warnings {
            anstream::eprintln!("{}warning{}: {it}", style::WARNING, style::END);
        }
        if self.check {
            let drift = package.drift(&state);
            drift.iter().for_each(|it| println!("{it}"));
            if !drift.is_empty() {
                eprintln!("{MEND}");
                return Ok(found(true));
            }
        } else {
            apply(&package, &state)?;
        }
        // Warnings are told for as long as there are any.
        if let Some(remembered) = remembered.filter(|_| warnings.is_empty()) {
            let paths = sources.iter().cloned().chain(package.folders()).collect();
            remembered.note(paths, &sources);
        }
        Ok(ExitCode::SUCCESS)
    }
}

/// Brings the folders in step, and says what changed.
pub(super) fn apply(package: &Package, state: &State) -> anyhow::Result<()> {
    package.apply(&state.changes, None)?;
    for (folder, changes) in package.places(&state.changes) {
        describe(&folder, changes);
    }
    if state.changes.is_empty() {
        eprintln!("{UP_TO_DATE}");
    }
    Ok(())
}

/// Says what has changed in a folder.
pub(super) fn describe(folder: &Path, changes: &[Change]) {
    for change in changes {
        let (word, path) = match change {
            Change::CreateFolder(migration) => ("wrote", &migration.name),
            Change::Write { path, .. } => ("wrote", path),
            Change::RemoveFolder(path) | Change::Remove(path) => ("removed", path),
        };
        println!("{word} {}", shown(&folder.join(path)));
    }
}
