//! A database as `pg_dump` sees it: the set of its statements.

use std::{path::Path, process::Command};

use schema_connect::Settings;
use schema_core::sql;

/// The statements of the schema, in order of their text: `pg_dump` orders objects by what it knows
/// of their making, which differs between databases that do not.
pub fn statements(program: &Path, database: &Settings) -> Result<Vec<String>, String> {
    let mut command = Command::new(program);
    for (name, _) in std::env::vars_os() {
        if name.to_string_lossy().starts_with("PG") {
            command.env_remove(&name);
        }
    }
    command
        .args(["--schema-only", "--no-password", "--encoding=UTF8"])
        .envs(database.environment());
    let output = command
        .output()
        .map_err(|error| format!("cannot run `{}`: {error}", program.display()))?;
    if !output.status.success() {
        let said = String::from_utf8_lossy(&output.stderr);
        return Err(format!(
            "`{}` failed: {}",
            program.display(),
            said.trim().replace('\n', " ")
        ));
    }
    let text = String::from_utf8_lossy(&output.stdout);
    // `\restrict` and `\unrestrict` carry a key that is another one each time.
    let script: Vec<&str> = text.lines().filter(|it| !it.starts_with('\\')).collect();
    let script = script.join("\n");
    let mut statements: Vec<String> = sql::statements(&script)
        .into_iter()
        .map(|(_, text)| text.to_owned())
        .collect();
    statements.sort();
    Ok(statements)
}

/// A statement without the names of constraints behind `NOT NULL`, which nobody declares: PostgreSQL chooses
/// them when a table is made, and keeps them when it gets another name.
pub(super) fn unnamed(statement: &str) -> String {
    const WORD: &str = "CONSTRAINT ";
    let (mut unnamed, mut rest) = (String::new(), statement);
    while let Some(at) = rest.find(WORD) {
        let (before, named) = rest.split_at(at);
        unnamed.push_str(before);
        let named = &named[WORD.len()..];
        match after_name(named).and_then(|it| it.strip_prefix(' ')) {
            Some(it) if it.starts_with("NOT NULL") => rest = it,
            _ => {
                unnamed.push_str(WORD);
                rest = named;
            }
        }
    }
    unnamed + rest
}

/// What follows a name.
fn after_name(text: &str) -> Option<&str> {
    let Some(mut quoted) = text.strip_prefix('"') else {
        return text.find(' ').map(|it| &text[it..]);
    };
    loop {
        quoted = &quoted[quoted.find('"')? + 1..];
        match quoted.strip_prefix('"') {
            Some(rest) => quoted = rest,
            None => return Some(quoted),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_behind_not_null_are_left_out() {
        for (statement, expected) in [
            ("a int CONSTRAINT t_a_not_null NOT NULL,", "a int NOT NULL,"),
            (r#"CONSTRAINT "a ""b" NOT NULL a"#, "NOT NULL a"),
            (
                "CONSTRAINT c CHECK (a IS NOT NULL), b int CONSTRAINT n NOT NULL",
                "CONSTRAINT c CHECK (a IS NOT NULL), b int NOT NULL",
            ),
            (r#"CONSTRAINT "no end"#, r#"CONSTRAINT "no end"#),
        ] {
            assert_eq!(unnamed(statement), expected);
        }
    }
}
