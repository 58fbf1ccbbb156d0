//! Which kinds of objects there are.

use std::fs;

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
