//! Places in the source: where a declaration, or a part of one, was written.

use std::rc::Rc;

use proc_macro2::Span;

use crate::problems::Problem;

/// A place in a file that was read.
#[derive(Clone, Debug)]
pub struct Place {
    /// The file, relative to the package.
    pub file: Rc<str>,
    /// The tokens.
    pub span: Span,
    /// The tokens to name where `span` stands in no file, because an option brought the thing.
    pub otherwise: Span,
}

impl Place {
    /// `span` in `file`.
    pub fn new(file: &Rc<str>, span: Span) -> Self {
        Place {
            file: file.clone(),
            span,
            otherwise: span,
        }
    }

    /// Another place in the same file; this one, where `span` stands in no file.
    pub fn at(&self, span: Span) -> Self {
        let otherwise = if is_located(self.span) {
            self.span
        } else {
            self.otherwise
        };
        Place {
            file: self.file.clone(),
            span,
            otherwise,
        }
    }

    /// A problem here.
    pub fn problem(&self, message: impl std::fmt::Display) -> Problem {
        let span = if is_located(self.span) {
            self.span
        } else {
            self.otherwise
        };
        let (start, end) = (span.start(), span.end());
        let width = if start.line == end.line {
            end.column.saturating_sub(start.column)
        } else {
            1
        };
        Problem {
            width: width.max(1),
            ..Problem::at(&*self.file, start.line, start.column + 1, message)
        }
    }

    /// What a parser reported of tokens in this file.
    pub fn syntax_error(&self, error: &syn::Error) -> Problem {
        self.at(error.span()).problem(error)
    }
}

/// Whether the span stands in a file; that of a token is never empty.
fn is_located(span: Span) -> bool {
    span.start() != span.end()
}
