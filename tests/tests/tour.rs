//! The README's tour, as a reader would take it: every change is made, every command is run, every
//! answer is compared. `UPDATE_EXPECT=1` writes the answers anew.

use std::{
    fs,
    process::{Command, Stdio},
};

use tests::{
    copy::Copy,
    database, output,
    readme::{console, section, settled},
    repository,
};

/// A part of the README.
enum Block<'a> {
    /// What is not run.
    Text(&'a str),
    /// A change of a file: what stands there, and what takes its place.
    Change {
        source: &'a str,
        file: &'a str,
        old: String,
        new: String,
    },
    /// Commands with their answers.
    Console(Vec<(&'a str, String)>),
}

fn blocks(tour: &str) -> Vec<Block<'_>> {
    let mut blocks = Vec::new();
    // Outside and inside of fences by turns.
    for (n, part) in tour.split("```").enumerate() {
        blocks.push(match part.split_once('\n') {
            Some(("diff", hunk)) if n % 2 == 1 => change(part, hunk),
            Some(("console", lines)) if n % 2 == 1 => Block::Console(console(lines)),
            _ => Block::Text(part),
        });
    }
    blocks
}

fn change<'a>(source: &'a str, hunk: &'a str) -> Block<'a> {
    let (file, hunk) = hunk.split_once('\n').expect("a change names its file");
    let file = file.strip_prefix("--- ").expect("a change names its file");
    let side = |other: char| {
        let lines = hunk.lines().filter(|it| !it.starts_with(other));
        let lines: Vec<&str> = lines.map(|it| it.get(1..).unwrap_or_default()).collect();
        lines.join("\n")
    };
    Block::Change {
        source,
        file,
        old: side('+'),
        new: side('-'),
    }
}

/// What a command says in the copy.
fn run(copy: &Copy, url: &str, command: &str) -> String {
    // The command line stands in the repository, not in the copy.
    let ours = format!(
        "cargo run --quiet --manifest-path '{}' --package schema-cli --bin cargo-schema -- schema",
        repository().join("Cargo.toml").display(),
    );
    // The same target folder as for other builds of the copy.
    let check = "cargo check --offline --target-dir ..";
    let line = match command.strip_prefix("cargo schema") {
        Some(rest) => format!("{ours}{rest}"),
        None => command.replace("cargo check", check),
    };
    let mut shell = Command::new("sh");
    shell
        .args(["-c", &format!("{line} 2>&1")])
        .current_dir(copy.path(""))
        .stdin(Stdio::null());
    for name in ["CI", "CARGO_SCHEMA", "RUSTFLAGS", "RUST_BACKTRACE"] {
        shell.env_remove(name);
    }
    shell.env("DATABASE_URL", url).env("NO_COLOR", "1");
    String::from_utf8_lossy(&output(&mut shell).stdout).into_owned()
}

#[test]
fn the_tour_is_as_the_readme_tells_it() {
    let path = repository().join("README.md");
    let readme = fs::read_to_string(&path).expect("there is a README");
    let (head, tour, tail) = section(&readme, "A tour of one change");
    let (copy, database) = (Copy::new(), database());
    let url = database.url();
    let mut parts = Vec::new();
    let mut differences = Vec::new();
    for block in blocks(tour) {
        match block {
            Block::Text(text) => parts.push(text.to_owned()),
            Block::Change {
                source,
                file,
                old,
                new,
            } => {
                copy.edit(file, &old, &new);
                parts.push(source.to_owned());
            }
            Block::Console(commands) => {
                let mut part = String::from("console\n");
                for (command, told) in commands {
                    part += &format!("$ {command}\n");
                    if command.starts_with("export ") {
                        continue;
                    }
                    let said = run(&copy, &url, command);
                    if settled(&said) != settled(&told) {
                        differences.push(format!(
                            "$ {command}\n{said}\nbut the README tells:\n{told}"
                        ));
                    }
                    let said = said.trim_end();
                    part += said;
                    part += if said.is_empty() { "" } else { "\n" };
                }
                parts.push(part);
            }
        }
    }
    if !differences.is_empty() && std::env::var_os("UPDATE_EXPECT").is_some() {
        let text = format!("{head}{}{tail}", parts.join("```"));
        fs::write(&path, text).expect("the README can be written");
        return;
    }
    assert!(differences.is_empty(), "{}", differences.join("\n\n"));
}
