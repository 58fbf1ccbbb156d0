//! SQL as text: what the renderers write into, and the expressions that users give.

use std::{
    borrow::Cow,
    collections::BTreeMap,
    fmt::{self, Write as _},
    ops::Range,
    sync::Arc,
};

use serde::{Deserialize, Serialize};
use squawk_lexer::TokenKind;

use crate::ident::{Name, QualifiedName};

/// Text under construction.
pub struct Sql {
    text: String,
}

impl Default for Sql {
    fn default() -> Self {
        // Room for most statements, which would otherwise move while they grow.
        Sql {
            text: String::with_capacity(128),
        }
    }
}

impl Sql {
    /// Adds one line.
    pub fn line(&mut self, line: fmt::Arguments<'_>) {
        self.text
            .write_fmt(line)
            .expect("a String accepts every write");
        self.text.push('\n');
    }

    /// Adds one item a line, indented, with commas between.
    pub fn indented_list<T: fmt::Display>(&mut self, items: impl IntoIterator<Item = T>) {
        let mut items = items.into_iter().peekable();
        while let Some(item) = items.next() {
            let comma = if items.peek().is_some() { "," } else { "" };
            self.line(format_args!("    {item}{comma}"));
        }
    }

    /// Adds one item a line, indented, with commas between and a semicolon at the end.
    pub fn list_with_end<T: fmt::Display>(&mut self, items: impl IntoIterator<Item = T>) {
        self.indented_list(items);
        self.text.insert(self.text.len() - 1, ';');
    }

    /// Adds one `ALTER` with all of the actions.
    pub fn altered(&mut self, called: &str, actions: &[String]) {
        match actions {
            [] => {}
            [action] => self.line(format_args!("ALTER {called} {action};")),
            _ => {
                self.line(format_args!("ALTER {called}"));
                self.list_with_end(actions);
            }
        }
    }

    /// Adds the statements that give an object of that kind another name or namespace.
    pub fn renamed(&mut self, kind: &str, old: &QualifiedName, new: &QualifiedName) {
        if old.name != new.name {
            self.line(format_args!("ALTER {kind} {old} RENAME TO {};", new.name));
        }
        if old.namespace != new.namespace {
            let moved = old.sibling(new.name.clone());
            let namespace = &new.namespace;
            self.line(format_args!("ALTER {kind} {moved} SET SCHEMA {namespace};"));
        }
    }

    /// The text.
    pub fn finish(self) -> String {
        self.text
    }
}

/// A text of several lines as a string that shows them as they are.
pub fn dollar_quoted(text: &str) -> String {
    let mut quotes = "$$".to_owned();
    while text.contains(&quotes) {
        quotes.insert(quotes.len() - 1, '_');
    }
    format!("{quotes}{text}{quotes}")
}

/// A string as an SQL literal.
pub fn literal(value: &str) -> String {
    let quoted = value.replace('\'', "''");
    if quoted.contains('\\') {
        // Read the same whatever `standard_conforming_strings` says.
        format!("E'{}'", quoted.replace('\\', "\\\\"))
    } else {
        format!("'{quoted}'")
    }
}

/// `a, b, c`.
pub fn comma_separated<T: fmt::Display>(items: impl IntoIterator<Item = T>) -> String {
    let mut text = String::new();
    for item in items {
        if !text.is_empty() {
            text.push_str(", ");
        }
        write!(text, "{item}").expect("a String accepts every write");
    }
    text
}

/// A piece of SQL that a user wrote, or that PostgreSQL printed: an expression, a condition, a
/// body. Two are equal when their tokens are; white space, comments and the case of unquoted words
/// do not count.
#[derive(Clone, Debug, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Expression(Arc<str>);

impl<T: Into<Arc<str>>> From<T> for Expression {
    fn from(text: T) -> Self {
        Expression(text.into())
    }
}

impl PartialEq for Expression {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0 || tokens(&self.0).eq(tokens(&other.0))
    }
}

impl fmt::Display for Expression {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0.trim())
    }
}

impl Expression {
    /// The text as it was written.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The expression as `DEFAULT` takes it where a column or a domain is made: with parentheses around what
    /// would not end there (`now() AT TIME ZONE 'utc'`; in PostgreSQL's grammar it is a `b_expr`).
    pub(crate) fn after_default(&self) -> Cow<'_, str> {
        let mut depth = 0_usize;
        let ends_early = spans(&self.0).any(|(kind, source)| {
            match kind {
                TokenKind::OpenParen | TokenKind::OpenBracket => depth += 1,
                TokenKind::CloseParen | TokenKind::CloseBracket => depth = depth.saturating_sub(1),
                _ => {}
            }
            let is_such = |word: &&str| word.eq_ignore_ascii_case(source);
            depth == 0 && NOT_AFTER_DEFAULT.iter().any(is_such)
        });
        let text = self.0.trim();
        if ends_early {
            format!("({text})").into()
        } else {
            text.into()
        }
    }

    /// Whether it is a constant or an array of such, with its type at most: `'new'::app.state`,
    /// `ARRAY['new']::app.state[]`. The type reads it then, and nothing is cast.
    pub(crate) fn is_constant(&self) -> bool {
        let mut before = "";
        let mut has_type = false;
        spans(&self.0)
            .filter(|it| !means_nothing(it.0))
            .all(|(kind, source)| {
                let is_read = before.ends_with('\'') || before == "]" && !has_type;
                let fits = match kind {
                    TokenKind::Colon => before == ":" || is_read,
                    TokenKind::Literal { .. } => true,
                    TokenKind::OpenParen => has_type,
                    TokenKind::Ident
                    | TokenKind::QuotedIdent { .. }
                    | TokenKind::Dot
                    | TokenKind::Comma
                    | TokenKind::CloseParen
                    | TokenKind::OpenBracket
                    | TokenKind::CloseBracket => true,
                    _ => false,
                };
                has_type |= kind == TokenKind::Colon;
                before = source;
                fits
            })
    }

    /// Whether the identifier stands anywhere in it, quoted or not.
    pub fn mentions(&self, name: &str) -> bool {
        self.words().any(|it| it == name)
    }

    /// Every identifier or keyword in it, as PostgreSQL would store it.
    pub fn words(&self) -> impl Iterator<Item = Cow<'_, str>> {
        tokens(&self.0).filter_map(Token::into_word)
    }

    /// Every word in it, and the name that ends each string, as in `nextval('public.numbers')`.
    pub(crate) fn qualified_words(&self) -> impl Iterator<Item = Mention<'_>> {
        let in_strings = spans(&self.0).filter_map(|(kind, source)| {
            let text = matches!(kind, TokenKind::Literal { .. })
                .then(|| source.strip_prefix('\'')?.strip_suffix('\''))??;
            // The arguments of a function: `'public.greeting(text)'::regprocedure`.
            let text = text.split_once('(').map_or(text, |it| it.0);
            let last = mentions(text).last()?;
            let plain = |it: Cow<'_, str>| Cow::Owned(it.replace("''", "'"));
            Some(match text.contains("''") {
                true => Mention {
                    qualifier: last.qualifier.map(plain),
                    word: plain(last.word),
                },
                false => last,
            })
        });
        mentions(&self.0).chain(in_strings)
    }

    /// The same with one string replaced wherever it stands.
    pub fn with_literal(&self, old: &str, new: &str) -> Expression {
        let old = literal(old);
        spans(&self.0)
            .map(|(_, source)| {
                if source == old {
                    literal(new)
                } else {
                    source.to_owned()
                }
            })
            .collect::<String>()
            .into()
    }

    /// The same with the qualified names that stand in strings, as in `nextval('public.numbers')`,
    /// replaced by what `follow` makes of them.
    pub fn with_quoted_names(&self, follow: impl Fn(&mut QualifiedName)) -> Expression {
        let renamed = |source: &str| {
            let text = source.strip_prefix('\'')?.strip_suffix('\'')?;
            let text = text.replace("''", "'");
            let words: Vec<Token<'_>> = tokens(&text).collect();
            let [Token::Word(namespace), Token::Other("."), Token::Word(name)] = &words[..] else {
                return None;
            };
            let old = QualifiedName::new(&**namespace, &**name);
            let mut new = old.clone();
            follow(&mut new);
            (new != old).then(|| literal(&new.to_string()))
        };
        spans(&self.0)
            .map(|(kind, source)| match kind {
                TokenKind::Literal { .. } => renamed(source).unwrap_or_else(|| source.to_owned()),
                _ => source.to_owned(),
            })
            .collect::<String>()
            .into()
    }

    /// The same with one name replaced wherever it stands with its namespace.
    pub fn with_qualified_name(&self, old: &QualifiedName, new: &QualifiedName) -> Expression {
        let spans: Vec<(TokenKind, &str)> = spans(&self.0).collect();
        let is = |at: usize, name: &crate::ident::Name| {
            let word = spans.get(at).map(|it| Token::new(it.0, it.1).into_word());
            word.flatten().is_some_and(|it| it == name.as_str())
        };
        let mut text = String::with_capacity(self.0.len());
        let mut at = 0;
        while let Some((_, source)) = spans.get(at) {
            let dot = spans.get(at + 1).is_some_and(|it| it.1 == ".");
            if dot && is(at, &old.namespace) && is(at + 2, &old.name) {
                write!(text, "{new}").expect("a String accepts every write");
                at += 3;
            } else {
                text.push_str(source);
                at += 1;
            }
        }
        text.into()
    }

    /// The same with one identifier replaced wherever it stands.
    pub fn with_renamed(&self, old: &str, new: &str) -> Expression {
        let mut text = String::with_capacity(self.0.len());
        for (kind, source) in spans(&self.0) {
            match Token::new(kind, source).into_word() {
                Some(word) if word == old => {
                    write!(text, "{}", Name::from(new)).expect("a String accepts every write");
                }
                _ => text.push_str(source),
            }
        }
        text.into()
    }

    /// The same with the columns of a row in another order, wherever they are told by their places: in the names
    /// after a relation or a function that gives such rows, which `of` is (`FROM app.users u(id, name)`), and in
    /// `ROW(…)::app.users`. `places` tells for each what its place was before.
    pub(crate) fn with_places(&self, of: &QualifiedName, places: &[usize]) -> Expression {
        let spans: Vec<_> = spans(&self.0).collect();
        let tokens = placed(&spans);
        let token = |nth: usize| tokens.get(nth).map(|it| &it.1);
        let is_sign = |nth, sign: &str| token(nth) == Some(&Token::Other(sign));
        let is_word = |nth, word: &str| token(nth) == Some(&Token::Word(word.into()));
        let is_name = |nth: usize| {
            is_word(nth, of.namespace.as_str())
                && is_sign(nth + 1, ".")
                && is_word(nth + 2, of.name.as_str())
        };
        // The items between the parenthesis that opens there and the one that closes it, and what follows.
        let items = |open: usize| {
            let (mut depth, mut first, mut items) = (0_usize, open + 1, Vec::new());
            for nth in open..tokens.len() {
                let opens = is_sign(nth, "(") || is_sign(nth, "[");
                let closes = is_sign(nth, ")") || is_sign(nth, "]");
                depth = depth + usize::from(opens) - usize::from(closes);
                let ends = depth == 0;
                if ends || depth == 1 && is_sign(nth, ",") {
                    items.push(first..nth);
                    first = nth + 1;
                }
                if ends {
                    return Some((items, nth + 1));
                }
            }
            None
        };
        let mut moved: BTreeMap<usize, (usize, String)> = BTreeMap::new();
        let text = |it: &Range<usize>| -> String {
            let (first, last) = (tokens[it.start].0, tokens[it.end - 1].0);
            spans[first..=last].iter().map(|it| it.1).collect()
        };
        let mut reorder = |items: &[Range<usize>]| {
            for (at, place) in places.iter().enumerate() {
                let it = &items[at];
                let (first, last) = (tokens[it.start].0, tokens[it.end - 1].0);
                moved.insert(first, (last, text(&items[*place])));
            }
        };
        for nth in 0..tokens.len() {
            if is_word(nth, "row")
                && is_sign(nth + 1, "(")
                && let Some((items, end)) = items(nth + 1)
                && let Some(name) =
                    (end..end + 3).find(|it| !is_sign(*it, ":") && !is_sign(*it, "::"))
                && name > end
                && is_name(name)
                && items.len() == places.len()
            {
                reorder(&items);
            }
            if !is_name(nth) {
                continue;
            }
            let called = |at: usize| is_sign(at, "(").then(|| items(at)).flatten();
            let mut at = called(nth + 3).map_or(nth + 3, |it| it.1);
            let counted = is_word(at, "with") && is_word(at + 1, "ordinality");
            at += if counted { 2 } else { 0 };
            at += usize::from(is_word(at, "as"));
            let named = matches!(token(at), Some(Token::Word(_)));
            if named
                && let Some((items, _)) = called(at + 1)
                && items.len() == places.len() + usize::from(counted)
                && items.iter().all(|it| it.len() == 1)
            {
                reorder(&items);
            }
        }
        let (mut written, mut at) = (String::with_capacity(self.0.len()), 0);
        while let Some((_, source)) = spans.get(at) {
            match moved.get(&at) {
                Some((last, text)) => {
                    written.push_str(text);
                    at = last + 1;
                }
                None => {
                    written.push_str(source);
                    at += 1;
                }
            }
        }
        written.into()
    }

    /// The same with the name of a relation replaced, its namespace with it, wherever a relation can
    /// stand: a column may have the same name.
    pub fn with_relation(&self, old: &QualifiedName, new: &QualifiedName) -> Expression {
        let spans: Vec<_> = spans(&self.0).collect();
        let tokens = placed(&spans);
        let token = |nth: Option<usize>| Some(&tokens.get(nth?)?.1);
        let is =
            |nth, name: &Name| matches!(token(nth), Some(Token::Word(it)) if it == name.as_str());
        let is_dot = |nth| token(nth) == Some(&Token::Other("."));
        let mut replaced: BTreeMap<usize, &Name> = BTreeMap::new();
        for nth in 0..tokens.len() {
            let [before, namespace, outer] = [1, 2, 3].map(|it| nth.checked_sub(it));
            if !is(Some(nth), &old.name) {
                continue;
            }
            let qualified = is_dot(before) && is(namespace, &old.namespace) && !is_dot(outer);
            let follows = |word: &str| BEFORE_RELATIONS.contains(&word);
            let stands_alone = !is_dot(before)
                && (is_dot(Some(nth + 1))
                    || matches!(token(before), Some(Token::Word(it)) if follows(it)));
            if qualified {
                replaced.insert(tokens[nth - 2].0, &new.namespace);
            }
            if qualified || stands_alone {
                replaced.insert(tokens[nth].0, &new.name);
            }
        }
        let written = |(at, (_, source)): (usize, &(TokenKind, &str))| {
            replaced
                .get(&at)
                .map_or_else(|| (*source).to_owned(), ToString::to_string)
        };
        let text: String = spans.iter().enumerate().map(written).collect();
        text.into()
    }
}

/// Operators that are words: `DEFAULT` takes none of them outside of parentheses.
const NOT_AFTER_DEFAULT: [&str; 16] = [
    "and", "or", "not", "is", "isnull", "notnull", "in", "like", "ilike", "similar", "between",
    "any", "some", "all", "at", "collate",
];

/// Words after which the name of a relation stands.
const BEFORE_RELATIONS: [&str; 6] = ["from", "join", "update", "into", "only", "table"];

/// A token without its place.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Token<'a> {
    /// An identifier or keyword, folded as PostgreSQL folds it.
    Word(Cow<'a, str>),
    /// Everything else, as written.
    Other(&'a str),
}

impl<'a> Token<'a> {
    fn new(kind: TokenKind, source: &'a str) -> Self {
        match kind {
            TokenKind::Ident => {
                Token::Word(match source.contains(|c: char| c.is_ascii_uppercase()) {
                    true => Cow::Owned(source.to_ascii_lowercase()),
                    false => Cow::Borrowed(source),
                })
            }
            TokenKind::QuotedIdent { uescape: false, .. } => {
                Token::Word(source.trim_matches('"').replace("\"\"", "\"").into())
            }
            _ => Token::Other(source),
        }
    }

    fn into_word(self) -> Option<Cow<'a, str>> {
        match self {
            Token::Word(word) => Some(word),
            Token::Other(_) => None,
        }
    }
}

/// A word, with the one that qualifies it: `schema.name`, `table.column`.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Mention<'a> {
    /// The word before the dot; none where it stands alone.
    pub(crate) qualifier: Option<Cow<'a, str>>,
    /// As PostgreSQL would store it.
    pub(crate) word: Cow<'a, str>,
}

fn mentions(text: &str) -> impl Iterator<Item = Mention<'_>> {
    let (mut before, mut qualifies) = (None, false);
    tokens(text).filter_map(move |token| {
        let Token::Word(word) = token else {
            qualifies = token == Token::Other(".");
            before = before.take().filter(|_| qualifies);
            return None;
        };
        let qualifier = before.replace(word.clone()).filter(|_| qualifies);
        qualifies = false;
        Some(Mention { qualifier, word })
    })
}

/// The tokens of `text` that mean something.
pub(crate) fn tokens(text: &str) -> impl Iterator<Item = Token<'_>> {
    spans(text)
        .filter(|(kind, _)| !means_nothing(*kind))
        .map(|(kind, source)| Token::new(kind, source))
}

/// The spans that mean something as tokens, each with the place of its span.
fn placed<'a>(spans: &[(TokenKind, &'a str)]) -> Vec<(usize, Token<'a>)> {
    let spans = spans.iter().enumerate();
    let spans = spans.filter(|(_, (kind, _))| !means_nothing(*kind));
    spans
        .map(|(at, (kind, source))| (at, Token::new(*kind, source)))
        .collect()
}

fn means_nothing(kind: TokenKind) -> bool {
    matches!(
        kind,
        TokenKind::Whitespace | TokenKind::LineComment | TokenKind::BlockComment { .. }
    )
}

fn spans(text: &str) -> impl Iterator<Item = (TokenKind, &str)> {
    let mut start = 0;
    squawk_lexer::tokenize(text).map(move |token| {
        let end = start + token.len as usize;
        let source = &text[start..end];
        start = end;
        (token.kind, source)
    })
}

/// The statements of a script, each with the line (from 1) on which it begins, without the semicolon
/// and without comments around it. What holds no token is no statement.
pub fn statements(script: &str) -> Vec<(usize, &str)> {
    let mut statements = Vec::new();
    let mut depth = 0_usize;
    // `BEGIN ATOMIC … END`, the body of a function in SQL, holds semicolons of its own.
    let (mut atomic, mut after_begin) = (0_usize, false);
    let mut bounds: Option<(usize, usize)> = None;
    let mut at = 0;
    let mut push = |bounds: Option<(usize, usize)>| {
        if let Some((start, end)) = bounds {
            let line = script[..start].matches('\n').count() + 1;
            statements.push((line, &script[start..end]));
        }
    };
    for (kind, source) in spans(script) {
        let end = at + source.len();
        match kind {
            TokenKind::Whitespace | TokenKind::LineComment | TokenKind::BlockComment { .. } => {
                at = end;
                continue;
            }
            TokenKind::Semi if depth == 0 && atomic == 0 => {
                push(bounds.take());
                at = end;
                continue;
            }
            TokenKind::OpenParen => depth += 1,
            TokenKind::CloseParen => depth = depth.saturating_sub(1),
            TokenKind::Ident => match source.to_ascii_lowercase().as_str() {
                "atomic" if after_begin => atomic = 1,
                "case" if atomic > 0 => atomic += 1,
                "end" if atomic > 0 => atomic -= 1,
                _ => {}
            },
            _ => {}
        }
        after_begin = kind == TokenKind::Ident && source.eq_ignore_ascii_case("begin");
        bounds = Some((bounds.map_or(at, |(start, _)| start), end));
        at = end;
    }
    push(bounds);
    statements
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_script_is_split_where_its_statements_end() {
        let script = "-- one;\nSELECT ';' /* ; */, $$;$$;\n;\n\n  CREATE RULE r AS ON DELETE TO t DO (SELECT 1; SELECT 2);\n\
            CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT CASE WHEN true THEN 1 END; SELECT 2; END; SELECT 3 -- last";
        let expected = [
            (2, "SELECT ';' /* ; */, $$;$$"),
            (5, "CREATE RULE r AS ON DELETE TO t DO (SELECT 1; SELECT 2)"),
            (
                6,
                "CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT CASE WHEN true THEN 1 END; SELECT 2; END",
            ),
            (6, "SELECT 3"),
        ];
        assert_eq!(statements(script), expected);
        assert_eq!(statements("-- nothing\n;;"), []);
    }

    #[test]
    fn formatting_does_not_count() {
        let written = Expression::from("deleted_at  IS NULL -- alive\n AND \"Kind\"='A'");
        assert_eq!(
            written,
            Expression::from("deleted_at is null and \"Kind\" = 'A'")
        );
        assert_ne!(
            written,
            Expression::from("deleted_at is null and kind = 'A'")
        );
        assert_ne!(Expression::from("a = 'x'"), Expression::from("a = 'X'"));
    }

    #[test]
    fn a_relation_is_renamed_where_relations_stand() {
        let renamed = |text: &str| {
            let old = QualifiedName::new("public", "users");
            let new = QualifiedName::new("app", "people");
            Expression::from(text).with_relation(&old, &new).to_string()
        };
        for (text, expected) in [
            ("users > 0 AND users.id = 1", "users > 0 AND people.id = 1"),
            (
                "SELECT u.users, users.users FROM users JOIN public . users ON users = 1",
                "SELECT u.users, people.users FROM people JOIN app . people ON users = 1",
            ),
            (
                "SELECT public.users.users, other.users FROM other.users",
                "SELECT app.people.users, other.users FROM other.users",
            ),
        ] {
            assert_eq!(renamed(text), expected);
        }
    }

    #[test]
    fn places_follow_where_columns_are_told_by_them() {
        let of = QualifiedName::new("app", "users");
        let moved = |text: &str| Expression::from(text).with_places(&of, &[0, 2, 1]);
        for (text, expected) in [
            (
                "SELECT q.x FROM app.users q(x, \"Y\", z), app.users, f(1, 2, 3) g(a, b, c)",
                "SELECT q.x FROM app.users q(x, z, \"Y\"), app.users, f(1, 2, 3) g(a, b, c)",
            ),
            (
                "FROM app.users(f(1, 2), 3) WITH ORDINALITY u(a, b, c, nth) WHERE app.users.b IN (1, 2, 3)",
                "FROM app.users(f(1, 2), 3) WITH ORDINALITY u(a, c, b, nth) WHERE app.users.b IN (1, 2, 3)",
            ),
            (
                "ROW(f(1, 2), ARRAY[3, 4], NULL::text)::app.users = ROW(1, 2, 3)",
                "ROW(f(1, 2), NULL::text, ARRAY[3, 4])::app.users = ROW(1, 2, 3)",
            ),
            ("ROW(1, 2, 3", "ROW(1, 2, 3"),
        ] {
            assert_eq!(moved(text).as_str(), expected);
        }
    }

    #[test]
    fn a_word_is_mentioned_with_what_qualifies_it() {
        let written = Expression::from("nextval('a.\"N\"') + b . c.d, (e).f(1, g)");
        let mentioned = written.qualified_words();
        let mentioned: Vec<String> = mentioned
            .map(|it| match it.qualifier {
                Some(qualifier) => format!("{qualifier}.{}", it.word),
                None => it.word.into_owned(),
            })
            .collect();
        assert_eq!(mentioned.join(" "), "nextval b b.c c.d e f g a.N");
    }

    #[test]
    fn a_default_has_parentheses_where_it_would_end_early() {
        for (text, expected) in [
            ("now() AT TIME ZONE 'utc'", "(now() AT TIME ZONE 'utc')"),
            ("1 IS NULL", "(1 IS NULL)"),
            ("f(a AND b) + 'x or y'::t", "f(a AND b) + 'x or y'::t"),
            ("ARRAY[(1 = ANY (x))]", "ARRAY[(1 = ANY (x))]"),
        ] {
            assert_eq!(Expression::from(text).after_default(), expected);
        }
    }

    #[test]
    fn a_constant_is_read_by_its_type() {
        for text in [
            "'a'",
            "'it''s'::public.\"Color\"",
            "'{}'::numeric(4, 2)[]",
            "ARRAY['a', 'b']::t[]",
            "ARRAY['a'::t, 'b'::t]",
        ] {
            assert!(Expression::from(text).is_constant(), "{text}");
        }
        for text in [
            "f('a')",
            "1::t",
            "'a'::t || 'b'",
            "'a'::t::integer",
            "ARRAY['a'::text]::t[]",
            "'a' || 'b'",
            "now()",
        ] {
            assert!(!Expression::from(text).is_constant(), "{text}");
        }
    }

    #[test]
    fn a_name_in_a_string_has_its_apostrophes() {
        let old = QualifiedName::new("public", "it's");
        let written = Expression::from(r#"nextval('public."it''s"')"#);
        let mentioned = written.qualified_words().last().expect("it names one");
        assert_eq!(mentioned.word, "it's");
        let follow = |name: &mut QualifiedName| {
            if *name == old {
                *name = QualifiedName::new("app", "it's");
            }
        };
        let followed = written.with_quoted_names(follow);
        assert_eq!(followed.as_str(), r#"nextval('app."it''s"')"#);
    }

    #[test]
    fn an_identifier_is_renamed_wherever_it_stands() {
        let written = Expression::from("name <> 'name' AND \"name\" <> names");
        assert_eq!(
            written.with_renamed("name", "order").as_str(),
            "\"order\" <> 'name' AND \"order\" <> names"
        );
    }

    #[test]
    fn a_name_is_replaced_with_its_namespace() {
        let written = Expression::from("ROW(1)::a.\"B\" = a.b OR \"B\".a IS NULL");
        let old = QualifiedName::new("a", "B");
        assert_eq!(
            written
                .with_qualified_name(&old, &QualifiedName::new("C", "d"))
                .as_str(),
            "ROW(1)::\"C\".d = a.b OR \"B\".a IS NULL"
        );
    }

    #[test]
    fn backslashes_are_literal() {
        assert_eq!(literal(r"a'b\c"), r"E'a''b\\c'");
        assert_eq!(literal("it's"), "'it''s'");
    }
}
