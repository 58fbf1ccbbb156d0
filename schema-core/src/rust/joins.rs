//! What needs all tables at once: which of them can be joined, and the flat facade. The build writes
//! it into a file, and `schema!()` includes it.
//!
//! `joinable!` stands exactly where diesel_cli writes it. `allow_tables_to_appear_in_same_query!`
//! writes ten impls a pair, most of them for `only()` and `tablesample`, and each pair costs the
//! compiler milliseconds: so it is called for pairs that a key joins. Tables that are two keys apart
//! (siblings under a shared parent) get the two impls that a join of three tables needs.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::{self, Write as _},
};

use syn::{Path, ext::IdentExt};

use super::names;
use crate::syntax::tables::{ForeignKey, Table};

/// A declared table.
#[derive(Clone, Copy, Debug)]
pub struct Declared<'a> {
    /// The modules that hold it, from the one in which `schema!()` stands.
    pub module: &'a [String],
    /// The table.
    pub table: &'a Table,
}

/// What the project says about joins.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Limits {
    /// Further pairs, each table as `namespace.name`.
    pub pairs: Vec<(String, String)>,
    /// The most pairs that are written; [`AT_MOST`] unless given. Pairs that a key joins and
    /// further pairs are written all the same.
    pub at_most: Option<usize>,
}

/// The most pairs where the project gives no bound: about a second of the compiler's time.
pub const AT_MOST: usize = 1000;

/// The text that `schema!()` includes.
pub fn render(declared: &[Declared<'_>], limits: &Limits) -> String {
    let tables = tables(declared);
    let joins = Joins::of(&tables, limits);
    let mut text = String::from("// Written by the build: what needs all tables at once.\n");
    joins
        .write(&tables, &mut text)
        .expect("a String accepts every write");
    facade(&tables, &mut text).expect("a String accepts every write");
    text
}

/// A table in the order of the file, with the name under which the file imports it.
struct Entry<'a> {
    table: &'a Table,
    path: String,
    alias: String,
    /// The name of its module.
    name: String,
}

/// In an order that does not depend on that of the declarations.
fn tables<'a>(declared: &[Declared<'a>]) -> Vec<Entry<'a>> {
    let mut sorted: Vec<&Declared<'a>> = declared
        .iter()
        .filter(|it| !it.table.columns.is_empty())
        .collect();
    sorted.sort_by_key(|it| {
        (
            &it.table.name.value,
            it.table.namespace.value != "public",
            &it.table.namespace.value,
            it.module,
        )
    });
    let mut taken = BTreeSet::new();
    let entries = sorted.into_iter().map(|it| {
        let name = names::table(&it.table.name.value);
        let mut alias = name.clone();
        let mut count = 1;
        while !taken.insert(alias.clone()) {
            count += 1;
            alias = format!("{name}_{count}");
        }
        let modules = it
            .module
            .iter()
            .map(|module| match names::is_ident(module) {
                true => format!("{module}::"),
                false => format!("r#{module}::"),
            });
        Entry {
            table: it.table,
            path: modules.collect::<String>() + &name,
            alias,
            name,
        }
    });
    entries.collect()
}

/// Two tables, by their places among the entries, the lower first.
type Pair = (usize, usize);

#[derive(Default)]
struct Joins {
    /// Child, parent, and the child's column.
    joinable: Vec<(usize, usize, String)>,
    /// What a key joins, and what the project adds.
    pairs: BTreeSet<Pair>,
    /// Two keys apart.
    apart: Vec<Pair>,
    /// How many of those the bound leaves out.
    left_out: usize,
}

impl Joins {
    fn of(tables: &[Entry<'_>], limits: &Limits) -> Joins {
        let mut between: BTreeMap<Pair, Vec<(usize, usize, &ForeignKey)>> = BTreeMap::new();
        for (child, entry) in tables.iter().enumerate() {
            for key in &entry.table.foreign_keys {
                match parent(tables, child, &key.references) {
                    Some(parent) if parent != child => {
                        between
                            .entry(pair(child, parent))
                            .or_default()
                            .push((child, parent, key));
                    }
                    _ => {}
                }
            }
        }
        let joinable = between
            .values()
            .filter_map(|keys| joinable(tables, keys))
            .collect();
        let mut pairs: BTreeSet<Pair> = between.keys().copied().collect();
        let mut apart = two_keys_apart(&pairs);
        let named = |name: &str| {
            tables.iter().position(|it| {
                format!("{}.{}", it.table.namespace.value, it.table.name.value) == *name
            })
        };
        pairs.extend(limits.pairs.iter().filter_map(|(left, right)| {
            let (left, right) = (named(left)?, named(right)?);
            (left != right).then(|| pair(left, right))
        }));
        apart.retain(|it| !pairs.contains(it));
        let room = limits
            .at_most
            .unwrap_or(AT_MOST)
            .saturating_sub(pairs.len());
        let left_out = apart.len().saturating_sub(room);
        let apart = apart.into_iter().take(room).collect();
        Joins {
            joinable,
            pairs,
            apart,
            left_out,
        }
    }

    fn write(&self, tables: &[Entry<'_>], text: &mut String) -> fmt::Result {
        let all = self.pairs.iter().chain(&self.apart);
        let used: BTreeSet<usize> = all.flat_map(|(left, right)| [*left, *right]).collect();
        if used.is_empty() {
            return Ok(());
        }
        writeln!(text, "\nconst _: () = {{")?;
        for at in used {
            let Entry {
                path, alias, name, ..
            } = &tables[at];
            let rename = if alias == name {
                String::new()
            } else {
                format!(" as {alias}")
            };
            writeln!(text, "    use self::{path}{rename};")?;
        }
        for (child, parent, column) in &self.joinable {
            let (child, parent) = (&tables[*child].alias, &tables[*parent].alias);
            writeln!(
                text,
                "    ::diesel::joinable!({child} -> {parent} ({column}));"
            )?;
        }
        for (left, right) in &self.pairs {
            let (left, right) = (&tables[*left].alias, &tables[*right].alias);
            writeln!(
                text,
                "    ::diesel::allow_tables_to_appear_in_same_query!({left}, {right});"
            )?;
        }
        for (left, right) in &self.apart {
            let (left, right) = (&tables[*left].alias, &tables[*right].alias);
            for (one, other) in [(left, right), (right, left)] {
                writeln!(
                    text,
                    "    impl ::diesel::query_source::TableNotEqual<{one}::table> for {other}::table {{}}"
                )?;
            }
        }
        if self.left_out > 0 {
            writeln!(
                text,
                "    // `at_most` is reached; pairs two keys apart that are left out: {}.",
                self.left_out
            )?;
        }
        writeln!(text, "}};")
    }
}

fn pair(one: usize, other: usize) -> Pair {
    (one.min(other), one.max(other))
}

/// Of the keys between two tables, in both directions, the one that a join means: the only one,
/// or the one that is marked.
fn joinable(
    tables: &[Entry<'_>],
    keys: &[(usize, usize, &ForeignKey)],
) -> Option<(usize, usize, String)> {
    let meant = match keys {
        [only] => only,
        _ => keys.iter().find(|(.., key)| key.join.is_some())?,
    };
    let (child, parent, key) = meant;
    let [column] = key.columns.as_slice() else {
        return None;
    };
    if !points_to_primary_key(key, tables[*parent].table) {
        return None;
    }
    let Entry { table, name, .. } = &tables[*child];
    let column = table
        .columns
        .iter()
        .find(|it| it.ident.unraw() == column.unraw())?;
    let column = names::sound_column(&column.name.value, name);
    Some((*child, *parent, column))
}

fn points_to_primary_key(key: &ForeignKey, parent: &Table) -> bool {
    let primary = parent
        .primary_key
        .iter()
        .flat_map(|it| &it.columns)
        .map(IdentExt::unraw);
    key.referenced.is_empty() || primary.eq(key.referenced.iter().map(IdentExt::unraw))
}

/// Pairs that no key joins, but two keys over a third table.
fn two_keys_apart(pairs: &BTreeSet<Pair>) -> Vec<Pair> {
    let mut beside: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
    for (left, right) in pairs {
        beside.entry(*left).or_default().insert(*right);
        beside.entry(*right).or_default().insert(*left);
    }
    let mut apart = BTreeSet::new();
    for around in beside.values() {
        for left in around {
            for right in around.range(left + 1..) {
                apart.insert((*left, *right));
            }
        }
    }
    apart.into_iter().filter(|it| !pairs.contains(it)).collect()
}

/// The table whose model a key names: by the name of the struct, and where several have it, by the
/// modules before it.
fn parent(tables: &[Entry<'_>], child: usize, path: &Path) -> Option<usize> {
    let segments: Vec<String> = path
        .segments
        .iter()
        .map(|it| it.ident.unraw().to_string())
        .collect();
    let (name, modules) = segments.split_last()?;
    if name == "Self" {
        return Some(child);
    }
    let mut named = (0..tables.len()).filter(|at| tables[*at].table.ident.unraw() == name);
    let (first, rest) = (named.next()?, named.clone());
    if rest.count() == 0 {
        return Some(first);
    }
    let module = |at: usize| {
        tables[at]
            .path
            .rsplit_once("::")
            .map_or("", |(module, _)| module)
    };
    let modules: Vec<&str> = modules
        .iter()
        .map(String::as_str)
        .filter(|it| !matches!(*it, "crate" | "self" | "super"))
        .collect();
    let modules = modules.join("::");
    std::iter::once(first)
        .chain(named)
        .find(|at| match modules.as_str() {
            "" => module(*at) == module(child),
            // The path may begin above the module in which `schema!()` stands.
            modules => modules == module(*at) || modules.ends_with(&format!("::{}", module(*at))),
        })
}

/// `tables`: every table by its own name, as users of `diesel print-schema` expect; those of a
/// namespace other than `public` in a module of its name.
fn facade(tables: &[Entry<'_>], text: &mut String) -> fmt::Result {
    let mut namespaces: BTreeMap<&str, BTreeMap<&str, &str>> = BTreeMap::new();
    for Entry {
        table, path, name, ..
    } in tables
    {
        let namespace = namespaces.entry(&table.namespace.value).or_default();
        namespace.entry(name).or_insert(path);
    }
    let public = namespaces.remove("public").unwrap_or_default();
    writeln!(
        text,
        "\n/// Every table, whatever module declares it.\npub mod tables {{"
    )?;
    for path in public.values() {
        writeln!(text, "    pub use super::{path};")?;
    }
    for (namespace, tables) in namespaces {
        let mut module = names::table(namespace);
        while public.contains_key(module.as_str()) {
            module.push('_');
        }
        writeln!(
            text,
            "\n    /// The tables of the namespace `{namespace}`.\n    pub mod {module} {{"
        )?;
        for path in tables.values() {
            writeln!(text, "        pub use super::super::{path};")?;
        }
        writeln!(text, "    }}")?;
    }
    writeln!(text, "}}")
}
