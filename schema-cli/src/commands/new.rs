//! `new`: a migration that is written by hand.

use std::process::ExitCode;

use anyhow::bail;
use schema_core::{
    build::{Change, files},
    history::{Migration, Version},
    problems::Problems,
};

use super::{now, shown};
use crate::{selection::Selection, told};

/// Begin a migration that is written by hand: one that moves data, for example.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// What it does: `fill_nicknames`.
    name: String,
}

impl Args {
    /// Runs the command.
    ///
    /// # Errors
    ///
    /// When the name is none, or the migrations folder is not sound or cannot be written.
    pub fn run(self, selection: &Selection) -> anyhow::Result<ExitCode> {
        let package = selection.package()?;
        let name = migration_name(&self.name)?;
        let mut problems = Problems::default();
        let Some((_, history)) = package.history(&mut problems) else {
            return Err(told(&problems, &package.root));
        };
        let newest = history.migrations().last().map(Migration::version);
        let version = newest.map_or_else(now, |it: Version| it.next().max(now()));
        let migration = Migration {
            name: format!("{version}_{name}"),
            up: "-- What it does, without BEGIN and COMMIT: it runs in a transaction.\n".to_owned(),
            down: "-- What undoes it; `SELECT 1;` where there is nothing to undo.\n".to_owned(),
            outside_transaction: false,
        };
        let folder = package.migrations().join(&migration.name);
        files::apply(
            &package.migrations(),
            &[Change::CreateFolder(migration)],
            None,
        )?;
        println!("{}", shown(&folder));
        if !history.drafts.is_empty() {
            eprintln!(
                "it runs after the draft, and both are sealed together by `cargo schema seal NAME`"
            );
        } else {
            eprintln!("write `up.sql` and `down.sql`, then `cargo schema seal`");
        }
        Ok(ExitCode::SUCCESS)
    }
}

/// The part of a folder's name after the version.
///
/// # Errors
///
/// When it holds what has no place there.
pub(super) fn migration_name(written: &str) -> anyhow::Result<String> {
    let name = written.trim().replace(['-', ' '], "_");
    if name.is_empty()
        || !name
            .chars()
            .all(|it| it.is_ascii_alphanumeric() || it == '_')
    {
        bail!("`{written}` is no name for a migration: use letters, digits and `_`");
    }
    if schema_core::history::is_draft(&format!("1_{name}")) {
        bail!(
            "`{written}` is the name of a draft, which the build would write anew; choose another"
        );
    }
    Ok(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_put_into_the_form_of_folders() {
        for (written, expected) in [
            ("add users", Some("add_users")),
            ("add-Users2", Some("add_Users2")),
            ("draft", None),
            ("draft_2", None),
            ("drafts", Some("drafts")),
            ("../x", None),
            (" ", None),
        ] {
            assert_eq!(
                migration_name(written).ok().as_deref(),
                expected,
                "{written}"
            );
        }
    }
}
