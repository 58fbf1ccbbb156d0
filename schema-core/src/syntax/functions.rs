//! `#[sql] extern "SQL" { … }`: functions, their signature in Rust, their body in SQL.

use proc_macro2::{Span, TokenStream};
use quote::ToTokens;
use syn::{
    FnArg, ForeignItem, ForeignItemFn, GenericArgument, Ident, ItemForeignMod, Pat, PatType,
    PathArguments, ReturnType, Type, ext::IdentExt, spanned::Spanned as _,
};

use super::{
    Spanned, SqlText, attributes,
    attributes::{Place, Sorted},
    columns::{Base, ColumnType, Default},
    defaults,
    options::{self, Options},
};
use crate::{diagnostics::Diagnostics, problems::Instead};

/// `#[function(language = "plpgsql", stable, strict, security_definer, leakproof, parallel = Safe, cost = …, rows = …, set(search_path = "''"), schema = "…", name = "…", renamed_from = "…", body = "…")]`
/// above a `fn` of the block; `file = "path"` (relative to the package) instead of `body`.
#[derive(Clone, Debug)]
pub struct Function {
    /// The name in Rust.
    pub ident: Ident,
    /// The name in SQL.
    pub name: Spanned<String>,
    /// The namespace; `public` unless given.
    pub namespace: Spanned<String>,
    /// The doc comment; none if empty.
    pub docs: Option<Spanned<String>>,
    /// In order.
    pub arguments: Vec<Argument>,
    /// What it gives.
    pub returns: Returns,
    /// `sql` unless given.
    pub language: Spanned<String>,
    /// `volatile`, `stable`, `immutable`
    pub volatility: Volatility,
    /// `strict`
    pub strict: bool,
    /// `security_definer`
    pub security_definer: bool,
    /// `leakproof`
    pub leakproof: bool,
    /// `parallel = Unsafe | Restricted | Safe`
    pub parallel: Parallel,
    /// `cost = 10`
    pub cost: Option<String>,
    /// `rows = 10`
    pub rows: Option<String>,
    /// `set(name = "value as SQL")`
    pub settings: Vec<(String, String)>,
    /// The body, or the file that holds it.
    pub body: Body,
    /// `renamed_from = "…"`
    pub renamed_from: Option<Spanned<String>>,
}

/// Where a body stands.
#[derive(Clone, Debug)]
pub enum Body {
    /// `body = "…"`
    Text(SqlText),
    /// `file = "…"`, relative to the package.
    File(Spanned<String>),
}

/// An argument.
#[derive(Clone, Debug)]
pub struct Argument {
    /// Its place.
    pub span: Span,
    /// Its name.
    pub name: Spanned<String>,
    /// Its type.
    pub data_type: ColumnType,
    /// `#[variadic]`
    pub variadic: bool,
    /// `#[default(…)]`
    pub default: Option<Spanned<Default>>,
}

/// What a function gives: nothing, `Trigger`, a type, `SetOf<T>`.
#[derive(Clone, Debug)]
pub enum Returns {
    /// `void`
    Void,
    /// `trigger`
    Trigger,
    /// One value.
    One(Box<ColumnType>),
    /// `-> SetOf<T>`
    SetOf(Box<ColumnType>),
}

/// What a function promises about its results.
#[derive(Clone, Copy, Debug, std::default::Default, PartialEq, Eq)]
pub enum Volatility {
    /// `volatile`
    #[default]
    Volatile,
    /// `stable`
    Stable,
    /// `immutable`
    Immutable,
}

/// Whether a function may run in a parallel query.
#[derive(Clone, Copy, Debug, std::default::Default, PartialEq, Eq)]
pub enum Parallel {
    /// `Unsafe`
    #[default]
    Unsafe,
    /// `Restricted`
    Restricted,
    /// `Safe`
    Safe,
}

/// Reads `#[sql] extern "SQL" { … }`.
pub fn parse(
    args: TokenStream,
    item: &ItemForeignMod,
    diagnostics: &mut Diagnostics,
) -> Vec<Function> {
    Options::new("#[sql]".to_owned(), item.span(), args, diagnostics).finish();
    match &item.abi.name {
        Some(name) if name.value() == "SQL" => {}
        Some(name) => diagnostics.error(name, "a block of functions is `extern \"SQL\"`"),
        None => diagnostics.error(&item.abi, "a block of functions is `extern \"SQL\"`"),
    }
    let mut functions = Vec::new();
    for item in &item.items {
        match item {
            ForeignItem::Fn(item) => functions.extend(Function::parse(item, diagnostics)),
            other => diagnostics.error(
                other,
                "only functions stand in a block `extern \"SQL\"`, and none has a body in braces: \
                 `fn name() -> i32;`",
            ),
        }
    }
    functions
}

impl Function {
    /// Whether `of` knows nothing against it, the types of its arguments and of what it gives.
    pub fn is_fit(&self, of: impl Fn(Span) -> Instead) -> bool {
        let given = match &self.returns {
            Returns::Void | Returns::Trigger => None,
            Returns::One(it) | Returns::SetOf(it) => Some(&**it),
        };
        let mut types = self.arguments.iter().map(|it| &it.data_type).chain(given);
        types.all(|it| match &it.base {
            Base::User(path) => of(path.span()) == Instead::Same,
            Base::Known(_) => true,
        }) && of(self.ident.span()) == Instead::Same
    }

    fn parse(item: &ForeignItemFn, diagnostics: &mut Diagnostics) -> Option<Self> {
        let Sorted { ours, docs, .. } = attributes::sort(&item.attrs, Place::Function, diagnostics);
        let ident = &item.sig.ident;
        check_signature(item, diagnostics);
        let arguments = item
            .sig
            .inputs
            .iter()
            .filter_map(|it| Argument::parse(it, diagnostics));
        let mut arguments: Vec<Argument> = arguments.collect();
        check_arguments(&mut arguments, diagnostics);
        let returns = Returns::parse(&item.sig.output, diagnostics);
        let Some((_, attribute)) = ours.first() else {
            let message = format_args!(
                "`{ident}` lacks its body: write `#[function(body = \"…\")]` above it"
            );
            diagnostics.error(ident, message);
            return None;
        };
        let mut options = Options::of(attribute, diagnostics);
        let span = ident.span();
        let own = || Spanned::new(ident.unraw().to_string(), span);
        let body = body(&mut options);
        let function = Function {
            ident: ident.unraw(),
            name: options.text("name").unwrap_or_else(own),
            namespace: options.namespace(span),
            docs,
            arguments,
            returns,
            language: options
                .text("language")
                .unwrap_or_else(|| Spanned::new("sql".to_owned(), span)),
            volatility: volatility(&mut options),
            strict: options.flag("strict").is_some(),
            security_definer: options.flag("security_definer").is_some(),
            leakproof: options.flag("leakproof").is_some(),
            parallel: options
                .choice("parallel", PARALLEL)
                .map_or(Parallel::Unsafe, |it| it.value),
            cost: positive("cost", &mut options),
            rows: positive("rows", &mut options),
            settings: settings(&mut options),
            renamed_from: options.text("renamed_from"),
            body: body.clone().unwrap_or_else(|| Body::Text(own())),
        };
        if function.rows.is_some() && !matches!(function.returns, Returns::SetOf(_)) {
            let message = "`rows` is for a function that gives `SetOf<…>`";
            options.diagnostics.error_at(options.span, message);
        }
        options.finish();
        body.map(|_| function)
    }
}

const PARALLEL: &[(&str, Parallel)] = &[
    ("Safe", Parallel::Safe),
    ("Restricted", Parallel::Restricted),
    ("Unsafe", Parallel::Unsafe),
];

fn check_signature(item: &ForeignItemFn, diagnostics: &mut Diagnostics) {
    let signature = &item.sig;
    if !signature.generics.params.is_empty() {
        diagnostics.error(
            &signature.generics.params,
            "a function in SQL has no parameters for types",
        );
    }
    let qualifiers = [
        signature.constness.as_ref().map(ToTokens::to_token_stream),
        signature.asyncness.as_ref().map(ToTokens::to_token_stream),
        signature.unsafety.as_ref().map(ToTokens::to_token_stream),
    ];
    for word in qualifiers.into_iter().flatten() {
        let message = format!("a function in SQL is not `{word}`");
        diagnostics.error(word, message);
    }
    if let Some(clause) = &signature.generics.where_clause {
        diagnostics.error(clause, "a declaration has no `where`");
    }
    if let Some(dots) = &signature.variadic {
        diagnostics.error(
            dots,
            "write `#[variadic]` before the last argument, a `Vec`",
        );
    }
}

fn check_arguments(arguments: &mut [Argument], diagnostics: &mut Diagnostics) {
    let mut defaults = false;
    for at in 0..arguments.len() {
        let (before, rest) = arguments.split_at_mut(at);
        let taken = |name: &str| before.iter().any(|it| it.name.value == name);
        let Spanned { value: name, span } = &mut rest[0].name;
        if taken(name) {
            diagnostics.error_at(*span, format_args!("there is an argument `{name}` already"));
        }
        // The function keeps its form, for those who call it.
        while taken(name) {
            name.push('_');
        }
        let argument = &arguments[at];
        let span = &argument.span;
        if argument.variadic && (at + 1 != arguments.len() || argument.data_type.array.is_none()) {
            diagnostics.error_at(*span, "`#[variadic]` stands on the last argument, a `Vec`");
        }
        if defaults && argument.default.is_none() && !argument.variadic {
            diagnostics.error_at(
                *span,
                "an argument behind one with a default needs a default",
            );
        }
        defaults |= argument.default.is_some();
    }
}

fn volatility(options: &mut Options<'_>) -> Volatility {
    let given: Vec<_> = [
        ("volatile", Volatility::Volatile),
        ("stable", Volatility::Stable),
        ("immutable", Volatility::Immutable),
    ]
    .into_iter()
    .filter_map(|(word, volatility)| Some((options.flag(word)?, volatility)))
    .collect();
    for (span, _) in given.iter().skip(1) {
        options
            .diagnostics
            .error_at(*span, "a function is `volatile`, `stable` or `immutable`");
    }
    given.first().map_or(Volatility::Volatile, |(_, it)| *it)
}

fn positive(key: &'static str, options: &mut Options<'_>) -> Option<String> {
    let (_, value) = options.assigned(key, "10")?;
    let text = options::as_sql(value.clone());
    if text.parse::<f64>().is_ok_and(|it| it > 0.0) {
        return Some(text);
    }
    options
        .diagnostics
        .error(value, format_args!("`{key}` takes a positive number"));
    None
}

/// `set(name = "value as SQL")`
fn settings(options: &mut Options<'_>) -> Vec<(String, String)> {
    let Some((word, list)) = options.list("set", "search_path = \"''\"") else {
        return Vec::new();
    };
    let list = Options::new("set".to_owned(), word.span(), list, options.diagnostics);
    list.assignments()
        .into_iter()
        .map(|(name, value)| (name.value, value))
        .collect()
}

fn body(options: &mut Options<'_>) -> Option<Body> {
    match (options.text("body"), options.text("file")) {
        (Some(text), None) => Some(Body::Text(text)),
        (None, Some(file)) => Some(Body::File(file)),
        (Some(_), Some(file)) => {
            options.diagnostics.error_at(
                file.span,
                "the body stands in `body` or in `file`, not in both",
            );
            None
        }
        (None, None) => {
            options.lacks(
                &["body", "file"],
                "the function lacks its body: `body = \"…\"` or `file = \"…\"`",
            );
            None
        }
    }
}

impl Argument {
    fn parse(argument: &FnArg, diagnostics: &mut Diagnostics) -> Option<Self> {
        let FnArg::Typed(PatType { attrs, pat, ty, .. }) = argument else {
            diagnostics.error(argument, "a function in SQL has no `self`");
            return None;
        };
        let Pat::Ident(name) = &**pat else {
            diagnostics.error(pat, "an argument has a name");
            return None;
        };
        let Sorted { ours, .. } = attributes::sort(attrs, Place::Argument, diagnostics);
        let (mut variadic, mut default) = (false, None);
        for (name, attribute) in ours {
            if name == "variadic" {
                variadic = true;
            } else {
                default = defaults::default(attribute, diagnostics);
            }
        }
        let span = name.ident.span();
        let name = Spanned::new(name.ident.unraw().to_string(), span);
        let data_type = ColumnType::parse(ty, diagnostics);
        Some(Argument {
            span,
            name,
            data_type,
            variadic,
            default,
        })
    }
}

impl Returns {
    fn parse(output: &ReturnType, diagnostics: &mut Diagnostics) -> Self {
        let ReturnType::Type(_, given) = output else {
            return Returns::Void;
        };
        if let Type::Tuple(tuple) = &**given
            && tuple.elems.is_empty()
        {
            return Returns::Void;
        }
        let path = given.to_token_stream().to_string();
        if path == "Trigger" {
            return Returns::Trigger;
        }
        if let Type::Path(path) = &**given
            && let Some(last) = path.path.segments.last()
            && last.ident == "SetOf"
            && let PathArguments::AngleBracketed(arguments) = &last.arguments
            && let Some(GenericArgument::Type(element)) = arguments.args.first()
        {
            return Returns::SetOf(Box::new(ColumnType::parse(element, diagnostics)));
        }
        Returns::One(Box::new(ColumnType::parse(given, diagnostics)))
    }
}
