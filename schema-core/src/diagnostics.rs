//! Problems, gathered so that a phase never stops at the first.

use std::fmt::Display;

use proc_macro2::Span;
use quote::ToTokens;

/// Every problem found so far, in the order in which it was found.
#[derive(Debug, Default)]
pub struct Diagnostics(Vec<syn::Error>);

impl Diagnostics {
    /// Reports `message` under the tokens of `at`.
    pub fn error(&mut self, at: impl ToTokens, message: impl Display) {
        self.push(syn::Error::new_spanned(at, message));
    }

    /// Reports `message` at a span.
    pub fn error_at(&mut self, span: Span, message: impl Display) {
        self.push(syn::Error::new(span, message));
    }

    /// Takes over what another parser reported, one entry a place.
    pub fn push(&mut self, error: syn::Error) {
        self.0.extend(error);
    }

    /// Takes over the problem of a failed step, and carries on.
    pub fn ok<T>(&mut self, result: syn::Result<T>) -> Option<T> {
        result.map_err(|error| self.push(error)).ok()
    }

    /// Whether nothing was reported.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How many problems were reported.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// What was reported, one error a place.
    pub fn into_errors(self) -> Vec<syn::Error> {
        self.0
    }

    /// Ends a phase: `value` if nothing was reported, every report otherwise.
    ///
    /// # Errors
    ///
    /// All that was reported, combined.
    pub fn finish<T>(self, value: T) -> syn::Result<T> {
        let combined = self.0.into_iter().reduce(|mut all, next| {
            all.combine(next);
            all
        });
        combined.map_or(Ok(value), Err)
    }
}
