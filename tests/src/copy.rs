//! A copy of the platform's declarations in a workspace of its own, to be changed and built.

use std::{
    collections::{BTreeMap, BTreeSet},
    env, fs,
    path::{Path, PathBuf},
    process::{Command, ExitCode, Output},
};

use clap::Parser as _;
use schema_cli::commands::Cli;

use crate::{output, repository, text};

/// The copy. There is one place for it, because cargo tells packages of the same name by their
/// place in the workspace alone: one test has it at a time, and each finds it as new.
pub struct Copy {
    folder: PathBuf,
    /// Others wait until it is dropped.
    _lock: fs::File,
}

/// What a build said.
pub struct Built {
    /// Whether it succeeded.
    pub success: bool,
    /// Standard output and standard error.
    pub said: String,
}

impl Built {
    /// Whether the declarations were compiled, rather than found fresh.
    pub fn compiled(&self) -> bool {
        self.said.lines().any(|it| {
            let it = it.trim_start();
            (it.starts_with("Checking") || it.starts_with("Compiling")) && it.contains("schema-def")
        })
    }
}

impl Copy {
    /// Copies `schema-def`, `migrations`, `generated` and `supabase`, and the workspace's manifest and lock.
    ///
    /// # Panics
    ///
    /// Where there is no room for it.
    pub fn new() -> Self {
        let root = target();
        fs::create_dir_all(&root).expect("the target folder can be written");
        let lock = fs::File::create(root.join("lock")).expect("the target folder can be written");
        lock.lock().expect("the system can lock files");
        let (from, folder) = (repository(), root.join("workspace"));
        for name in ["schema-def", "migrations", "generated", "supabase"] {
            mirror(&from.join(name), &folder.join(name));
        }
        for name in ["Cargo.toml", "Cargo.lock"] {
            let mut text = fs::read_to_string(from.join(name)).expect("the repository has it");
            if name == "Cargo.toml" {
                text = manifest(&text, from);
            }
            write(&folder.join(name), text.as_bytes());
        }
        Copy {
            folder,
            _lock: lock,
        }
    }

    /// A file or folder of the copy.
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }

    /// What a file holds.
    ///
    /// # Panics
    ///
    /// Where it is not there.
    #[track_caller]
    pub fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
    }

    /// Replaces the first `old` in a file, which must be there.
    ///
    /// # Panics
    ///
    /// Where it is not.
    #[track_caller]
    pub fn edit(&self, name: &str, old: &str, new: &str) {
        let text = self.read(name);
        assert!(text.contains(old), "{name} has no `{old}`");
        // Cargo tells changes by their times, which some file systems keep coarsely.
        std::thread::sleep(std::time::Duration::from_millis(20));
        fs::write(self.path(name), text.replacen(old, new, 1)).expect("the folder can be written");
    }

    /// Every file of `migrations`, `generated` and `supabase`, with its contents.
    pub fn written(&self) -> BTreeMap<String, String> {
        let mut files = BTreeMap::new();
        for name in ["migrations", "generated", "supabase"] {
            list(&self.path(name), name, &mut files);
        }
        files
    }

    /// Fails, naming the files, unless what is written is what was.
    ///
    /// # Panics
    ///
    /// That is how it fails.
    #[track_caller]
    pub fn assert_as(&self, before: &BTreeMap<String, String>) {
        let now = self.written();
        let names: BTreeSet<&String> = before.keys().chain(now.keys()).collect();
        let other: Vec<_> = names
            .into_iter()
            .filter(|it| before.get(*it) != now.get(*it))
            .collect();
        assert!(
            other.is_empty(),
            "these were to stay as they were: {other:?}"
        );
    }

    /// The names of the drafts.
    pub fn drafts(&self) -> Vec<String> {
        let entries = fs::read_dir(self.path("migrations")).expect("the folder is there");
        let names =
            entries.map(|it| text(it.expect("it can be read").file_name().as_encoded_bytes()));
        names.filter(|it| it.contains("_draft")).collect()
    }

    /// Builds the copy with `cargo check`.
    pub fn build(&self, variables: &[(&str, &str)]) -> Built {
        let mut command = self.cargo();
        command
            .args(["check", "--offline", "--target-dir"])
            .arg(target())
            .envs(variables.iter().copied());
        built(&output(&mut command))
    }

    /// Runs `cargo schema` on the copy, in this process: whether its exit status is that of success,
    /// or what it complains about.
    ///
    /// # Errors
    ///
    /// What the command complains about.
    ///
    /// # Panics
    ///
    /// Where it is no command.
    pub fn schema(&self, arguments: &[&str]) -> Result<bool, String> {
        let manifest = self.path("schema-def/Cargo.toml");
        let manifest = manifest.to_str().expect("it has a plain name");
        let common = ["cargo-schema", "--manifest-path", manifest];
        let cli = Cli::try_parse_from(common.iter().chain(arguments));
        let cli = cli.unwrap_or_else(|error| panic!("{error}"));
        // Exit statuses can be compared by what they show only.
        let status = cli.run().map_err(|error| format!("{error:#}"))?;
        Ok(format!("{status:?}") == format!("{:?}", ExitCode::SUCCESS))
    }

    /// Cargo in the copy, without what the environment says about builds.
    pub fn cargo(&self) -> Command {
        let mut command = plain(env!("CARGO"));
        command.current_dir(&self.folder);
        command
    }
}

impl Default for Copy {
    fn default() -> Self {
        Copy::new()
    }
}

/// A command that is told nothing about builds by the environment.
pub fn plain(program: &str) -> Command {
    let mut command = Command::new(program);
    for name in ["CI", "CARGO_SCHEMA", "CARGO_TARGET_DIR", "RUSTFLAGS"] {
        command.env_remove(name);
    }
    command
}

fn built(output: &Output) -> Built {
    Built {
        success: output.status.success(),
        said: text(&output.stdout) + &text(&output.stderr),
    }
}

/// The workspace's manifest for the declarations alone: the rest is used where it stands.
fn manifest(text: &str, repository: &Path) -> String {
    text.lines()
        .map(|line| {
            if line.starts_with("members = ") {
                return "members = [\"schema-def\"]".to_owned();
            }
            match line.split_once("path = \"") {
                Some((head, tail)) if !tail.starts_with("schema-def\"") => {
                    format!("{head}path = \"{}/{tail}", repository.display())
                }
                _ => line.to_owned(),
            }
        })
        .map(|line| line + "\n")
        .collect()
}

/// Where copies are built, all of them: apart from the tests, and beside them.
pub fn target() -> PathBuf {
    let built = env::var_os("CARGO_TARGET_DIR").unwrap_or_else(|| "target".into());
    repository().join(built).join("copies")
}

/// Makes `to` like `from`, and touches nothing that is so already.
fn mirror(from: &Path, to: &Path) {
    if to.is_file() {
        fs::remove_file(to).expect("the copy can be written");
    }
    fs::create_dir_all(to).expect("the copy can be written");
    for entry in fs::read_dir(to).expect("the copy can be read").flatten() {
        let (theirs, ours) = (from.join(entry.file_name()), entry.path());
        if !theirs.exists() || ours.is_dir() != theirs.is_dir() {
            let removed = if ours.is_dir() {
                fs::remove_dir_all(ours)
            } else {
                fs::remove_file(ours)
            };
            removed.expect("the copy can be written");
        }
    }
    for entry in fs::read_dir(from)
        .expect("the repository can be read")
        .flatten()
    {
        let to = to.join(entry.file_name());
        if entry.path().is_dir() {
            mirror(&entry.path(), &to);
        } else {
            write(
                &to,
                &fs::read(entry.path()).expect("the repository can be read"),
            );
        }
    }
}

fn write(path: &Path, contents: &[u8]) {
    if fs::read(path).is_ok_and(|it| it == contents) {
        return;
    }
    fs::write(path, contents).expect("the copy can be written");
}

fn list(folder: &Path, name: &str, files: &mut BTreeMap<String, String>) {
    for entry in fs::read_dir(folder).into_iter().flatten() {
        let entry = entry.expect("the copy can be read");
        let name = format!("{name}/{}", entry.file_name().to_string_lossy());
        if entry.path().is_dir() {
            list(&entry.path(), &name, files);
        } else {
            let contents = fs::read(entry.path()).expect("the copy can be read");
            files.insert(name, text(&contents));
        }
    }
}
