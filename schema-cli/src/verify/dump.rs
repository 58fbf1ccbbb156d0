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
