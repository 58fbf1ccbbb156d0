//! Problems with their places: as the command line prints them, and as the build hands them over
//! to the macros, which report each under the user's own tokens.
//!
//! The file between the two holds a line a problem: file, line, column, message and what is written
//! instead, with tabs between. Lines and columns count from 1; a problem that stands under nobody's
//! tokens has neither, and no file, and is left to `schema!()`.

use std::{
    fmt::{self, Write as _},
    path::Path,
};

/// What is wrong, and where.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Problem {
    /// Relative to the package, with `/` between the parts; empty if it belongs to no file.
    pub file: String,
    /// From 1; 0 if it belongs to no line.
    pub line: usize,
    /// In characters, from 1; 0 if it belongs to no line.
    pub column: usize,
    /// How many characters are wrong, as far as they stand on one line; at least 1.
    pub width: usize,
    /// What is wrong and what to do: lower case, no full stop. Empty where it follows from another
    /// problem: then the macros know, and nobody is told.
    pub message: String,
    /// Whether the macro of the declaration finds it as well, so that it need not be told.
    pub known_to_macro: bool,
    /// What the macro makes of what stands there.
    pub instead: Instead,
}

/// What a macro writes in the place of what is wrong, so that the compiler has nothing to add.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Instead {
    /// What it is.
    #[default]
    Same,
    /// Nothing: a key without the ways that it opens, a function that is not there.
    Nothing,
    /// A column of text.
    Text,
    /// A column of the SQL type that belongs to this known type of Rust's; the field keeps its own.
    SqlOf(String),
}

impl Instead {
    fn as_text(&self) -> String {
        match self {
            Instead::Same => String::new(),
            Instead::Nothing => "nothing".to_owned(),
            Instead::Text => "text".to_owned(),
            Instead::SqlOf(rust) => format!("sql of {rust}"),
        }
    }

    fn parse(text: &str) -> Self {
        match (text, text.strip_prefix("sql of ")) {
            ("nothing", _) => Instead::Nothing,
            ("text", _) => Instead::Text,
            (_, Some(rust)) => Instead::SqlOf(rust.to_owned()),
            _ => Instead::Same,
        }
    }
}

impl Problem {
    /// A problem that belongs to no file.
    pub fn general(message: impl fmt::Display) -> Self {
        Problem {
            file: String::new(),
            line: 0,
            column: 0,
            width: 1,
            message: message.to_string(),
            known_to_macro: false,
            instead: Instead::Same,
        }
    }

    /// The same, where the macro is to write something else in the place of what is wrong.
    pub fn instead(self, instead: Instead) -> Self {
        Problem { instead, ..self }
    }

    /// A problem at a line and column, both from 1.
    pub fn at(
        file: impl Into<String>,
        line: usize,
        column: usize,
        message: impl fmt::Display,
    ) -> Self {
        Problem {
            file: file.into(),
            line,
            column,
            ..Problem::general(message)
        }
    }

    /// As rustc writes it, with the line of `source`, if that is at hand.
    pub fn render(&self, source: Option<&str>) -> String {
        let mut text = format!("error: {}\n", self.message);
        if self.file.is_empty() {
            return text;
        }
        let number = self.line.to_string();
        let margin = " ".repeat(number.len());
        let place = match self.line {
            0 => self.file.clone(),
            line => format!("{}:{line}:{}", self.file, self.column),
        };
        writeln!(text, "{margin}--> {place}").expect("a String accepts every write");
        let line = self
            .line
            .checked_sub(1)
            .and_then(|at| source?.lines().nth(at));
        if let Some(line) = line {
            let start = self.column.saturating_sub(1);
            // Tabs stay tabs, so that the marks stand where the terminal shows the tokens.
            let indent: String = line
                .chars()
                .take(start)
                .map(|c| if c == '\t' { '\t' } else { ' ' })
                .collect();
            let rest = line.chars().count().saturating_sub(start);
            let marks = "^".repeat(self.width.min(rest).max(1));
            write!(
                text,
                "{margin} |\n{number} | {line}\n{margin} | {indent}{marks}\n"
            )
            .expect("a String accepts every write");
        }
        text
    }

    /// `src/users.rs:7:9: message`, or the message alone.
    pub fn one_line(&self) -> String {
        match (self.file.as_str(), self.line) {
            ("", _) => self.message.clone(),
            (file, 0) => format!("{file}: {}", self.message),
            (file, line) => format!("{file}:{line}:{}: {}", self.column, self.message),
        }
    }

    /// Whether `file`, as the compiler names it, is the one of this problem: the compiler's paths
    /// begin at the workspace, ours at the package.
    pub fn is_in(&self, file: &str) -> bool {
        let file = file.replace('\\', "/");
        let ours = self.file.trim_start_matches("../");
        file.strip_suffix(ours)
            .is_some_and(|head| head.is_empty() || head.ends_with('/'))
            && !ours.is_empty()
    }
}

/// Every problem found so far.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Problems(Vec<Problem>);

impl Problems {
    /// Adds one, unless the same is there already.
    pub fn push(&mut self, problem: Problem) {
        if !self.0.contains(&problem) {
            self.0.push(problem);
        }
    }

    /// Takes over those of another phase.
    pub fn extend(&mut self, others: Problems) {
        for problem in others.0 {
            self.push(problem);
        }
    }

    /// Whether nothing was reported.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How many were reported.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Each of them.
    pub fn iter(&self) -> impl Iterator<Item = &Problem> {
        self.0.iter()
    }

    /// Puts them in the order of their places.
    pub fn sort(&mut self) {
        self.0.sort();
    }

    /// As rustc writes them, in the order of their places; the files are read below `package`.
    pub fn render(&self, package: &Path) -> String {
        let mut sorted: Vec<&Problem> = self.0.iter().filter(|it| !it.message.is_empty()).collect();
        sorted.sort();
        let texts: Vec<String> = sorted
            .into_iter()
            .map(|it| {
                let source = std::fs::read_to_string(package.join(&it.file)).ok();
                it.render(source.as_deref())
            })
            .collect();
        texts.join("\n")
    }

    /// The file for the macros: what they cannot find by themselves. A problem that is not
    /// `covered` by the tokens of any macro carries its place in its message.
    pub fn to_file(&self, covered: impl Fn(&Problem) -> bool) -> String {
        let mut sorted: Vec<&Problem> = self.0.iter().filter(|it| !it.known_to_macro).collect();
        sorted.sort();
        let mut text = String::new();
        for problem in sorted {
            let line = match covered(problem) || problem.message.is_empty() {
                true => format!(
                    "{}\t{}\t{}\t{}\t{}",
                    escape(&problem.file),
                    problem.line,
                    problem.column,
                    escape(&problem.message),
                    problem.instead.as_text()
                ),
                false => format!("\t0\t0\t{}\t", escape(&problem.one_line())),
            };
            text.push_str(&line);
            text.push('\n');
        }
        text
    }

    /// Reads what [`to_file`](Self::to_file) wrote. A line of another form becomes a problem of
    /// its own: nothing is lost.
    pub fn parse(text: &str) -> Problems {
        Problems(
            text.lines()
                .filter(|it| !it.is_empty())
                .map(parse_line)
                .collect(),
        )
    }
}

impl IntoIterator for Problems {
    type Item = Problem;
    type IntoIter = std::vec::IntoIter<Problem>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

fn parse_line(line: &str) -> Problem {
    let mut parts = line.splitn(5, '\t');
    let mut next = || parts.next().unwrap_or_default();
    let (file, at, column, message) = (next(), next(), next(), next());
    match (at.parse(), column.parse()) {
        (Ok(at), Ok(column)) => Problem::at(unescape(file), at, column, unescape(message))
            .instead(Instead::parse(next())),
        _ => Problem::general(line),
    }
}

fn escape(text: &str) -> String {
    text.replace('\\', "\\\\")
        .replace('\t', "\\t")
        .replace('\n', "\\n")
        .replace('\r', "\\r")
}

fn unescape(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        if c != '\\' {
            plain.push(c);
            continue;
        }
        match chars.next() {
            Some('t') => plain.push('\t'),
            Some('n') => plain.push('\n'),
            Some('r') => plain.push('\r'),
            Some(other) => plain.push(other),
            None => plain.push('\\'),
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use super::*;

    #[test]
    fn a_problem_is_shown_with_its_line() {
        let source = "one\n\t#[index(naem)]\n";
        let mut problem = Problem::at("src/users.rs", 2, 10, "no column `naem` in `User`");
        problem.width = 4;
        expect![[r#"
            error: no column `naem` in `User`
             --> src/users.rs:2:10
              |
            2 | 	#[index(naem)]
              | 	        ^^^^
        "#]]
        .assert_eq(&problem.render(Some(source)));
        expect![[r#"
            error: no column `naem` in `User`
             --> src/users.rs:2:10
        "#]]
        .assert_eq(&problem.render(None));
        expect![[r#"
            error: two heads
        "#]]
        .assert_eq(&Problem::general("two heads").render(None));
    }

    #[test]
    fn the_file_for_the_macros_leads_back() {
        let mut problems = Problems::default();
        problems.push(Problem::at("src/b.rs", 3, 5, "one\n  two\tthree \\n four"));
        problems.push(Problem::at("src/a.rs", 9, 1, "under nobody's tokens"));
        problems.push(Problem {
            known_to_macro: true,
            ..Problem::at("src/a.rs", 1, 1, "found by the macro")
        });
        problems.push(Problem::general("drift"));
        problems
            .push(Problem::at("src/b.rs", 4, 1, "an alias").instead(Instead::SqlOf("Uuid".into())));
        problems.push(Problem::at("src/c.rs", 4, 1, "").instead(Instead::Nothing));
        let file = problems.to_file(|it| it.file == "src/b.rs");
        expect![[r#"
            	0	0	drift	
            	0	0	src/a.rs:9:1: under nobody's tokens	
            src/b.rs	3	5	one\n  two\tthree \\n four	
            src/b.rs	4	1	an alias	sql of Uuid
            src/c.rs	4	1		nothing
        "#]]
        .assert_eq(&file);
        let read: Vec<String> = Problems::parse(&file)
            .iter()
            .map(Problem::one_line)
            .collect();
        assert_eq!(
            read,
            [
                "drift",
                "src/a.rs:9:1: under nobody's tokens",
                "src/b.rs:3:5: one\n  two\tthree \\n four",
                "src/b.rs:4:1: an alias",
                "src/c.rs:4:1: ",
            ]
        );
        let instead: Vec<_> = Problems::parse(&file)
            .0
            .into_iter()
            .map(|it| it.instead)
            .collect();
        assert_eq!(
            instead[3..],
            [Instead::SqlOf("Uuid".into()), Instead::Nothing]
        );
    }

    #[test]
    fn a_damaged_line_is_not_lost() {
        assert_eq!(
            Problems::parse("what\tis\tthis").0,
            [Problem::general("what\tis\tthis")]
        );
    }

    #[test]
    fn files_are_matched_by_their_ending() {
        let problem = Problem::at("src/users.rs", 1, 1, "");
        assert!(problem.is_in("schema-def/src/users.rs"));
        assert!(problem.is_in("src/users.rs"));
        assert!(problem.is_in("schema-def\\src\\users.rs"));
        assert!(!problem.is_in("schema-def/notsrc/users.rs"));
        assert!(!problem.is_in("users.rs"));
        assert!(Problem::at("../shared/x.rs", 1, 1, "").is_in("shared/x.rs"));
        assert!(!Problem::general("").is_in("src/users.rs"));
    }
}
