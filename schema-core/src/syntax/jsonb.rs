//! `#[jsonb]` above a struct, enum or type: a serde type that is kept in jsonb columns.

use proc_macro2::TokenStream;
use syn::{Ident, Item};

use super::{
    attributes::{check_item, deny_cfg},
    options::Options,
};
use crate::diagnostics::Diagnostics;

/// What was understood of one `#[jsonb]` item.
#[derive(Clone, Debug)]
pub struct Jsonb {
    /// The type's name in Rust.
    pub ident: Ident,
}

impl Jsonb {
    /// Reads `#[jsonb]` above `item`.
    pub fn parse(args: TokenStream, item: &Item, diagnostics: &mut Diagnostics) -> Option<Self> {
        let (attributes, visibility, ident, generics) = match item {
            Item::Struct(it) => (&it.attrs, &it.vis, &it.ident, &it.generics),
            Item::Enum(it) => (&it.attrs, &it.vis, &it.ident, &it.generics),
            Item::Type(it) => {
                let message = "an alias is no type of its own; write a struct, `struct Name(…);`";
                diagnostics.error(it.type_token, message);
                return None;
            }
            other => {
                diagnostics.error(other, "`#[jsonb]` stands above a struct or an enum");
                return None;
            }
        };
        check_item(visibility, ident, generics, diagnostics);
        deny_cfg(attributes, diagnostics);
        Options::new("#[jsonb]".to_owned(), ident.span(), args, diagnostics).finish();
        Some(Jsonb {
            ident: ident.clone(),
        })
    }
}
