//! `#[pg_enum]` above an enum.

use std::collections::BTreeMap;

use proc_macro2::TokenStream;
use syn::{Attribute, Fields, Ident, ItemEnum, LitStr, Variant, ext::IdentExt};

use super::{
    MAX_BYTES, Spanned, attributes,
    attributes::{Place, check_item, is_raw},
    columns::lone_text,
    options::{self, Options},
};
use crate::{diagnostics::Diagnostics, naming};

/// What was understood of one `#[pg_enum]`.
#[derive(Clone, Debug)]
pub struct Enum {
    /// The enum's name in Rust.
    pub ident: Ident,
    /// The type's name in SQL: `name = "…"`, or the enum's in snake case.
    pub name: Spanned<String>,
    /// `schema = "…"`; `public` unless given.
    pub namespace: Spanned<String>,
    /// The doc comment; none if empty.
    pub docs: Option<Spanned<String>>,
    /// `renamed_from = "…"`
    pub renamed_from: Option<Spanned<String>>,
    /// The variants that are sound, in order.
    pub labels: Vec<Label>,
    /// Attributes that are not ours (docs among them).
    pub attributes: Vec<Attribute>,
}

/// A variant.
#[derive(Clone, Debug)]
pub struct Label {
    /// The variant's name.
    pub ident: Ident,
    /// The label: `#[value("…")]`, or the variant's name in snake case.
    pub value: Spanned<String>,
    /// `#[renamed_from("…")]`
    pub renamed_from: Option<Spanned<String>>,
    /// Attributes that are not ours (docs among them).
    pub attributes: Vec<Attribute>,
}

impl Enum {
    /// Reads `#[pg_enum(args)]` above `item`; none if that can be no type of Diesel's.
    pub fn parse(
        args: TokenStream,
        item: &ItemEnum,
        diagnostics: &mut Diagnostics,
    ) -> Option<Self> {
        check_item(&item.vis, &item.ident, &item.generics, diagnostics);
        let sorted = attributes::sort(&item.attrs, Place::Enum, diagnostics);
        let ident = item.ident.clone();
        let mut options = Options::new("#[pg_enum]".to_owned(), ident.span(), args, diagnostics);
        let snake = naming::snake_case(&ident.unraw().to_string());
        let name = options
            .text("name")
            .unwrap_or_else(|| Spanned::new(snake, ident.span()));
        let namespace = options.namespace(ident.span());
        let renamed_from = options.text("renamed_from");
        options.finish();
        if item.variants.is_empty() {
            diagnostics.error(&ident, "an enum needs one variant at least");
        }
        let mut taken = BTreeMap::new();
        let mut labels = Vec::new();
        for variant in &item.variants {
            let Some(label) = Label::parse(variant, diagnostics) else {
                continue;
            };
            let Spanned { value, span } = &label.value;
            match taken.get(value) {
                Some(first) => diagnostics.error_at(
                    *span,
                    format_args!("label `{value}` is already taken by variant `{first}`"),
                ),
                None => {
                    taken.insert(value.clone(), label.ident.clone());
                    labels.push(label);
                }
            }
        }
        let (docs, attributes) = (sorted.docs, sorted.foreign);
        (!is_raw(&ident)).then_some(Enum {
            ident,
            name,
            namespace,
            docs,
            renamed_from,
            labels,
            attributes,
        })
    }
}

impl Label {
    /// Reads one variant; none if it cannot be a label.
    fn parse(variant: &Variant, diagnostics: &mut Diagnostics) -> Option<Self> {
        let sorted = attributes::sort(&variant.attrs, Place::Variant, diagnostics);
        let ident = variant.ident.clone();
        let snake = naming::snake_case(&ident.unraw().to_string());
        let mut value = Spanned::new(snake, ident.span());
        let mut renamed_from = None;
        for (name, attribute) in sorted.ours {
            if name == "value" {
                match attribute.parse_args::<LitStr>() {
                    Ok(text) if options::deny_nul(&text, diagnostics) => {}
                    Ok(text) => value = Spanned::new(text.value(), text.span()),
                    Err(_) => diagnostics.error(attribute.path(), "write `#[value(\"…\")]`"),
                }
            } else {
                renamed_from = lone_text(attribute, "the label before", diagnostics);
            }
        }
        if value.value.len() > MAX_BYTES {
            let message = format_args!(
                "the label has {} bytes; PostgreSQL takes {MAX_BYTES}",
                value.value.len()
            );
            diagnostics.error_at(value.span, message);
        }
        if let Some((_, number)) = &variant.discriminant {
            diagnostics.error(
                number,
                "an enum label has no number: labels are ordered as they stand",
            );
        }
        if !matches!(variant.fields, Fields::Unit) {
            diagnostics.error(&variant.fields, "an enum label carries no data");
            return None;
        }
        Some(Label {
            ident,
            value,
            renamed_from,
            attributes: sorted.foreign,
        })
    }
}
