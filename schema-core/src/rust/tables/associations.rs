//! The ways between tables: `belongs_to` on the child, a query from the parent, a query from the
//! child.
//!
//! One item is all that a macro sees. Where a key alone tells what is meant, its columns and the
//! path of the parent suffice: an inherent impl may stand anywhere in the crate, and the parent's
//! table follows from its model.

use std::collections::BTreeSet;

use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, quote};
use syn::{Path, ext::IdentExt};

use super::{Emitted, Field, doc, names};
use crate::{
    naming,
    syntax::tables::{ForeignKey, Table},
};

/// A key to another table's primary key, with what it means among its like.
struct Relation<'a> {
    key: &'a ForeignKey,
    fields: Vec<&'a Field<'a>>,
    /// Whether it is the one that a query between the two tables means.
    plain: bool,
}

/// A function that a key brings.
#[derive(Clone, Debug)]
pub struct Method<'a> {
    /// The model that gets it, as written; the child's own if there is none.
    pub of: Option<&'a Path>,
    /// Its name.
    pub name: String,
    /// The key.
    pub key: &'a ForeignKey,
}

/// The functions that the keys of a table bring, each by its name.
pub fn methods(table: &Table) -> Vec<Method<'_>> {
    let mut methods = Vec::new();
    for key in to_primary_keys(table) {
        let (own, theirs) = (role(key), children(table, key));
        methods.push(Method {
            of: None,
            name: own,
            key,
        });
        methods.push(Method {
            of: Some(&key.references),
            name: theirs,
            key,
        });
    }
    methods
}

/// With columns named, a key may point to other than the primary key, which no macro can see.
fn to_primary_keys(table: &Table) -> impl Iterator<Item = &ForeignKey> {
    let keys = table.foreign_keys.iter();
    keys.filter(|it| it.referenced.is_empty() && !it.columns.is_empty())
}

/// The name of the query from the parent.
fn children(table: &Table, key: &ForeignKey) -> String {
    if let Some(written) = &key.children {
        return written.value.clone();
    }
    let module = names::table(&table.name.value).to_lowercase();
    match is_plain(table, key) {
        true => module,
        false => format!("{module}_by_{}", role(key)),
    }
}

/// `#[diesel(belongs_to(…))]`, one a parent.
pub(super) fn belongs_to(it: &Emitted<'_>) -> TokenStream {
    let relations = relations(it);
    let plain = relations
        .iter()
        .filter(|it| it.plain && it.fields.len() == 1);
    let attributes = plain.map(|relation| {
        let (parent, column) = (parent(it, relation.key), &relation.fields[0].name);
        quote!(#[diesel(belongs_to(#parent, foreign_key = #column))])
    });
    attributes.collect()
}

/// A method on the child and one on the parent for every key.
pub(super) fn associations(it: &Emitted<'_>) -> TokenStream {
    let mut taken = BTreeSet::new();
    if it.table.soft_delete.is_some() {
        taken.extend(["active", "soft_delete", "restore"].map(str::to_owned));
    }
    let relations = relations(it);
    let to_parents: Vec<_> = relations
        .iter()
        .filter(|relation| taken.insert(role(relation.key)))
        .map(|relation| to_parent(it, relation))
        .collect();
    let ident = &it.table.ident;
    let child = (!to_parents.is_empty()).then(|| {
        quote! {
            #[allow(dead_code)]
            impl #ident { #(#to_parents)* }
        }
    });
    let parents = relations.iter().map(|relation| to_children(it, relation));
    quote!(#child #(#parents)*)
}

fn relations<'a>(it: &'a Emitted<'a>) -> Vec<Relation<'a>> {
    let with_fields = to_primary_keys(it.table).map(|key| {
        let fields: Option<Vec<_>> = key.columns.iter().map(|name| it.field(name)).collect();
        (key, fields)
    });
    with_fields
        .filter_map(|(key, fields)| {
            Some(Relation {
                key,
                fields: fields?,
                plain: is_plain(it.table, key),
            })
        })
        .collect()
}

/// The key that is marked `join`, or the only one to its parent.
///
/// Paths that end alike count as one parent: taken for two, they would be implemented twice.
fn is_plain(table: &Table, key: &ForeignKey) -> bool {
    let same = |other: &&ForeignKey| last(&other.references) == last(&key.references);
    let mut same = table.foreign_keys.iter().filter(same);
    match same.clone().find(|it| it.join.is_some()) {
        Some(marked) => std::ptr::eq(marked, key),
        None => !is_self(table, &key.references) && same.nth(1).is_none(),
    }
}

fn is_self(table: &Table, parent: &Path) -> bool {
    parent
        .get_ident()
        .is_some_and(|parent| *parent == table.ident || parent == "Self")
}

/// The parent's model.
fn parent(it: &Emitted<'_>, key: &ForeignKey) -> TokenStream {
    match is_self(it.table, &key.references) {
        true => it.table.ident.to_token_stream(),
        false => key.references.to_token_stream(),
    }
}

fn last(path: &Path) -> String {
    path.segments
        .last()
        .map(|it| it.ident.to_string())
        .unwrap_or_default()
}

/// What the parent is to the child: `user` of `user_id`.
fn role(key: &ForeignKey) -> String {
    match key.columns.as_slice() {
        [field] => {
            let name = field.unraw().to_string();
            name.strip_suffix("_id")
                .filter(|it| !it.is_empty())
                .unwrap_or(&name)
                .to_owned()
        }
        _ => naming::snake_case(&last(&key.references)),
    }
}

/// The query from a child to its parent.
fn to_parent(it: &Emitted<'_>, relation: &Relation<'_>) -> TokenStream {
    let fields = &relation.fields;
    let parent = parent(it, relation.key);
    let name = names::ident(&role(relation.key), fields[0].ident.span());
    let optional = fields.iter().any(|it| it.column.data_type.nullable);
    let types: Vec<_> = fields
        .iter()
        .map(|it| it.rust_value())
        .map(|it| quote!(&#it))
        .collect();
    let values = fields
        .iter()
        .map(|it| (&it.ident, it.column.data_type.nullable));
    let values: Vec<_> = values
        .map(|(field, nullable)| match nullable {
            true => quote!(self.#field.as_ref()?),
            false => quote!(&self.#field),
        })
        .collect();
    let (types, values) = (tuple(&types), tuple(&values));
    let query = quote! {
        ::diesel::dsl::Find<<#parent as ::diesel::associations::HasTable>::Table, #types>
    };
    let find = quote! {
        ::diesel::QueryDsl::find(
            <#parent as ::diesel::associations::HasTable>::table(),
            #values,
        )
    };
    let (docs, query, find) = match optional {
        false => (
            doc("The query for the row to which this one belongs."),
            query,
            find,
        ),
        true => (
            doc("The query for the row to which this one belongs, if it belongs to one."),
            quote!(::core::option::Option<#query>),
            quote!(::core::option::Option::Some(#find)),
        ),
    };
    quote! {
        #docs
        pub fn #name(&self) -> #query {
            #find
        }
    }
}

/// The one, or a tuple of all.
pub(super) fn tuple(parts: &[TokenStream]) -> TokenStream {
    match parts {
        [part] => part.clone(),
        _ => quote!((#(#parts),*)),
    }
}

/// The query from a parent to its children, beside the child: it needs the parent's path only.
fn to_children(it: &Emitted<'_>, relation: &Relation<'_>) -> TokenStream {
    let fields = &relation.fields;
    let module = &it.module;
    let parent = parent(it, relation.key);
    let name = Ident::new(&children(it.table, relation.key), it.table.ident.span());
    let docs = doc(&format!(
        "The query for the rows of `{}` that belong to this one.",
        it.sql_name()
    ));
    let columns: Vec<_> = fields.iter().map(|it| &it.name).collect();
    let (condition, body) = match columns.as_slice() {
        [column] => (
            quote!(::diesel::dsl::Eq<#module::#column, <&Self as ::diesel::associations::Identifiable>::Id>),
            quote!(::diesel::ExpressionMethods::eq(#module::#column, ::diesel::associations::Identifiable::id(self))),
        ),
        _ => several(module, fields),
    };
    quote! {
        #[allow(dead_code)]
        impl #parent {
            #docs
            pub fn #name(&self) -> ::diesel::dsl::Filter<#module::table, #condition> {
                ::diesel::QueryDsl::filter(#module::table, #body)
            }
        }
    }
}

/// The condition for a key of several columns: its type, and the expression.
fn several(module: &Ident, fields: &[&Field<'_>]) -> (TokenStream, TokenStream) {
    let mut types = fields.iter().map(|it| {
        let (column, value) = (&it.name, it.rust_value());
        quote!(::diesel::dsl::Eq<#module::#column, &#value>)
    });
    let mut values = fields.iter().enumerate().map(|(at, it)| {
        let (column, at) = (&it.name, syn::Index::from(at));
        quote!(::diesel::ExpressionMethods::eq(#module::#column, id.#at))
    });
    let first_type = types.next().unwrap_or_default();
    let first_value = values.next().unwrap_or_default();
    let condition = types.fold(first_type, |all, it| quote!(::diesel::dsl::And<#all, #it>));
    let value = values.fold(
        first_value,
        |all, it| quote!(::diesel::BoolExpressionMethods::and(#all, #it)),
    );
    (
        condition,
        quote!({ let id = ::diesel::associations::Identifiable::id(self); #value }),
    )
}
