//! `#[jsonb]` above a struct, enum or type: a serde type that is kept in jsonb columns.

use proc_macro2::TokenStream;
use syn::{Ident, Item};

use super::{
    attributes::{check_item, is_raw},
    options::{Options, listed},
};
use crate::diagnostics::Diagnostics;

/// What was understood of one `#[jsonb]` item.
#[derive(Clone, Debug)]
pub struct Jsonb {
    /// The type's name in Rust.
    pub ident: Ident,
    /// `no_derive(Serialize, Debug)`: what the user implements by hand.
    pub not_derived: Vec<Ident>,
}

/// What a user may implement by hand.
const BY_HAND: &[&str] = &["Debug", "Clone", "PartialEq", "Serialize", "Deserialize"];

impl Jsonb {
    /// Reads `#[jsonb]` above `item`; none if that can be no type of Diesel's.
    pub fn parse(args: TokenStream, item: &Item, diagnostics: &mut Diagnostics) -> Option<Self> {
        let (visibility, ident, generics) = match item {
            Item::Struct(it) => (&it.vis, &it.ident, &it.generics),
            Item::Enum(it) => (&it.vis, &it.ident, &it.generics),
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
        let mut options = Options::new("#[jsonb]".to_owned(), ident.span(), args, diagnostics);
        let mut not_derived = options.idents("no_derive");
        not_derived.retain(|name| {
            let possible = BY_HAND.iter().any(|it| name == it);
            if !possible {
                let message = format_args!(
                    "`{name}` cannot be left out; possible are {}",
                    listed(BY_HAND.iter().copied())
                );
                options.diagnostics.error(name, message);
            }
            possible
        });
        options.finish();
        let is_sound = generics.params.is_empty() && !is_raw(ident);
        is_sound.then(|| Jsonb {
            ident: ident.clone(),
            not_derived,
        })
    }
}
