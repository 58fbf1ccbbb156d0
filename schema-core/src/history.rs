//! The migrations folder: what is sealed, what is drafted, what was written by hand.
//!
//! A migration is a *draft* until it is *sealed*. Drafts belong to the build, which writes them
//! anew; sealed ones never change, which `schema.lock` proves, and `snapshot.json` holds the
//! declared schema after the last of them. Any other folder was written by hand and must be sealed.

use std::{
    collections::BTreeMap,
    fmt, fs, io,
    path::{Path, PathBuf},
};

use crate::schema::Schema;

mod checksum;
pub mod lock;
mod migration;
pub mod snapshot;
mod version;

pub use checksum::Checksum;
pub use lock::{Lock, Sealed};
pub use migration::{Migration, OUTSIDE_TRANSACTION, draft_name, is_draft};
pub use version::Version;

/// The file that names the sealed migrations.
pub const LOCK: &str = "schema.lock";
/// The file that holds the schema after the last of them.
pub const SNAPSHOT: &str = "snapshot.json";

/// What the migrations folder holds, as far as it means anything to Diesel or to us.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Folder {
    /// `schema.lock`
    pub lock: Option<String>,
    /// `snapshot.json`
    pub snapshot: Option<String>,
    /// The files of each folder, by its name.
    pub migrations: BTreeMap<String, BTreeMap<String, String>>,
}

impl Folder {
    /// Reads the folder; one that does not exist is empty.
    ///
    /// # Errors
    ///
    /// What cannot be read, and why.
    pub fn read(path: &Path) -> Result<Folder, Unreadable> {
        let mut folder = Folder {
            lock: read_file(&path.join(LOCK))?,
            snapshot: read_file(&path.join(SNAPSHOT))?,
            migrations: BTreeMap::new(),
        };
        for entry in entries(path)? {
            let Some(name) = folder_name(&entry) else {
                continue;
            };
            let mut files = BTreeMap::new();
            for file in ["up.sql", "down.sql", "metadata.toml"] {
                if let Some(text) = read_file(&entry.join(file))? {
                    files.insert(file.to_owned(), text);
                }
            }
            folder.migrations.insert(name, files);
        }
        Ok(folder)
    }
}

/// The folders that Diesel looks at: all but the hidden ones.
fn folder_name(entry: &Path) -> Option<String> {
    let name = entry.file_name()?.to_string_lossy().into_owned();
    (entry.is_dir() && !name.starts_with('.')).then_some(name)
}

/// A file or folder that cannot be read.
#[derive(Debug)]
pub struct Unreadable {
    /// Its path.
    pub path: PathBuf,
    /// Why not.
    pub source: io::Error,
}

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "`{}` cannot be read: {}",
            self.path.display(),
            self.source
        )
    }
}

impl std::error::Error for Unreadable {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&self.source)
    }
}

fn read_file(path: &Path) -> Result<Option<String>, Unreadable> {
    match fs::read_to_string(path) {
        Ok(text) => Ok(Some(text)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(source) => Err(Unreadable {
            path: path.to_owned(),
            source,
        }),
    }
}

fn entries(path: &Path) -> Result<Vec<PathBuf>, Unreadable> {
    let unreadable = |source| Unreadable {
        path: path.to_owned(),
        source,
    };
    match fs::read_dir(path) {
        Ok(entries) => entries
            .map(|entry| entry.map(|it| it.path()).map_err(unreadable))
            .collect(),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Vec::new()),
        Err(source) => Err(unreadable(source)),
    }
}

/// A migrations folder in which everything fits.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct History {
    /// What was sealed, oldest first.
    pub lock: Lock,
    /// The declared schema after the last sealed migration.
    pub snapshot: Schema,
    /// The sealed migrations, oldest first.
    pub sealed: Vec<Migration>,
    /// The folders that belong to the build, in order.
    pub drafts: Vec<Migration>,
    /// Written by hand and not sealed yet, in order.
    pub unsealed: Vec<Migration>,
}

impl History {
    /// All migrations, sealed or not, in the order in which they run.
    pub fn migrations(&self) -> Vec<Migration> {
        let parts = [&self.sealed, &self.unsealed, &self.drafts];
        let mut migrations: Vec<Migration> = parts.into_iter().flatten().cloned().collect();
        migrations.sort_by_key(Migration::version);
        migrations
    }

    /// Makes sense of a folder.
    ///
    /// # Errors
    ///
    /// Everything that does not fit.
    pub fn of(folder: &Folder) -> Result<History, Vec<Error>> {
        let mut errors = Vec::new();
        let lock = folder
            .lock
            .as_deref()
            .map_or_else(|| Ok(Lock::default()), Lock::parse);
        let lock = lock
            .map_err(|error| errors.push(Error::Lock(error)))
            .unwrap_or_default();
        let snapshot = read_snapshot(folder, &lock, &mut errors);
        if matches!(errors.first(), Some(Error::Lock(_))) {
            // Without a lock nothing can be said of the folders.
            return Err(errors);
        }
        check_chain(&lock, &mut errors);

        let mut history = History {
            snapshot,
            ..History::default()
        };
        for sealed in &lock.sealed {
            history
                .sealed
                .extend(read_sealed(folder, sealed, &mut errors));
        }
        for (name, files) in &folder.migrations {
            if lock.sealed.iter().any(|it| it.name == *name) {
                continue;
            }
            let Some(migration) = read_migration(name, files) else {
                // A draft is written anew anyway, and may have been left half written.
                if !is_draft(name) {
                    errors.push(Error::NoUp { name: name.clone() });
                }
                continue;
            };
            let list = if is_draft(name) {
                &mut history.drafts
            } else {
                &mut history.unsealed
            };
            list.push(migration);
        }
        history.lock = lock;
        history.drafts.sort_by_key(order);
        history.unsealed.sort_by_key(order);
        history.check_versions(&mut errors);
        if errors.is_empty() {
            Ok(history)
        } else {
            Err(errors)
        }
    }

    /// The checksum of the snapshot, as the next sealed migration records its parent.
    pub fn head(&self) -> Checksum {
        self.lock.head()
    }

    /// The version that the draft has, or gets when it is written first at `now`: after all that
    /// is sealed, and the earliest one where a merge has brought several.
    pub fn draft_version(&self, now: &Version) -> Version {
        let newest = self.sealed.iter().map(Migration::version).max();
        let fits = |version: &Version| newest.as_ref().is_none_or(|newest| version > newest);
        let kept = self.drafts.iter().map(Migration::version).find(fits);
        kept.unwrap_or_else(|| match newest {
            Some(newest) if *now <= newest => newest.next(),
            _ => now.clone(),
        })
    }

    /// Diesel knows a migration by its version alone and runs a late one after newer ones.
    fn check_versions(&self, errors: &mut Vec<Error>) {
        let mut seen: BTreeMap<Version, &str> = BTreeMap::new();
        for it in self.sealed.iter().chain(&self.unsealed) {
            if let Some(first) = seen.insert(it.version(), &it.name) {
                errors.push(Error::SameVersion {
                    first: first.to_owned(),
                    second: it.name.clone(),
                });
            }
        }
        let Some(newest) = self.sealed.last() else {
            return;
        };
        for it in &self.unsealed {
            if it.version() < newest.version() {
                errors.push(Error::Late {
                    name: it.name.clone(),
                    newest: newest.name.clone(),
                });
            }
        }
    }
}

impl Lock {
    /// The checksum of the snapshot after the last sealed migration.
    pub fn head(&self) -> Checksum {
        self.sealed.last().map_or_else(
            || snapshot::checksum(&Schema::default()),
            |it| it.schema.clone(),
        )
    }
}

fn order(migration: &Migration) -> (Version, String) {
    (migration.version(), migration.name.clone())
}

fn read_migration(name: &str, files: &BTreeMap<String, String>) -> Option<Migration> {
    let file = |name: &str| files.get(name).cloned();
    Some(Migration {
        name: name.to_owned(),
        up: file("up.sql")?,
        down: file("down.sql").unwrap_or_default(),
        outside_transaction: file("metadata.toml")
            .is_some_and(|it| migration::runs_outside_transaction(&it)),
    })
}

fn read_sealed(folder: &Folder, sealed: &Sealed, errors: &mut Vec<Error>) -> Option<Migration> {
    let Some(files) = folder
        .migrations
        .get(&sealed.name)
        .filter(|it| !it.is_empty())
    else {
        errors.push(Error::Missing {
            what: sealed.name.clone(),
        });
        return None;
    };
    let missing = ["up.sql", "down.sql"]
        .into_iter()
        .filter(|it| !files.contains_key(*it));
    errors.extend(missing.map(|it| Error::Missing {
        what: format!("{}/{it}", sealed.name),
    }));
    let migration = read_migration(&sealed.name, files)?;
    let mut edited = |file| {
        errors.push(Error::Edited {
            name: sealed.name.clone(),
            file,
        });
    };
    if migration.up_checksum() != sealed.up {
        edited("up.sql");
    }
    if files.contains_key("down.sql") && migration.down_checksum() != sealed.down {
        edited("down.sql");
    }
    if migration.outside_transaction != sealed.outside_transaction {
        edited("metadata.toml");
    }
    Some(migration)
}

fn read_snapshot(folder: &Folder, lock: &Lock, errors: &mut Vec<Error>) -> Schema {
    let Some(text) = &folder.snapshot else {
        if lock
            .sealed
            .last()
            .is_some_and(|it| it.schema != snapshot::checksum(&Schema::default()))
        {
            errors.push(Error::NoSnapshot);
        }
        return Schema::default();
    };
    match snapshot::parse(text) {
        Ok(schema) => {
            // Where the lock does not parse, that is said already.
            let lock_is_known = errors.is_empty();
            if lock_is_known && Checksum::of_text(text) != lock.head() {
                errors.push(Error::OtherSnapshot {
                    last: lock.sealed.last().map(|it| it.name.clone()),
                });
            }
            schema
        }
        Err(why) => {
            errors.push(Error::Snapshot { why });
            Schema::default()
        }
    }
}

/// Each migration must have been sealed on the schema that the one before it leaves, and be newer.
fn check_chain(lock: &Lock, errors: &mut Vec<Error>) {
    let mut parent = Lock::default().head();
    let mut previous: Option<&Sealed> = None;
    for it in &lock.sealed {
        if it.parent != parent {
            errors.push(Error::Fork {
                name: it.name.clone(),
                previous: previous.map(|it| it.name.clone()),
            });
        }
        if let Some(previous) = previous
            && Version::of(&it.name) <= Version::of(&previous.name)
        {
            errors.push(Error::Order {
                name: it.name.clone(),
                previous: previous.name.clone(),
            });
        }
        parent = it.schema.clone();
        previous = Some(it);
    }
}

/// What does not fit in a migrations folder. `Display` says what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Error {
    /// The lock does not parse.
    Lock(lock::ParseError),
    /// The snapshot does not parse.
    Snapshot {
        /// Why not.
        why: snapshot::Unreadable,
    },
    /// There is a lock, but no snapshot.
    NoSnapshot,
    /// The snapshot is not that of the lock.
    OtherSnapshot {
        /// The last sealed migration.
        last: Option<String>,
    },
    /// A sealed migration was not sealed on what stands before it.
    Fork {
        /// The migration.
        name: String,
        /// The one before it.
        previous: Option<String>,
    },
    /// The lock is not in the order in which Diesel runs.
    Order {
        /// The migration.
        name: String,
        /// The one before it in the lock.
        previous: String,
    },
    /// A folder or a file of a sealed migration is not there.
    Missing {
        /// Which.
        what: String,
    },
    /// A sealed migration is not what was sealed.
    Edited {
        /// The migration.
        name: String,
        /// The file.
        file: &'static str,
    },
    /// A folder without `up.sql`.
    NoUp {
        /// Its name.
        name: String,
    },
    /// Two migrations of one version.
    SameVersion {
        /// The first of the two.
        first: String,
        /// The second of the two.
        second: String,
    },
    /// A migration that was written by hand is older than the newest sealed one.
    Late {
        /// The migration.
        name: String,
        /// The newest sealed one.
        newest: String,
    },
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Error::Lock(lock::ParseError {
                line,
                why,
                is_conflict,
            }) => write!(
                f,
                "`{LOCK}` cannot be read, line {line}: {why}; {}",
                if *is_conflict { DRAFT_AGAIN } else { TAKE_BACK }
            ),
            Error::Snapshot {
                why: snapshot::Unreadable::Newer(format),
            } => write!(
                f,
                "`{SNAPSHOT}` has format {format}, which a newer version of cargo-schema writes: update this one"
            ),
            Error::Snapshot {
                why: snapshot::Unreadable::Damaged(why),
            } => write!(
                f,
                "`{SNAPSHOT}` cannot be read: {why}; it is written by `cargo schema seal` and belongs to `{LOCK}`: take both from version control, from one commit"
            ),
            Error::NoSnapshot => write!(
                f,
                "`{SNAPSHOT}` is missing, though `{LOCK}` has sealed migrations; {TAKE_BACK}"
            ),
            Error::OtherSnapshot { last: Some(last) } => write!(
                f,
                "`{SNAPSHOT}` is not the schema after `{last}`, the last migration in `{LOCK}`: take both from version control, from one commit"
            ),
            Error::OtherSnapshot { last: None } => write!(
                f,
                "there is a `{SNAPSHOT}`, but no migration in `{LOCK}` that it could stand for: take both from version control, from one commit"
            ),
            Error::Fork {
                name,
                previous: Some(previous),
            } => write!(
                f,
                "`{name}` was not sealed on the schema that `{previous}` leaves, so two branches have sealed migrations; {DRAFT_AGAIN}"
            ),
            Error::Fork {
                name,
                previous: None,
            } => write!(
                f,
                "`{name}`, the first migration in `{LOCK}`, was not sealed on an empty schema; {TAKE_BACK}"
            ),
            Error::Order { name, previous } => write!(
                f,
                "`{LOCK}` has `{name}` after `{previous}`, but Diesel runs it before; {DRAFT_AGAIN}"
            ),
            Error::Missing { what } => {
                write!(f, "`{what}` is sealed, but is not there; {TAKE_BACK}")
            }
            Error::Edited { name, file } => write!(
                f,
                "`{name}/{file}` was changed after it was sealed, and databases may have run it; take it back from version control, and put the change into a new migration (`cargo schema new NAME`)"
            ),
            Error::NoUp { name } => write!(
                f,
                "the folder `{name}` has no `up.sql`, at which Diesel stops; write one or remove the folder"
            ),
            Error::SameVersion { first, second } => write!(
                f,
                "`{first}` and `{second}` have the same version, by which Diesel tells migrations apart; rename the one that no database has run"
            ),
            Error::Late { name, newest } => write!(
                f,
                "`{name}` is older than the sealed `{newest}`, so databases that have run that one would run it late; give the folder a newer version, such as `{}_{}`",
                Version::of(newest).next(),
                name.split_once('_').map_or("change", |(_, name)| name),
            ),
        }
    }
}

impl std::error::Error for Error {}

const TAKE_BACK: &str = "take it back from version control";
const DRAFT_AGAIN: &str = "take `schema.lock` and `snapshot.json` as they are on the branch that was merged first, delete the folders that the other one sealed, and build: their changes are drafted again";

#[cfg(test)]
mod tests;
