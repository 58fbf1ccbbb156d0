//! The attributes of an item: ours, the doc comment, and those that are passed on.

use proc_macro2::{Span, TokenTree};
use syn::{Attribute, Expr, ExprLit, Generics, Ident, Lit, Meta, Visibility};

use super::Spanned;
use crate::diagnostics::Diagnostics;

/// The names of our attributes inside a declaration; the macros take them away.
pub const OURS: &[&str] = &[
    "primary_key",
    "unique",
    "foreign_key",
    "check",
    "index",
    "policy",
    "trigger",
    "references",
    "default",
    "identity",
    "generated",
    "column",
    "backfill",
    "jsonb",
    "value",
    "renamed_from",
    "function",
    "variadic",
];

/// Those of the macros themselves, which the build still sees on the item.
const MACROS: &[&str] = &["table", "pg_enum", "sql"];

/// Whether an attribute inside a declaration is one of ours. `#[value(name = "…")]` is clap's,
/// `#[value("…")]` is ours.
pub fn is_ours(attribute: &Attribute) -> bool {
    let Some(name) = attribute.path().get_ident() else {
        return false;
    };
    OURS.iter().any(|it| name == it) && (name != "value" || begins_with_text(attribute))
}

fn begins_with_text(attribute: &Attribute) -> bool {
    match &attribute.meta {
        Meta::List(list) => matches!(
            list.tokens.clone().into_iter().next(),
            Some(TokenTree::Literal(_))
        ),
        _ => true,
    }
}

/// The attributes of one item, field or variant.
pub(super) struct Sorted<'a> {
    /// Ours, by name, in order.
    pub(super) ours: Vec<(String, &'a Attribute)>,
    /// The others, docs among them.
    pub(super) foreign: Vec<Attribute>,
    /// The doc comment; none if empty.
    pub(super) docs: Option<Spanned<String>>,
}

/// What our attributes stand on.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    Struct,
    Field,
    Enum,
    Variant,
    Function,
    Argument,
}

impl Place {
    fn allowed(self) -> &'static [&'static str] {
        match self {
            Place::Struct => &[
                "primary_key",
                "unique",
                "foreign_key",
                "check",
                "index",
                "policy",
                "trigger",
            ],
            Place::Field => &[
                "primary_key",
                "unique",
                "check",
                "index",
                "references",
                "default",
                "identity",
                "generated",
                "column",
                "backfill",
                "jsonb",
            ],
            Place::Enum => &[],
            Place::Variant => &["value", "renamed_from"],
            Place::Function => &["function"],
            Place::Argument => &["default", "variadic"],
        }
    }

    /// Where the attribute belongs instead, if it is of the same family.
    fn elsewhere(self, name: &str) -> Option<&'static str> {
        match self {
            Place::Struct if Place::Field.allowed().contains(&name) => Some("on a field"),
            Place::Field if Place::Struct.allowed().contains(&name) => Some("on the struct"),
            Place::Struct | Place::Field if Place::Variant.allowed().contains(&name) => Some(
                "on a variant of an enum; here it is an option, `#[table(renamed_from = \"…\")]` \
                      or `#[column(renamed_from = \"…\")]`",
            ),
            Place::Struct | Place::Field if name == "function" => Some("in a `#[sql]` block"),
            Place::Struct | Place::Field if name == "variadic" => Some("on an argument"),
            _ => None,
        }
    }
}

/// Tells the attributes apart, and reports `#[cfg]` and ours in the wrong place.
pub(super) fn sort<'a>(
    attributes: &'a [Attribute],
    place: Place,
    diagnostics: &mut Diagnostics,
) -> Sorted<'a> {
    deny_cfg(attributes, diagnostics);
    let mut sorted = Sorted {
        ours: Vec::new(),
        foreign: Vec::new(),
        docs: docs(attributes),
    };
    for attribute in attributes {
        let name = attribute
            .path()
            .segments
            .last()
            .map(|it| it.ident.to_string())
            .unwrap_or_default();
        if is_ours(attribute) && place.allowed().contains(&name.as_str()) {
            sorted.ours.push((name, attribute));
        } else if let (true, Some(elsewhere)) = (is_ours(attribute), place.elsewhere(&name)) {
            let message = format_args!("`#[{name}]` belongs {elsewhere}");
            diagnostics.error(attribute.path(), message);
        } else if name != "cfg" && !MACROS.contains(&name.as_str()) {
            sorted.foreign.push(attribute.clone());
        }
    }
    sorted
}

/// Reports `#[cfg]`.
pub(super) fn deny_cfg(attributes: &[Attribute], diagnostics: &mut Diagnostics) {
    for attribute in attributes.iter().filter(|it| it.path().is_ident("cfg")) {
        let message = "a declaration cannot depend on `cfg`: there is one schema for every build";
        diagnostics.error(attribute.path(), message);
    }
}

/// The doc comment: its lines without the space that follows `///`.
fn docs(attributes: &[Attribute]) -> Option<Spanned<String>> {
    let mut span = None;
    let mut lines = Vec::new();
    for attribute in attributes {
        if let Meta::NameValue(doc) = &attribute.meta
            && doc.path.is_ident("doc")
            && let Expr::Lit(ExprLit {
                lit: Lit::Str(text),
                ..
            }) = &doc.value
        {
            span.get_or_insert(text.span());
            lines.extend(
                text.value()
                    .lines()
                    .map(|it| it.strip_prefix(' ').unwrap_or(it).trim_end().to_owned()),
            );
            if text.value().is_empty() {
                lines.push(String::new());
            }
        }
    }
    let text = lines.join("\n");
    let text = text.trim_matches('\n');
    (!text.is_empty()).then(|| Spanned::new(text.to_owned(), span.unwrap_or_else(Span::call_site)))
}

/// Reports an item that is not `pub` or has parameters.
pub(super) fn check_item(
    visibility: &Visibility,
    ident: &Ident,
    generics: &Generics,
    diagnostics: &mut Diagnostics,
) {
    check_visibility(visibility, ident, diagnostics);
    if !generics.params.is_empty() {
        diagnostics.error(
            &generics.params,
            format_args!("`{ident}` cannot have parameters: it is one type in PostgreSQL"),
        );
    }
    if let Some(clause) = &generics.where_clause {
        diagnostics.error(clause, "a declaration has no `where`");
    }
}

/// Reports what is not `pub`.
pub(super) fn check_visibility(
    visibility: &Visibility,
    ident: &Ident,
    diagnostics: &mut Diagnostics,
) {
    let message = format_args!("what is declared is public: write `pub` before `{ident}`");
    match visibility {
        Visibility::Public(_) => {}
        Visibility::Inherited => diagnostics.error(ident, message),
        Visibility::Restricted(_) => {
            let message =
                format_args!("what is declared is public: write `pub` alone before `{ident}`");
            diagnostics.error(visibility, message);
        }
    }
}
