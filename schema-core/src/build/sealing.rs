//! Sealing: what becomes of drafts and of migrations written by hand, as values.

use std::{collections::BTreeSet, fmt};

use super::generation::{Draft, Generation};
use crate::{
    history::{Checksum, History, Lock, Migration, Sealed, Version, snapshot},
    objects::Hazard,
    schema::Schema,
    sql::tokens,
};

/// What the folder holds once everything in it is sealed.
#[derive(Clone, Debug)]
pub struct Sealing {
    /// What gets sealed, in order.
    pub migrations: Vec<Settled>,
    /// `schema.lock`
    pub lock: Lock,
    /// `snapshot.json`
    pub snapshot: String,
}

/// One migration as it is sealed.
#[derive(Clone, Debug)]
pub struct Settled {
    /// The name of its folder until now.
    pub from: String,
    /// As it is from now on.
    pub migration: Migration,
}

/// Why nothing is sealed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// There is nothing that is not sealed.
    Nothing,
    /// A name was given, but there is no draft that it could be for.
    NoDraft,
    /// What would be lost, and was not approved.
    NotApproved(Vec<String>),
    /// What was approved, but would not be lost.
    NotLost(Vec<String>),
    /// A script without a statement, at which Diesel stops: the path of the file.
    Empty(String),
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let list = |f: &mut fmt::Formatter<'_>, all: &[String]| {
            all.iter()
                .try_for_each(|it| write!(f, "\n  --approve {}", quoted(it)))
        };
        match self {
            Refusal::Nothing => f.write_str("there is nothing to seal: no draft, and no migration that was written by hand"),
            Refusal::NoDraft => f.write_str("there is no draft to name; without a name, the migrations that were written by hand are sealed"),
            Refusal::NotApproved(what) => {
                f.write_str("this loses data for good; if that is meant, approve it by name:")?;
                list(f, what)
            }
            Refusal::NotLost(what) => {
                f.write_str("nothing that is sealed now loses this:")?;
                list(f, what)
            }
            Refusal::Empty(path) => write!(
                f,
                "`{path}` holds no statement, at which Diesel stops; write `SELECT 1;` where there is nothing to do"
            ),
        }
    }
}

impl std::error::Error for Refusal {}

/// As a shell takes it for one word.
fn quoted(word: &str) -> String {
    format!("'{}'", word.replace('\'', r"'\''"))
}

/// Seals everything: drafts under `name`, and what was written by hand.
///
/// # Errors
///
/// When something speaks against it.
pub fn seal(
    history: &History,
    generation: &Generation,
    name: Option<&str>,
    approved: &[String],
) -> Result<Sealing, Refusal> {
    let drafts = &generation.drafts;
    if drafts.is_empty() && history.unsealed.is_empty() {
        return Err(Refusal::Nothing);
    }
    if drafts.is_empty() && name.is_some() {
        return Err(Refusal::NoDraft);
    }
    check_approvals(drafts, approved)?;
    let name = name.map_or_else(|| derived_name(history, generation), str::to_owned);
    let mut all: Vec<(Settled, Option<&Draft>)> = Vec::new();
    for (n, draft) in drafts.iter().enumerate() {
        all.push((settled(draft, &name, n), Some(draft)));
    }
    for migration in &history.unsealed {
        check_statements(migration)?;
        all.push((
            Settled {
                from: migration.name.clone(),
                migration: migration.clone(),
            },
            None,
        ));
    }
    all.sort_by_key(|(it, _)| Version::of(&it.from));

    let mut sealing = Sealing {
        migrations: Vec::new(),
        lock: history.lock.clone(),
        snapshot: snapshot::render(&history.snapshot),
    };
    for (settled, draft) in all {
        let parent = sealing.lock.head();
        let schema = match draft {
            Some(draft) => reached(&mut sealing, &draft.reached),
            // The declared schema is the same before and after.
            None => parent.clone(),
        };
        sealing.lock.sealed.push(Sealed {
            name: settled.migration.name.clone(),
            up: settled.migration.up_checksum(),
            down: settled.migration.down_checksum(),
            outside_transaction: settled.migration.outside_transaction,
            approved: draft
                .map(|it| lost(it).map(str::to_owned).collect())
                .unwrap_or_default(),
            parent,
            schema,
        });
        sealing.migrations.push(settled);
    }
    Ok(sealing)
}

fn reached(sealing: &mut Sealing, schema: &Schema) -> Checksum {
    sealing.snapshot = snapshot::render(schema);
    Checksum::of_text(&sealing.snapshot)
}

fn settled(draft: &Draft, name: &str, n: usize) -> Settled {
    let version = draft.migration.version();
    let (up, down) = draft.sealed_scripts();
    let name = if n == 0 {
        format!("{version}_{name}")
    } else {
        format!("{version}_{name}_{}", n + 1)
    };
    Settled {
        from: draft.migration.name.clone(),
        migration: Migration {
            name,
            up: up.to_owned(),
            down: down.to_owned(),
            outside_transaction: draft.migration.outside_transaction,
        },
    }
}

/// The data that a draft loses, each as an approval names it.
pub fn lost(draft: &Draft) -> impl Iterator<Item = &str> {
    let all: BTreeSet<&str> = draft
        .hazards
        .iter()
        .filter_map(|it| match it {
            Hazard::DataLoss { what } => Some(what.as_str()),
            _ => None,
        })
        .collect();
    all.into_iter()
}

fn check_approvals(drafts: &[Draft], approved: &[String]) -> Result<(), Refusal> {
    let lost: BTreeSet<&str> = drafts.iter().flat_map(lost).collect();
    let approved: BTreeSet<&str> = approved.iter().map(String::as_str).collect();
    let owned = |it: BTreeSet<&str>| it.into_iter().map(str::to_owned).collect();
    let open: BTreeSet<&str> = lost.difference(&approved).copied().collect();
    let idle: BTreeSet<&str> = approved.difference(&lost).copied().collect();
    if !idle.is_empty() {
        return Err(Refusal::NotLost(owned(idle)));
    }
    if !open.is_empty() {
        return Err(Refusal::NotApproved(owned(open)));
    }
    Ok(())
}

fn check_statements(migration: &Migration) -> Result<(), Refusal> {
    for (file, script) in [("up.sql", &migration.up), ("down.sql", &migration.down)] {
        if tokens(script).next().is_none() {
            return Err(Refusal::Empty(format!("{}/{file}", migration.name)));
        }
    }
    Ok(())
}

/// What a draft does, in two or three words, for those who give it no name.
fn derived_name(history: &History, generation: &Generation) -> String {
    let (old, new) = (&history.snapshot.tables, &generation.schema.tables);
    let created: Vec<_> = new.keys().filter(|it| !old.contains_key(*it)).collect();
    let dropped: Vec<_> = old.keys().filter(|it| !new.contains_key(*it)).collect();
    let changed: Vec<_> = new
        .keys()
        .filter(|it| old.get(*it).is_some_and(|old| *old != new[*it]))
        .collect();
    let (verb, table) = match (created.as_slice(), dropped.as_slice(), changed.as_slice()) {
        ([created], [], _) => ("create", created),
        ([], [dropped], _) => ("drop", dropped),
        ([], [], [changed]) => ("change", changed),
        _ if history.lock.sealed.is_empty() => return "create_schema".to_owned(),
        _ => return "change_schema".to_owned(),
    };
    let plain = |it: char| if it.is_ascii_alphanumeric() { it } else { '_' };
    let table: String = table.name.as_str().chars().map(plain).collect();
    format!("{verb}_{table}")
}
