//! Coverage: how much of the hand-written code the tests run through.
//!
//! rustc's own instrumentation counts, in this workspace's packages alone: what they depend on is built as
//! ever. A program writes its counts when it ends, be it a test, a build script, the command line as a
//! child of a test, or rustc with the macros inside; LLVM's tools add them up.

use std::{
    ffi::OsString,
    fs, io,
    path::{Path, PathBuf},
    process::{Command, ExitCode, ExitStatus, Stdio},
    time::SystemTime,
};

use anyhow::{Context, Result, ensure};
use serde_json::Value;

use crate::places::{exit_code, root, target};

mod figures;
mod llvm;

use figures::{Figures, Source};
use llvm::Llvm;

/// What is measured.
const PACKAGES: [&str; 6] = [
    "platform",
    "schema-cli",
    "schema-connect",
    "schema-core",
    "schema-def",
    "schema-macros",
];

/// The least share of all lines that the tests run through, in percent. A package below is marked.
const LINES: f64 = 80.0;

/// The same of branches.
const BRANCHES: f64 = 70.0;

/// The variable that makes this binary a wrapper of rustc that has it count.
pub(crate) const INSTRUMENT: &str = "XTASK_INSTRUMENT";

/// Measure which lines and branches of the hand-written code the tests run through.
#[derive(clap::Args)]
pub(crate) struct Coverage {
    /// Both parts, with `cargo test --workspace`, unless one is named.
    #[command(subcommand)]
    part: Option<Part>,
}

#[derive(clap::Subcommand)]
enum Part {
    /// Run a command and count.
    Run {
        /// The command.
        #[arg(trailing_var_arg = true, allow_hyphen_values = true, required = true)]
        command: Vec<OsString>,
    },
    /// Say what was counted last, and fail where it is too little.
    Report,
}

impl Coverage {
    pub(crate) fn run(self) -> Result<ExitCode> {
        match self.part {
            Some(Part::Run { command }) => Ok(exit_code(run(&command)?)),
            Some(Part::Report) => report(),
            None => {
                let tested = run(&["cargo", "test", "--workspace"].map(OsString::from))?;
                let reported = report()?;
                Ok(if tested.success() {
                    reported
                } else {
                    exit_code(tested)
                })
            }
        }
    }
}

/// Runs a command so that what it builds of this workspace counts. Where nobody could read the counts, it
/// is run as ever.
fn run(command: &[OsString]) -> Result<ExitStatus> {
    let (program, arguments) = command.split_first().context("no command")?;
    let mut command = Command::new(program);
    command.args(arguments).current_dir(root());
    match llvm::find() {
        Ok(_) => {
            if run_profiles().is_dir() {
                fs::remove_dir_all(run_profiles())?;
            }
            instrument(&mut command)?;
        }
        Err(why) => println!("not measured: {why}"),
    }
    command.status().with_context(|| format!("{command:?}"))
}

fn folder() -> PathBuf {
    target().join("coverage")
}

/// What the programs of the last run counted.
fn run_profiles() -> PathBuf {
    folder().join("run")
}

/// What rustc counted, with the macros inside. What is fresh is not compiled again, so this stays.
fn build_profiles() -> PathBuf {
    folder().join("build")
}

/// Where what counts is built, apart from all else: cargo knows by no fingerprint what a wrapper did.
fn instrumented() -> PathBuf {
    folder().join("target")
}

/// Has cargo compile the packages of this workspace through this binary.
fn instrument(command: &mut Command) -> Result<()> {
    // A copy, as cargo may write this binary anew meanwhile.
    let wrapper = folder().join("rustc-that-counts");
    let this = fs::read(std::env::current_exe()?)?;
    if fs::read(&wrapper).ok().as_ref() != Some(&this) {
        fs::create_dir_all(folder())?;
        fs::copy(std::env::current_exe()?, &wrapper)?;
    }
    command
        .env("CARGO_TARGET_DIR", instrumented())
        .env("RUSTC_WRAPPER", wrapper)
        .env(INSTRUMENT, "1")
        // One file a program, which its processes share.
        .env("LLVM_PROFILE_FILE", run_profiles().join("%m.profraw"));
    Ok(())
}

/// Runs rustc as cargo wants it, and has it count if it compiles what stands in this repository. Tests too:
/// the program that is linked must know how to write the counts.
pub(crate) fn wrap_rustc(command: &[OsString]) -> Result<ExitCode> {
    let (rustc, arguments) = command.split_first().context("no command")?;
    let mut command = Command::new(rustc);
    command.args(arguments);
    // Other workspaces, of copies and of compiler tests, are below the target folder.
    let ours = std::env::var_os("CARGO_MANIFEST_DIR").is_some_and(|it| {
        Path::new(&it).parent() == Some(root()) && !it.to_string_lossy().ends_with("xtask")
    });
    if ours {
        // Branches are counted by nightly compilers, and by others that are told to behave like one.
        command
            .args(["-Cinstrument-coverage", "-Zcoverage-options=branch"])
            .env("RUSTC_BOOTSTRAP", "1")
            .env("LLVM_PROFILE_FILE", build_profile(arguments)?);
    }
    Ok(exit_code(command.status()?))
}

/// Where rustc writes what the macros count while it compiles one target, in place of what they counted
/// the last time.
fn build_profile(arguments: &[OsString]) -> Result<PathBuf> {
    let texts: Vec<&str> = arguments.iter().filter_map(|it| it.to_str()).collect();
    let after = |word: &str| texts.windows(2).find(|it| it[0] == word).map(|it| it[1]);
    let hash = texts
        .iter()
        .find_map(|it| it.strip_prefix("extra-filename="));
    let name = after("--crate-name").unwrap_or("unnamed").to_owned() + hash.unwrap_or_default();
    let profile = build_profiles().join(name + ".profraw");
    match fs::remove_file(&profile) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error)?,
        _ => Ok(profile),
    }
}

/// Prints the figures of each package and what is missed most, and writes `lcov.info`.
fn report() -> Result<ExitCode> {
    let llvm = match llvm::find() {
        Ok(llvm) => llvm,
        Err(why) => {
            println!("coverage: SKIPPED: {why}");
            return Ok(ExitCode::SUCCESS);
        }
    };
    let sources = sources(&exported(&llvm)?)?;
    let file = folder().join("lcov.info");
    fs::write(&file, figures::lcov(&sources))?;
    println!(
        "{:16} {:>16} {:>9}   {:>14} {:>9}",
        "package", "lines", "", "branches", ""
    );
    let mut all = Figures::default();
    for package in PACKAGES {
        let within = root().join(package);
        let figures: Figures = sources
            .iter()
            .filter(|it| it.path.starts_with(&within))
            .map(Source::figures)
            .sum();
        let mark = if is_low(&figures) { "   low" } else { "" };
        println!("{package:16} {figures}{mark}");
        all = all + figures;
    }
    println!("{:16} {all}", "together");
    ensure!(all.lines.all > 0, "nothing of these packages was counted");
    let low = is_low(&all);
    println!("\nwhere most lines are missed:");
    let mut worst: Vec<&Source> = sources.iter().collect();
    worst.sort_by_key(|it| std::cmp::Reverse(it.figures().lines.missed()));
    for source in worst.iter().take(12) {
        let path = source.path.strip_prefix(root()).unwrap_or(&source.path);
        let lines = source.figures().lines;
        println!(
            "{:>6} of {:>5}  {}",
            lines.missed(),
            lines.all,
            path.display()
        );
    }
    println!("\n{}\n{}", file.display(), summary(&all, low));
    Ok(if low {
        ExitCode::FAILURE
    } else {
        ExitCode::SUCCESS
    })
}

fn is_low(figures: &Figures) -> bool {
    figures.lines.percent() < LINES || figures.branches.percent() < BRANCHES
}

fn summary(all: &Figures, low: bool) -> String {
    format!(
        "coverage: {:.1} % of lines, {:.1} % of branches{}",
        all.lines.percent(),
        all.branches.percent(),
        if low {
            format!("; too little: {LINES} % of lines and {BRANCHES} % of branches are needed")
        } else {
            String::new()
        }
    )
}

/// What LLVM makes of all counts of the last run.
fn exported(llvm: &Llvm) -> Result<Value> {
    let entries = [run_profiles(), build_profiles()].map(fs::read_dir);
    let profiles: Vec<PathBuf> = entries
        .into_iter()
        .flatten()
        .flatten()
        .flatten()
        .map(|it| it.path())
        .collect();
    ensure!(
        !profiles.is_empty(),
        "nothing was counted: run `cargo xtask coverage`"
    );
    let merged = folder().join("merged.profdata");
    let mut merge = llvm.command("llvm-profdata");
    // A process that was killed while it wrote takes nothing from the others.
    merge
        .args(["merge", "--sparse", "--failure-mode=all", "--output"])
        .arg(&merged)
        .args(profiles);
    said(&mut merge)?;
    let mut export = llvm.command("llvm-cov");
    export.args([
        "export",
        "--format=text",
        "--skip-functions",
        "--skip-expansions",
    ]);
    export.arg("--instr-profile").arg(merged);
    for program in programs()? {
        export.arg("--object").arg(program);
    }
    export
        .arg("--sources")
        .args(PACKAGES.map(|it| root().join(it).join("src")));
    Ok(serde_json::from_slice(&said(&mut export)?)?)
}

/// The programs that count: those that cargo knows (it builds nothing, as the tests were built before), and
/// the macros as compiler tests and copies load them, which are built for those alone.
fn programs() -> Result<Vec<PathBuf>> {
    let tests: &[&str] = &["test", "--workspace", "--no-run"];
    // Tests run the command line through cargo, which then chooses features for it alone.
    let alone: &[&str] = &["build", "--package", "schema-cli", "--bin", "cargo-schema"];
    let mut programs = Vec::new();
    for arguments in [tests, alone] {
        let mut cargo = Command::new("cargo");
        cargo
            .args(arguments)
            .args(["--quiet", "--message-format=json"])
            .current_dir(root());
        instrument(&mut cargo)?;
        for line in String::from_utf8(said(&mut cargo)?)?.lines() {
            let message: Value = serde_json::from_str(line)?;
            programs.extend(program(&message));
        }
    }
    for tests in ["tests/trybuild", "copies", "tmp/macros"] {
        programs.extend(macros(&instrumented().join(tests).join("debug/deps"))?);
    }
    programs.sort();
    programs.dedup();
    Ok(programs)
}

/// The libraries with macros in `folder` that were built from the sources as they are.
fn macros(folder: &Path) -> Result<Vec<PathBuf>> {
    let changed = ["schema-macros/src", "schema-core/src"].map(|it| last_change(&root().join(it)));
    let changed = changed.into_iter().collect::<io::Result<Vec<_>>>()?;
    let changed = changed.into_iter().max();
    let Ok(entries) = fs::read_dir(folder) else {
        return Ok(Vec::new());
    };
    let paths = entries.flatten().map(|it| it.path()).filter(|it| {
        let name = it.file_name().unwrap_or_default().to_string_lossy();
        let built = it.metadata().and_then(|it| it.modified()).ok();
        name.starts_with("libschema_macros-")
            && name.ends_with(std::env::consts::DLL_SUFFIX)
            && built >= changed
    });
    Ok(paths.collect())
}

/// When anything below a folder changed last.
fn last_change(folder: &Path) -> io::Result<SystemTime> {
    let mut last = SystemTime::UNIX_EPOCH;
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        last = last.max(match entry.file_type()?.is_dir() {
            true => last_change(&entry.path())?,
            false => entry.metadata()?.modified()?,
        });
    }
    Ok(last)
}

/// The program that a message of cargo's is about, or the library with macros.
fn program(message: &Value) -> Option<PathBuf> {
    let package = Path::new(message.get("manifest_path")?.as_str()?).parent()?;
    if package.parent() != Some(root()) || package.ends_with("xtask") {
        return None;
    }
    let kinds = message.get("target")?.get("kind")?.as_array()?;
    let loaded = kinds
        .iter()
        .any(|it| it == "proc-macro" || it == "custom-build");
    let path = match message.get("executable")?.as_str() {
        None if loaded => message.get("filenames")?.get(0)?.as_str(),
        executable => executable,
    };
    path.map(PathBuf::from)
}

/// The hand-written files of the packages, without what is compiled for tests alone.
fn sources(exported: &Value) -> Result<Vec<Source>> {
    let files = exported.pointer("/data/0/files").and_then(Value::as_array);
    let mut sources = Vec::new();
    for file in files.context("no files in what LLVM exports")? {
        let source = Source::parse(file).context("what LLVM exports is not as expected")?;
        if source.path.file_name().is_some_and(|it| it != "tests.rs") {
            let text = fs::read_to_string(&source.path)?;
            sources.push(source.without_tests(&text).without_emitted(&text));
        }
    }
    Ok(sources)
}

/// What a command that must succeed prints.
fn said(command: &mut Command) -> Result<Vec<u8>> {
    let output = command.stdin(Stdio::null()).stderr(Stdio::piped()).output();
    let output = output.with_context(|| format!("{:?}", command.get_program()))?;
    ensure!(
        output.status.success(),
        "{:?}: {}\n{}",
        command.get_program(),
        output.status,
        String::from_utf8_lossy(&output.stderr)
    );
    Ok(output.stdout)
}
