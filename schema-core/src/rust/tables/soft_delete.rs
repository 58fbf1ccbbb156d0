//! `active`, `soft_delete` and `restore`.
//!
//! The types that they give are spelled out: that costs the compiler less than Diesel's `auto_type`.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};

use super::Emitted;
use crate::syntax::columns::Brought;

pub(super) fn soft_delete(it: &Emitted<'_>) -> Option<TokenStream> {
    let Emitted { table, module, .. } = it;
    let brought = |name: &str| {
        it.fields.iter().find(|it| {
            it.column.brought_by == Some(Brought::SoftDelete) && it.column.name.value == name
        })
    };
    let (at, by, reason) = (
        brought("deleted_at")?,
        brought("deleted_by")?,
        brought("deletion_reason")?,
    );
    let model = &table.ident;
    let key = it.key().into_iter().map(|it| it.rust.to_token_stream());
    let id = super::associations::tuple(&key.collect::<Vec<_>>());
    let row = quote!(::diesel::dsl::Find<#module::table, #id>);
    let (at_type, by_type) = (&at.rust, &by.rust);
    let (at, by, reason) = (&at.name, &by.name, &reason.name);
    let update = |condition: TokenStream, at_type: TokenStream, text: TokenStream| {
        quote! {
            ::diesel::dsl::Update<
                ::diesel::dsl::Filter<#row, ::diesel::dsl::#condition<#module::#at>>,
                (
                    ::diesel::dsl::Eq<#module::#at, #at_type>,
                    ::diesel::dsl::Eq<#module::#by, #by_type>,
                    ::diesel::dsl::Eq<#module::#reason, ::core::option::Option<#text>>,
                ),
            >
        }
    };
    let deleting = update(quote!(IsNull), quote!(::diesel::dsl::now), quote!(&str));
    let restoring = update(quote!(IsNotNull), quote!(#at_type), quote!(&'static str));
    Some(quote! {
        #[allow(dead_code)]
        impl #model {
            /// The rows that are not deleted.
            pub fn active() -> ::diesel::dsl::Filter<#module::table, ::diesel::dsl::IsNull<#module::#at>> {
                ::diesel::QueryDsl::filter(#module::table, ::diesel::ExpressionMethods::is_null(#module::#at))
            }

            /// Marks a living row as deleted; none is changed if there is no such row.
            pub fn soft_delete(id: #id, by: #by_type, reason: ::core::option::Option<&str>) -> #deleting {
                ::diesel::dsl::update(::diesel::QueryDsl::filter(
                    ::diesel::QueryDsl::find(#module::table, id),
                    ::diesel::ExpressionMethods::is_null(#module::#at),
                ))
                .set((
                    ::diesel::ExpressionMethods::eq(#module::#at, ::diesel::dsl::now),
                    ::diesel::ExpressionMethods::eq(#module::#by, by),
                    ::diesel::ExpressionMethods::eq(#module::#reason, reason),
                ))
            }

            /// Brings a deleted row back; none is changed if there is no such row.
            pub fn restore(id: #id) -> #restoring {
                ::diesel::dsl::update(::diesel::QueryDsl::filter(
                    ::diesel::QueryDsl::find(#module::table, id),
                    ::diesel::ExpressionMethods::is_not_null(#module::#at),
                ))
                .set((
                    ::diesel::ExpressionMethods::eq(#module::#at, ::core::option::Option::None),
                    ::diesel::ExpressionMethods::eq(#module::#by, ::core::option::Option::None),
                    ::diesel::ExpressionMethods::eq(#module::#reason, ::core::option::Option::None),
                ))
            }
        }
    })
}
