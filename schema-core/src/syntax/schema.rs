//! `schema!(…)`: what belongs to no table.

use proc_macro2::{Span, TokenStream};
use syn::LitStr;

use super::{
    Spanned,
    columns::Identity,
    options::{self, Options},
};
use crate::diagnostics::Diagnostics;

/// What was understood of `schema!(…)`.
#[derive(Clone, Debug)]
pub struct SchemaMacro {
    /// Its place.
    pub span: Span,
    /// `migrations = "../migrations"`: embeds the sealed ones; relative to the package.
    pub migrations: Option<Spanned<String>>,
    /// `extensions("pgcrypto", "citext" = "app")`: the name, and the namespace (`public` unless given).
    pub extensions: Vec<(Spanned<String>, Spanned<String>)>,
    /// `namespaces("app", …)`: those that no declaration names by itself; and
    /// `namespace(name = "app", renamed_from = "…")`.
    pub namespaces: Vec<Namespace>,
    /// `sequence(name = "invoice_numbers", schema = "app", type = "integer", start = …, increment = …, min = …, max = …, cache = …, cycle, renamed_from = "…")`
    pub sequences: Vec<Sequence>,
}

/// A namespace.
#[derive(Clone, Debug)]
pub struct Namespace {
    /// Its name.
    pub name: Spanned<String>,
    /// The name that it had.
    pub renamed_from: Option<Spanned<String>>,
}

/// A standalone sequence.
#[derive(Clone, Debug)]
pub struct Sequence {
    /// Its name.
    pub name: Spanned<String>,
    /// Its namespace; `public` unless given.
    pub namespace: Spanned<String>,
    /// `smallint`, `integer` or `bigint`; the last unless given.
    pub data_type: Spanned<String>,
    /// How it counts.
    pub options: Identity,
    /// The name that it had.
    pub renamed_from: Option<Spanned<String>>,
}

impl SchemaMacro {
    /// Reads what stands in `schema!(…)`, which stands at `span`.
    pub fn parse(tokens: TokenStream, span: Span, diagnostics: &mut Diagnostics) -> Option<Self> {
        let mut options = Options::new("schema!".to_owned(), span, tokens, diagnostics);
        let migrations = options.text("migrations");
        let extensions = extensions(&mut options);
        let namespaces = options.texts("namespaces").into_iter();
        let mut namespaces: Vec<Namespace> = namespaces.map(Namespace::new).collect();
        for (word, list) in options.lists("namespace", "name = \"…\"") {
            namespaces.extend(Namespace::parse(list, word.span(), options.diagnostics));
        }
        namespaces.retain(|it| !options::deny_reserved(&it.name, options.diagnostics));
        let sequences = options.lists("sequence", "name = \"…\"").into_iter();
        let sequences = sequences
            .filter_map(|(word, list)| Sequence::parse(list, word.span(), options.diagnostics))
            .collect();
        options.finish();
        Some(SchemaMacro {
            span,
            migrations,
            extensions,
            namespaces,
            sequences,
        })
    }
}

/// `extensions("pgcrypto", "citext" = "app")`
fn extensions(of: &mut Options<'_>) -> Vec<(Spanned<String>, Spanned<String>)> {
    let Some((_, list)) = of.list("extensions", "\"…\"") else {
        return Vec::new();
    };
    let one = |input: syn::parse::ParseStream<'_>| {
        let name: LitStr = input.parse()?;
        let namespace = match input.parse::<Option<syn::Token![=]>>()? {
            Some(_) => input.parse()?,
            None => LitStr::new("public", name.span()),
        };
        Ok([name, namespace].map(|it| Spanned::new(it.value(), it.span())))
    };
    let all = |input: syn::parse::ParseStream<'_>| {
        syn::punctuated::Punctuated::<_, syn::Token![,]>::parse_terminated_with(input, one)
    };
    let all = syn::parse::Parser::parse2(all, list).map_err(options::wants_text);
    let all = of.diagnostics.ok(all);
    all.into_iter()
        .flatten()
        .map(|[name, namespace]| (name, namespace))
        .collect()
}

impl Namespace {
    fn new(name: Spanned<String>) -> Self {
        Namespace {
            name,
            renamed_from: None,
        }
    }

    fn parse(tokens: TokenStream, span: Span, diagnostics: &mut Diagnostics) -> Option<Self> {
        let mut options = Options::new("namespace".to_owned(), span, tokens, diagnostics);
        let name = options.text("name");
        let renamed_from = options.text("renamed_from");
        if name.is_none() {
            options.lacks(
                &["name"],
                "a namespace needs a name: `namespace(name = \"…\")`",
            );
        }
        options.finish();
        Some(Namespace {
            name: name?,
            renamed_from,
        })
    }
}

impl Sequence {
    fn parse(tokens: TokenStream, span: Span, diagnostics: &mut Diagnostics) -> Option<Self> {
        let mut options = Options::new("sequence".to_owned(), span, tokens, diagnostics);
        let name = options.text("name");
        let namespace = options.namespace(span);
        let data_type = options
            .word("type", &["smallint", "integer", "bigint"])
            .unwrap_or_else(|| Spanned::new("bigint".to_owned(), span));
        let counts = Identity::parse(&mut options);
        let renamed_from = options.text("renamed_from");
        if name.is_none() {
            options.lacks(
                &["name"],
                "a sequence needs a name: `sequence(name = \"…\")`",
            );
        }
        options.finish();
        if counts.increment == Some(0) {
            diagnostics.error_at(span, "a sequence cannot count in steps of 0");
        }
        Some(Sequence {
            name: name?,
            namespace,
            data_type,
            options: counts,
            renamed_from,
        })
    }
}
