//! `migrate`: runs migrations against a database.

use std::{env, path::PathBuf, process::ExitCode, time::Duration};

use anyhow::{Context as _, bail};
use schema_connect::{
    Settings,
    runner::{self, Done, Standing},
};
use schema_core::history::{Folder, History};

use super::found;
use crate::{block_on, scripts::Scripts, selection::Selection, style, unsound};

const NOTHING_TO_REVERT: &str = "nothing to revert: no migration has run";

/// Run migrations, revert them, or see which have run.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The database, as libpq names it.
    #[arg(
        long,
        env = "DATABASE_URL",
        hide_env_values = true,
        value_name = "URL",
        global = true
    )]
    database_url: Option<String>,
    /// The migrations folder; that of the package, or of `diesel.toml`, unless given.
    #[arg(long, value_name = "DIR", global = true)]
    migration_dir: Option<PathBuf>,
    /// Run drafts, and what was written by hand and is not sealed, as well.
    #[arg(long, global = true)]
    drafts: bool,
    /// How many seconds another run of migrations is waited for.
    #[arg(long, value_name = "SECONDS", default_value_t = runner::PATIENCE.as_secs(), global = true)]
    lock_timeout: u64,
    #[command(subcommand)]
    action: Action,
}

#[derive(Debug, clap::Subcommand)]
enum Action {
    /// Apply what has not run yet.
    Up {
        /// At most so many.
        #[arg(short = 'n', long, value_name = "COUNT")]
        number: Option<usize>,
        /// Also those that are older than what has run.
        #[arg(long)]
        late: bool,
    },
    /// Revert the last one.
    Down {
        /// So many.
        #[arg(short = 'n', long, value_name = "COUNT", default_value_t = 1)]
        number: usize,
        /// All of them.
        #[arg(long, conflicts_with = "number")]
        all: bool,
    },
    /// Revert the last one and apply it again.
    Redo {
        /// So many.
        #[arg(short = 'n', long, value_name = "COUNT", default_value_t = 1)]
        number: usize,
    },
    /// Say which have run; the exit status is 1 when one has not.
    Status {
        /// For programs.
        #[arg(long)]
        json: bool,
    },
}

impl Args {
    /// Runs the command.
    ///
    /// # Errors
    ///
    /// When the migrations folder is not sound, or the database refuses.
    pub fn run(self, selection: &Selection) -> anyhow::Result<ExitCode> {
        let url = self.database_url.as_deref();
        // libpq would take an empty one for the server on this machine.
        let url = url.filter(|it| !it.trim().is_empty()).context(
            "no database is given: set `DATABASE_URL`, in the environment or in `.env`, or use `--database-url`",
        )?;
        let database = Settings::from_url(url)?;
        let migrations = self.migrations(selection)?;
        let options = runner::Options {
            patience: Duration::from_secs(self.lock_timeout),
            late: matches!(self.action, Action::Up { late: true, .. }),
        };
        block_on(async {
            let (done, nothing) = match self.action {
                Action::Up { number, .. } => (
                    runner::up(&database, migrations, number, options, report).await?,
                    "nothing to apply: every migration has run",
                ),
                Action::Down { number, all } => {
                    let count = (!all).then_some(number);
                    let done = runner::down(&database, migrations, count, options, report);
                    (done.await?, NOTHING_TO_REVERT)
                }
                Action::Redo { number } => (
                    runner::redo(&database, migrations, number, options, report).await?,
                    NOTHING_TO_REVERT,
                ),
                Action::Status { json } => {
                    let all = runner::status(&database, &migrations).await?;
                    print(&all, json);
                    return Ok(found(all.iter().any(|(_, it)| *it != Standing::Applied)));
                }
            };
            if done == 0 {
                eprintln!("{nothing}");
            }
            Ok(ExitCode::SUCCESS)
        })?
    }

    /// The migrations that may run: the sealed ones, where there is a lock.
    fn migrations(&self, selection: &Selection) -> anyhow::Result<Scripts> {
        let path = self.folder(selection)?;
        let folder = Folder::read(&path)?;
        let history = History::of(&folder).map_err(|it| unsound(&path, &it))?;
        let mut all = history.sealed;
        let open: Vec<_> = history.unsealed.into_iter().chain(history.drafts).collect();
        if self.drafts || folder.lock.is_none() {
            all.extend(open);
        } else if let [first, ..] = open.as_slice() {
            eprintln!(
                "`{}` is not sealed and left out; `--drafts` takes it in",
                first.name
            );
        }
        Ok(Scripts(all))
    }

    fn folder(&self, selection: &Selection) -> anyhow::Result<PathBuf> {
        if let Some(path) = &self.migration_dir {
            if !path.is_dir() {
                bail!("`{}` is no folder", path.display());
            }
            return Ok(path.clone());
        }
        match selection.package() {
            Ok(package) => Ok(package.migrations()),
            // Where migrations run, there need be no source code.
            Err(error) if selection.manifest_path.is_none() && selection.package.is_none() => {
                as_diesel_finds_it().ok_or(error)
            }
            Err(error) => Err(error),
        }
    }
}

/// `[migrations_directory] dir` in the nearest `diesel.toml`, or the nearest folder `migrations`.
fn as_diesel_finds_it() -> Option<PathBuf> {
    #[derive(serde::Deserialize)]
    struct Diesel {
        migrations_directory: Option<Directory>,
    }
    #[derive(serde::Deserialize)]
    struct Directory {
        dir: PathBuf,
    }
    let here = env::current_dir().ok()?;
    let configured = here.ancestors().find_map(|it| {
        let text = std::fs::read_to_string(it.join("diesel.toml")).ok()?;
        let diesel: Diesel = toml::from_str(&text).ok()?;
        Some(it.join(diesel.migrations_directory?.dir))
    });
    configured.or_else(|| {
        here.ancestors()
            .map(|it| it.join("migrations"))
            .find(|it| it.is_dir())
    })
}

fn report(done: Done) {
    match done {
        Done::Applied(name) => println!("applied {name}"),
        Done::Reverted(name) => println!("reverted {name}"),
    }
}

fn print(all: &[(String, Standing)], json: bool) {
    let word = |standing: Standing| match standing {
        Standing::Applied => "applied",
        Standing::Pending => "pending",
        Standing::Late => "late",
        Standing::Unknown => "unknown",
    };
    if json {
        let list: Vec<_> = all
            .iter()
            .map(
                |(name, standing)| serde_json::json!({ "name": name, "standing": word(*standing) }),
            )
            .collect();
        println!("{:#}", serde_json::Value::from(list));
        return;
    }
    for (name, standing) in all {
        let colour = if *standing == Standing::Applied {
            style::GOOD
        } else {
            style::WARNING
        };
        anstream::println!("{colour}{:8}{} {name}", word(*standing), style::END);
    }
    if all.is_empty() {
        eprintln!("there are no migrations");
    }
}
