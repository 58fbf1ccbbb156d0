//! `#[sql] extern "SQL"` out: what gives one value can be called in Diesel's queries.
//!
//! A trigger function is not called in queries, a set has no form in Diesel's, and a variadic
//! function would need one name for each number of arguments.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use syn::{Path, ext::IdentExt};

use super::{
    names,
    tables::{diesel_type, doc, nested},
};
use crate::syntax::{
    columns::{Base, ColumnType},
    functions::{Function, Returns},
};

/// All that the functions of one block become.
pub fn functions(functions: &[Function]) -> TokenStream {
    functions.iter().filter_map(function).collect()
}

/// The names that one of them brings into its module.
pub fn names(it: &Function) -> Vec<String> {
    match called(it) {
        Some(_) => vec![it.ident.to_string(), format!("{}_utils", it.ident)],
        None => Vec::new(),
    }
}

/// What it gives where it is called.
fn called(it: &Function) -> Option<&ColumnType> {
    match &it.returns {
        Returns::One(returns) if !it.arguments.iter().any(|it| it.variadic) => Some(returns),
        _ => None,
    }
}

fn function(it: &Function) -> Option<TokenStream> {
    let returns = called(it)?;
    let mut aliases = Vec::new();
    let ident = &it.ident;
    let arguments: Vec<_> = it
        .arguments
        .iter()
        .map(|argument| {
            let name = names::ident(&names::table(&argument.name.value), argument.span);
            let data_type = sql_type(&argument.data_type, ident, &mut aliases);
            quote!(#name: #data_type)
        })
        .collect();
    let returns = sql_type(returns, ident, &mut aliases);
    let sql_name = match it.namespace.value.as_str() {
        "public" => it.name.value.clone(),
        namespace => format!("{namespace}.{}", it.name.value),
    };
    let sql_name = (ident.unraw() != sql_name).then(|| quote!(#[sql_name = #sql_name]));
    let docs = match &it.docs {
        Some(docs) => docs.value.lines().map(doc).collect(),
        None => doc(&format!(
            "The function `{}` of the database.",
            it.name.value
        )),
    };
    let aliases = aliases.iter().enumerate().map(|(at, path)| {
        let alias = alias(ident, at);
        quote!(#[doc(hidden)] #[allow(non_camel_case_types)] pub type #alias = #path;)
    });
    Some(quote! {
        #(#aliases)*
        ::diesel::define_sql_function! {
            #docs
            #[allow(dead_code)]
            #sql_name
            fn #ident(#(#arguments),*) -> #returns;
        }
    })
}

/// The type as Diesel's module of the function sees it, which has the names of the module around
/// it, but stands one deeper.
fn sql_type(data_type: &ColumnType, function: &syn::Ident, aliases: &mut Vec<Path>) -> TokenStream {
    let base = match &data_type.base {
        Base::Known(known) => diesel_type(known.diesel),
        Base::User(path) => {
            let first = path
                .segments
                .first()
                .map(|it| it.ident.to_string())
                .unwrap_or_default();
            if path.leading_colon.is_some() || !matches!(first.as_str(), "self" | "super") {
                quote!(#path)
            } else {
                aliases.push(path.clone());
                let alias = alias(function, aliases.len() - 1);
                quote!(#alias)
            }
        }
    };
    nested(base, data_type.array, data_type.nullable)
}

fn alias(function: &syn::Ident, at: usize) -> syn::Ident {
    format_ident!("__{}_{at}", function.unraw())
}
