//! What the reader asks of an item.

use std::path::PathBuf;

use proc_macro2::Span;
use syn::{Attribute, Meta, spanned::Spanned as _};

pub(super) enum Cfg<'a> {
    /// Compiled for tests only.
    Test,
    Other(&'a Attribute),
}

/// The first `#[cfg]` of an item; `cfg(test)` and `cfg(all(test, …))` win.
pub(super) fn cfg_of(attributes: &[Attribute]) -> Option<Cfg<'_>> {
    let cfgs = || attributes.iter().filter(|it| it.path().is_ident("cfg"));
    if cfgs().any(|it| it.parse_args::<Meta>().is_ok_and(|it| implies_test(&it))) {
        return Some(Cfg::Test);
    }
    cfgs().next().map(Cfg::Other)
}

fn implies_test(condition: &Meta) -> bool {
    match condition {
        Meta::Path(path) => path.is_ident("test"),
        Meta::List(list) if list.path.is_ident("all") => {
            let parser = syn::punctuated::Punctuated::<Meta, syn::Token![,]>::parse_terminated;
            list.parse_args_with(parser)
                .is_ok_and(|it| it.iter().any(implies_test))
        }
        _ => false,
    }
}

/// `#[test]`, `#[tokio::test]`
pub(super) fn is_test(attributes: &[Attribute]) -> bool {
    attributes.iter().any(|it| {
        it.path()
            .segments
            .last()
            .is_some_and(|it| it.ident == "test")
    })
}

/// `#[path = "…"]`
pub(super) fn path_of(attributes: &[Attribute]) -> Option<PathBuf> {
    attributes
        .iter()
        .filter(|it| it.path().is_ident("path"))
        .find_map(|it| match &it.meta {
            Meta::NameValue(syn::MetaNameValue {
                value:
                    syn::Expr::Lit(syn::ExprLit {
                        lit: syn::Lit::Str(path),
                        ..
                    }),
                ..
            }) => Some(PathBuf::from(path.value())),
            _ => None,
        })
}

pub(super) fn attributes(item: &syn::Item) -> &[Attribute] {
    match item {
        syn::Item::Const(it) => &it.attrs,
        syn::Item::Enum(it) => &it.attrs,
        syn::Item::ExternCrate(it) => &it.attrs,
        syn::Item::Fn(it) => &it.attrs,
        syn::Item::ForeignMod(it) => &it.attrs,
        syn::Item::Impl(it) => &it.attrs,
        syn::Item::Macro(it) => &it.attrs,
        syn::Item::Mod(it) => &it.attrs,
        syn::Item::Static(it) => &it.attrs,
        syn::Item::Struct(it) => &it.attrs,
        syn::Item::Trait(it) => &it.attrs,
        syn::Item::TraitAlias(it) => &it.attrs,
        syn::Item::Type(it) => &it.attrs,
        syn::Item::Union(it) => &it.attrs,
        syn::Item::Use(it) => &it.attrs,
        _ => &[],
    }
}

pub(super) fn attributes_mut(item: &mut syn::Item) -> Option<&mut Vec<Attribute>> {
    Some(match item {
        syn::Item::Const(it) => &mut it.attrs,
        syn::Item::Enum(it) => &mut it.attrs,
        syn::Item::ExternCrate(it) => &mut it.attrs,
        syn::Item::Fn(it) => &mut it.attrs,
        syn::Item::ForeignMod(it) => &mut it.attrs,
        syn::Item::Impl(it) => &mut it.attrs,
        syn::Item::Macro(it) => &mut it.attrs,
        syn::Item::Mod(it) => &mut it.attrs,
        syn::Item::Static(it) => &mut it.attrs,
        syn::Item::Struct(it) => &mut it.attrs,
        syn::Item::Trait(it) => &mut it.attrs,
        syn::Item::TraitAlias(it) => &mut it.attrs,
        syn::Item::Type(it) => &mut it.attrs,
        syn::Item::Union(it) => &mut it.attrs,
        syn::Item::Use(it) => &mut it.attrs,
        _ => return None,
    })
}

pub(super) fn name_of(item: &syn::Item) -> Option<Span> {
    match item {
        syn::Item::Enum(it) => Some(it.ident.span()),
        syn::Item::Struct(it) => Some(it.ident.span()),
        syn::Item::Type(it) => Some(it.ident.span()),
        syn::Item::ForeignMod(it) => Some(it.abi.span()),
        _ => None,
    }
}

pub(super) fn name_in_rust(item: &syn::Item) -> Option<String> {
    match item {
        syn::Item::Enum(it) => Some(unraw(&it.ident)),
        syn::Item::Struct(it) => Some(unraw(&it.ident)),
        syn::Item::Type(it) => Some(unraw(&it.ident)),
        _ => None,
    }
}

pub(super) fn unraw(ident: &syn::Ident) -> String {
    let name = ident.to_string();
    name.strip_prefix("r#").map(str::to_owned).unwrap_or(name)
}

/// The first and the last token of what can be a declaration, without writing its tokens out.
pub(super) fn extent(item: &syn::Item) -> (Span, Span) {
    let first = attributes(item)
        .first()
        .map_or_else(Span::call_site, |it| it.pound_token.span);
    let last = match item {
        syn::Item::Struct(syn::ItemStruct {
            fields: syn::Fields::Named(it),
            ..
        }) => it.brace_token.span.close(),
        syn::Item::Enum(it) => it.brace_token.span.close(),
        syn::Item::ForeignMod(it) => it.brace_token.span.close(),
        other => return ends(other),
    };
    (first, last)
}

/// The first and the last token.
pub(super) fn ends(item: &impl quote::ToTokens) -> (Span, Span) {
    let mut tokens = item.to_token_stream().into_iter();
    let first = tokens.next().map_or_else(Span::call_site, |it| it.span());
    (first, tokens.last().map_or(first, |it| it.span()))
}
