//! What PostgreSQL prints, in the form that it reads as the same.

use std::borrow::Cow;

use crate::sql::{self, Expression, Token};

/// An expression as PostgreSQL prints it, without the parentheses that it puts around the whole. A query keeps
/// its own: by them it is an expression.
pub(crate) fn expression(text: String) -> Expression {
    let text = as_written(&text);
    let is_query = |it: &str| {
        let first = sql::tokens(it).next();
        matches!(first, Some(Token::Word(word)) if ["select", "with", "values"].contains(&&*word))
    };
    match parenthesised(&text) {
        Some((inside, "")) if !is_query(inside) => Expression::from(inside),
        _ => Expression::from(&*text),
    }
}

/// A text as PostgreSQL prints it, in the form that it takes for the same once more.
pub(crate) fn as_written(text: &str) -> Cow<'_, str> {
    match without_conversions(text) {
        Cow::Borrowed(text) => with_names(text),
        Cow::Owned(text) => with_names(&text).into_owned().into(),
    }
}

/// Leaves out that PostgreSQL converts an array by itself, as in `name IN ('a', 'b')` over `varchar`: it prints that
/// as if it had been told to, `(ARRAY['a'::varchar, …])::text[]`, and reads it as an array each part of which is to
/// be converted.
fn without_conversions(text: &str) -> Cow<'_, str> {
    const ARRAY: &str = "(ARRAY[";
    if !text.contains(ARRAY) {
        return text.into();
    }
    // What stands in quotes may look the same.
    let mut starts = Vec::new();
    let mut at = 0;
    for token in squawk_lexer::tokenize(text) {
        if token.kind == squawk_lexer::TokenKind::OpenParen && text[at..].starts_with(ARRAY) {
            starts.push(at);
        }
        at += token.len as usize;
    }
    let mut left_out: Vec<(usize, usize)> = Vec::new();
    for start in starts {
        let Some((inside, after)) = parenthesised(&text[start..]) else {
            continue;
        };
        let cast = after.strip_prefix("::").and_then(|it| it.find("[]"));
        let Some(length) = cast.filter(|_| is_one_array(inside)) else {
            continue;
        };
        // Where the length of values is said, so it was; and what is no name ends the type.
        let is_name = |it: char| it.is_alphanumeric() || " _.\"".contains(it);
        if after[2..2 + length].chars().all(is_name) {
            let end = text.len() - after.len();
            left_out.extend([(start, start + 1), (end - 1, end + 2 + length + 2)]);
        }
    }
    left_out.sort_unstable();
    let mut written = String::with_capacity(text.len());
    let mut kept = 0;
    for (from, to) in left_out {
        written.push_str(&text[kept..from]);
        kept = to;
    }
    written.push_str(&text[kept..]);
    written.into()
}

/// Whether a text is one `ARRAY[…]` and nothing more.
fn is_one_array(text: &str) -> bool {
    use squawk_lexer::TokenKind;
    let (mut depth, mut closed) = (0_usize, false);
    for token in squawk_lexer::tokenize(text).skip(1) {
        if closed {
            return false;
        }
        match token.kind {
            TokenKind::OpenBracket => depth += 1,
            TokenKind::CloseBracket => {
                depth = depth.saturating_sub(1);
                closed = depth == 0;
            }
            _ => {}
        }
    }
    closed
}

/// What stands in the parentheses with which `text` begins, and what follows them.
pub(crate) fn parenthesised(text: &str) -> Option<(&str, &str)> {
    use squawk_lexer::TokenKind;
    let rest = text.strip_prefix('(')?;
    let (mut depth, mut at) = (1_usize, 0);
    for token in squawk_lexer::tokenize(rest) {
        match token.kind {
            TokenKind::OpenParen => depth += 1,
            TokenKind::CloseParen => depth -= 1,
            _ => {}
        }
        let end = at + token.len as usize;
        if depth == 0 {
            return Some((&rest[..at], &rest[end..]));
        }
        at = end;
    }
    None
}

/// What a query within another gives without a name: PostgreSQL prints no name there, and where it prints the type,
/// `'post'::text`, it would read that as the name.
/// <https://www.postgresql.org/docs/current/queries-select-lists.html#QUERIES-COLUMN-LABELS>
fn with_names(text: &str) -> Cow<'_, str> {
    use squawk_lexer::TokenKind;
    /// The item of a list after `SELECT` that is being read.
    #[derive(Clone, Copy, Default)]
    struct Item {
        is_named: bool,
        /// Where the cast ends that stands last in it.
        cast: Option<usize>,
    }
    let mut unnamed = Vec::new();
    let mut end_of = |item: &mut Option<Item>| {
        let item = item.take();
        unnamed.extend(item.filter(|it| !it.is_named).and_then(|it| it.cast));
    };
    // One for each parenthesis that is open, and the outermost.
    let mut open: Vec<Option<Item>> = vec![None];
    let (mut at, mut before) = (0, String::new());
    for token in squawk_lexer::tokenize(text) {
        let source = &text[at..at + token.len as usize];
        let is_cast = text[at..].starts_with("::") || text[..at].ends_with(':') && source == ":";
        at += token.len as usize;
        let Some(list) = open.last_mut() else {
            break;
        };
        match token.kind {
            TokenKind::Whitespace | TokenKind::LineComment | TokenKind::BlockComment { .. } => {
                continue;
            }
            TokenKind::OpenParen | TokenKind::OpenBracket => open.push(None),
            TokenKind::CloseParen | TokenKind::CloseBracket => {
                end_of(list);
                open.pop();
                let cast = open.last_mut().and_then(|it| it.as_mut()?.cast.as_mut());
                cast.into_iter().for_each(|it| *it = at);
            }
            TokenKind::Comma if list.is_some() => {
                end_of(list);
                *list = Some(Item::default());
            }
            TokenKind::Semi => end_of(list),
            TokenKind::Ident | TokenKind::QuotedIdent { .. } => {
                let word = source.to_ascii_lowercase();
                match word.as_str() {
                    "select" => *list = Some(Item::default()),
                    // `IS DISTINCT FROM` is an operator.
                    "from" if before == "distinct" => {}
                    "from" | "where" | "group" | "having" | "window" | "union" | "intersect"
                    | "except" | "order" | "limit" | "offset" | "fetch" | "for" => end_of(list),
                    "as" => list.iter_mut().for_each(|it| it.is_named = true),
                    _ => {
                        let cast = list.as_mut().and_then(|it| it.cast.as_mut());
                        cast.into_iter().for_each(|it| *it = at);
                    }
                }
                before = word;
                continue;
            }
            _ if is_cast => list.iter_mut().for_each(|it| it.cast = Some(at)),
            TokenKind::Dot => {}
            _ => list.iter_mut().for_each(|it| it.cast = None),
        }
        before.clear();
    }
    open.iter_mut().for_each(end_of);
    if unnamed.is_empty() {
        return text.into();
    }
    unnamed.sort_unstable();
    let mut written = String::with_capacity(text.len() + 16 * unnamed.len());
    let mut kept = 0;
    for at in unnamed {
        written.push_str(&text[kept..at]);
        written.push_str(" AS \"?column?\"");
        kept = at;
    }
    written.push_str(&text[kept..]);
    written.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn outer_parentheses_are_taken_off_only_where_they_belong_together() {
        for (printed, expected) in [
            ("(a > 0)", "a > 0"),
            ("(a) + (b)", "(a) + (b)"),
            ("((a) + (b))", "(a) + (b)"),
            ("(a <> ')'::text)", "a <> ')'::text"),
            ("a", "a"),
            ("( SELECT 1)", "( SELECT 1)"),
            ("(( SELECT 1) > 0)", "( SELECT 1) > 0"),
        ] {
            assert_eq!(expression(printed.to_owned()).as_str(), expected);
        }
    }

    #[test]
    fn an_array_that_postgresql_has_converted_is_written_without_that() {
        for (printed, written) in [
            (
                "(a)::text = ANY ((ARRAY['x'::character varying, 'y'::character varying])::text[])",
                "(a)::text = ANY (ARRAY['x'::character varying, 'y'::character varying])",
            ),
            (
                "COALESCE(i, (ARRAY[(ARRAY['x'::text])::app.\"T\"[]])::character varying[])",
                "COALESCE(i, ARRAY[ARRAY['x'::text]])",
            ),
            // It was said how long they may be, or of which domain they are.
            (
                "(ARRAY['x'::text])::character varying(3)[]",
                "(ARRAY['x'::text])::character varying(3)[]",
            ),
            (
                "(ARRAY['x'::text])::app.tags",
                "(ARRAY['x'::text])::app.tags",
            ),
            ("(ARRAY[1, 2])[1] = x", "(ARRAY[1, 2])[1] = x"),
            ("(ARRAY[1] || b)::bigint[]", "(ARRAY[1] || b)::bigint[]"),
            ("a = '(ARRAY[1])::text[]'", "a = '(ARRAY[1])::text[]'"),
        ] {
            assert_eq!(as_written(printed), written);
        }
    }

    #[test]
    fn what_has_no_name_gets_none_by_its_type() {
        for (printed, written) in [
            (
                "SELECT x.a FROM ( SELECT 'a'::text AS a UNION ALL SELECT 'b'::text) x",
                "SELECT x.a FROM ( SELECT 'a'::text AS a UNION ALL SELECT 'b'::text AS \"?column?\") x",
            ),
            (
                "(SELECT a.b, NULL::character varying(3), (1 + 2)::numeric(5,2), c.d\n   FROM a WHERE e = 'x'::text)",
                "(SELECT a.b, NULL::character varying(3) AS \"?column?\", (1 + 2)::numeric(5,2) AS \"?column?\", c.d\n   FROM a WHERE e = 'x'::text)",
            ),
            (
                "( SELECT DISTINCT ON (a) 'x'::app.\"T\"[] FROM b)",
                "( SELECT DISTINCT ON (a) 'x'::app.\"T\"[] AS \"?column?\" FROM b)",
            ),
            (
                "( SELECT 'x'::text || 'y'::text || f(a), 'a, ::b' FROM b)",
                "( SELECT 'x'::text || 'y'::text || f(a), 'a, ::b' FROM b)",
            ),
        ] {
            assert_eq!(as_written(printed), written);
        }
    }
}
