//! `#[jsonb]` out: the type is its own type in SQL, with jsonb's oid, and fits a plain `Jsonb`
//! column as well.

use proc_macro2::TokenStream;
use quote::quote;
use syn::{Attribute, Ident, Item};

use super::tables::derive;
use crate::syntax::jsonb::Jsonb;

/// What is derived for a type of jsonb columns.
pub const DERIVED: &[&str] = &[
    "Debug",
    "Clone",
    "PartialEq",
    "::serde::Serialize",
    "::serde::Deserialize",
    "::diesel::sql_types::SqlType",
    "::diesel::query_builder::QueryId",
    "::diesel::expression::AsExpression",
    "::diesel::deserialize::FromSqlRow",
];

/// All that one declared type of jsonb columns becomes; `item` is without our own attributes.
pub fn jsonb(it: &Jsonb, item: &Item) -> TokenStream {
    let ident = &it.ident;
    let attributes = attributes(item);
    let left_out = it.not_derived.iter().map(|it| it.to_string());
    let left_out: Vec<String> = left_out.collect();
    let own = DERIVED.iter().filter(|it| {
        let name = it.rsplit("::").next().unwrap_or(it);
        !left_out.iter().any(|it| it == name)
    });
    let own: Vec<&str> = own.copied().collect();
    let derives = derive(&own, &[], attributes);
    let conversions = conversions(ident);
    quote! {
        #derives
        #[diesel(
            postgres_type(oid = 3802, array_oid = 3807),
            sql_type = #ident,
            sql_type = ::diesel::sql_types::Jsonb,
        )]
        #item
        #conversions
    }
}

fn attributes(item: &Item) -> &[Attribute] {
    match item {
        Item::Struct(it) => &it.attrs,
        Item::Enum(it) => &it.attrs,
        _ => &[],
    }
}

/// Binary jsonb is a version byte, which is 1, and the text.
fn conversions(ident: &Ident) -> TokenStream {
    let plain = quote!(::diesel::sql_types::Jsonb);
    quote! {
        impl ::diesel::serialize::ToSql<#plain, ::diesel::pg::Pg> for #ident {
            fn to_sql<'b>(
                &'b self,
                out: &mut ::diesel::serialize::Output<'b, '_, ::diesel::pg::Pg>,
            ) -> ::diesel::serialize::Result {
                ::std::io::Write::write_all(out, &[1])?;
                ::serde_json::to_writer(out, self)?;
                ::core::result::Result::Ok(::diesel::serialize::IsNull::No)
            }
        }

        impl ::diesel::serialize::ToSql<#ident, ::diesel::pg::Pg> for #ident {
            fn to_sql<'b>(
                &'b self,
                out: &mut ::diesel::serialize::Output<'b, '_, ::diesel::pg::Pg>,
            ) -> ::diesel::serialize::Result {
                <Self as ::diesel::serialize::ToSql<#plain, ::diesel::pg::Pg>>::to_sql(self, out)
            }
        }

        impl ::diesel::deserialize::FromSql<#plain, ::diesel::pg::Pg> for #ident {
            fn from_sql(value: ::diesel::pg::PgValue<'_>) -> ::diesel::deserialize::Result<Self> {
                match value.as_bytes() {
                    [1, text @ ..] => ::core::result::Result::Ok(::serde_json::from_slice(text)?),
                    _ => ::core::result::Result::Err(::std::convert::From::from(
                        "unknown version of the binary form of jsonb",
                    )),
                }
            }
        }

        impl ::diesel::deserialize::FromSql<#ident, ::diesel::pg::Pg> for #ident {
            fn from_sql(value: ::diesel::pg::PgValue<'_>) -> ::diesel::deserialize::Result<Self> {
                <Self as ::diesel::deserialize::FromSql<#plain, ::diesel::pg::Pg>>::from_sql(value)
            }
        }
    }
}
