//! `#[pg_enum]` out: the enum is its own type in SQL, so that no marker type stands beside it.

use proc_macro2::TokenStream;
use quote::quote;
use syn::{Attribute, LitByteStr};

use super::tables::{derive, doc};
use crate::syntax::pg_enum::{Enum, Label};

/// What is derived for an enum.
pub const DERIVED: &[&str] = &[
    "Debug",
    "Clone",
    "Copy",
    "PartialEq",
    "Eq",
    "PartialOrd",
    "Ord",
    "Hash",
    "::serde::Serialize",
    "::serde::Deserialize",
    "::diesel::sql_types::SqlType",
    "::diesel::query_builder::QueryId",
    "::diesel::expression::AsExpression",
    "::diesel::deserialize::FromSqlRow",
];

/// All that one declared enum becomes.
pub fn pg_enum(it: &Enum) -> TokenStream {
    let item = item(it);
    let sql = sql(it);
    let text = text(it);
    quote!(#item #sql #text)
}

fn item(it: &Enum) -> TokenStream {
    let Enum {
        ident, attributes, ..
    } = it;
    let derives = derive(DERIVED, &[], attributes);
    let (name, namespace) = (&it.name.value, &it.namespace.value);
    let namespace = (namespace != "public").then(|| quote!(, schema = #namespace));
    // A user who says how serde names the variants is not contradicted.
    let renamed = says_serde(attributes, "rename_all");
    let variants = it.labels.iter().map(|label| {
        let Label {
            ident,
            value,
            attributes,
            ..
        } = label;
        let value = &value.value;
        let rename = !renamed && !says_serde(attributes, "rename");
        let rename = rename.then(|| quote!(#[serde(rename = #value)]));
        let documented = attributes.iter().any(|it| it.path().is_ident("doc"));
        let docs = (!documented).then(|| doc(&format!("`{value}`")));
        quote!(#docs #rename #(#attributes)* #ident,)
    });
    quote! {
        #derives
        #[diesel(postgres_type(name = #name #namespace), sql_type = #ident)]
        #(#attributes)*
        pub enum #ident {
            #(#variants)*
        }
    }
}

fn sql(it: &Enum) -> TokenStream {
    let Enum { ident, name, .. } = it;
    let arms = it.labels.iter().map(|label| {
        let (variant, value) = (&label.ident, &label.value);
        let value = LitByteStr::new(value.value.as_bytes(), value.span);
        quote!(#value => ::core::result::Result::Ok(Self::#variant),)
    });
    let unknown = format!("`{}` has no label ", name.value);
    quote! {
        impl ::diesel::serialize::ToSql<#ident, ::diesel::pg::Pg> for #ident {
            fn to_sql<'b>(
                &'b self,
                out: &mut ::diesel::serialize::Output<'b, '_, ::diesel::pg::Pg>,
            ) -> ::diesel::serialize::Result {
                ::std::io::Write::write_all(out, self.as_str().as_bytes())?;
                ::core::result::Result::Ok(::diesel::serialize::IsNull::No)
            }
        }

        impl ::diesel::deserialize::FromSql<#ident, ::diesel::pg::Pg> for #ident {
            fn from_sql(value: ::diesel::pg::PgValue<'_>) -> ::diesel::deserialize::Result<Self> {
                match value.as_bytes() {
                    #(#arms)*
                    other => ::core::result::Result::Err(::std::convert::From::from(
                        ::std::string::String::from(#unknown) + &::std::string::String::from_utf8_lossy(other),
                    )),
                }
            }
        }
    }
}

fn text(it: &Enum) -> TokenStream {
    let ident = &it.ident;
    let variants: Vec<_> = it.labels.iter().map(|label| &label.ident).collect();
    let values: Vec<_> = it.labels.iter().map(|label| &label.value.value).collect();
    quote! {
        #[allow(dead_code)]
        impl #ident {
            /// Every value, in the order in which PostgreSQL compares them.
            pub const ALL: &'static [Self] = &[#(Self::#variants),*];

            /// The label in the database.
            pub const fn as_str(self) -> &'static str {
                match self {
                    #(Self::#variants => #values,)*
                }
            }
        }

        impl ::core::fmt::Display for #ident {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                f.pad(self.as_str())
            }
        }
    }
}

/// Whether `#[serde(…)]` gives that option.
fn says_serde(attributes: &[Attribute], option: &str) -> bool {
    let mut found = false;
    for attribute in attributes.iter().filter(|it| it.path().is_ident("serde")) {
        // What does not parse is left to serde, which reports it.
        let _ = attribute.parse_nested_meta(|it| {
            found |= it.path.is_ident(option);
            if it.input.peek(syn::Token![=]) {
                it.value()?.parse::<syn::Expr>()?;
            } else if it.input.peek(syn::token::Paren) {
                let content;
                syn::parenthesized!(content in it.input);
                content.parse::<TokenStream>()?;
            }
            Ok(())
        });
    }
    found
}
