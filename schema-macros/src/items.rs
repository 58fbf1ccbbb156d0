//! The item that a macro stands above.

use proc_macro2::{Group, Span, TokenStream, TokenTree};
use schema_core::{
    diagnostics::Diagnostics,
    syntax::{is_mark, is_ours},
};
use syn::{Attribute, Ident, Item, spanned::Spanned as _};

/// Reports a macro above another item than its own.
pub(crate) fn misplaced(
    name: &str,
    expected: &str,
    item: &Item,
    diagnostics: &mut Diagnostics,
) -> Option<TokenStream> {
    let message = format_args!("`#[{name}]` stands above {expected}");
    match item {
        Item::Struct(it) => diagnostics.error(it.struct_token, message),
        Item::Enum(it) => diagnostics.error(it.enum_token, message),
        Item::Type(it) => diagnostics.error(it.type_token, message),
        Item::Fn(it) => diagnostics.error(it.sig.fn_token, message),
        Item::Union(it) => diagnostics.error(it.union_token, message),
        Item::Mod(it) => diagnostics.error(it.mod_token, message),
        _ => diagnostics.error_at(Span::call_site(), message),
    }
    None
}

/// Reports our attributes that stand above the macro: rustc does not know them there.
pub(crate) fn check_order(item: &Item, diagnostics: &mut Diagnostics) {
    let here = Span::call_site().unwrap().start();
    for attribute in attributes(item).iter().filter(|it| is_ours(it)) {
        let there = attribute.span().unwrap().start();
        if (there.line(), there.column()) < (here.line(), here.column()) {
            let name = &attribute.path().segments[0].ident;
            diagnostics.error(
                attribute,
                format_args!(
                    "`#[{name}]` stands below the attribute that declares the item; move it down"
                ),
            );
        }
    }
}

/// Drops the attributes that would declare the item again, which the build reports.
pub(crate) fn drop_further_marks(item: &mut Item) {
    match item {
        Item::Struct(it) => it.attrs.retain(|it| !is_mark(it)),
        Item::Enum(it) => it.attrs.retain(|it| !is_mark(it)),
        _ => {}
    }
}

/// The name of what can be a type.
pub(crate) fn name(item: &Item) -> Option<&Ident> {
    match item {
        Item::Struct(it) => Some(&it.ident),
        Item::Enum(it) => Some(&it.ident),
        _ => None,
    }
}

/// The item without the attributes that no one would know once the macro is gone.
pub(crate) fn without_ours(mut item: Item) -> Item {
    match &mut item {
        Item::Struct(it) => {
            strip(&mut it.attrs);
            it.fields.iter_mut().for_each(|it| strip(&mut it.attrs));
        }
        Item::Enum(it) => {
            strip(&mut it.attrs);
            it.variants.iter_mut().for_each(|it| strip(&mut it.attrs));
        }
        // An ABI that no compiler knows; the functions live in the database.
        Item::ForeignMod(_) => return Item::Verbatim(TokenStream::new()),
        _ => {}
    }
    item
}

/// The same for an item that does not parse: its user has enough to read.
pub(crate) fn tokens_without_ours(tokens: TokenStream) -> TokenStream {
    let trees: Vec<TokenTree> = tokens.clone().into_iter().collect();
    let of_sql = |it: &[TokenTree]| {
        let [word, abi] = it else { return false };
        word.to_string() == "extern" && abi.to_string() == "\"SQL\""
    };
    if trees.windows(2).any(of_sql) {
        return TokenStream::new();
    }
    let mut kept = TokenStream::new();
    let mut tokens = tokens.into_iter().peekable();
    while let Some(token) = tokens.next() {
        let ours = match (&token, tokens.peek()) {
            (TokenTree::Punct(pound), Some(TokenTree::Group(group))) if pound.as_char() == '#' => {
                let attribute = quote::quote!(#pound #group);
                let parsed = syn::parse::Parser::parse2(Attribute::parse_outer, attribute);
                parsed.is_ok_and(|it| it.iter().any(is_ours))
            }
            _ => false,
        };
        if ours {
            tokens.next();
            continue;
        }
        kept.extend([match token {
            TokenTree::Group(group) => {
                let mut inner = Group::new(group.delimiter(), tokens_without_ours(group.stream()));
                inner.set_span(group.span());
                TokenTree::Group(inner)
            }
            token => token,
        }]);
    }
    kept
}

fn strip(attributes: &mut Vec<Attribute>) {
    attributes.retain(|it| !is_ours(it));
}

fn attributes(item: &Item) -> &[Attribute] {
    match item {
        Item::Struct(it) => &it.attrs,
        Item::Enum(it) => &it.attrs,
        _ => &[],
    }
}
