//! The lists in parentheses behind our attributes, read entry by entry.
//!
//! Every question that is asked of a list (is there a flag `unique`?) also tells it what can stand
//! there, so [`Options::finish`] reports the rest with the names of what is possible.

use proc_macro2::{Delimiter, Span, TokenStream, TokenTree};
use quote::ToTokens;
use syn::{Attribute, Ident, Lit, LitInt, LitStr, Meta, Path, Token, ext::IdentExt, parse::Parser};

use super::Spanned;
use crate::diagnostics::Diagnostics;

/// A list of options under examination.
pub(super) struct Options<'a> {
    /// The place of the whole: the attribute's name.
    pub(super) span: Span,
    /// Where problems go.
    pub(super) diagnostics: &'a mut Diagnostics,
    /// How the attribute is called in messages: `#[index]`, `before`.
    owner: String,
    entries: Vec<Entry>,
    possible: Vec<&'static str>,
    /// What stands there without a word.
    wordless: Option<String>,
    /// The options that were written, in whatever form.
    written: Vec<&'static str>,
    /// What is missing; said where nothing stands there that may have been meant for it.
    lacking: Vec<String>,
    /// Whether the list itself was understood.
    is_list: bool,
    /// Words that mean themselves, not an option, when they stand alone: the fields.
    plain_words: Vec<String>,
}

/// One entry of a list.
pub(super) struct Entry {
    /// The word that it begins with, unless it is of another form altogether.
    pub(super) key: Option<Ident>,
    /// What follows the word.
    pub(super) value: Value,
    /// The whole of it.
    pub(super) tokens: TokenStream,
}

/// What follows the word of an entry.
pub(super) enum Value {
    /// `word`
    Nothing,
    /// `word = …`
    Assigned(TokenStream),
    /// `word(…)`
    List(TokenStream),
    /// The entry is of another form: a literal, a path.
    Other,
}

impl Entry {
    fn new(tokens: Vec<TokenTree>) -> Self {
        let (key, value) = match tokens.as_slice() {
            [TokenTree::Ident(key)] => (Some(key.clone()), Value::Nothing),
            [TokenTree::Ident(key), TokenTree::Punct(equals), rest @ ..]
                if equals.as_char() == '=' =>
            {
                (
                    Some(key.clone()),
                    Value::Assigned(rest.iter().cloned().collect()),
                )
            }
            [TokenTree::Ident(key), TokenTree::Group(group)]
                if group.delimiter() == Delimiter::Parenthesis =>
            {
                (Some(key.clone()), Value::List(group.stream()))
            }
            _ => (None, Value::Other),
        };
        Entry {
            key,
            value,
            tokens: tokens.into_iter().collect(),
        }
    }

    fn is(&self, key: &str) -> bool {
        self.key.as_ref().is_some_and(|it| it == key)
    }
}

impl<'a> Options<'a> {
    /// Those of one of our attributes.
    pub(super) fn of(attribute: &Attribute, diagnostics: &'a mut Diagnostics) -> Self {
        let name = attribute.path().to_token_stream();
        let is_list = !matches!(attribute.meta, Meta::NameValue(_));
        let tokens = match &attribute.meta {
            Meta::Path(_) => TokenStream::new(),
            Meta::List(list) => list.tokens.clone(),
            Meta::NameValue(it) => {
                diagnostics.error(&it.value, format_args!("write `#[{name}(…)]`, without `=`"));
                TokenStream::new()
            }
        };
        let span = attribute
            .path()
            .segments
            .first()
            .map_or_else(Span::call_site, |it| it.ident.span());
        let options = Options::new(format!("#[{name}]"), span, tokens, diagnostics);
        Options { is_list, ..options }
    }

    /// Those in `tokens`, which belong to `owner`.
    pub(super) fn new(
        owner: String,
        span: Span,
        tokens: TokenStream,
        diagnostics: &'a mut Diagnostics,
    ) -> Self {
        let mut entries = Vec::new();
        let mut entry = Vec::new();
        for token in tokens {
            match token {
                TokenTree::Punct(comma) if comma.as_char() == ',' => {
                    if entry.is_empty() {
                        diagnostics.error(comma, "nothing stands before this comma");
                    } else {
                        entries.push(Entry::new(std::mem::take(&mut entry)));
                    }
                }
                token => {
                    let complete = matches!(
                        entry.last(),
                        Some(TokenTree::Ident(_) | TokenTree::Literal(_) | TokenTree::Group(_))
                    );
                    if let (TokenTree::Ident(word), true) = (&token, complete) {
                        let message = format_args!("a comma is missing before `{word}`");
                        diagnostics.error(word, message);
                        entries.push(Entry::new(std::mem::take(&mut entry)));
                    }
                    entry.push(token);
                }
            }
        }
        if !entry.is_empty() {
            entries.push(Entry::new(entry));
        }
        Options {
            span,
            diagnostics,
            owner,
            entries,
            possible: Vec::new(),
            wordless: None,
            written: Vec::new(),
            lacking: Vec::new(),
            is_list: true,
            plain_words: Vec::new(),
        }
    }

    /// The same, where each of `words` means itself when it stands alone, even if there is an
    /// option of that name which takes a value: in `#[index(name)]` it is a field.
    pub(super) fn with_plain_words(mut self, words: &[String]) -> Self {
        self.plain_words.extend_from_slice(words);
        self
    }

    /// Whether there is an entry that begins with `key`.
    pub(super) fn has(&self, key: &str) -> bool {
        self.entries.iter().any(|it| it.is(key))
    }

    /// As [`Options::take`], for an option that takes a value.
    fn take_valued(&mut self, key: &'static str) -> Option<Entry> {
        let plain = self.plain_words.iter().any(|it| it == key);
        self.take_where(key, |it| !plain || !matches!(it.value, Value::Nothing))
    }

    /// Takes the entry that begins with `key` out; a second one is a problem.
    fn take(&mut self, key: &'static str) -> Option<Entry> {
        self.take_where(key, |_| true)
    }

    fn take_where(&mut self, key: &'static str, which: impl Fn(&Entry) -> bool) -> Option<Entry> {
        self.possible.push(key);
        let mut taken = self.entries.extract_if(.., |it| it.is(key) && which(it));
        let first = taken.next();
        self.written.extend(first.as_ref().map(|_| key));
        for again in taken {
            self.diagnostics
                .error(again.key, format_args!("`{key}` is given twice"));
        }
        first
    }

    /// `key`
    pub(super) fn flag(&mut self, key: &'static str) -> Option<Span> {
        let entry = self.take(key)?;
        match entry.value {
            Value::Assigned(tokens) | Value::List(tokens) if !tokens.is_empty() => {
                self.diagnostics
                    .error(tokens, format_args!("`{key}` takes no value"));
            }
            Value::Nothing => {}
            _ => self
                .diagnostics
                .error(&entry.tokens, format_args!("`{key}` takes no value")),
        }
        entry.key.map(|it| it.span())
    }

    /// `key = …`; `form` shows what to write.
    pub(super) fn assigned(
        &mut self,
        key: &'static str,
        form: &str,
    ) -> Option<(Ident, TokenStream)> {
        let entry = self.take_valued(key)?;
        match (entry.key, entry.value) {
            (Some(key), Value::Assigned(value)) if !value.is_empty() => Some((key, value)),
            (word, _) => {
                self.diagnostics
                    .error(word, format_args!("write `{key} = {form}`"));
                None
            }
        }
    }

    /// `key(…)`; `form` shows what to write.
    pub(super) fn list(&mut self, key: &'static str, form: &str) -> Option<(Ident, TokenStream)> {
        let entry = self.take_valued(key)?;
        match (entry.key, entry.value) {
            (Some(key), Value::List(list)) => Some((key, list)),
            (word, _) => {
                self.diagnostics
                    .error(word, format_args!("write `{key}({form})`"));
                None
            }
        }
    }

    /// `key(…)`, any number of times.
    pub(super) fn lists(&mut self, key: &'static str, form: &str) -> Vec<(Ident, TokenStream)> {
        let mut lists = Vec::new();
        self.possible.push(key);
        let entries: Vec<Entry> = self.entries.extract_if(.., |it| it.is(key)).collect();
        for entry in entries {
            match (entry.key, entry.value) {
                (Some(key), Value::List(list)) => lists.push((key, list)),
                (word, _) => self
                    .diagnostics
                    .error(word, format_args!("write `{key}({form})`")),
            }
        }
        lists
    }

    /// `key` or `key(…)`
    pub(super) fn flag_or_list(
        &mut self,
        key: &'static str,
        form: &str,
    ) -> Option<(Ident, TokenStream)> {
        let entry = self.take(key)?;
        match (entry.key, entry.value) {
            (Some(key), Value::Nothing) => Some((key, TokenStream::new())),
            (Some(key), Value::List(list)) => Some((key, list)),
            (word, _) => {
                self.diagnostics
                    .error(word, format_args!("write `{key}` or `{key}({form})`"));
                None
            }
        }
    }

    /// `key = "…"`, never empty.
    pub(super) fn text(&mut self, key: &'static str) -> Option<Spanned<String>> {
        let (_, value) = self.assigned(key, "\"…\"")?;
        text(value, &format!("`{key} = \"…\"`"), self.diagnostics)
    }

    /// `schema = "…"`; `public` at `otherwise` unless given.
    pub(super) fn namespace(&mut self, otherwise: Span) -> Spanned<String> {
        let written = self.text("schema");
        let written = written.filter(|it| !deny_reserved(it, self.diagnostics));
        written.unwrap_or_else(|| Spanned::new("public".to_owned(), otherwise))
    }

    /// `key = 3`, negative numbers included.
    pub(super) fn number(&mut self, key: &'static str) -> Option<i64> {
        let (_, value) = self.assigned(key, "1")?;
        let text = value.to_string().replace([' ', '_'], "");
        let number = text.parse().ok();
        if number.is_none() {
            self.diagnostics.error(
                value,
                format_args!("`{key}` takes a whole number of 64 bits"),
            );
        }
        number
    }

    /// `key = Word`, one of those given.
    pub(super) fn choice<T: Clone>(
        &mut self,
        key: &'static str,
        choices: &[(&str, T)],
    ) -> Option<Spanned<T>> {
        let words = || choices.iter().map(|(word, _)| *word);
        let (_, value) = self.assigned(key, choices[0].0)?;
        let found = syn::parse2::<Ident>(value.clone()).ok().and_then(|word| {
            let (_, choice) = choices.iter().find(|(name, _)| word == name)?;
            Some(Spanned::new(choice.clone(), word.span()))
        });
        if found.is_none() {
            let near = did_you_mean(&value.to_string(), words())
                .unwrap_or_else(|| format!("possible are {}", listed(words())));
            self.diagnostics
                .error(&value, format_args!("`{key}` cannot be `{value}`; {near}"));
        }
        found
    }

    /// `key = "word"`, one of those given.
    pub(super) fn word(&mut self, key: &'static str, words: &[&str]) -> Option<Spanned<String>> {
        let written = self.text(key)?;
        if words.contains(&written.value.as_str()) {
            return Some(written);
        }
        let all = || words.iter().copied();
        let near = did_you_mean(&written.value, all())
            .unwrap_or_else(|| format!("possible are {}", listed(all())));
        let message = format_args!("`{key}` cannot be `{}`; {near}", written.value);
        self.diagnostics.error_at(written.span, message);
        None
    }

    /// `key = a::Path`
    pub(super) fn path(&mut self, key: &'static str) -> Option<Path> {
        let (_, value) = self.assigned(key, "Name")?;
        path(value, self.diagnostics)
    }

    /// `key(a, b)`: names without `r#`.
    pub(super) fn idents(&mut self, key: &'static str) -> Vec<Ident> {
        let Some((_, list)) = self.list(key, "a, b") else {
            return Vec::new();
        };
        idents(list, self.diagnostics)
    }

    /// `key(A, b::C)`
    pub(super) fn paths(&mut self, key: &'static str) -> Vec<Path> {
        let Some((_, list)) = self.list(key, "Name") else {
            return Vec::new();
        };
        let paths = syn::punctuated::Punctuated::<Path, Token![,]>::parse_terminated.parse2(list);
        let paths = paths.map_err(|error| {
            syn::Error::new(error.span(), "a name is wanted here, without quotes")
        });
        self.diagnostics.ok(paths).into_iter().flatten().collect()
    }

    /// `key("a", "b")`
    pub(super) fn texts(&mut self, key: &'static str) -> Vec<Spanned<String>> {
        let Some((_, list)) = self.list(key, "\"…\"") else {
            return Vec::new();
        };
        let all = syn::punctuated::Punctuated::<Lit, Token![,]>::parse_terminated.parse2(list);
        let mut texts = Vec::new();
        for literal in self
            .diagnostics
            .ok(all.map_err(wants_text))
            .into_iter()
            .flatten()
        {
            match literal {
                Lit::Str(text) if deny_nul(&text, self.diagnostics) => {}
                Lit::Str(text) => texts.push(Spanned::new(text.value(), text.span())),
                other => self
                    .diagnostics
                    .push(wants_text(syn::Error::new(other.span(), ""))),
            }
        }
        texts
    }

    /// Every entry as `name = value`, the value as SQL; what is of another form is reported.
    pub(super) fn assignments(self) -> Vec<(Spanned<String>, String)> {
        let mut assignments = Vec::new();
        for entry in self.entries {
            match (entry.key, entry.value) {
                (Some(key), Value::Assigned(value)) if !value.is_empty() => {
                    let name = Spanned::new(key.unraw().to_string(), key.span());
                    assignments.push((name, as_sql(value)));
                }
                _ => {
                    let message = format_args!("`{}` takes `name = value`", self.owner);
                    self.diagnostics.error(entry.tokens, message);
                }
            }
        }
        assignments
    }

    /// What stands there by its position: the entries without a word, and bare words that nobody
    /// has asked for yet; and `key(…)` for each of `lists`. In order.
    pub(super) fn positional(&mut self, lists: &[&'static str]) -> Vec<Entry> {
        self.possible.extend(lists);
        let by_position = |it: &mut Entry| match it.value {
            Value::Nothing | Value::Other => true,
            Value::List(_) => lists.iter().any(|key| it.is(key)),
            Value::Assigned(_) => false,
        };
        self.entries.extract_if(.., by_position).collect()
    }

    /// Gives an entry back, to be reported as one that nobody asked for.
    pub(super) fn reject(&mut self, entry: Entry) {
        self.entries.push(entry);
    }

    /// Whether a word is nearly one of the options that were asked for.
    pub(super) fn is_nearly_option(&self, word: &Ident) -> bool {
        did_you_mean(&word.to_string(), self.possible.iter().copied()).is_some()
    }

    /// Reports what is missing, unless one of `keys` was written, and is wrong, or what nobody has
    /// asked for may have been meant for it.
    pub(super) fn lacks(&mut self, keys: &[&str], message: impl Into<String>) {
        if !self.written.iter().any(|it| keys.contains(it)) {
            self.lacking.push(message.into());
        }
    }

    /// Tells what stands there without a word, for the hint of what is possible.
    pub(super) fn takes_wordless(&mut self, what: impl Into<String>) {
        self.wordless = Some(what.into());
    }

    /// The one text that stands there by its position; `what` names it.
    pub(super) fn leading_text(&mut self, what: &str) -> Option<Spanned<String>> {
        self.takes_wordless(format!("{what}, in quotes"));
        let found = self
            .entries
            .iter()
            .position(|it| matches!(it.value, Value::Other));
        let Some(at) = found else {
            self.lacks(&[], format!("`{}` lacks {what}, in quotes", self.owner));
            return None;
        };
        let tokens = self.entries.remove(at).tokens;
        text(tokens, what, self.diagnostics)
    }

    /// Reports what nobody has asked for, and what is missing.
    pub(super) fn finish(self) {
        let Options {
            diagnostics,
            owner,
            entries,
            possible,
            wordless,
            ..
        } = self;
        let takes = || match (&wordless, possible.as_slice()) {
            (None, []) => "nothing".to_owned(),
            (Some(what), []) => what.clone(),
            (None, words) => listed(words.iter().copied()),
            (Some(what), words) => format!("{what}, and {}", listed(words.iter().copied())),
        };
        let all_belong = self.is_list && entries.is_empty();
        for entry in entries {
            let near = entry
                .key
                .as_ref()
                .and_then(|word| did_you_mean(&word.to_string(), possible.iter().copied()));
            let hint = near.unwrap_or_else(|| format!("`{owner}` takes {}", takes()));
            match entry.key {
                Some(word) => diagnostics.error(&word, format_args!("no option `{word}`; {hint}")),
                None => diagnostics.error(
                    entry.tokens,
                    format_args!("this does not belong here; {hint}"),
                ),
            }
        }
        if all_belong {
            for message in self.lacking {
                diagnostics.error_at(self.span, message);
            }
        }
    }
}

/// Reads `a::Path`.
pub(super) fn path(tokens: TokenStream, diagnostics: &mut Diagnostics) -> Option<Path> {
    if let Ok(text) = syn::parse2::<LitStr>(tokens.clone()) {
        let message = format_args!("write the name without quotes: `{}`", text.value());
        diagnostics.error(text, message);
        return None;
    }
    let path = syn::parse2(tokens.clone());
    if path.is_err() {
        diagnostics.error(
            tokens,
            "a name is wanted here, such as `User` or `crate::users::User`",
        );
    }
    path.ok()
}

/// Reports what no text of PostgreSQL's can hold.
pub(super) fn deny_nul(text: &LitStr, diagnostics: &mut Diagnostics) -> bool {
    // Whatever spells it in a literal has a backslash or the character itself.
    let may_hold = text.token().to_string().contains(['\\', '\0']);
    let found = may_hold && text.value().contains('\0');
    if found {
        diagnostics.error(text, "no text of PostgreSQL's can hold the character NUL");
    }
    found
}

/// Reports the name of a namespace that nobody may create.
pub(super) fn deny_reserved(name: &Spanned<String>, diagnostics: &mut Diagnostics) -> bool {
    let reserved = name.value.starts_with("pg_") || name.value == "information_schema";
    if reserved {
        let message = format_args!(
            "PostgreSQL keeps the namespace `{}` for itself; choose another name",
            name.value
        );
        diagnostics.error_at(name.span, message);
    }
    reserved
}

/// The same problem, in our words.
pub(super) fn wants_text(error: syn::Error) -> syn::Error {
    syn::Error::new(error.span(), "a text in quotes is wanted here")
}

/// Reads a string literal that is not empty; `what` says what it is for.
pub(super) fn text(
    tokens: TokenStream,
    what: &str,
    diagnostics: &mut Diagnostics,
) -> Option<Spanned<String>> {
    let Ok(literal) = string(tokens.clone()) else {
        diagnostics.error(
            tokens,
            format_args!("a text in quotes is wanted here: {what}"),
        );
        return None;
    };
    let text = literal.value();
    if text.trim().is_empty() {
        diagnostics.error(literal, format_args!("the text is empty: {what}"));
        return None;
    }
    if deny_nul(&literal, diagnostics) {
        return None;
    }
    Some(Spanned::new(text, literal.span()))
}

/// The string literal that the tokens are.
fn string(tokens: TokenStream) -> syn::Result<LitStr> {
    let mut single = tokens.clone().into_iter();
    // A buffer for the parser costs more than reading the literal.
    if let (Some(TokenTree::Literal(it)), None) = (single.next(), single.next())
        && let Lit::Str(it) = Lit::new(it)
    {
        return Ok(it);
    }
    syn::parse2(tokens)
}

/// Reads `a, b`: names without `r#`.
pub(super) fn idents(tokens: TokenStream, diagnostics: &mut Diagnostics) -> Vec<Ident> {
    let idents = syn::punctuated::Punctuated::<Ident, Token![,]>::parse_terminated_with;
    let idents =
        (|input: syn::parse::ParseStream<'_>| idents(input, Ident::parse_any)).parse2(tokens);
    diagnostics
        .ok(idents)
        .into_iter()
        .flatten()
        .map(|it| it.unraw())
        .collect()
}

/// A value as SQL: the contents of a string, or a literal as it stands.
pub(super) fn as_sql(tokens: TokenStream) -> String {
    match syn::parse2::<LitStr>(tokens.clone()) {
        Ok(text) => text.value(),
        Err(_) => match syn::parse2::<LitInt>(tokens.clone()) {
            Ok(number) => number.base10_digits().to_owned(),
            Err(_) => tokens.to_string().replace(' ', ""),
        },
    }
}

/// `` `a`, `b` or `c` ``
pub(crate) fn listed<'a>(words: impl IntoIterator<Item = &'a str>) -> String {
    joined(words, "or")
}

/// `` `a`, `b` and `c` ``
#[cfg(feature = "engine")]
pub(super) fn all_of<'a>(words: impl IntoIterator<Item = &'a str>) -> String {
    joined(words, "and")
}

fn joined<'a>(words: impl IntoIterator<Item = &'a str>, by: &str) -> String {
    let words: Vec<String> = words.into_iter().map(|it| format!("`{it}`")).collect();
    match words.as_slice() {
        [] => String::new(),
        [one] => one.clone(),
        [head @ .., last] => format!("{} {by} {last}", head.join(", ")),
    }
}

/// ``did you mean `name`?``, if one of `words` is near.
pub(crate) fn did_you_mean<'a>(
    written: &str,
    words: impl IntoIterator<Item = &'a str>,
) -> Option<String> {
    let words = words.into_iter().map(|it| (distance(written, it), it));
    let (distance, nearest) = words.min_by_key(|(distance, _)| *distance)?;
    let length = written.len().max(nearest.len());
    let near = distance <= 1 + length / 5 && 2 * distance <= length;
    near.then(|| format!("did you mean `{nearest}`?"))
}

/// How many letters to add, remove, replace or swap with their neighbour.
fn distance(left: &str, right: &str) -> usize {
    let (left, right): (Vec<char>, Vec<char>) = (left.chars().collect(), right.chars().collect());
    let mut table = vec![vec![0; right.len() + 1]; left.len() + 1];
    for i in 0..=left.len() {
        for j in 0..=right.len() {
            if i == 0 || j == 0 {
                table[i][j] = i + j;
                continue;
            }
            let replace = usize::from(left[i - 1] != right[j - 1]);
            let mut best = (table[i - 1][j] + 1)
                .min(table[i][j - 1] + 1)
                .min(table[i - 1][j - 1] + replace);
            if i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1] {
                best = best.min(table[i - 2][j - 2] + 1);
            }
            table[i][j] = best;
        }
    }
    table[left.len()][right.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_near_is_suggested() {
        for (written, suggestion) in [
            ("naem", Some("name")),
            ("timestamp", Some("timestamps")),
            ("schema_", Some("schema")),
            ("x", None),
            ("created", None),
        ] {
            let words = ["name", "schema", "timestamps"];
            let expected = suggestion.map(|it| format!("did you mean `{it}`?"));
            assert_eq!(did_you_mean(written, words), expected);
        }
    }
}
