//! What a user's `build.rs` calls: it keeps the migrations and the generated files in step with the
//! declarations, and hands over to the macros what they cannot see by themselves.
//!
//! A mistake in a declaration never makes the build script fail: rustc would not get to show its
//! own, better error. It goes into a file that the macros read, and they report it under the
//! user's tokens. All but this file and [`files`] is a function of values.

use std::{
    env, fs,
    path::{Path, PathBuf},
    time::SystemTime,
};

use crate::{
    history::{LOCK, Lock, Version},
    problems::{Problem, Problems},
    rust, settings,
};

pub mod files;
pub mod generation;
pub mod package;
pub mod sealing;

pub use generation::{Change, Draft, Generation};
pub use package::{Changes, Declared, Package, State};

/// The file with what the macros report; in `OUT_DIR`.
pub const PROBLEMS: &str = "problems";
/// The variable that says what the build does: `write`, `check` or `off`.
pub const SWITCH: &str = "CARGO_SCHEMA";

/// What the build does with the folders.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// Brings them in step.
    Write,
    /// Reports what is out of step, and writes nothing.
    Check,
    /// Leaves them alone.
    Off,
}

impl Mode {
    /// The mode that `CARGO_SCHEMA` and `CI` ask for; the first goes before the second.
    ///
    /// # Errors
    ///
    /// When `CARGO_SCHEMA` is none of the words it can be.
    pub fn of(switch: Option<&str>, ci: Option<&str>) -> Result<Mode, String> {
        match switch {
            Some("write") => Ok(Mode::Write),
            Some("check") => Ok(Mode::Check),
            Some("off") => Ok(Mode::Off),
            None | Some("") => match ci {
                None | Some("" | "false") => Ok(Mode::Write),
                Some(_) => Ok(Mode::Check),
            },
            Some(other) => Err(format!(
                "`{SWITCH}={other}` means nothing: use `write`, `check` or `off`"
            )),
        }
    }

    /// The mode that the environment asks for.
    ///
    /// # Errors
    ///
    /// When `CARGO_SCHEMA` is none of the words it can be.
    pub fn from_environment() -> Result<Mode, String> {
        let variable = |name| env::var_os(name).map(|it| it.to_string_lossy().into_owned());
        Mode::of(variable(SWITCH).as_deref(), variable("CI").as_deref())
    }
}

/// Runs the build; all that a `build.rs` has to call.
///
/// ```no_run
/// schema_core::build::run();
/// ```
///
/// Ends the process where it is not cargo that runs it, or where `OUT_DIR` cannot be written.
pub fn run() {
    let (Some(root), Some(out)) = (env::var_os("CARGO_MANIFEST_DIR"), env::var_os("OUT_DIR"))
    else {
        eprintln!(
            "error: this is a build script: cargo runs it, with `CARGO_MANIFEST_DIR` and `OUT_DIR`"
        );
        std::process::exit(1);
    };
    let now = Version::at(SystemTime::now());
    match build(
        Path::new(&root),
        Path::new(&out),
        Mode::from_environment(),
        &now,
    ) {
        Ok(directives) => directives.iter().for_each(|it| println!("{it}")),
        Err(error) => {
            eprintln!("error: {error}");
            std::process::exit(1);
        }
    }
}

/// One run, without the environment: gives what to tell cargo.
///
/// # Errors
///
/// Only when `out` cannot be written, without which nothing can be handed over.
pub fn build(
    root: &Path,
    out: &Path,
    mode: Result<Mode, String>,
    now: &Version,
) -> Result<Vec<String>, files::Unwritable> {
    let mut problems = Problems::default();
    let package = Package::read(root, &mut problems);
    let declared = package.declared(&mut problems);
    if package.settings_are_sound || !out.join(rust::schema::JOINS_FILE).exists() {
        let joins = declared.joins(&package.settings, &problems);
        write_if_changed(&out.join(rust::schema::JOINS_FILE), &joins)?;
    }
    write_embedded(&package, &declared, out, &mut problems)?;

    let mut directives: Vec<String> = ["CI", SWITCH]
        .iter()
        .map(|it| format!("cargo::rerun-if-env-changed={it}"))
        .collect();
    let mode = mode.unwrap_or_else(|error| {
        problems.push(Problem::general(error));
        Mode::Check
    });
    if problems.is_empty() {
        let warnings = declared.warnings.iter();
        directives.extend(warnings.map(|it| format!("cargo::warning={it}")));
    }
    if mode != Mode::Off && package.has_folders() {
        if problems.is_empty() {
            let drafts = keep_in_step(&package, &declared, mode, now, &mut problems);
            directives.extend(warning(&drafts));
        } else if package.settings_are_sound {
            // What is wrong with the history is told beside what is wrong with the declarations.
            package.history(&mut problems);
        }
    } else if mode != Mode::Off && package.settings_are_sound && !package.is_published() {
        directives.push(no_folders(&package));
    }
    let watched = package.watched(&declared, mode);
    directives.extend(
        watched
            .iter()
            .map(|it| format!("cargo::rerun-if-changed={}", it.display())),
    );
    if declared.declarations.items.is_empty() {
        // No macro is there to tell.
        let told = problems.iter().filter(|it| !it.message.is_empty());
        directives.extend(told.map(|it| format!("cargo::warning={}", it.one_line())));
    }
    let report = problems.to_file(|it| declared.declarations.covers(it));
    write_if_changed(&out.join(PROBLEMS), &report)?;
    Ok(directives)
}

/// Writes or compares, and gives the names of the drafts that there are now.
fn keep_in_step(
    package: &Package,
    declared: &Declared,
    mode: Mode,
    now: &Version,
    problems: &mut Problems,
) -> Vec<String> {
    let _others_wait = (mode == Mode::Write).then(|| files::lock(&package.migrations()));
    let Some(state) = package.state(&declared.lowered, now, problems) else {
        return Vec::new();
    };
    if mode == Mode::Check {
        for it in package.drift(&state) {
            problems.push(Problem::general(format_args!("{it}; {}", package::MEND)));
        }
    } else {
        let sources = package.sources(declared);
        let stamp = files::newest(sources.iter().map(PathBuf::as_path));
        if let Err(error) = package.apply(&state.changes, stamp) {
            problems.push(Problem::general(format_args!(
                "{error}; make it writable, or build with `{SWITCH}=off`"
            )));
            return Vec::new();
        }
    }
    let drafts: Vec<String> = match mode {
        Mode::Check => state.history.drafts.into_iter().map(|it| it.name).collect(),
        _ => state
            .generation
            .drafts
            .into_iter()
            .map(|it| it.migration.name)
            .collect(),
    };
    if mode == Mode::Check && !package.settings.ci.accept_draft && !drafts.is_empty() {
        problems.push(Problem::general(format_args!(
            "{} a draft, which `schema.toml` does not accept under CI; run `cargo schema seal NAME` and commit what it writes",
            names(&drafts)
        )));
    }
    drafts
}

/// The build writes beside what is there, and makes no folder that nobody asked for.
fn no_folders(package: &Package) -> String {
    let [migrations, generated] =
        [package.migrations(), package.generated()].map(|it| package.shown(&it));
    format!(
        "cargo::warning=neither `{migrations}` nor `{generated}` is there, so nothing is written: \
         make one of them, run `cargo schema generate`, or build with `{SWITCH}=off`"
    )
}

/// Cargo shows it again at every build, fresh or not, for as long as the draft is there.
fn warning(drafts: &[String]) -> Option<String> {
    (!drafts.is_empty()).then(|| {
        format!(
            "cargo::warning={} a draft; `cargo schema seal NAME` makes it a migration",
            names(drafts)
        )
    })
}

fn names(drafts: &[String]) -> String {
    let names: Vec<String> = drafts.iter().map(|it| format!("`{it}`")).collect();
    format!(
        "{} {}",
        names.join(", "),
        if names.len() == 1 { "is" } else { "are" }
    )
}

/// The sealed migrations, for `schema!(migrations = "…")`; never a draft.
fn write_embedded(
    package: &Package,
    declared: &Declared,
    out: &Path,
    problems: &mut Problems,
) -> Result<(), files::Unwritable> {
    let Some((declaration, schema)) = declared.declarations.schema() else {
        return Ok(());
    };
    let Some(written) = &schema.migrations else {
        return Ok(());
    };
    let configured = &package.settings.paths.migrations;
    if written.value.trim_end_matches('/') != configured.trim_end_matches('/') {
        let message = format!(
            "the migrations are in `{configured}`, as `{}` says under `[paths]`: name the same folder here",
            settings::FILE
        );
        problems.push(declaration.place.at(written.span).problem(message));
        return Ok(());
    }
    let folder = package.migrations();
    let path = out.join(rust::schema::MIGRATIONS_FILE);
    if !folder.is_dir() {
        // The macro says that they are missing; what an earlier build found would hide it.
        let _ = fs::remove_file(&path);
        return Ok(());
    }
    let text = fs::read_to_string(folder.join(LOCK)).unwrap_or_default();
    let lock = if text.is_empty() {
        Ok(Lock::default())
    } else {
        Lock::parse(&text)
    };
    if lock.is_err() && path.exists() {
        return Ok(());
    }
    let sealed: Vec<rust::schema::Sealed> = lock
        .unwrap_or_default()
        .sealed
        .into_iter()
        .map(|it| rust::schema::Sealed {
            folder: folder.join(&it.name),
            name: it.name,
            run_in_transaction: !it.outside_transaction,
        })
        // What is missing is reported as such, and not a second time by the compiler.
        .filter(|it| {
            ["up.sql", "down.sql"]
                .iter()
                .all(|file| it.folder.join(file).is_file())
        })
        .collect();
    write_if_changed(&path, &rust::schema::migrations(&sealed))
}

fn write_if_changed(path: &Path, contents: &str) -> Result<(), files::Unwritable> {
    if fs::read_to_string(path).is_ok_and(|it| it == contents) {
        return Ok(());
    }
    files::write(path, contents, None).map_err(|source| files::Unwritable {
        path: path.to_owned(),
        source,
    })
}

#[cfg(test)]
mod tests;
