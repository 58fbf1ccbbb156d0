//! SQL that users wrote: whether it parses, and whether the columns that it names are there.
//!
//! Only what cannot be anything but a column is looked up: names inside a query, of functions, of
//! types and after a dot are left to PostgreSQL.

use std::collections::BTreeMap;

use squawk_parser::{EntryPoint, LexedStr, StrStep, SyntaxKind};

use super::Checking;
use crate::{
    objects::tables::Table,
    places::{Form, Text},
    problems::Problems,
    syntax::did_you_mean,
};

/// Words that stand for a value without parentheses.
const VALUES: &[&str] = &[
    "current_catalog",
    "current_date",
    "current_role",
    "current_schema",
    "current_time",
    "current_timestamp",
    "current_user",
    "localtime",
    "localtimestamp",
    "session_user",
    "system_user",
    "user",
];

/// Columns that every table has.
const SYSTEM_COLUMNS: &[&str] = &["cmax", "cmin", "ctid", "tableoid", "xmax", "xmin"];

/// The nodes below which a name is that of a column.
const TRANSPARENT: &[SyntaxKind] = &[
    SyntaxKind::ANY_FN,
    SyntaxKind::ARG,
    SyntaxKind::ARG_LIST,
    SyntaxKind::ARRAY_EXPR,
    SyntaxKind::BETWEEN_EXPR,
    SyntaxKind::BIN_EXPR,
    SyntaxKind::CALL_EXPR,
    SyntaxKind::CASE_EXPR,
    SyntaxKind::CAST_EXPR,
    SyntaxKind::COLLATE,
    SyntaxKind::ELSE_CLAUSE,
    SyntaxKind::INDEX_EXPR,
    SyntaxKind::NAMED_ARG,
    SyntaxKind::PAREN_EXPR,
    SyntaxKind::POSTFIX_EXPR,
    SyntaxKind::PREFIX_EXPR,
    SyntaxKind::TUPLE_EXPR,
    SyntaxKind::WHEN_CLAUSE,
    SyntaxKind::WHEN_CLAUSE_LIST,
];

/// What was read, by the text and whether it is one of statements: many tables have the same filter.
pub(super) type AlreadyRead<'a> = BTreeMap<(bool, &'a str), Result<Vec<Named>, String>>;

pub(super) fn check<'a>(
    cx: &Checking<'a>,
    text: &'a Text,
    already: &mut AlreadyRead<'a>,
    problems: &mut Problems,
) {
    // An empty text was reported when it was read.
    if text.sql.trim().is_empty() {
        return;
    }
    let key = (text.form == Form::Statements, text.sql.as_str());
    let names = already.entry(key).or_insert_with(|| {
        read(text, &text.sql).or_else(|why| {
            let simpler = without_or_not(&text.sql);
            let again = (simpler != text.sql).then(|| read(text, &simpler).ok());
            again.flatten().ok_or(why)
        })
    });
    match &*names {
        Err(why) => {
            let what = match text.form {
                Form::Statements => "these are no SQL statements",
                _ => "this is no SQL expression",
            };
            problems.push(text.place.problem(format_args!("{what}: {why}")));
        }
        Ok(_) if matches!(text.form, Form::Statements | Form::Backfill) => {}
        Ok(names) => {
            let table = text.table.as_ref();
            let table = table.and_then(|it| cx.schema.tables.get(it));
            let mut reported = Vec::new();
            for name in names {
                if let Some(message) = name.complaint(&text.form, table.map(AsRef::as_ref))
                    && !reported.contains(&message)
                {
                    problems.push(text.place.problem(&message));
                    reported.push(message);
                }
            }
        }
    }
}

/// A name in an expression that can only be a column's.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Named {
    /// What stands before the dot.
    of: Option<String>,
    name: String,
    quoted: bool,
}

impl Named {
    /// What is wrong with it.
    fn complaint(&self, form: &Form, table: Option<&Table>) -> Option<String> {
        let name = self.name.as_str();
        if !self.quoted && self.of.is_none() && VALUES.contains(&name) {
            return None;
        }
        if *form == Form::Constant {
            let message = format!("a default is the same for every row: it cannot name `{name}`");
            return self.of.is_none().then_some(message);
        }
        let table = table?;
        let known = |name: &str| table.columns.iter().any(|it| it.name.as_str() == name);
        if known(name) || SYSTEM_COLUMNS.contains(&name) {
            return match (form, &self.of) {
                (Form::Trigger, None) => Some(format!(
                    "`{name}` is of the old or of the new row: write `OLD.{name}` or `NEW.{name}`"
                )),
                _ => None,
            };
        }
        let rows: &[&str] = match form {
            Form::Trigger => &["old", "new"],
            _ => &[table.name.name.as_str()],
        };
        match &self.of {
            // A whole row.
            None if rows.contains(&name) => return None,
            Some(of) if !rows.contains(&of.as_str()) => return None,
            _ => {}
        }
        let columns = table.columns.iter().map(|it| it.name.as_str());
        let near = did_you_mean(name, columns)
            .map(|it| format!("; {it}"))
            .unwrap_or_default();
        Some(format!("no column `{name}` in `{}`{near}", table.name.name))
    }
}

/// The names of columns in a text, or why it does not parse.
fn read(text: &Text, sql: &str) -> Result<Vec<Named>, String> {
    let (before, after) = match text.form {
        Form::Statements => ("", ""),
        // The line break ends a comment.
        _ => ("SELECT (", "\n)"),
    };
    let whole = format!("{before}{sql}{after}");
    let lexed = LexedStr::new(&whole);
    let inside = before.len()..before.len() + sql.len();
    if let Some((range, why)) = lexed.errors().next() {
        return Err(format!(
            "{} {}",
            plain(why),
            near(&whole, range.start as usize, &inside)
        ));
    }
    if text.form != Form::Statements {
        check_closed(sql)?;
    }
    let parsed = EntryPoint::SourceFile.parse(&lexed.to_input());
    let mut walk = Walk::default();
    let mut wrong = None;
    lexed.intersperse_trivia(&parsed, &mut |step| match step {
        StrStep::Error { msg, pos } => {
            wrong.get_or_insert_with(|| format!("{} {}", plain(msg), near(&whole, pos, &inside)));
        }
        StrStep::Enter { kind } => walk.enter(kind),
        StrStep::Token { kind, text } => walk.token(kind, text),
        StrStep::Exit => walk.exit(),
    });
    match wrong {
        Some(wrong) => Err(wrong),
        None => Ok(walk.found),
    }
}

/// The same without each `NOT` behind an `OR`, which this parser does not take after a `BETWEEN`
/// although PostgreSQL does. What else is wrong stays wrong.
fn without_or_not(sql: &str) -> String {
    let mut simpler = String::with_capacity(sql.len());
    let (mut start, mut after_or) = (0, false);
    for token in squawk_lexer::tokenize(sql) {
        let word = &sql[start..start + token.len as usize];
        start += token.len as usize;
        if after_or && word.eq_ignore_ascii_case("not") {
            simpler.push_str("   ");
            continue;
        }
        simpler.push_str(word);
        if !word.trim().is_empty() {
            after_or = word.eq_ignore_ascii_case("or");
        }
    }
    simpler
}

/// The parser's message without the names of its tokens.
fn plain(message: &str) -> String {
    let message = message.split(", found").next().unwrap_or(message);
    let mut chars = message.trim_end_matches('.').chars();
    chars
        .next()
        .map(|it| it.to_lowercase().chain(chars).collect())
        .unwrap_or_default()
}

/// Where in the user's text a position is.
fn near(whole: &str, at: usize, inside: &std::ops::Range<usize>) -> String {
    let rest = whole
        .get(at.min(inside.end)..inside.end)
        .unwrap_or_default()
        .trim_start();
    match rest.split_whitespace().next() {
        Some(word) => format!("at `{word}`"),
        None => "at its end".to_owned(),
    }
}

/// Reports a parenthesis without its pair, and what ends a statement: the text is to be one
/// expression within ours.
fn check_closed(sql: &str) -> Result<(), String> {
    const UNPAIRED: &str = "its parentheses do not match";
    let mut open = 0_usize;
    let mut start = 0;
    for token in squawk_lexer::tokenize(sql) {
        match &sql[start..start + token.len as usize] {
            "(" => open += 1,
            ")" if open == 0 => return Err(UNPAIRED.to_owned()),
            ")" => open -= 1,
            ";" => return Err("a `;` ends a statement; drop it".to_owned()),
            _ => {}
        }
        start += token.len as usize;
    }
    match open {
        0 => Ok(()),
        _ => Err(UNPAIRED.to_owned()),
    }
}

/// A walk over the tree of `SELECT (…)`.
#[derive(Default)]
struct Walk {
    /// The nodes that are open, each with the names that stand directly in it.
    open: Vec<(SyntaxKind, Vec<Named>)>,
    found: Vec<Named>,
}

impl Walk {
    fn enter(&mut self, kind: SyntaxKind) {
        self.open.push((kind, Vec::new()));
    }

    fn token(&mut self, kind: SyntaxKind, text: &str) {
        let Some((SyntaxKind::NAME_REF, names)) = self.open.last_mut() else {
            return;
        };
        if kind.is_trivia() {
            return;
        }
        let quoted = text.starts_with('"');
        let name = match quoted {
            true => text.trim_matches('"').replace("\"\"", "\""),
            false => text.to_lowercase(),
        };
        names.push(Named {
            of: None,
            name,
            quoted,
        });
    }

    fn exit(&mut self) {
        let Some((kind, mut names)) = self.open.pop() else {
            return;
        };
        let Some(parent) = self.open.last_mut() else {
            return;
        };
        match (kind, parent.0) {
            // What is called is a function.
            (SyntaxKind::NAME_REF | SyntaxKind::FIELD_EXPR, SyntaxKind::CALL_EXPR) => {}
            (SyntaxKind::NAME_REF, SyntaxKind::FIELD_EXPR) => parent.1.append(&mut names),
            (SyntaxKind::NAME_REF, _) if names.len() == 1 && self.is_plain() => {
                self.found.append(&mut names);
            }
            (SyntaxKind::FIELD_EXPR, _) if self.is_plain() => {
                if let (Some(name), Some(of), None) = (names.pop(), names.pop(), names.pop()) {
                    self.found.push(Named {
                        of: Some(of.name),
                        ..name
                    });
                }
            }
            _ => {}
        }
    }

    /// Whether nothing around makes a name more than that of a column of the one row.
    fn is_plain(&self) -> bool {
        let nodes = self.open.iter().map(|it| it.0);
        let ours = [
            SyntaxKind::SOURCE_FILE,
            SyntaxKind::SELECT,
            SyntaxKind::SELECT_CLAUSE,
            SyntaxKind::TARGET_LIST,
            SyntaxKind::TARGET,
        ];
        nodes
            .skip_while(|it| ours.contains(it))
            .all(|it| TRANSPARENT.contains(&it))
    }
}
