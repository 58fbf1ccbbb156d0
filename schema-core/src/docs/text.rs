//! Markdown: names and SQL in code spans, cells of tables, quotations, anchors.

use std::{collections::BTreeMap, fmt::Display};

use crate::ident::Name;

/// A code span, on one line, fenced by more backticks than it holds in a row.
pub(super) fn code(text: &str) -> String {
    if text
        .bytes()
        .all(|it| it.is_ascii_alphanumeric() || it == b'_')
    {
        return ["`", text, "`"].concat();
    }
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest + 1);
    let space = if text.starts_with('`') || text.ends_with('`') {
        " "
    } else {
        ""
    };
    format!("{fence}{space}{text}{space}{fence}")
}

/// SQL in a code span.
pub(super) fn sql(text: impl Display) -> String {
    code(&text.to_string())
}

/// Names in code spans, with commas between.
pub(super) fn codes(names: &[Name]) -> String {
    let names: Vec<String> = names.iter().map(|it| code(it.as_str())).collect();
    names.join(", ")
}

/// The cell of a table with the bar behind it.
pub(super) fn cell(text: &str) -> String {
    let text = match text.contains('|') {
        true => &text.replace('|', "\\|"),
        false => text,
    };
    [" ", text, " |"].concat()
}

/// Prose on one line.
pub(super) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Prose with its lines, in a quotation: whatever it leaves open ends with it.
pub(super) fn quotation(text: &str) -> String {
    let lines: Vec<String> = text
        .lines()
        .map(|line| format!("> {}", line.trim_end()).trim_end().to_owned())
        .collect();
    lines.join("\n")
}

/// The anchors of the headings of a page, as code hosts make them.
#[derive(Default)]
pub(super) struct Anchors(BTreeMap<String, usize>);

impl Anchors {
    /// The anchor of the next heading.
    pub(super) fn heading(&mut self, title: &str) -> String {
        let plain: String = title
            .to_lowercase()
            .chars()
            .filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_'))
            .map(|c| if c == ' ' { '-' } else { c })
            .collect();
        let seen = self.0.entry(plain.clone()).or_default();
        *seen += 1;
        match *seen {
            1 => plain,
            times => format!("{plain}-{}", times - 1),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_spans_survive_backticks_and_lines() {
        assert_eq!(code("a = 1\n  AND b"), "`a = 1 AND b`");
        assert_eq!(code("a`b``c"), "```a`b``c```");
        assert_eq!(code("`a`"), "`` `a` ``");
    }

    #[test]
    fn headings_of_one_name_have_anchors_of_their_own() {
        let mut anchors = Anchors::default();
        assert_eq!(anchors.heading("users"), "users");
        assert_eq!(anchors.heading("App Users"), "app-users");
        assert_eq!(anchors.heading("users"), "users-1");
        assert_eq!(anchors.heading("app.users"), "appusers");
    }
}
