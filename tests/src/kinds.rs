//! Which kinds of objects there are.

use std::fs;

use syn::{Attribute, Expr, ExprLit, File, Item, ItemEnum, Lit, Meta, Variant};

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

/// The changes of each kind that a server of version `major` can make, as the code calls them. Their
/// documentation says from which version on: `; PostgreSQL 18 and later`.
///
/// # Panics
///
/// Where a kind's file cannot be read.
pub fn changes(major: u32) -> Vec<(String, Vec<String>)> {
    let changes = |(module, kind): (String, String)| {
        let alterations = alterations(&file(&module));
        let alterations = alterations.iter().flat_map(|it| &it.variants);
        let alterations = alterations.filter(|it| since(it) <= major);
        let names = ["Create".to_owned(), "Drop".to_owned()].into_iter();
        let names = names.chain(alterations.map(|it| it.ident.to_string()));
        (kind, names.filter(|it| it != "Impossible").collect())
    };
    kinds().into_iter().map(changes).collect()
}

/// The version from which on PostgreSQL has it, as its documentation says.
fn since(it: &Variant) -> u32 {
    let summary = summary(&it.attrs);
    let version = summary.strip_suffix(" and later");
    let version = version.and_then(|it| Some(it.rsplit_once("; PostgreSQL ")?.1));
    version.and_then(|it| it.parse().ok()).unwrap_or(0)
}

/// The first paragraph of documentation, on one line.
pub fn summary(attributes: &[Attribute]) -> String {
    let mut lines = Vec::new();
    for attribute in attributes {
        let Meta::NameValue(it) = &attribute.meta else {
            continue;
        };
        let Expr::Lit(ExprLit {
            lit: Lit::Str(line),
            ..
        }) = &it.value
        else {
            continue;
        };
        if it.path.is_ident("doc") {
            lines.push(line.value().trim().to_owned());
        }
    }
    let first = lines.split(String::is_empty).next().unwrap_or_default();
    first.join(" ")
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
