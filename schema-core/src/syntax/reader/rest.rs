//! What only the whole tree shows: files that it leaves out, and modules that hide tables.

use std::{path::Path, rc::Rc};

use proc_macro2::TokenStream;
use syn::Visibility;

use super::{
    Item, Reader,
    hidden::{self, Why},
    marks::Marks,
    normalised, slashed,
};
use crate::{places::Place, problems::Instead};

impl Reader<'_> {
    /// Files beside the tree that hold declarations.
    pub(super) fn report_strays(&mut self, directory: &Path, root: &Path) {
        let mut folders = vec![directory.to_owned()];
        while let Some(folder) = folders.pop() {
            let Ok(entries) = std::fs::read_dir(self.package.join(&folder)) else {
                continue;
            };
            let mut entries: Vec<_> = entries.flatten().collect();
            entries.sort_by_key(std::fs::DirEntry::file_name);
            for entry in entries {
                let path = folder.join(entry.file_name());
                if self
                    .skipped
                    .iter()
                    .any(|it| path.starts_with(normalised(it)))
                {
                    continue;
                }
                match entry.file_type() {
                    Ok(kind) if kind.is_dir() => folders.push(path),
                    _ if path.extension().is_some_and(|it| it == "rs") => self.stray(&path, root),
                    _ => {}
                }
            }
        }
    }

    fn stray(&mut self, path: &Path, root: &Path) {
        let file: Rc<str> = slashed(path).into();
        if self.found.files.contains(&file) {
            return;
        }
        let Ok(text) = std::fs::read_to_string(self.package.join(path)) else {
            return;
        };
        let marks = Marks::default();
        if !marks.may_be_declared_in(&text) {
            return;
        }
        let Ok(tokens) = text.parse::<TokenStream>() else {
            return;
        };
        let declared = hidden::marks(&tokens, &marks)
            .into_iter()
            .find(|it| it.why == Why::Body);
        if let Some(declared) = declared {
            self.problems
                .push(Place::new(&file, declared.name).problem(format_args!(
                    "no `mod` leads from `{}` to this file, so its declarations are not seen: \
                 add the `mod`, or remove the file",
                    slashed(root)
                )));
        }
    }

    /// One `schema!()` joins them all.
    pub(super) fn report_further_schemas(&mut self) {
        let Some((first, _)) = self.found.schema() else {
            return;
        };
        let at = first.place.problem("");
        for (further, _) in self.found.schemas() {
            if !std::ptr::eq(first, further) {
                let message = format_args!(
                    "a second `schema!`: another stands in {}:{}",
                    at.file, at.line
                );
                let problem = further.place.problem(message);
                self.problems.push(problem.instead(Instead::Nothing));
            }
        }
    }

    /// `schema!()` joins the tables by their paths, so it must see their modules.
    pub(super) fn report_invisible(&mut self) {
        let Some((schema, _)) = self.found.schema() else {
            return;
        };
        let root = schema.module.clone();
        let mut hidden = Vec::new();
        for declaration in &mut self.found.items {
            let Item::Table(table) = &declaration.item else {
                continue;
            };
            if !declaration.module.starts_with(&root) {
                declaration.is_in_reach = false;
                hidden.push(declaration.place.problem(format_args!(
                    "`{}` stands outside of the module that holds `schema!`: move one to the other",
                    table.ident
                )));
                continue;
            }
            for depth in root.len() + 2..=declaration.module.len() {
                let path = &declaration.module[..depth];
                let Some((visibility, place)) = self.modules.get(path) else {
                    continue;
                };
                if !is_visible(visibility, path, &root) {
                    declaration.is_in_reach = false;
                    let name = &path[depth - 1];
                    hidden.push(place.problem(format_args!(
                        "`schema!` cannot see the tables in the private module `{name}`: \
                         write `pub(crate) mod {name}`"
                    )));
                }
            }
        }
        hidden.into_iter().for_each(|it| self.problems.push(it));
    }
}

/// Whether code in the module `from` sees the module `path`, which stands deeper in the tree.
fn is_visible(visibility: &Visibility, path: &[String], from: &[String]) -> bool {
    match visibility {
        Visibility::Public(_) => true,
        Visibility::Inherited => path.len() <= from.len() + 1,
        Visibility::Restricted(restricted) => {
            let words: Vec<String> = restricted
                .path
                .segments
                .iter()
                .map(|it| it.ident.to_string())
                .collect();
            match words.first().map(String::as_str) {
                Some("super") => path.len() <= from.len() + 1 + words.len(),
                Some("self") => path.len() <= from.len() + 1,
                // `pub(crate)`, or `pub(in crate::a)`, where the tree may begin below the crate.
                _ => {
                    words.len() <= 1 || from.ends_with(&words[1..]) || from.starts_with(&words[1..])
                }
            }
        }
    }
}
