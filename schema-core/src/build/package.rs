//! A package with declarations: what it says, and how far its folders are from that.

use std::{
    borrow::Cow,
    collections::BTreeMap,
    fmt,
    path::{Component, Path, PathBuf},
    time::SystemTime,
};

use super::{
    Mode,
    files::{self, Unwritable},
    generation::{Change, Generation},
};
use crate::{
    check,
    history::{Folder, History, Version},
    problems::{Instead, Problem, Problems},
    rust::joins,
    settings::{self, Lint, Settings},
    supabase,
    syntax::{
        lower::{self, Lowered},
        reader::{self, Declaration, Declarations},
        tables::Table,
    },
};

/// What brings the folders in step.
pub const MEND: &str = "run `cargo schema generate` and commit what it writes";

/// A package with declarations.
#[derive(Clone, Debug)]
pub struct Package {
    /// Its folder.
    pub root: PathBuf,
    /// What its `schema.toml` says.
    pub settings: Settings,
    /// Whether all that it says was understood.
    pub settings_are_sound: bool,
}

/// What a package declares.
#[derive(Debug)]
pub struct Declared {
    /// The items.
    pub declarations: Declarations,
    /// What they mean.
    pub lowered: Lowered,
    /// What the lints that only warn have found, a line each.
    pub warnings: Vec<String>,
}

/// A package whose declarations and migrations were understood.
#[derive(Debug)]
pub struct State {
    /// The migrations folder, as it is.
    pub folder: Folder,
    /// What that means.
    pub history: History,
    /// What the declarations give.
    pub generation: Generation,
    /// What is out of step.
    pub changes: Changes,
}

/// What is out of step with the declarations.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changes {
    /// In the migrations folder.
    pub migrations: Vec<Change>,
    /// In the folder of generated files.
    pub generated: Vec<Change>,
    /// In the folder of the Supabase command line, if the project keeps one.
    pub exported: Vec<Change>,
}

impl Changes {
    /// Whether everything is as it should be.
    pub fn is_empty(&self) -> bool {
        self.migrations.is_empty() && self.generated.is_empty() && self.exported.is_empty()
    }
}

impl Package {
    /// The package in the folder `root`.
    pub fn read(root: &Path, problems: &mut Problems) -> Package {
        let before = problems.len();
        let settings = Settings::read(root, problems);
        Package {
            root: root.to_owned(),
            settings,
            settings_are_sound: problems.len() == before,
        }
    }

    /// The migrations folder.
    pub fn migrations(&self) -> PathBuf {
        self.root.join(&self.settings.paths.migrations)
    }

    /// The folder of generated files.
    pub fn generated(&self) -> PathBuf {
        self.root.join(&self.settings.paths.generated)
    }

    /// The folder that is kept in the layout of the Supabase command line, if one is.
    pub fn exported(&self) -> Option<PathBuf> {
        let supabase = self.settings.supabase.as_ref()?;
        Some(self.root.join(supabase.export.as_ref()?))
    }

    /// Every folder that is kept in step.
    pub fn folders(&self) -> Vec<PathBuf> {
        let own = [self.migrations(), self.generated()];
        own.into_iter().chain(self.exported()).collect()
    }

    /// Whether there is anything to keep in step; a published package comes without it.
    pub fn has_folders(&self) -> bool {
        self.migrations().is_dir() || self.generated().is_dir()
    }

    /// Reads and checks the declarations.
    pub fn declared(&self, problems: &mut Problems) -> Declared {
        let file = Path::new(&self.settings.paths.declarations);
        let declarations = reader::read(&self.root, file, problems);
        let lowered = lower::lower(&declarations, &self.settings, problems);
        let mut found = Vec::new();
        // What is missing would be reported wherever it is named, and a rule that was not
        // understood wherever it is not followed.
        if !declarations.incomplete && self.settings_are_sound {
            declarations.report_missing_schema(problems);
            found = check::check(&lowered.schema, &lowered.places, &self.settings, problems);
        }
        let line = |(lint, problem): (Lint, Problem)| {
            format!("{} (`{}`)", problem.one_line(), lint.name())
        };
        Declared {
            declarations,
            lowered,
            warnings: found.into_iter().map(line).collect(),
        }
    }

    /// Compares the folders with what is declared; nothing where that cannot be said.
    pub fn state(
        &self,
        declared: &Lowered,
        now: &Version,
        problems: &mut Problems,
    ) -> Option<State> {
        let (folder, history) = self.history(problems)?;
        let generation = Generation::new(&declared.schema, &declared.intent, &history, now);
        let generation = match generation {
            Ok(generation) => generation,
            Err(error) => {
                problems.push(Problem::general(format_args!(
                    "no migration can be written: {error}; please report this, with the declarations that led to it"
                )));
                return None;
            }
        };
        let generated = files::texts(&self.generated()).map_err(|it| it.to_string());
        let exported = self.exported();
        let exported = exported.map(|it| changes_of_export(&history, &it));
        let (generated, exported) = match (generated, exported.transpose()) {
            (Ok(generated), Ok(exported)) => (generated, exported),
            (generated, exported) => {
                let errors = generated.err().into_iter().chain(exported.err());
                errors.for_each(|it| problems.push(Problem::general(it)));
                return None;
            }
        };
        let changes = Changes {
            migrations: generation.changes(&folder),
            generated: generation.changes_of_generated(&generated),
            exported: exported.unwrap_or_default(),
        };
        Some(State {
            folder,
            history,
            generation,
            changes,
        })
    }

    /// Reads the migrations folder.
    pub fn history(&self, problems: &mut Problems) -> Option<(Folder, History)> {
        let folder = Folder::read(&self.migrations())
            .map_err(|error| problems.push(Problem::general(error)))
            .ok()?;
        match History::of(&folder) {
            Ok(history) => Some((folder, history)),
            Err(errors) => {
                let migrations = self.shown(&self.migrations());
                for error in errors {
                    problems.push(Problem::general(format_args!("in `{migrations}`: {error}")));
                }
                None
            }
        }
    }

    /// Brings the folders in step.
    ///
    /// # Errors
    ///
    /// The first file that cannot be written.
    pub fn apply(&self, changes: &Changes, stamp: Option<SystemTime>) -> Result<(), Unwritable> {
        self.places(changes)
            .into_iter()
            .try_for_each(|(folder, changes)| files::apply(&folder, changes, stamp))
    }

    /// The changes, with the folder that they are in.
    pub fn places<'a>(&self, changes: &'a Changes) -> Vec<(PathBuf, &'a [Change])> {
        let all: [&[Change]; 3] = [&changes.migrations, &changes.generated, &changes.exported];
        self.folders().into_iter().zip(all).collect()
    }

    /// What is out of step, a clause each; [`MEND`] says what to do.
    pub fn drift(&self, state: &State) -> Vec<String> {
        let migrations = state
            .changes
            .migrations
            .iter()
            .map(|it| self.drift_of_migrations(state, it));
        let written = |(folder, changes): (PathBuf, &[Change])| {
            let told = changes.iter().map(|it| self.drift_of_written(&folder, it));
            told.collect::<Vec<String>>()
        };
        let others = self.places(&state.changes).into_iter().skip(1);
        migrations.chain(others.flat_map(written)).collect()
    }

    fn drift_of_migrations(&self, state: &State, change: &Change) -> String {
        let folder = self.migrations();
        match change {
            Change::CreateFolder(migration) => {
                let mut drafts = state.generation.drafts.iter();
                let draft = drafts.find(|it| it.migration.name == migration.name);
                let statements = Statements(draft.map_or(&[], |it| &it.statements));
                let folder = self.shown(&folder);
                format!(
                    "no migration in `{folder}` does what the declarations say now: {statements}"
                )
            }
            Change::RemoveFolder(name) => {
                format!(
                    "the draft `{}` is not needed any more",
                    self.shown(&folder.join(name))
                )
            }
            written => self.drift_of_written(&folder, written),
        }
    }

    /// What is out of step with a file that is written whole.
    pub fn drift_of_written(&self, folder: &Path, change: &Change) -> String {
        match change {
            Change::Write { path, .. } if !folder.join(path).exists() => {
                format!("`{}` is missing", self.shown(&folder.join(path)))
            }
            Change::Write { path, .. } => format!(
                "`{}` is not what the declarations give",
                self.shown(&folder.join(path))
            ),
            Change::Remove(path) | Change::RemoveFolder(path) => {
                format!("`{}` should not be there", self.shown(&folder.join(path)))
            }
            Change::CreateFolder(it) => {
                format!("`{}` is missing", self.shown(&folder.join(&it.name)))
            }
        }
    }

    /// A path as one types it at the root of the workspace, where its lock is.
    pub fn shown(&self, path: &Path) -> String {
        let mut plain = PathBuf::new();
        for part in path.components() {
            match part {
                Component::ParentDir if plain.file_name().is_some() => drop(plain.pop()),
                Component::CurDir => {}
                part => plain.push(part),
            }
        }
        let workspace = self
            .root
            .ancestors()
            .find(|it| it.join("Cargo.lock").is_file());
        let below = plain
            .strip_prefix(workspace.unwrap_or(&self.root))
            .unwrap_or(&plain);
        below.display().to_string()
    }

    /// What cargo has to watch: it runs the build script again when one of these changes, and at
    /// every build while one of them is not there. That is right for a folder that its author has
    /// yet to make; a package that was published comes without, and is none the worse for it.
    pub fn watched(&self, declared: &Declared, mode: Mode) -> Vec<PathBuf> {
        let mut paths = self.sources(declared);
        // Nothing says when an optional file comes; what is missing otherwise is reported.
        paths.retain(|it| it.exists());
        if mode != Mode::Off {
            let published = self.is_published();
            let folders = self.folders().into_iter();
            paths.extend(folders.filter(|it| !published || it.exists()));
        }
        paths
    }

    /// Whether cargo has packed it, and somebody else builds it.
    pub fn is_published(&self) -> bool {
        self.root.join("Cargo.toml.orig").is_file()
    }

    /// What the declarations are read from.
    pub fn sources(&self, declared: &Declared) -> Vec<PathBuf> {
        let tree = Path::new(&self.settings.paths.declarations)
            .parent()
            .unwrap_or(Path::new(""));
        let outside = declared
            .declarations
            .files
            .iter()
            .map(|it| Path::new(&**it))
            .filter(|it| tree.as_os_str().is_empty() || !it.starts_with(tree));
        let mut paths = vec![self.root.join(settings::FILE)];
        // A declaration in the package's own folder would make cargo watch all that is there.
        if !tree.as_os_str().is_empty() {
            paths.push(self.root.join(tree));
        }
        paths.extend(outside.map(|it| self.root.join(it)));
        paths
    }
}

impl Declared {
    /// What `schema!()` includes: exactly for what the macros write, so that one mistake does not
    /// bring hundreds of errors elsewhere.
    pub fn joins(&self, settings: &Settings, problems: &Problems) -> String {
        let tables = self.declarations.tables();
        let sound = tables.filter(|it| it.1.sound && it.0.is_in_reach);
        let emitted: Vec<_> = sound
            .filter_map(|(declaration, table)| {
                let module = self.declarations.below_schema(declaration);
                Some((module, emitted(declaration, table, problems)?))
            })
            .collect();
        let declared: Vec<joins::Declared<'_>> = emitted
            .iter()
            .map(|(module, table)| joins::Declared { module, table })
            .collect();
        joins::render(&declared, &limits(settings))
    }
}

/// What has to change in `folder` for it to hold the sealed migrations in the layout of the
/// Supabase command line.
///
/// # Errors
///
/// A file that cannot be read, or a migration that has no place in the layout.
pub fn changes_of_export(history: &History, folder: &Path) -> Result<Vec<Change>, String> {
    let wanted = supabase::files(history)?;
    let mut there = BTreeMap::new();
    for part in supabase::FOLDERS {
        let texts = files::texts(&folder.join(part)).map_err(|it| it.to_string())?;
        let texts = texts.into_iter();
        there.extend(texts.map(|(name, text)| (format!("{part}/{name}"), text)));
    }
    Ok(supabase::changes(wanted, &there))
}

/// A table as its macro writes it, if it does.
fn emitted<'a>(
    declaration: &Declaration,
    table: &'a Table,
    problems: &Problems,
) -> Option<Cow<'a, Table>> {
    let here: Vec<&Problem> = problems
        .iter()
        .filter(|it| it.instead != Instead::Same && *it.file == *declaration.place.file)
        .collect();
    if here.is_empty() {
        return Some(Cow::Borrowed(table));
    }
    let instead = |span| {
        let at = declaration.place.at(span).problem("");
        let found = here
            .iter()
            .find(|it| (it.line, it.column) == (at.line, at.column));
        found.map_or(Instead::Same, |it| it.instead.clone())
    };
    let mark = declaration.extent.map(|it| it.0);
    let mut whole = mark.into_iter().chain([table.ident.span()]);
    if whole.any(|it| instead(it) == Instead::Nothing) {
        return None;
    }
    let mut table = table.clone();
    table.leave_out(instead);
    Some(Cow::Owned(table))
}

fn limits(settings: &Settings) -> joins::Limits {
    let pairs = settings
        .joins
        .pairs
        .iter()
        .map(|(a, b)| (a.dotted(), b.dotted()));
    joins::Limits {
        pairs: pairs.collect(),
        at_most: settings.joins.at_most,
    }
}

/// As many statements as one reads at a glance.
struct Statements<'a>(&'a [String]);

impl fmt::Display for Statements<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        const SHOWN: usize = 3;
        let shown: Vec<String> = self
            .0
            .iter()
            .take(SHOWN)
            .map(|it| format!("`{it}`"))
            .collect();
        f.write_str(&shown.join(", "))?;
        match self.0.len().saturating_sub(SHOWN) {
            0 => Ok(()),
            more => write!(f, " and {more} more"),
        }
    }
}
