//! Marks in the tokens of a file, wherever they stand: also where rustc reads a declaration and
//! the reader of items cannot, inside a macro or a function.

use proc_macro2::{Delimiter, Span, TokenStream, TokenTree};

use super::marks::{Mark, Marks};

/// A mark.
pub(super) struct Found {
    /// Its `#`.
    pub(super) at: Span,
    /// The name in it.
    pub(super) name: Span,
    pub(super) mark: String,
    pub(super) why: Why,
}

/// What would hide it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Why {
    /// No macro.
    Body,
    /// A call of this macro.
    Call(String),
    /// The rules of this macro.
    Rules(String),
    /// `#[cfg_attr(…, table)]`
    CfgAttr,
}

impl Found {
    pub(super) fn message(&self) -> String {
        let mark = &self.mark;
        match &self.why {
            Why::Body => format!(
                "the build does not see `#[{mark}]` inside of a body: \
                 declarations stand in modules"
            ),
            Why::Call(name) => format!(
                "the build does not see `#[{mark}]` inside of `{name}!`: \
                 write the declaration out, as an item of its own"
            ),
            Why::Rules(name) => format!(
                "the build does not see the `#[{mark}]` that `{name}!` writes: \
                 write each declaration out, as an item of its own"
            ),
            Why::CfgAttr => format!(
                "`#[{mark}]` cannot depend on `cfg`: there is one schema for every build, \
                 so write it without `cfg_attr`"
            ),
        }
    }
}

/// Macros whose tokens declare nothing.
const QUOTING: [&str; 6] = [
    "quote",
    "quote_spanned",
    "parse_quote",
    "parse_quote_spanned",
    "stringify",
    "concat",
];

/// Every mark that stands on an item, in order.
pub(super) fn marks(tokens: &TokenStream, marks: &Marks) -> Vec<Found> {
    let mut found = Vec::new();
    walk(tokens, marks, &Why::Body, &mut found);
    found
}

fn walk(tokens: &TokenStream, marks: &Marks, why: &Why, found: &mut Vec<Found>) {
    let tokens: Vec<TokenTree> = tokens.clone().into_iter().collect();
    for (at, token) in tokens.iter().enumerate() {
        let TokenTree::Group(group) = token else {
            continue;
        };
        let attribute = at
            .checked_sub(1)
            .map(|it| &tokens[it])
            .filter(|it| is(it, '#'));
        match attribute {
            Some(pound) if group.delimiter() == Delimiter::Bracket => {
                if let Some((name, why)) = mark(&group.stream(), marks, why)
                    && !stands_on_field(&tokens[at + 1..])
                {
                    let mark = name.to_string();
                    found.push(Found {
                        at: pound.span(),
                        name: name.span(),
                        mark,
                        why,
                    });
                }
            }
            _ => match called(&tokens[..at]) {
                Some(Why::Call(name)) if QUOTING.contains(&&*name) => {}
                Some(inner) => walk(&group.stream(), marks, &inner, found),
                None => walk(&group.stream(), marks, why, found),
            },
        }
    }
}

/// The name of the mark in the brackets of an attribute.
fn mark(inside: &TokenStream, marks: &Marks, why: &Why) -> Option<(proc_macro2::Ident, Why)> {
    let mut last = None;
    let mut tokens = inside.clone().into_iter().peekable();
    while let Some(token) = tokens.peek() {
        match token {
            TokenTree::Ident(ident) => last = Some(ident.clone()),
            token if is(token, ':') => {}
            _ => break,
        }
        tokens.next();
    }
    let last = last?;
    if last == "cfg_attr" {
        let Some(TokenTree::Group(group)) = tokens.next() else {
            return None;
        };
        let mut after_comma = group.stream().into_iter().skip_while(|it| !is(it, ','));
        return after_comma.find_map(|it| match it {
            // `sql` and `jsonb` are options of others as well.
            TokenTree::Ident(it)
                if matches!(marks.mark(&it.to_string()), Some(Mark::Table | Mark::Enum)) =>
            {
                Some((it, Why::CfgAttr))
            }
            _ => None,
        });
    }
    marks.mark(&last.to_string()).map(|_| (last, why.clone()))
}

/// What the group after these tokens belongs to, if it is a macro: `name! {`, `name! name {`.
fn called(before: &[TokenTree]) -> Option<Why> {
    match before {
        [.., TokenTree::Ident(rules), bang, TokenTree::Ident(name)]
            if is(bang, '!') && rules == "macro_rules" =>
        {
            Some(Why::Rules(name.to_string()))
        }
        [.., TokenTree::Ident(name), bang] if is(bang, '!') => Some(Why::Call(name.to_string())),
        _ => None,
    }
}

/// `#[jsonb] pub data: Data`: what follows an attribute is the name of a field.
fn stands_on_field(after: &[TokenTree]) -> bool {
    match after {
        [pound, TokenTree::Group(_), rest @ ..] if is(pound, '#') => stands_on_field(rest),
        [TokenTree::Ident(word), TokenTree::Group(_), rest @ ..] if word == "pub" => {
            stands_on_field(rest)
        }
        [TokenTree::Ident(word), rest @ ..] if word == "pub" => stands_on_field(rest),
        [dollar, TokenTree::Ident(_), rest @ ..] if is(dollar, '$') => match rest {
            [colon, ..] => is(colon, ':'),
            [] => false,
        },
        [TokenTree::Ident(_), colon, ..] => is(colon, ':'),
        _ => false,
    }
}

fn is(token: &TokenTree, punctuation: char) -> bool {
    matches!(token, TokenTree::Punct(it) if it.as_char() == punctuation)
}
