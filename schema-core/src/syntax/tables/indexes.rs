//! Indexes, on the struct and on fields.

use proc_macro2::TokenStream;
use syn::{Attribute, Ident, LitStr, ext::IdentExt};

use super::{Fields, Index, IndexPart, Indexed, Spanned};
use crate::{
    diagnostics::Diagnostics,
    syntax::options::{self, Entry, Options, Value},
};

/// PostgreSQL's own access methods, as they are written and as they are called.
const METHODS: &[(&str, &str)] = &[
    ("Btree", "btree"),
    ("BTree", "btree"),
    ("Hash", "hash"),
    ("Gin", "gin"),
    ("Gist", "gist"),
    ("SpGist", "spgist"),
    ("Brin", "brin"),
];

/// `#[index(…)]`, on the field `on` or on the struct.
pub(super) fn index(
    attribute: &Attribute,
    on: Option<&Ident>,
    fields: &Fields,
    diagnostics: &mut Diagnostics,
) -> Index {
    let mut options = fields.options(attribute, on, diagnostics);
    let span = options.span;
    let mut index = Index {
        span,
        name: options.text("name"),
        unique: options.flag("unique"),
        method: options.choice("using", METHODS).map_or_else(
            || Spanned::new("btree".to_owned(), span),
            |it| Spanned::new(it.value.to_owned(), it.span),
        ),
        parts: Vec::new(),
        include: fields.named("include", &mut options),
        nulls_not_distinct: options.flag("nulls_not_distinct"),
        with: with(&mut options),
        filter: options.text("filter"),
    };
    match on {
        Some(field) => {
            let mut part = part_of(Indexed::Column(field.clone()), span);
            part.read_options(&mut options);
            index.parts.push(part);
        }
        None => {
            let parts = options.positional(&["desc", "part"]);
            if parts.is_empty() {
                options.lacks(
                    &[],
                    "on the struct an index names its columns: `#[index(a, b)]`",
                );
            }
            for entry in parts {
                index
                    .parts
                    .extend(IndexPart::parse(entry, fields, &mut options));
            }
        }
    }
    index.check(options.diagnostics);
    options.finish();
    index
}

/// `with(fillfactor = 70)`
fn with(options: &mut Options<'_>) -> Vec<(Spanned<String>, String)> {
    let Some((word, list)) = options.list("with", "fillfactor = 70") else {
        return Vec::new();
    };
    Options::new("with".to_owned(), word.span(), list, options.diagnostics).assignments()
}

impl Index {
    fn check(&self, diagnostics: &mut Diagnostics) {
        let expression = self
            .parts
            .iter()
            .find(|it| matches!(it.of, Indexed::Expression(_)));
        if let (Some(part), None) = (expression, &self.name) {
            diagnostics.error_at(
                part.span,
                "an index over an expression needs a name: `name = \"…\"`",
            );
        }
        for (at, part) in self.parts.iter().enumerate() {
            let same = |it: &IndexPart| match (&it.of, &part.of) {
                (Indexed::Column(one), Indexed::Column(other)) => {
                    let class = |it: &IndexPart| it.operator_class.clone().map(|it| it.value);
                    one == other && class(it) == class(part)
                }
                _ => false,
            };
            if let Indexed::Column(field) = &part.of
                && self.parts[..at].iter().any(same)
            {
                diagnostics.error_at(part.span, format_args!("`{field}` is named twice"));
            }
        }
        if let (Some(span), None) = (self.nulls_not_distinct, self.unique) {
            diagnostics.error_at(span, "`nulls_not_distinct` goes with `unique`");
        }
        if let Some(span) = self.unique
            && self.method.value != "btree"
        {
            let message = format_args!(
                "an index of method `{}` cannot be unique",
                self.method.value
            );
            diagnostics.error_at(span, message);
        }
        let ordered = self
            .parts
            .iter()
            .find(|it| it.descending || it.nulls_first.is_some());
        if let Some(part) = ordered
            && self.method.value != "btree"
        {
            let message = format_args!("an index of method `{}` has no order", self.method.value);
            diagnostics.error_at(part.span, message);
        }
    }
}

fn part_of(of: Indexed, span: proc_macro2::Span) -> IndexPart {
    IndexPart {
        span,
        of,
        descending: false,
        nulls_first: None,
        operator_class: None,
        collation: None,
    }
}

impl IndexPart {
    /// `field`, `"expression"`, `desc(field)`, `part(field, …)`
    fn parse(entry: Entry, fields: &Fields, options: &mut Options<'_>) -> Option<Self> {
        match entry.value {
            Value::List(list) => {
                let word = entry.key?;
                let owner = word.to_string();
                let mut inner = Options::new(owner.clone(), word.span(), list, options.diagnostics)
                    .with_plain_words(&fields.names);
                let mut part = part_of(Indexed::Column(word.clone()), word.span());
                part.descending = owner == "desc";
                part.read_options(&mut inner);
                let mut rest = inner.positional(&[]).into_iter();
                let indexed = rest.next().map(|it| it.tokens);
                for more in rest {
                    inner.reject(more);
                }
                if indexed.is_none() {
                    inner.lacks(&[], format!("`{owner}` lacks the column: `{owner}(field)`"));
                }
                inner.finish();
                match indexed {
                    Some(tokens) => part.of = indexed_of(tokens, fields, options)?,
                    None => return None,
                }
                Some(part)
            }
            _ => {
                let of = match &entry.key {
                    Some(_) => Indexed::Column(fields.column(entry, options)?),
                    None => indexed_of(entry.tokens, fields, options)?,
                };
                let span = match &of {
                    Indexed::Column(field) => field.span(),
                    Indexed::Expression(sql) => sql.span,
                };
                Some(part_of(of, span))
            }
        }
    }

    fn read_options(&mut self, options: &mut Options<'_>) {
        self.descending |= options.flag("desc").is_some();
        self.nulls_first = match (options.flag("nulls_first"), options.flag("nulls_last")) {
            (Some(_), Some(span)) => {
                options
                    .diagnostics
                    .error_at(span, "nulls are first or last");
                None
            }
            (first, last) => first.map(|_| true).or(last.map(|_| false)),
        };
        self.operator_class = options.text("op");
        self.collation = options.text("collate");
    }
}

fn indexed_of(tokens: TokenStream, fields: &Fields, options: &mut Options<'_>) -> Option<Indexed> {
    if syn::parse2::<LitStr>(tokens.clone()).is_ok() {
        let text = options::text(tokens, "an expression", options.diagnostics)?;
        return Some(Indexed::Expression(text));
    }
    let Ok(field) = syn::parse::Parser::parse2(Ident::parse_any, tokens.clone()) else {
        options.diagnostics.error(
            tokens,
            "a part of an index is a field, or an expression in quotes",
        );
        return None;
    };
    let field = field.unraw();
    fields
        .check(&field, options.diagnostics)
        .then_some(Indexed::Column(field))
}
