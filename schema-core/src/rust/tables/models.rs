//! The structs: the model, `New…` and `…Changes`.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use super::{Emitted, Field, column_docs, derive, derived, doc};
use crate::syntax::columns::{Base, Brought};

/// What is derived for a model; the last where there is a parent.
pub const DERIVED: &[&str] = &[
    "Debug",
    "Clone",
    "PartialEq",
    "::diesel::Queryable",
    "::diesel::Selectable",
    "::diesel::Identifiable",
    ASSOCIATIONS,
];
const ASSOCIATIONS: &str = "::diesel::Associations";

/// What a row is read into.
pub(super) fn model(it: &Emitted<'_>) -> TokenStream {
    let Emitted { table, module, .. } = it;
    let parents = super::associations::belongs_to(it);
    let own = DERIVED
        .iter()
        .filter(|it| **it != ASSOCIATIONS || !parents.is_empty());
    let own: Vec<&str> = own.copied().collect();
    let derives = derive(&own, &table.derives, &table.attributes);
    let key: Vec<_> = it.key().into_iter().map(|it| &it.name).collect();
    let key =
        (key.len() != 1 || *key[0] != "id").then(|| quote!(#[diesel(primary_key(#(#key),*))]));
    let (attributes, ident) = (&table.attributes, &table.ident);
    let fields = it.fields.iter().map(|field| {
        let (docs, attributes) = match field.column.brought_by {
            Some(_) => (Some(column_docs(field.column)), &[][..]),
            None => (None, &field.column.attributes[..]),
        };
        let (name, column_name, rust) = (&field.ident, field.column_name(), &field.rust);
        quote!(#docs #(#attributes)* #column_name pub #name: #rust,)
    });
    let by_name = by_name(it);
    quote! {
        #derives
        #[diesel(table_name = #module)]
        #key
        #parents
        #(#attributes)*
        #[allow(dead_code)]
        pub struct #ident {
            #(#fields)*
        }
        #by_name
    }
}

/// Diesel's derive looks for the name in Rust, so that a column `type` would never be found.
fn by_name(it: &Emitted<'_>) -> Option<TokenStream> {
    let Emitted { table, module, .. } = it;
    let own = derived(&table.attributes).into_iter();
    let wanted = table
        .derives
        .iter()
        .filter_map(|it| Some(it.segments.last()?.ident.to_string()));
    if own.chain(wanted).any(|it| it == "QueryableByName") {
        return None;
    }
    let ident = &table.ident;
    let fields = it.fields.iter().map(|field| {
        let (name, column, sql) = (&field.ident, &field.name, &field.column.name.value);
        quote! {
            #name: ::diesel::row::NamedRow::get::<::diesel::dsl::SqlTypeOf<#module::#column>, _>(row, #sql)?,
        }
    });
    Some(quote! {
        impl ::diesel::deserialize::QueryableByName<::diesel::pg::Pg> for #ident {
            fn build<'a>(
                row: &impl ::diesel::row::NamedRow<'a, ::diesel::pg::Pg>,
            ) -> ::diesel::deserialize::Result<Self> {
                ::core::result::Result::Ok(Self { #(#fields)* })
            }
        }
    })
}

/// What is inserted; nothing if every column is made by the database.
pub(super) fn new(it: &Emitted<'_>) -> Option<TokenStream> {
    let Emitted { table, module, .. } = it;
    let fields: Vec<&Field<'_>> = it.fields.iter().filter(|it| is_inserted(it)).collect();
    if fields.is_empty() {
        return None;
    }
    let ident = format_ident!("New{}", table.ident);
    let own: &[&str] = match fields.iter().all(|it| has_default(it)) {
        true => &["Debug", "Clone", "Default", "::diesel::Insertable"],
        false => &["Debug", "Clone", "::diesel::Insertable"],
    };
    let derives = derive(own, &table.derives_new, &[]);
    let docs = [
        doc(&format!("A row to insert into `{}`.", it.sql_name())),
        doc(""),
        doc(
            "`None` leaves a column to its default; in an `Option<Option<_>>`, `Some(None)` is NULL.",
        ),
    ];
    let members = fields.iter().map(|it| member(it, inserted_type(it)));
    let constructor = constructor(&ident, &fields);
    Some(quote! {
        #(#docs)*
        #derives
        #[diesel(table_name = #module)]
        #[allow(dead_code)]
        pub struct #ident {
            #(#members)*
        }
        #constructor
    })
}

/// `New…::new(…)` with what every row needs, so that a further nullable column breaks no caller.
fn constructor(ident: &Ident, fields: &[&Field<'_>]) -> Option<TokenStream> {
    let required: Vec<_> = fields.iter().filter(|it| is_required(it)).collect();
    if required.is_empty() {
        return None;
    }
    let arguments = required.iter().map(|it| {
        let (name, rust) = (&it.ident, &it.rust);
        quote!(#name: #rust)
    });
    let members = fields.iter().map(|it| {
        let name = &it.ident;
        if is_required(it) {
            quote!(#name,)
        } else {
            quote!(#name: ::core::option::Option::None,)
        }
    });
    let many = (required.len() > 7).then(|| quote!(#[allow(clippy::too_many_arguments)]));
    Some(quote! {
        #[allow(dead_code)]
        impl #ident {
            /// A row with what every row needs; everything else is left to its default.
            #many
            pub fn new(#(#arguments),*) -> Self {
                Self { #(#members)* }
            }
        }
    })
}

/// What is changed; nothing if there is nothing that a user could change.
pub(super) fn changes(it: &Emitted<'_>) -> Option<TokenStream> {
    let Emitted { table, module, .. } = it;
    let key: Vec<&Ident> = it.key().into_iter().map(|it| &it.name).collect();
    let fields: Vec<_> = it
        .fields
        .iter()
        .filter(|it| is_changed(it) && !key.contains(&&it.name))
        .collect();
    if fields.is_empty() {
        return None;
    }
    let ident = format_ident!("{}Changes", table.ident);
    let derives = derive(
        &["Debug", "Clone", "Default", "::diesel::AsChangeset"],
        &table.derives_changes,
        &[],
    );
    // Diesel takes a column named `id` for the key, which it never changes.
    let key =
        (key.len() != 1 || *key[0] != "id").then(|| quote!(#[diesel(primary_key(#(#key),*))]));
    let docs = [
        doc(&format!("A change of rows of `{}`.", it.sql_name())),
        doc(""),
        doc(
            "`None` leaves a column as it is; in an `Option<Option<_>>`, `Some(None)` is NULL. With",
        ),
        doc("nothing but `None`, executing it fails: Diesel reports an empty changeset."),
    ];
    let members = fields.iter().map(|it| {
        let rust = &it.rust;
        member(it, quote!(::core::option::Option<#rust>))
    });
    Some(quote! {
        #(#docs)*
        #derives
        #[diesel(table_name = #module)]
        #key
        #[allow(dead_code)]
        pub struct #ident {
            #(#members)*
        }
    })
}

fn member(field: &Field<'_>, rust: TokenStream) -> TokenStream {
    let (name, column_name, docs) = (&field.ident, field.column_name(), column_docs(field.column));
    quote!(#docs #column_name pub #name: #rust,)
}

fn is_inserted(field: &Field<'_>) -> bool {
    let always = field
        .column
        .identity
        .as_ref()
        .is_some_and(|it| it.value.always);
    field.column.generated.is_none() && !always
}

fn is_changed(field: &Field<'_>) -> bool {
    let brought = matches!(
        field.column.brought_by,
        Some(Brought::Timestamps | Brought::SoftDelete)
    );
    is_inserted(field) && !brought
}

/// Whether the database fills the column where nothing is given.
fn is_filled(field: &Field<'_>) -> bool {
    field.column.default.is_some() || field.column.identity.is_some()
}

fn is_required(field: &Field<'_>) -> bool {
    !is_filled(field) && !field.column.data_type.nullable
}

fn inserted_type(field: &Field<'_>) -> TokenStream {
    let rust = &field.rust;
    if is_filled(field) {
        quote!(::core::option::Option<#rust>)
    } else {
        quote!(#rust)
    }
}

/// Whether the type of the field in `New…` is known to have a `Default`.
fn has_default(field: &Field<'_>) -> bool {
    if !is_required(field) || field.column.data_type.array.is_some() {
        return true;
    }
    match &field.column.data_type.base {
        Base::Known(known) => matches!(
            known.rust,
            "bool"
                | "i16"
                | "i32"
                | "i64"
                | "u8"
                | "u32"
                | "f32"
                | "f64"
                | "BigDecimal"
                | "Decimal"
                | "String"
                | "Vec<u8>"
                | "Uuid"
                | "DateTime<Utc>"
                | "DateTime<Local>"
                | "NaiveDateTime"
                | "NaiveDate"
                | "NaiveTime"
                | "Value"
                | "TimeDelta"
                | "[u8; 6]"
                | "[u8; 8]"
        ),
        Base::User(_) => false,
    }
}
