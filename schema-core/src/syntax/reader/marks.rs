//! The names of our macros, as far as a file can tell.

use std::collections::BTreeMap;

use syn::{Attribute, Ident, Path, UseTree, Visibility};

use crate::rust;

/// An attribute that makes an item a declaration.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mark {
    Table,
    Enum,
    Jsonb,
    Functions,
}

impl Mark {
    pub(super) fn shown(self) -> &'static str {
        match self {
            Mark::Table => "#[table]",
            Mark::Enum => "#[pg_enum]",
            Mark::Jsonb => "#[jsonb]",
            Mark::Functions => "#[sql]",
        }
    }

    /// Whether the macro derives a trait for the item.
    pub(super) fn derives(self, name: &str) -> bool {
        let own = match self {
            Mark::Table => rust::tables::DERIVED,
            Mark::Enum => rust::pg_enum::DERIVED,
            Mark::Jsonb => rust::jsonb::DERIVED,
            Mark::Functions => &[],
        };
        own.iter().any(|it| it.rsplit("::").next() == Some(name))
    }

    pub(super) fn belongs_on(self) -> &'static str {
        match self {
            Mark::Table => "`#[table]` stands above a struct",
            Mark::Enum => "`#[pg_enum]` stands above an enum",
            Mark::Jsonb => "`#[jsonb]` stands above a struct, an enum or a type",
            Mark::Functions => "`#[sql]` stands above an `extern \"SQL\"` block",
        }
    }
}

const MARKS: [(&str, Mark); 4] = [
    ("table", Mark::Table),
    ("pg_enum", Mark::Enum),
    ("jsonb", Mark::Jsonb),
    ("sql", Mark::Functions),
];
const SCHEMA: &str = "schema";
const CRATE: &str = "schema_macros";

/// What our macros are called in a file, beside their own names.
#[derive(Clone, Debug, Default)]
pub(super) struct Marks {
    /// By the name here, that of the macro.
    renamed: BTreeMap<String, String>,
}

impl Marks {
    /// The first attribute that is a mark.
    pub(super) fn find(&self, attributes: &[Attribute]) -> Option<(usize, Mark)> {
        attributes.iter().enumerate().find_map(|(at, it)| {
            let last = it.path().segments.last()?.ident.to_string();
            Some((at, self.mark(&last)?))
        })
    }

    /// The mark of that name.
    pub(super) fn mark(&self, name: &str) -> Option<Mark> {
        let name = self.renamed.get(name).map_or(name, String::as_str);
        MARKS.iter().find(|it| it.0 == name).map(|it| it.1)
    }

    /// Whether a macro is `schema!`.
    pub(super) fn is_schema(&self, path: &Path) -> bool {
        let segments = &path.segments;
        let Some(last) = segments.last().map(|it| it.ident.to_string()) else {
            return false;
        };
        let name = self.renamed.get(&last).map_or(&*last, String::as_str);
        name == SCHEMA && (segments.len() == 1 || segments[0].ident == CRATE)
    }

    /// Follows `use schema_macros::table as entity;`, and calls `exported` with the name of the
    /// macro and the new one where that can be imported elsewhere.
    pub(super) fn import(&mut self, items: &[syn::Item], exported: &mut dyn FnMut(&str, &Ident)) {
        for item in items {
            if let syn::Item::Use(item) = item {
                let private = matches!(item.vis, Visibility::Inherited);
                self.tree(&item.tree, false, &mut |name, renamed| {
                    if !private {
                        exported(name, renamed);
                    }
                });
            }
        }
    }

    fn tree(&mut self, tree: &UseTree, ours: bool, seen: &mut dyn FnMut(&str, &Ident)) {
        match tree {
            UseTree::Path(path) => self.tree(&path.tree, ours || path.ident == CRATE, seen),
            UseTree::Group(group) => group.items.iter().for_each(|it| self.tree(it, ours, seen)),
            UseTree::Rename(rename) if ours => {
                let name = rename.ident.to_string();
                if name == SCHEMA || MARKS.iter().any(|it| it.0 == name) {
                    seen(&name, &rename.rename);
                    self.renamed.insert(rename.rename.to_string(), name);
                }
            }
            _ => {}
        }
    }

    /// Whether a file of this text has to be parsed: it may hold declarations, or lead to others.
    pub(super) fn may_stand_in(&self, text: &str) -> bool {
        self.may_be_declared_in(text)
            || text.contains(CRATE)
            || words(text, "mod")
                .any(|(_, after)| after.starts_with(char::is_whitespace) || after.starts_with('/'))
    }

    /// How many marks stand in a text, in code or in comments; `None` where that takes a parser.
    pub(super) fn count_in(&self, text: &str) -> Option<usize> {
        if !self.renamed.is_empty() || text.contains("cfg_attr") {
            return None;
        }
        let attribute = |before: &str| {
            let mut before = before.trim_end();
            while let Some(path) = before.strip_suffix("::") {
                before = path.trim_end_matches(inside).trim_end();
            }
            before.ends_with('[')
        };
        let count = |name| words(text, name).filter(|it| attribute(it.0)).count();
        Some(MARKS.iter().map(|it| count(it.0)).sum())
    }

    /// Whether a file of this text may hold declarations.
    pub(super) fn may_be_declared_in(&self, text: &str) -> bool {
        let attribute = |name: &str| {
            words(text, name).any(|(before, _)| before.trim_end().ends_with(['[', ':', '/', ',']))
        };
        MARKS.iter().any(|it| attribute(it.0))
            || words(text, SCHEMA).any(|(_, after)| after.trim_start().starts_with('!'))
            || self.renamed.keys().any(|it| text.contains(it))
    }
}

/// Whether a character may stand inside of a word.
fn inside(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// The places where `word` stands in `text` by itself: what comes before, and what after.
fn words<'a>(text: &'a str, word: &'a str) -> impl Iterator<Item = (&'a str, &'a str)> {
    text.match_indices(word).filter_map(move |(at, _)| {
        let (before, after) = (&text[..at], &text[at + word.len()..]);
        (!before.ends_with(inside) && !after.starts_with(inside)).then_some((before, after))
    })
}

/// The aliases `type Id = Uuid;` in a text that is not parsed.
pub(super) fn aliases_in_text(text: &str) -> impl Iterator<Item = (String, String)> {
    text.lines().filter_map(|line| {
        let (head, tail) = line.split_once("type ")?;
        let (name, target) = tail.split_once('=')?;
        let public = head.trim().is_empty() || head.trim().starts_with("pub");
        let target = target.trim().strip_suffix(';')?;
        let plain = name.trim().chars().all(|c| c.is_alphanumeric() || c == '_');
        (public && plain).then(|| (name.trim().to_owned(), target.trim().to_owned()))
    })
}
