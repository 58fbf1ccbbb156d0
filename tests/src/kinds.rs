//! Which kinds of objects there are.

use std::fs;

use syn::{File, Item, ItemEnum};

use crate::repository;

/// The modules of the kinds, and the kinds, as `kinds!` lists them.
///
/// # Panics
///
/// Where the list is not found.
pub fn kinds() -> Vec<(String, String)> {
    let path = repository().join("schema-core/src/objects.rs");
    let objects =
        fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let list = objects
        .split("\nkinds! {\n")
        .nth(1)
        .expect("the list of kinds");
    let rows = list.lines().take_while(|it| *it != "}");
    let kinds: Vec<(String, String)> = rows
        .filter_map(|row| {
            let (kind, rest) = row.trim().split_once(": ")?;
            Some((rest.split_once("::")?.0.to_owned(), kind.to_owned()))
        })
        .collect();
    assert!(kinds.len() >= 11, "{kinds:?}");
    kinds
}

/// The changes of each kind that PostgreSQL can make, as the code calls them.
///
/// # Panics
///
/// Where a kind's file cannot be read.
pub fn changes() -> Vec<(String, Vec<String>)> {
    let changes = |(module, kind): (String, String)| {
        let alterations = alterations(&file(&module));
        let alterations = alterations.iter().flat_map(|it| &it.variants);
        let names = ["Create".to_owned(), "Drop".to_owned()].into_iter();
        let names = names.chain(alterations.map(|it| it.ident.to_string()));
        (kind, names.filter(|it| it != "Impossible").collect())
    };
    kinds().into_iter().map(changes).collect()
}

/// The file of a kind.
///
/// # Panics
///
/// Where it cannot be read.
pub fn file(module: &str) -> File {
    let path = repository().join(format!("schema-core/src/objects/{module}.rs"));
    let text = fs::read_to_string(&path).expect("each kind has a file");
    syn::parse_file(&text).expect("it is Rust")
}

/// How PostgreSQL changes a kind in place.
pub fn alterations(file: &File) -> Option<ItemEnum> {
    file.items.iter().find_map(|item| match item {
        Item::Enum(it) if it.ident == "Alteration" => Some(it.clone()),
        _ => None,
    })
}
