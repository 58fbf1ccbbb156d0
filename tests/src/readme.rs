//! The README's commands and their answers.

/// A section with its heading, what stands before it, and what stands after it.
///
/// # Panics
///
/// If there is none.
pub fn section<'a>(readme: &'a str, heading: &str) -> (&'a str, &'a str, &'a str) {
    let begin = readme.find(&format!("\n## {heading}\n"));
    let (head, rest) = readme.split_at(begin.expect("there is such a section") + 1);
    let end = rest.find("\n## ").map_or(rest.len(), |it| it + 1);
    let (section, tail) = rest.split_at(end);
    (head, section, tail)
}

/// The commands of a block, each with its answer.
///
/// # Panics
///
/// If an answer comes first.
pub fn console(lines: &str) -> Vec<(&str, String)> {
    let mut commands: Vec<(&str, String)> = Vec::new();
    for line in lines.lines() {
        match (line.strip_prefix("$ "), commands.last_mut()) {
            (Some(command), _) => commands.push((command, String::new())),
            (None, Some((_, answer))) => *answer += &format!("{line}\n"),
            (None, None) => panic!("an answer without a command: {line}"),
        }
    }
    commands
}

/// Without what differs from day to day and from machine to machine.
pub fn settled(answer: &str) -> String {
    let mut settled = String::new();
    for line in answer.lines() {
        if line.starts_with("PostgreSQL ") || line.starts_with("read by ") {
            continue;
        }
        let words: Vec<String> = line.split(' ').map(version).collect();
        settled += words.join(" ").trim_end();
        settled.push('\n');
    }
    settled.trim().to_owned()
}

/// A path with `VERSION` for the version of each migration in it.
fn version(path: &str) -> String {
    let is_version = |it: &str| {
        ["2026-01-01-000000".len(), "20260101000000".len()].contains(&it.len())
            && it.chars().all(|it| it.is_ascii_digit() || it == '-')
    };
    let parts = path.split('/').map(|part| match part.split_once('_') {
        Some((version, rest)) if is_version(version) => format!("VERSION_{rest}"),
        _ => part.to_owned(),
    });
    parts.collect::<Vec<String>>().join("/")
}
