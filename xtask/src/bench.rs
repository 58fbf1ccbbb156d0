//! Benchmarks: CPU time of whole processes, as the operating system accounts it.
//!
//! Machines are noisy: each figure is a median, and what is compared runs interleaved.

use std::{
    ffi::{OsStr, OsString},
    fs,
    path::{Path, PathBuf},
    process::{Command, ExitCode, Stdio},
};

use anyhow::{Context, Result, bail, ensure};
use nix::sys::resource::{UsageWho, getrusage};

use crate::places::{exit_code, root, target};

mod differ;
mod expanded;
mod synthetic;

/// Measure: generating for 1,000 tables, compiling what the macros emit, and what policies cost.
#[derive(clap::Args)]
pub(crate) struct Bench {
    /// What to measure; everything unless given.
    what: Vec<What>,
    /// How many tables the synthetic crate has.
    #[arg(long, default_value_t = 1000)]
    tables: usize,
    /// How often each is run.
    #[arg(long, default_value_t = 7)]
    runs: usize,
    /// Where the synthetic crates go, and stay.
    #[arg(long)]
    keep: Option<PathBuf>,
}

#[derive(Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum What {
    /// `cargo schema generate --check`, nothing changed.
    Check,
    /// The first migration, from nothing.
    First,
    /// The same check from a `build.rs` in a dev build, and what it takes to build that.
    BuildScript,
    /// A crate with the macros against the same crate with the code that they expand to.
    Compile,
    /// What the toolkit adds to a cold build of a crate with Diesel.
    Cold,
    /// Queries of the platform under row-level security against the same with an explicit filter.
    Policy,
    /// Reading a database against `pg_dump`, planning, and one small difference.
    Differ,
}

/// What one process, with its children, has taken.
#[derive(Clone, Copy)]
struct Taken {
    /// User and system time, in seconds.
    cpu: f64,
    /// What the largest of them held at once, in megabytes.
    memory: f64,
}

impl Bench {
    pub(crate) fn run(self) -> Result<()> {
        let wants = |what| self.what.is_empty() || self.what.contains(&what);
        let passing = tempfile::tempdir()?;
        let folder = self.keep.as_deref().unwrap_or(passing.path());
        fs::create_dir_all(folder)?;
        let folder = &folder.canonicalize()?;
        if wants(What::Check) || wants(What::First) {
            self.generate(folder, wants(What::First), wants(What::Check))?;
        }
        if wants(What::BuildScript) {
            self.build_script(folder)?;
        }
        if wants(What::Compile) {
            for (tables, keys) in [(8, 1), (100, 2)] {
                self.compile(folder, tables, keys)?;
            }
        }
        if wants(What::Cold) {
            self.cold(folder)?;
        }
        if wants(What::Policy) {
            policy(self.runs)?;
        }
        if wants(What::Differ) {
            differ::differ(self.tables, self.runs)?;
        }
        Ok(())
    }

    fn generate(&self, folder: &Path, first: bool, check: bool) -> Result<()> {
        let binary = build(&[
            "--release",
            "--package",
            "schema-cli",
            "--bin",
            "cargo-schema",
        ])?
        .join("release/cargo-schema");
        let package = folder.join("generate");
        synthetic::write(&package, self.tables, 2)?;
        let cache = folder.join("cache");
        let command = |arguments: &[&str]| {
            let mut command = Command::new(&binary);
            command.arg("schema").args(arguments).arg("--manifest-path");
            command
                .arg(package.join("Cargo.toml"))
                .env("CARGO_SCHEMA_CACHE", &cache)
                .env_remove("CI")
                .env_remove("CARGO_SCHEMA");
            command
        };
        // A yardstick for a noisy machine: what it takes to parse these files, and nothing else.
        let alone: Result<Vec<Taken>> = (0..self.runs)
            .map(|_| {
                let mut command = Command::new(std::env::current_exe()?);
                taken(command.arg(PARSE).arg(package.join("src")))
            })
            .collect();
        report(&format!("parsing alone, {} tables", self.tables), &alone?);
        let mut firsts = Vec::new();
        for _ in 0..if first { self.runs } else { 1 } {
            for written in ["migrations", "generated"] {
                fs::remove_dir_all(package.join(written))?;
                fs::create_dir(package.join(written))?;
            }
            firsts.push(taken(&mut command(&["generate"]))?);
        }
        if first {
            report(&format!("first migration, {} tables", self.tables), &firsts);
        }
        if check {
            let (mut anew, mut again) = (Vec::new(), Vec::new());
            for _ in 0..self.runs {
                fs::remove_dir_all(&cache)?;
                anew.push(taken(&mut command(&["generate", "--check"]))?);
                again.push(taken(&mut command(&["generate", "--check"]))?);
            }
            report(
                &format!("generate --check, {} tables, no change", self.tables),
                &again,
            );
            report("  without the note of the last check", &anew);
        }
        Ok(())
    }

    fn build_script(&self, folder: &Path) -> Result<()> {
        // The script is the same in every crate, so that of a small one does for all.
        let built = folder.join("script");
        synthetic::write(&built, 8, 1)?;
        for optimised in ["0", "1"] {
            let target = tempfile::tempdir_in(folder)?;
            let mut cargo = cargo(&["check", "--quiet"], &built, target.path());
            cargo.env("CARGO_PROFILE_DEV_BUILD_OVERRIDE_OPT_LEVEL", optimised);
            cargo.env("CARGO_INCREMENTAL", "0");
            let cold = [taken(&mut cargo)?];
            report(&format!("cold build, opt-level {optimised}"), &cold);
            let script = newest(&target.path().join("debug/build"), "build-script-build")?;
            for tables in [30, self.tables] {
                let package = folder.join(format!("script-{tables}"));
                synthetic::write(&package, tables, 2)?;
                self.run_script(&script, &package, "write")?;
                let runs: Result<Vec<Taken>> = (0..self.runs)
                    .map(|_| self.run_script(&script, &package, "check"))
                    .collect();
                report(&format!("  its script, {tables} tables, no change"), &runs?);
            }
        }
        Ok(())
    }

    /// As cargo runs it.
    fn run_script(&self, script: &Path, package: &Path, mode: &str) -> Result<Taken> {
        let out = package.join("out");
        fs::create_dir_all(&out)?;
        let mut command = Command::new(script);
        command
            .current_dir(package)
            .env("CARGO_MANIFEST_DIR", package)
            .env("OUT_DIR", &out)
            .env("CARGO_SCHEMA", mode)
            .env_remove("CI");
        taken(&mut command)
    }

    fn compile(&self, folder: &Path, tables: usize, keys: usize) -> Result<()> {
        let declared = folder.join(format!("declared-{tables}"));
        synthetic::write(&declared, tables, keys)?;
        let target = target().join("bench/compile");
        taken(&mut cargo(&["check", "--quiet"], &declared, &target))?;
        let written = folder.join(format!("expanded-{tables}"));
        let joins = newest(&target.join("debug/build"), "schema_joins.rs")?;
        expanded::write(&declared, &written, &fs::read_to_string(joins)?)?;
        taken(&mut cargo(&["check", "--quiet"], &written, &target))?;
        let (mut macros, mut by_hand) = (Vec::new(), Vec::new());
        for _ in 0..self.runs {
            for (package, runs) in [(&declared, &mut macros), (&written, &mut by_hand)] {
                let root = package.join("src/lib.rs");
                let again = format!("{}\n", fs::read_to_string(&root)?);
                fs::write(&root, again)?;
                let figures = folder.join("rustc");
                let mut cargo = cargo(&["check", "--quiet"], package, &target);
                cargo.env("RUSTC_WRAPPER", std::env::current_exe()?);
                taken(cargo.env(RUSTC_FIGURES, &figures))?;
                runs.push(Taken::parse(&fs::read_to_string(figures)?)?);
            }
        }
        report(&format!("cargo check, {tables} tables, macros"), &macros);
        report(&format!("cargo check, {tables} tables, expanded"), &by_hand);
        let mut ratios: Vec<f64> = macros
            .iter()
            .zip(&by_hand)
            .map(|(a, b)| a.cpu / b.cpu)
            .collect();
        println!(
            "{:52} {:>8.3}",
            "  ratio, median of pairs",
            median(&mut ratios)
        );
        Ok(())
    }

    /// Against the same crate with the code that the macros expand to, each from nothing.
    fn cold(&self, folder: &Path) -> Result<()> {
        let (with, without) = (folder.join("with"), folder.join("without"));
        synthetic::write(&with, 8, 1)?;
        let cold = |package: &Path, target: &Path| {
            let mut cargo = cargo(&["check", "--quiet"], package, target);
            // Cargo builds nothing incrementally that comes from a registry, as it comes to a user;
            // from a path, as here, it would.
            taken(cargo.env("CARGO_INCREMENTAL", "0"))
        };
        let target = folder.join("cold-with");
        // The first build writes the draft, and the joins that are written by hand in the other.
        cold(&with, &target)?;
        let joins = newest(&target.join("debug/build"), "schema_joins.rs")?;
        expanded::write(&with, &without, &fs::read_to_string(joins)?)?;
        for (what, package) in [("with", &with), ("without", &without)] {
            let runs: Result<Vec<Taken>> = (0..self.runs.min(3))
                .map(|_| {
                    let target = tempfile::tempdir_in(folder)?;
                    cold(package, target.path())
                })
                .collect();
            report(&format!("cold build, {what} the toolkit"), &runs?);
        }
        Ok(())
    }
}

/// The program stands with the tests, which know how to get a server: this package stays small.
fn policy(runs: usize) -> Result<()> {
    let status = Command::new("cargo")
        .args(["run", "--quiet", "--package", "tests", "--bin"])
        .arg("policy-cost")
        .arg(runs.to_string())
        .current_dir(root())
        .status()?;
    ensure!(status.success(), "the figures of row security failed");
    Ok(())
}

fn build(arguments: &[&str]) -> Result<PathBuf> {
    let status = Command::new("cargo")
        .arg("build")
        .args(arguments)
        .current_dir(root())
        .status()?;
    ensure!(
        status.success(),
        "cargo build {} failed",
        arguments.join(" ")
    );
    Ok(target())
}

fn cargo(arguments: &[&str], package: &Path, target: &Path) -> Command {
    let mut command = Command::new("cargo");
    command
        .args(arguments)
        .current_dir(package)
        .env("CARGO_TARGET_DIR", target);
    command.env_remove("CI").env_remove("CARGO_SCHEMA");
    command
}

/// Runs a command that must succeed, and says what it took. A process of its own starts it and
/// measures, since the system sums up all children of a process, and keeps the largest of them.
fn taken(command: &mut Command) -> Result<Taken> {
    let mut measured = Command::new(std::env::current_exe()?);
    measured
        .arg(MEASURE)
        .arg(command.get_program())
        .args(command.get_args());
    for (name, value) in command.get_envs() {
        match value {
            Some(value) => measured.env(name, value),
            None => measured.env_remove(name),
        };
    }
    if let Some(folder) = command.get_current_dir() {
        measured.current_dir(folder);
    }
    let output = measured
        .stdin(Stdio::null())
        .output()
        .with_context(|| format!("{command:?}"))?;
    ensure!(
        output.status.success(),
        "{command:?}: {}\n{}",
        output.status,
        String::from_utf8_lossy(&output.stderr),
    );
    Taken::parse(&String::from_utf8_lossy(&output.stdout)).with_context(|| format!("{command:?}"))
}

impl Taken {
    fn parse(said: &str) -> Result<Taken> {
        let mut figures = said.split_whitespace().map(str::parse);
        match (figures.next(), figures.next()) {
            (Some(Ok(cpu)), Some(Ok(memory))) => Ok(Taken { cpu, memory }),
            _ => bail!("no figures, but `{said}`"),
        }
    }
}

/// The word that makes this binary measure; see [`taken`].
pub(crate) const MEASURE: &str = "measure-one-command";

/// The word that makes this binary parse all Rust files of a folder.
pub(crate) const PARSE: &str = "parse-only";

/// Parses the files of a folder.
pub(crate) fn parse(folder: &OsStr) -> Result<ExitCode> {
    for entry in fs::read_dir(folder)? {
        syn::parse_file(&fs::read_to_string(entry?.path())?)?;
    }
    Ok(ExitCode::SUCCESS)
}

/// Runs one command, and prints what it took.
pub(crate) fn measure(command: &[OsString]) -> Result<ExitCode> {
    let (program, arguments) = command.split_first().context("no command")?;
    let status = Command::new(program)
        .args(arguments)
        .stdout(Stdio::null())
        .status()?;
    println!("{}", used_by_children()?);
    Ok(exit_code(status))
}

/// The variable that makes this binary a wrapper of rustc: the file for what compiling a
/// synthetic crate took, without cargo and without the build script.
pub(crate) const RUSTC_FIGURES: &str = "XTASK_RUSTC_FIGURES";

/// Runs rustc as cargo wants it, and notes what it took.
pub(crate) fn wrap_rustc(figures: &OsStr, command: &[OsString]) -> Result<ExitCode> {
    let (rustc, arguments) = command.split_first().context("no command")?;
    let status = Command::new(rustc).args(arguments).status()?;
    let is_script = arguments.iter().any(|it| it == "build_script_build");
    if std::env::var_os("CARGO_PRIMARY_PACKAGE").is_some() && !is_script {
        fs::write(figures, used_by_children()?)?;
    }
    Ok(exit_code(status))
}

/// CPU in seconds, and memory in megabytes.
fn used_by_children() -> Result<String> {
    let usage = getrusage(UsageWho::RUSAGE_CHILDREN)?;
    let seconds = |time: nix::sys::time::TimeVal| {
        // Both parts are far below what a float holds exactly.
        time.tv_sec() as f64 + time.tv_usec() as f64 / 1e6
    };
    let cpu = seconds(usage.user_time()) + seconds(usage.system_time());
    Ok(format!("{cpu} {}", usage.max_rss() as f64 / 1024.0))
}

fn median(values: &mut [f64]) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(f64::NAN)
}

fn report(what: &str, runs: &[Taken]) {
    let mut cpu: Vec<f64> = runs.iter().map(|it| it.cpu).collect();
    let middle = median(&mut cpu);
    let (least, most) = (
        cpu.first().unwrap_or(&middle),
        cpu.last().unwrap_or(&middle),
    );
    let memory = runs.iter().map(|it| it.memory).fold(0.0, f64::max);
    println!("{what:52} {middle:>8.3} s CPU ({least:.3} to {most:.3}), at most {memory:.0} MB");
}

/// The newest file of that name below `folder`.
fn newest(folder: &Path, name: &str) -> Result<PathBuf> {
    let mut found: Option<(std::time::SystemTime, PathBuf)> = None;
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder)? {
            let entry = entry?;
            let data = entry.metadata()?;
            if data.is_dir() {
                folders.push(entry.path());
            } else if entry.file_name() == name {
                let modified = data.modified()?;
                if found.as_ref().is_none_or(|(newest, _)| *newest <= modified) {
                    found = Some((modified, entry.path()));
                }
            }
        }
    }
    Ok(found
        .with_context(|| format!("no `{name}` below {}", folder.display()))?
        .1)
}
