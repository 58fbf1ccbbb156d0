//! What the build refuses, left out of what the macros write: the compiler would only add its own
//! words, about code that no user wrote.

use proc_macro2::Span;
use syn::{Type, parse_quote, spanned::Spanned as _};

use super::Table;
use crate::{
    problems::Instead,
    rust::types,
    syntax::columns::{Base, ColumnType, Elements},
};

impl Table {
    /// Leaves out what `of` says of the places of column types, of `#[jsonb]`, and of keys by their
    /// attribute, the path of their parent or their columns.
    pub fn leave_out(&mut self, of: impl Fn(Span) -> Instead) {
        for column in &mut self.columns {
            let plain = column.plain_jsonb.map(&of);
            if column.data_type.leave_out(&of) || plain == Some(Instead::Nothing) {
                column.plain_jsonb = None;
            }
        }
        self.foreign_keys.retain(|key| {
            let columns = key.columns.iter().filter_map(|name| {
                let mut columns = self.columns.iter();
                columns.find(|it| it.ident == *name)
            });
            let mut spans = columns.map(|it| it.ident.span());
            let mut same = [key.span, key.references.span()].map(&of).into_iter();
            same.all(|it| it == Instead::Same) && spans.all(|it| of(it) != Instead::Nothing)
        });
    }
}

impl ColumnType {
    /// Gives whether anything is left out.
    fn leave_out(&mut self, of: &impl Fn(Span) -> Instead) -> bool {
        let Base::User(path) = &self.base else {
            return false;
        };
        let known = match of(path.span()) {
            Instead::Same | Instead::Nothing => return false,
            Instead::SqlOf(rust) => types::known(&rust),
            Instead::Text => None,
        };
        if let Some(known) = known {
            self.base = Base::Known(known);
            return true;
        }
        self.base = Base::Known(types::text());
        let text: Type = parse_quote!(::std::string::String);
        let value = match self.array {
            None => text,
            Some(Elements::NotNull) => parse_quote!(::std::vec::Vec<#text>),
            Some(Elements::Nullable) => {
                parse_quote!(::std::vec::Vec<::core::option::Option<#text>>)
            }
        };
        self.rust = match self.nullable {
            true => parse_quote!(::core::option::Option<#value>),
            false => value,
        };
        true
    }
}
