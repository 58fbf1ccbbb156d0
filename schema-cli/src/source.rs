//! What has a schema: a database, declarations, migrations, a script, or nothing.

use std::{
    fmt, fs,
    path::{Path, PathBuf},
    str::FromStr,
};

use anyhow::{Context as _, bail};
use schema_connect::Settings;
use schema_core::{
    history::{Folder, History, Migration},
    introspect::{self, Found},
    problems::Problems,
    scripts, sql,
};
use tokio_postgres::Client;

use crate::{
    scratch::{self, Scratch},
    selection::Selection,
    told, unsound,
    verify::run,
};

/// What has a schema.
#[derive(Clone, Debug)]
pub enum Source {
    /// Nothing is in it.
    Empty,
    /// A database that is there; it is only read.
    Database(Box<Settings>),
    /// The folder of a crate with declarations.
    Package(PathBuf),
    /// A folder of Diesel's migrations.
    Migrations(PathBuf),
    /// A file with statements.
    Script(PathBuf),
}

impl FromStr for Source {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        if text == "empty" {
            return Ok(Source::Empty);
        }
        if let Some(folder) = text.strip_prefix("migrations:") {
            let folder = PathBuf::from(folder);
            return match folder.is_dir() {
                true => Ok(Source::Migrations(folder)),
                false => Err(format!("`{}` is no folder", folder.display())),
            };
        }
        let path = Path::new(text);
        if path.is_dir() && path.join("Cargo.toml").is_file() {
            return Ok(Source::Package(path.to_owned()));
        }
        if path.is_file() {
            let is_manifest = path.file_name().is_some_and(|it| it == "Cargo.toml");
            return match path.parent() {
                Some(folder) if is_manifest => Ok(Source::Package(folder.to_owned())),
                _ => Ok(Source::Script(path.to_owned())),
            };
        }
        if text.contains("://") || text.contains('=') {
            let settings = Settings::from_url(text).map_err(|error| error.to_string())?;
            return Ok(Source::Database(Box::new(settings)));
        }
        Err(
            "it is none of `empty`, a database's URL, the folder of a crate with declarations, \
             `migrations:DIR` and a `.sql` file"
                .to_owned(),
        )
    }
}

impl fmt::Display for Source {
    /// Without what a URL keeps secret.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Source::Empty => f.write_str("empty"),
            Source::Database(settings) => write!(f, "database {}", settings.database()),
            Source::Package(path) | Source::Script(path) => write!(f, "{}", path.display()),
            Source::Migrations(path) => write!(f, "migrations:{}", path.display()),
        }
    }
}

impl Source {
    /// What this side, made on a scratch server, never speaks of is no difference to a database that is
    /// there: owners; and, where a history or declarations are all that is known, who may do what.
    pub fn leave_unclaimed(&self, found: &Found, other: &Source, theirs: &mut Found) {
        if !matches!(other, Source::Database(_)) {
            return;
        }
        let (ours, theirs) = (&found.schema, &mut theirs.schema);
        let is_history = matches!(self, Source::Package(_) | Source::Migrations(_));
        if (is_history || matches!(self, Source::Script(_))) && ours.owners.is_empty() {
            theirs.owners = Default::default();
        }
        if is_history && ours.privileges.is_empty() && ours.default_privileges.is_empty() {
            theirs.privileges = Default::default();
            theirs.default_privileges = Default::default();
        }
    }
}

/// Reads sources, all in the same way: what is no database becomes one on a scratch server, for
/// PostgreSQL writes expressions anew, and only found schemas compare.
pub struct Reader {
    options: scratch::Options,
    scratch: Option<Scratch>,
}

impl Reader {
    /// One that starts a scratch server when it is needed.
    pub fn new(options: scratch::Options) -> Self {
        Reader {
            options,
            scratch: None,
        }
    }

    /// One that uses a scratch server that is there.
    pub fn on(scratch: Scratch) -> Self {
        Reader {
            options: scratch::Options::default(),
            scratch: Some(scratch),
        }
    }

    /// What the source holds, without the table in which Diesel notes what has run.
    ///
    /// # Errors
    ///
    /// When it cannot be read, is not sound, or a statement of it fails.
    pub async fn read(&mut self, source: &Source) -> anyhow::Result<Found> {
        let found = match source {
            Source::Empty => Found::default(),
            Source::Database(settings) => introspect::read(&settings.connect().await?).await?,
            Source::Package(folder) => {
                let script = declared(folder)?;
                self.made_by(async |client| Ok(run::declared(client, &script).await?))
                    .await?
            }
            Source::Migrations(folder) => {
                let migrations = migrations(folder)?;
                let apply = async |client: &Client| {
                    for it in &migrations {
                        run::migration(client, it, run::Way::Up).await?;
                    }
                    Ok(())
                };
                self.made_by(apply).await?
            }
            Source::Script(path) => {
                let script = script(path)?;
                let apply = async |client: &Client| {
                    let name = path.display().to_string();
                    Ok(run::one_by_one(client, &name, &script).await?)
                };
                self.made_by(apply).await?
            }
        };
        Ok(found.without_diesel())
    }

    /// What a scratch database holds after `make`.
    async fn made_by(
        &mut self,
        make: impl AsyncFnOnce(&Client) -> anyhow::Result<()>,
    ) -> anyhow::Result<Found> {
        let scratch = match &self.scratch {
            Some(scratch) => scratch,
            None => self.scratch.insert(Scratch::start(&self.options).await?),
        };
        let database = scratch.database().await?;
        let client = database.connect().await?;
        make(&client).await?;
        // The script may have changed the session; another one reads.
        drop(client);
        let client = database.connect().await?;
        Ok(introspect::read(&client).await?)
    }
}

/// The script of all that a crate declares.
fn declared(folder: &Path) -> anyhow::Result<String> {
    let selection = Selection {
        manifest_path: Some(folder.join("Cargo.toml")),
        package: None,
    };
    let package = selection.package()?;
    let mut problems = Problems::default();
    let declared = package.declared(&mut problems);
    if !problems.is_empty() {
        return Err(told(&problems, &package.root));
    }
    Ok(scripts::whole(&declared.lowered.schema)?)
}

/// All migrations of a folder, in order, drafts included.
fn migrations(folder: &Path) -> anyhow::Result<Vec<Migration>> {
    let history = History::of(&Folder::read(folder)?).map_err(|it| unsound(folder, &it))?;
    Ok(history.migrations())
}

/// A script as `pg_dump` and people write it. What `psql` alone understands is left out where it
/// says nothing of the schema, and refused where it may.
fn script(path: &Path) -> anyhow::Result<String> {
    const HARMLESS: [&str; 5] = ["restrict", "unrestrict", "set", "echo", "encoding"];
    let text = fs::read_to_string(path).with_context(|| format!("`{}`", path.display()))?;
    let mut script = String::with_capacity(text.len());
    for (number, line) in text.lines().enumerate() {
        match line
            .strip_prefix('\\')
            .and_then(|it| it.split_whitespace().next())
        {
            Some(word) if HARMLESS.contains(&word) => {}
            Some(word) if word.starts_with(|it: char| it.is_ascii_alphabetic()) => bail!(
                "{}:{}: `\\{word}` is for psql alone",
                path.display(),
                number + 1
            ),
            _ => script.push_str(line),
        }
        script.push('\n');
    }
    let holds_data = |it: &&(usize, &str)| {
        let text = it.1.to_ascii_lowercase();
        text.starts_with("copy ") && text.contains("from stdin")
    };
    if let Some((line, _)) = sql::statements(&script).iter().find(holds_data) {
        bail!(
            "{}:{line}: rows are no schema: dump it with `--schema-only`",
            path.display()
        );
    }
    Ok(script)
}
