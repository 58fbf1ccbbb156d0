//! The tokens of one declaration, by the place where each begins.

use std::collections::BTreeMap;

use proc_macro2::{Delimiter, Spacing, Span, TokenStream, TokenTree};

/// A line and a column, both from 1.
type Place = (usize, usize);

/// The tokens that a macro was given, by their places.
pub(crate) struct Places {
    file: String,
    begin: Place,
    end: Place,
    tokens: BTreeMap<Place, TokenStream>,
}

impl Places {
    /// Those of a macro's arguments and item; its own name and brackets are at its call site.
    pub(crate) fn of<'a>(streams: impl IntoIterator<Item = &'a TokenStream>) -> Self {
        let call = Span::call_site().unwrap();
        let start = call.start();
        let mut places = Places {
            file: call.file(),
            begin: (start.line(), start.column()),
            end: (call.end().line(), call.end().column()),
            tokens: BTreeMap::new(),
        };
        let at = places.begin;
        places
            .tokens
            .insert(at, quote::quote_spanned!(Span::call_site()=> _));
        for stream in streams {
            places.add(stream);
        }
        places
    }

    /// The file, as the compiler names it.
    pub(crate) fn file(&self) -> &str {
        &self.file
    }

    /// The token that begins there, or the one that stands there; none if that is not ours.
    pub(crate) fn at(&self, line: usize, column: usize) -> Option<&TokenStream> {
        let place = (line, column);
        if place < self.begin || place >= self.end {
            return None;
        }
        self.tokens
            .range(..=place)
            .next_back()
            .map(|(_, token)| token)
    }

    fn add(&mut self, stream: &TokenStream) {
        let mut trees = stream.clone().into_iter().peekable();
        while let Some(tree) = trees.next() {
            let mut token = TokenStream::from(tree.clone());
            match &tree {
                // An attribute is one thing to the reader.
                TokenTree::Punct(it) if it.as_char() == '#' && it.spacing() == Spacing::Alone => {
                    let next = trees.peek().filter(|it| {
                        matches!(it, TokenTree::Group(it) if it.delimiter() == Delimiter::Bracket)
                    });
                    token.extend(next.cloned());
                }
                TokenTree::Group(group) => self.add(&group.stream()),
                _ => {}
            }
            let span = tree.span().unwrap();
            if span.file() != self.file {
                continue;
            }
            let (start, end) = (span.start(), span.end());
            // A doc comment may stand above the macro.
            self.begin = self.begin.min((start.line(), start.column()));
            self.end = self.end.max((end.line(), end.column()));
            self.tokens
                .entry((start.line(), start.column()))
                .or_insert(token);
        }
    }
}
