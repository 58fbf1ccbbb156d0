//! The attributes of an item: ours, the doc comment, and those that are passed on.

use proc_macro2::{Span, TokenTree};
use syn::{Attribute, Expr, ExprLit, Generics, Ident, Lit, Meta, Visibility, ext::IdentExt};

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

/// Those that declare an item.
const MARKS: &[&str] = &["table", "pg_enum", "jsonb", "sql"];

/// Those that may stand several times; of primary keys a table has one, and says so itself.
const REPEATED: &[&str] = &[
    "primary_key",
    "unique",
    "foreign_key",
    "check",
    "index",
    "policy",
    "trigger",
    "references",
];

/// Whether an attribute inside a declaration is one of ours. `#[value(name = "…")]` is clap's,
/// `#[value("…")]` is ours.
pub fn is_ours(attribute: &Attribute) -> bool {
    let Some(name) = attribute.path().get_ident() else {
        return false;
    };
    OURS.iter().any(|it| name == it) && (name != "value" || begins_with_text(attribute))
}

/// Whether an attribute declares the item on which it stands.
pub fn is_mark(attribute: &Attribute) -> bool {
    let last = attribute.path().segments.last();
    last.is_some_and(|last| MARKS.iter().any(|it| last.ident == it))
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
    fn is_item(self) -> bool {
        matches!(self, Place::Struct | Place::Enum)
    }

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
        let places = match self {
            // Variants have attributes of the same names from the derives of others.
            Place::Enum | Place::Variant => return None,
            Place::Struct | Place::Field if Place::Variant.allowed().contains(&name) => {
                return Some(
                    "on a variant of an enum; here it is an option, `#[table(renamed_from = \"…\")]` \
                      or `#[column(renamed_from = \"…\")]`",
                );
            }
            _ => [
                (Place::Field, "on a field"),
                (Place::Struct, "on the struct"),
                (Place::Function, "in a `#[sql]` block"),
                (Place::Argument, "on an argument"),
                (Place::Variant, "on a variant of an enum"),
            ],
        };
        let found = places.iter().find(|it| it.0.allowed().contains(&name));
        found.map(|it| it.1)
    }
}

/// Tells the attributes apart, and reports `#[cfg]` and ours in the wrong place.
pub(super) fn sort<'a>(
    attributes: &'a [Attribute],
    place: Place,
    diagnostics: &mut Diagnostics,
) -> Sorted<'a> {
    // That of an item is the compiler's, and reported by the build.
    if !place.is_item() {
        deny_cfg(attributes, diagnostics);
    }
    let mut sorted = Sorted {
        ours: Vec::new(),
        foreign: Vec::new(),
        docs: docs(attributes, place, diagnostics),
    };
    for attribute in attributes {
        let name = attribute
            .path()
            .segments
            .last()
            .map(|it| it.ident.to_string())
            .unwrap_or_default();
        if is_ours(attribute) && place.allowed().contains(&name.as_str()) {
            let again = sorted.ours.iter().any(|it| it.0 == name);
            if again && !REPEATED.contains(&name.as_str()) {
                let message = format_args!("`#[{name}]` is given twice");
                diagnostics.error(attribute.path(), message);
            } else {
                sorted.ours.push((name, attribute));
            }
        } else if let (true, Some(elsewhere)) = (is_ours(attribute), place.elsewhere(&name)) {
            let message = format_args!("`#[{name}]` belongs {elsewhere}");
            diagnostics.error(attribute.path(), message);
        } else if name != "cfg" {
            sorted.foreign.push(attribute.clone());
        }
    }
    sorted
}

/// Reports `#[cfg]`.
fn deny_cfg(attributes: &[Attribute], diagnostics: &mut Diagnostics) {
    for attribute in attributes.iter().filter(|it| it.path().is_ident("cfg")) {
        let message = "a declaration cannot depend on `cfg`: there is one schema for every build";
        diagnostics.error(attribute.path(), message);
    }
}

/// The doc comment: its lines without the space that follows `///`.
fn docs(
    attributes: &[Attribute],
    place: Place,
    diagnostics: &mut Diagnostics,
) -> Option<Spanned<String>> {
    let mut span = None;
    let mut lines = Vec::new();
    for attribute in attributes {
        if let Meta::NameValue(doc) = &attribute.meta
            && doc.path.is_ident("doc")
        {
            let Expr::Lit(ExprLit {
                lit: Lit::Str(text),
                ..
            }) = &doc.value
            else {
                if !matches!(place, Place::Variant | Place::Argument) {
                    let message = "the comment in the database is this text, which only the \
                                   compiler can read: write it out";
                    diagnostics.error(&doc.value, message);
                }
                continue;
            };
            span.get_or_insert(text.span());
            let text = text.value();
            let plain = |it: &str| it.strip_prefix(' ').unwrap_or(it).trim_end().to_owned();
            lines.extend(text.lines().map(plain));
            if text.is_empty() {
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
    if is_raw(ident) {
        let message = format_args!(
            "Diesel's derives cannot spell `{ident}`: give the type a name without `r#`"
        );
        diagnostics.error(ident, message);
    }
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

/// Whether a type is named `r#…`, of which Diesel's derives make no name of their own.
pub(super) fn is_raw(ident: &Ident) -> bool {
    ident.unraw() != *ident
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
