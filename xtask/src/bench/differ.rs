//! What the differ costs: reading against `pg_dump`, planning, and one small difference.

use std::{
    fs,
    io::{BufRead as _, BufReader},
    process::{Child, Command, Stdio},
    thread,
    time::Duration,
};

use anyhow::{Context as _, Result};

use super::{Taken, build, report, taken};

/// Databases on a server of their own, as long as this value lives.
struct Held {
    holder: Child,
    server: u32,
    dump: String,
    many: String,
    changed: String,
    small: [String; 2],
}

impl Drop for Held {
    fn drop(&mut self) {
        drop(self.holder.stdin.take());
        self.holder.wait().ok();
    }
}

pub(super) fn differ(tables: usize, runs: usize) -> Result<()> {
    let folder = build(&[
        "--release",
        "--package",
        "schema-cli",
        "--package",
        "tests",
        "--bin",
        "cargo-schema",
        "--bin",
        "differ-cost",
    ])?;
    let program = folder.join("release/differ-cost");
    let held = hold(Command::new(&program).arg("hold").arg(tables.to_string()))?;
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    for _ in 0..runs {
        ours.push(with_server(
            &held,
            Command::new(&program).args(["read", &held.many]),
        )?);
        let dump = &mut Command::new(&held.dump);
        theirs.push(with_server(
            &held,
            dump.args(["--schema-only", "--file=/dev/null", &held.many]),
        )?);
    }
    report_both(&format!("reading {tables} tables"), &ours);
    report_both(&format!("pg_dump --schema-only, {tables} tables"), &theirs);
    let output = Command::new(&program)
        .args(["plan", &held.many, &held.changed])
        .output()?;
    let output = String::from_utf8(output.stdout)?;
    let (seconds, changes) = output
        .trim()
        .split_once(' ')
        .context("it says two numbers")?;
    let seconds: f64 = seconds.parse()?;
    println!(
        "{:52} {seconds:>8.3} s CPU, {changes} statements",
        format!("a plan where 1 % of {tables} tables differ")
    );
    let small: Result<Vec<Taken>> = (0..runs)
        .map(|_| {
            let out = tempfile::tempdir()?;
            let mut command = Command::new(folder.join("release/cargo-schema"));
            command.args([
                "schema",
                "diff",
                "--from",
                &held.small[0],
                "--to",
                &held.small[1],
            ]);
            // A difference is the exit status 1.
            let mut shell = Command::new("sh");
            let line = format!(
                "{command:?} --out {:?} || test $? = 1",
                out.path().join("out")
            );
            taken(shell.arg("-c").arg(line))
        })
        .collect();
    report("one diff of two small databases, both ways", &small?);
    Ok(())
}

fn hold(command: &mut Command) -> Result<Held> {
    let mut holder = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()?;
    let output = holder.stdout.take().context("it is piped")?;
    let mut lines = BufReader::new(output).lines();
    let mut line = || {
        lines
            .next()
            .context("the databases could not be made")?
            .map_err(anyhow::Error::from)
    };
    Ok(Held {
        server: line()?.parse()?,
        dump: line()?,
        many: line()?,
        changed: line()?,
        small: [line()?, line()?],
        holder,
    })
}

/// What a command takes, and what its session on the server does.
fn with_server(held: &Held, command: &mut Command) -> Result<(Taken, f64)> {
    let before = of_sessions(held.server)?;
    let taken = taken(command)?;
    // The server adds up a session's time when it has ended.
    thread::sleep(Duration::from_millis(300));
    Ok((taken, of_sessions(held.server)? - before))
}

/// The CPU time of the sessions that have ended, in seconds.
fn of_sessions(server: u32) -> Result<f64> {
    let text = fs::read_to_string(format!("/proc/{server}/stat"))?;
    let (_, fields) = text.rsplit_once(") ").context("a name")?;
    let fields: Vec<&str> = fields.split(' ').collect();
    let ticks: u64 = fields[13].parse::<u64>()? + fields[14].parse::<u64>()?;
    // Linux counts them in hundredths of a second for every program.
    Ok(ticks as f64 / 100.0)
}

fn report_both(what: &str, runs: &[(Taken, f64)]) {
    let of = |server: bool| {
        let runs = runs.iter().map(|(taken, seconds)| Taken {
            cpu: if server { *seconds } else { taken.cpu },
            memory: taken.memory,
        });
        runs.collect::<Vec<Taken>>()
    };
    report(what, &of(false));
    report("  its session on the server", &of(true));
}
