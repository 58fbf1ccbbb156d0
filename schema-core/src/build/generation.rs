//! What should stand in the folders, as values: nothing here reads or writes.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    diff::{self, Intent},
    history::{Folder, History, Migration, Version, draft_name, is_draft},
    objects::Hazard,
    plan, rust,
    schema::Schema,
    scripts,
};

/// What the declarations give.
#[derive(Clone, Debug)]
pub struct Generation {
    /// The declared schema, its columns in the order in which the migrated database holds them.
    pub schema: Schema,
    /// The migrations that lead to it from what is sealed.
    pub drafts: Vec<Draft>,
    /// The files for readers, by name.
    pub generated: BTreeMap<&'static str, String>,
}

/// One migration of the draft.
#[derive(Clone, Debug)]
pub struct Draft {
    /// As its folder is to be.
    pub migration: Migration,
    /// The first line of each statement of its up.
    pub statements: Vec<String>,
    /// What its up may cost.
    pub hazards: Vec<Hazard>,
    /// The schema afterwards.
    pub reached: Schema,
}

/// The first line of a draft's scripts.
const HEAD: &str =
    "-- A draft: each build writes it anew. `cargo schema seal NAME` makes it a migration.\n\n";

impl Draft {
    /// The scripts as they are sealed.
    pub fn sealed_scripts(&self) -> (&str, &str) {
        let plain = |script| str::strip_prefix(script, HEAD).unwrap_or(script);
        (plain(&self.migration.up), plain(&self.migration.down))
    }
}

impl Generation {
    /// Generates; `now` becomes the version of a draft that is written for the first time.
    ///
    /// # Errors
    ///
    /// When there is no plan, which is a gap of the engine.
    pub fn new(
        declared: &Schema,
        intent: &Intent,
        history: &History,
        now: &Version,
    ) -> Result<Generation, plan::Error> {
        let schema = diff::aligned(&history.snapshot, declared, intent);
        let scripts = scripts::between(&history.snapshot, &schema, intent)?;
        let whole = if history.snapshot == Schema::default() {
            scripts::whole_of(&scripts)
        } else {
            scripts::whole(&schema)?
        };
        let mut names = draft_names(history, now);
        let drafts = scripts
            .into_iter()
            .map(|it| Draft {
                migration: Migration {
                    name: names.next().expect("there is always a next version"),
                    up: format!("{HEAD}{}", it.up),
                    down: format!("{HEAD}{}", it.down),
                    outside_transaction: false,
                },
                statements: it.statements,
                hazards: it.hazards,
                reached: it.reached,
            })
            .collect();
        let generated = BTreeMap::from([
            ("schema.rs", rust::print_schema::render(&schema)),
            ("schema.sql", whole),
            ("schema.md", crate::docs::markdown(&schema)),
        ]);
        Ok(Generation {
            schema,
            drafts,
            generated,
        })
    }

    /// What has to change in the migrations folder: the whole folders of drafts that are not
    /// needed, and the files that are not as they should be.
    pub fn changes(&self, folder: &Folder) -> Vec<Change> {
        let wanted: BTreeSet<&str> = self
            .drafts
            .iter()
            .map(|it| it.migration.name.as_str())
            .collect();
        let stale = folder
            .migrations
            .keys()
            .filter(|it| is_draft(it) && !wanted.contains(it.as_str()));
        let mut changes: Vec<Change> = stale.cloned().map(Change::RemoveFolder).collect();
        for draft in &self.drafts {
            let migration = &draft.migration;
            let Some(there) = folder.migrations.get(&migration.name) else {
                changes.push(Change::CreateFolder(migration.clone()));
                continue;
            };
            let files = migration.files();
            for (file, contents) in &files {
                if there.get(*file).is_none_or(|it| !same(it, contents)) {
                    let path = format!("{}/{file}", migration.name);
                    changes.push(Change::Write {
                        path,
                        contents: (*contents).to_owned(),
                    });
                }
            }
            let extra = there
                .keys()
                .filter(|it| !files.iter().any(|(file, _)| file == it));
            changes.extend(extra.map(|it| Change::Remove(format!("{}/{it}", migration.name))));
        }
        changes
    }

    /// What has to change in the folder of generated files, which holds `there`.
    pub fn changes_of_generated(&self, there: &BTreeMap<String, String>) -> Vec<Change> {
        let generated = self.generated.iter();
        generated
            .filter_map(|(name, contents)| {
                Change::unless_same((*name).to_owned(), contents.clone(), there)
            })
            .collect()
    }
}

/// One change of a folder; paths are relative to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// A migration that is new.
    CreateFolder(Migration),
    /// A migration that is not needed any more.
    RemoveFolder(String),
    /// A file that is missing or out of date.
    Write {
        /// Its path.
        path: String,
        /// What it should hold.
        contents: String,
    },
    /// A file that should not be there.
    Remove(String),
}

impl Change {
    /// Writes `contents`, unless `there` holds them already.
    pub fn unless_same(
        path: String,
        contents: String,
        there: &BTreeMap<String, String>,
    ) -> Option<Change> {
        let is_same = there.get(&path).is_some_and(|it| same(it, &contents));
        (!is_same).then_some(Change::Write { path, contents })
    }
}

/// Whether a file is as it should be; version control may have changed the ends of its lines.
fn same(there: &str, wanted: &str) -> bool {
    there == wanted || there.replace("\r\n", "\n") == wanted
}

/// The names of a draft's folders: versions in sequence, past those that are taken.
fn draft_names(history: &History, now: &Version) -> impl Iterator<Item = String> {
    let taken: BTreeSet<Version> = history.unsealed.iter().map(Migration::version).collect();
    let first = history.draft_version(now);
    std::iter::successors(Some(first), |it| Some(it.next()))
        .filter(move |it| !taken.contains(it))
        .enumerate()
        .map(|(n, version)| draft_name(&version, n))
}
