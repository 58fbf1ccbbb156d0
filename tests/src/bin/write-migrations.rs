//! Writes one migration and another in turn, until it is killed: `write-migrations FOLDER`.

use std::{env, path::PathBuf, process::ExitCode};

use schema_core::{
    build::{Change, files},
    history::{Folder, Migration},
};

fn main() -> ExitCode {
    let Some(folder) = env::args_os().nth(1).map(PathBuf::from) else {
        eprintln!("usage: write-migrations FOLDER");
        return ExitCode::from(2);
    };
    for turn in 0_u64.. {
        if let Err(error) = write(&folder, turn) {
            eprintln!("{error}");
            return ExitCode::FAILURE;
        }
    }
    ExitCode::SUCCESS
}

/// New folders, changed files and removed folders, by turns.
fn write(folder: &std::path::Path, turn: u64) -> Result<(), Box<dyn std::error::Error>> {
    let there = Folder::read(folder)?;
    let migration = tests::long_migration(turn.is_multiple_of(2));
    let mut changes: Vec<Change> = Vec::new();
    match there.migrations.contains_key(&migration.name) {
        true if turn.is_multiple_of(5) => changes.push(Change::RemoveFolder(migration.name)),
        true => changes.extend(files_of(&migration)),
        false => changes.push(Change::CreateFolder(migration)),
    }
    files::apply(folder, &changes, None)?;
    Ok(())
}

fn files_of(migration: &Migration) -> Vec<Change> {
    let change = |(file, contents): (&str, &str)| Change::Write {
        path: format!("{}/{file}", migration.name),
        contents: contents.to_owned(),
    };
    migration.files().into_iter().map(change).collect()
}
