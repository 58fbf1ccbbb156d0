//! `#[table]` out: the `table!`, the model, what is inserted and what is changed, the ways to the
//! related tables, and soft deletion.

use std::{borrow::Cow, collections::BTreeMap};

use proc_macro2::{Group, Ident, Span, TokenStream, TokenTree};
use quote::{ToTokens, format_ident, quote, quote_spanned};
use syn::{Attribute, Path, Type, ext::IdentExt};

use super::{names, types};
use crate::syntax::{
    columns::{Base, Brought, Column, Elements},
    tables::Table,
};

mod associations;
mod models;
mod soft_delete;

pub use associations::{Method, methods};
pub use models::DERIVED;

/// All that one declared table becomes.
pub fn table(table: &Table) -> TokenStream {
    let it = Emitted::new(table);
    if it.fields.is_empty() {
        let (attributes, ident) = (&table.attributes, &table.ident);
        return quote!(#(#attributes)* pub struct #ident {});
    }
    let parts = [
        Some(it.table_macro()),
        Some(models::model(&it)),
        models::new(&it),
        models::changes(&it),
        Some(associations::associations(&it)),
        soft_delete::soft_delete(&it),
    ];
    parts.into_iter().flatten().collect()
}

/// The names that it brings into its module beside that of the struct; `New…` and `…Changes` also
/// where they would be empty.
#[cfg(feature = "engine")]
pub fn names(table: &Table) -> Vec<String> {
    let model = table.ident.unraw();
    vec![
        names::table(&table.name.value),
        format!("New{model}"),
        format!("{model}Changes"),
    ]
}

/// A table with the names by which Rust and Diesel know it.
struct Emitted<'a> {
    table: &'a Table,
    /// The module that `table!` makes.
    module: Ident,
    fields: Vec<Field<'a>>,
    imports: Imports,
}

/// A column with its names.
struct Field<'a> {
    column: &'a Column,
    /// The model's field.
    ident: Ident,
    /// The column in the table's module.
    name: Ident,
    /// The field's type.
    rust: Cow<'a, Type>,
    /// Its type in SQL, as the table's module sees it.
    sql_type: TokenStream,
}

impl<'a> Emitted<'a> {
    fn new(table: &'a Table) -> Self {
        let module = names::table(&table.name.value);
        let mut imports = Imports::default();
        let fields = table
            .columns
            .iter()
            .map(|column| {
                let span = column.ident.span();
                Field {
                    column,
                    ident: names::ident(&column.ident.unraw().to_string(), span),
                    name: Ident::new(&names::sound_column(&column.name.value, &module), span),
                    rust: rust_type(column),
                    sql_type: sql_type(column, &mut imports),
                }
            })
            .collect();
        // A derived name is shown at the struct, from which it was derived.
        let module = Ident::new(&module, table.ident.span());
        Emitted {
            table,
            module,
            fields,
            imports,
        }
    }

    /// The field that an attribute names.
    fn field(&self, name: &Ident) -> Option<&Field<'a>> {
        let name = name.unraw();
        self.fields
            .iter()
            .find(|it| it.column.ident.unraw() == name)
    }

    /// The fields of the primary key; the first of all where none is declared, so that a table
    /// without one breaks nothing else.
    fn key(&self) -> Vec<&Field<'a>> {
        let declared = self.table.primary_key.iter().flat_map(|it| &it.columns);
        let key: Vec<_> = declared.filter_map(|name| self.field(name)).collect();
        if key.is_empty() {
            self.fields.iter().take(1).collect()
        } else {
            key
        }
    }

    fn table_macro(&self) -> TokenStream {
        let module = &self.module;
        let docs = docs_or(&self.table.attributes, || {
            format!("The table `{}`.", self.sql_name())
        });
        let sql_name = sql_name(module, &self.table.name.value);
        let case = module.to_string().contains(char::is_uppercase);
        let case = case.then(|| quote!(#[allow(non_snake_case)]));
        let namespace = match self.namespace() {
            Ok(namespace) => namespace,
            Err(problem) => return problem,
        };
        let key = self.key().into_iter().map(|it| &it.name);
        let columns = self.fields.iter().map(|it| {
            let Field {
                name,
                sql_type,
                column,
                ..
            } = it;
            let docs = column_docs(column);
            let sql_name = self::sql_name(name, &column.name.value);
            quote!(#docs #sql_name #name -> #sql_type,)
        });
        let imports = self.imports.uses(module);
        let relative = self.imports.relative_module(module);
        quote! {
            #relative
            ::diesel::table! {
                #imports
                #docs
                #case
                #sql_name
                #namespace #module (#(#key),*) {
                    #(#columns)*
                }
            }
        }
    }

    /// `app.`, or nothing for `public`.
    fn namespace(&self) -> Result<TokenStream, TokenStream> {
        let name = &self.table.namespace;
        if name.value == "public" {
            return Ok(TokenStream::new());
        }
        if !names::is_ident(&name.value) {
            let message = format!(
                "`table!` has no way to name the namespace `{}`; choose another",
                name.value
            );
            return Err(quote_spanned!(name.span=> ::core::compile_error!(#message);));
        }
        let ident = Ident::new(&name.value, name.span);
        Ok(quote!(#ident .))
    }

    fn sql_name(&self) -> String {
        match self.table.namespace.value.as_str() {
            "public" => self.table.name.value.clone(),
            namespace => format!("{namespace}.{}", self.table.name.value),
        }
    }
}

impl Field<'_> {
    /// The field's type without `Option`.
    fn rust_value(&self) -> &Type {
        inner(&self.rust)
            .filter(|_| self.column.data_type.nullable)
            .unwrap_or(&self.rust)
    }

    /// `#[diesel(column_name = …)]`, where field and column differ.
    fn column_name(&self) -> Option<TokenStream> {
        let name = &self.name;
        (self.ident != *name).then(|| quote!(#[diesel(column_name = #name)]))
    }
}

/// The field's type as it was written. What an option brings was not written, and no lint is to
/// point to the option as if it were.
fn rust_type(column: &Column) -> Cow<'_, Type> {
    let written = &column.data_type.rust;
    if column.brought_by.is_none() {
        return Cow::Borrowed(written);
    }
    let tokens = written.to_token_stream();
    let unplaced = syn::parse2(respanned(tokens, Span::call_site()));
    unplaced.map_or(Cow::Borrowed(written), Cow::Owned)
}

fn respanned(tokens: TokenStream, span: Span) -> TokenStream {
    let trees = tokens.into_iter().map(|mut tree| {
        if let TokenTree::Group(group) = &tree {
            tree = Group::new(group.delimiter(), respanned(group.stream(), span)).into();
        }
        tree.set_span(span);
        tree
    });
    trees.collect()
}

/// `T` of `Option<T>`.
fn inner(option: &Type) -> Option<&Type> {
    let Type::Path(path) = option else {
        return None;
    };
    let syn::PathArguments::AngleBracketed(arguments) = &path.path.segments.last()?.arguments
    else {
        return None;
    };
    arguments.args.iter().find_map(|it| match it {
        syn::GenericArgument::Type(inner) => Some(inner),
        _ => None,
    })
}

/// A column's type, as the table's module sees it.
fn sql_type(column: &Column, imports: &mut Imports) -> TokenStream {
    let written = column
        .sql_type
        .as_ref()
        .and_then(|it| types::parse(&it.value).ok());
    let written_array = written.as_ref().is_some_and(|it| it.array);
    let base = match (
        &column.diesel_type,
        written.and_then(|it| it.diesel),
        &column.data_type.base,
    ) {
        (Some(path), ..) => imports.import(path),
        (_, Some(diesel), _) => diesel_type(diesel),
        _ if column.plain_jsonb.is_some() => diesel_type("Jsonb"),
        (.., Base::Known(known)) => diesel_type(known.diesel),
        (.., Base::User(path)) => imports.import(path),
    };
    let array = column
        .data_type
        .array
        .or(written_array.then_some(Elements::NotNull));
    nested(base, array, column.data_type.nullable)
}

/// `Nullable` and `Array` around a type.
pub(super) fn nested(base: TokenStream, array: Option<Elements>, nullable: bool) -> TokenStream {
    let value = match array {
        None => base,
        Some(Elements::NotNull) => quote!(::diesel::sql_types::Array<#base>),
        Some(Elements::Nullable) => {
            quote!(::diesel::sql_types::Array<::diesel::sql_types::Nullable<#base>>)
        }
    };
    if nullable {
        quote!(::diesel::sql_types::Nullable<#value>)
    } else {
        value
    }
}

/// One of Diesel's own types, spelled in full: a `use` in `table!` takes the place of Diesel's own.
pub(super) fn diesel_type(name: &str) -> TokenStream {
    let name = format_ident!("{name}");
    quote!(::diesel::sql_types::#name)
}

/// The user's types that a table's module must see: `table!` opens a module within a module, so
/// that only an import reaches both.
#[derive(Default)]
struct Imports {
    /// By path: the name in the table's module, and the path.
    types: BTreeMap<String, (Ident, Path)>,
}

impl Imports {
    fn import(&mut self, path: &Path) -> TokenStream {
        let mut path = path.clone();
        for segment in &mut path.segments {
            segment.arguments = syn::PathArguments::None;
        }
        let key = path.to_token_stream().to_string();
        if let Some((name, _)) = self.types.get(&key) {
            return name.to_token_stream();
        }
        let Some(mut last) = path.segments.last().map(|it| it.ident.clone()) else {
            return TokenStream::new();
        };
        // The code of `table!` names its parameters like this.
        if !last.to_string().contains(char::is_lowercase) {
            last = format_ident!("{last}_");
        }
        let taken = self
            .types
            .values()
            .filter(|(_, it)| it.segments.last() == path.segments.last());
        let name = match taken.count() {
            0 => last,
            count => format_ident!("{last}{}", count + 1),
        };
        self.types.insert(key, (name.clone(), path));
        name.to_token_stream()
    }

    /// The `use` lines at the head of `table!`.
    fn uses(&self, module: &Ident) -> TokenStream {
        let uses = self.types.values().map(|(name, path)| {
            let last = path.segments.last().map(|it| &it.ident);
            let rename = (last != Some(name)).then(|| quote!(as #name));
            let first = path
                .segments
                .first()
                .map(|it| it.ident.to_string())
                .unwrap_or_default();
            let rest = path.segments.iter().skip(1);
            match first.as_str() {
                _ if path.leading_colon.is_some() => quote!(use #path #rename;),
                "crate" => quote!(use #path #rename;),
                "self" => quote!(use super #(::#rest)* #rename;),
                _ if is_relative(path) => {
                    let relative = relative_module(module);
                    quote!(use super::#relative::#name;)
                }
                _ => quote!(use super::#path #rename;),
            }
        });
        quote!(#(#uses)*)
    }

    /// `kinds::Kind` may begin with a module beside the struct or with another crate; only a `use`
    /// in a module with all names of the struct's own finds both.
    fn relative_module(&self, module: &Ident) -> Option<TokenStream> {
        let relative: Vec<_> = self
            .types
            .values()
            .filter(|(_, path)| is_relative(path))
            .collect();
        if relative.is_empty() {
            return None;
        }
        let ident = relative_module(module);
        let uses = relative
            .iter()
            .map(|(name, path)| quote!(pub use #path as #name;));
        Some(quote! {
            #[doc(hidden)]
            mod #ident {
                #[allow(unused_imports)]
                use super::*;
                #(#uses)*
            }
        })
    }
}

fn is_relative(path: &Path) -> bool {
    let rooted =
        |it: &syn::PathSegment| matches!(it.ident.to_string().as_str(), "crate" | "self" | "super");
    path.leading_colon.is_none()
        && path.segments.len() > 1
        && !path.segments.first().is_some_and(rooted)
}

fn relative_module(table: &Ident) -> Ident {
    format_ident!("__{table}_types", span = Span::call_site())
}

/// `#[sql_name = "…"]`, where Rust's name is another.
fn sql_name(ident: &Ident, sql: &str) -> Option<TokenStream> {
    (ident != sql).then(|| quote!(#[sql_name = #sql]))
}

/// A doc comment.
pub(super) fn doc(text: &str) -> TokenStream {
    let text = format!(" {text}");
    quote!(#[doc = #text])
}

/// The user's doc comment, or another.
fn docs_or(attributes: &[Attribute], otherwise: impl FnOnce() -> String) -> TokenStream {
    let mut written = attributes
        .iter()
        .filter(|it| it.path().is_ident("doc"))
        .peekable();
    if written.peek().is_some() {
        quote!(#(#written)*)
    } else {
        doc(&otherwise())
    }
}

fn column_docs(column: &Column) -> TokenStream {
    docs_or(&column.attributes, || {
        match (column.brought_by, column.name.value.as_str()) {
            (Some(Brought::Timestamps), "created_at") => "When the row was inserted.".to_owned(),
            (Some(Brought::Timestamps), _) => "When the row was last changed.".to_owned(),
            (Some(Brought::SoftDelete), "deleted_at") => {
                "When the row was deleted; none while it is alive.".to_owned()
            }
            (Some(Brought::SoftDelete), "deleted_by") => "Who deleted the row.".to_owned(),
            (Some(Brought::SoftDelete), _) => "Why the row was deleted.".to_owned(),
            (Some(Brought::Versioned), _) => {
                "The version of what the jsonb columns hold.".to_owned()
            }
            (None, name) => format!("The column `{name}`."),
        }
    })
}

/// `#[derive(…)]` of our own and of the user's `extra`, without what `attributes` derive already.
pub(super) fn derive(own: &[&str], extra: &[Path], attributes: &[Attribute]) -> TokenStream {
    let mut taken = derived(attributes);
    let mut paths = Vec::new();
    let own = own.iter().filter_map(|it| syn::parse_str::<Path>(it).ok());
    for path in own.chain(extra.iter().cloned()) {
        let Some(last) = path.segments.last().map(|it| it.ident.to_string()) else {
            continue;
        };
        if !taken.contains(&last) {
            taken.push(last);
            paths.push(path);
        }
    }
    quote!(#[derive(#(#paths),*)])
}

/// What the user's own `#[derive(…)]` attributes name, by the last segment.
pub(super) fn derived(attributes: &[Attribute]) -> Vec<String> {
    let mut names = Vec::new();
    for attribute in attributes.iter().filter(|it| it.path().is_ident("derive")) {
        // What does not parse is left to rustc, which reports it.
        let _ = attribute.parse_nested_meta(|it| {
            names.extend(it.path.segments.last().map(|it| it.ident.to_string()));
            Ok(())
        });
    }
    names
}
