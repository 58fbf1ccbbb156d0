//! What each declaration becomes, whole.

use expect_test::{Expect, expect};
use proc_macro2::TokenStream;

use super::{
    functions,
    joins::{self, Declared, Limits},
    jsonb, pg_enum, tables,
};
use crate::{
    diagnostics::Diagnostics,
    syntax::{functions as block, jsonb::Jsonb, pg_enum::Enum, tables::Table},
};

mod of_joins;
mod of_tables;
mod of_types;

/// Takes the first attribute for the macro's.
fn arguments(attributes: &mut Vec<syn::Attribute>) -> TokenStream {
    match attributes.remove(0).meta {
        syn::Meta::List(list) => list.tokens,
        _ => TokenStream::new(),
    }
}

fn table(declaration: &str) -> Table {
    let mut item: syn::ItemStruct = syn::parse_str(declaration).expect("a struct");
    let arguments = arguments(&mut item.attrs);
    let mut diagnostics = Diagnostics::default();
    let table = Table::parse(arguments, &item, &mut diagnostics).expect("a table");
    let problems = diagnostics.into_errors();
    assert!(problems.is_empty(), "{problems:?}");
    table
}

fn check(emitted: TokenStream, expect: Expect) {
    let file: syn::File = syn::parse2(emitted).expect("items");
    expect.assert_eq(&prettyplease::unparse(&file));
}
