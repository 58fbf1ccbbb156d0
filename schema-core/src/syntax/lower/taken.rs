//! Names in Rust. What the macros write into one module under one name would be two definitions to
//! rustc, which would say so of code that no user wrote.

use std::collections::BTreeMap;

use proc_macro2::{Ident, Span};
use syn::ext::IdentExt;

use super::Lowering;
use crate::{
    ident::QualifiedName,
    problems::Instead,
    rust,
    syntax::reader::{Declaration, Item},
};

/// By module and name, what has the name.
pub(super) type Taken<'a> = BTreeMap<(&'a [String], String), Owner>;

/// What has a name.
pub(super) struct Owner {
    /// File and line.
    at: String,
    /// Of the module that a table becomes.
    table: Option<QualifiedName>,
    /// Whether it is the name of the item itself.
    is_own: bool,
}

impl<'a> Lowering<'a> {
    /// Whether no other item of its module has the name in Rust. One that has is reported, and its
    /// macro writes nothing; one that would bring a name which is taken stays as it is.
    pub(super) fn has_own_name(
        &mut self,
        declaration: &'a Declaration,
        taken: &mut Taken<'a>,
    ) -> bool {
        let ident = match &declaration.item {
            Item::Table(it) => &it.ident,
            Item::Enum(it) => &it.ident,
            Item::Jsonb(it) => &it.ident,
            Item::Functions(functions) => {
                for it in functions {
                    let names = rust::functions::names(it);
                    self.take(declaration, &it.ident, names, taken);
                }
                return true;
            }
            Item::Schema(_) => return true,
        };
        let own = ident.unraw().to_string();
        let key = (&*declaration.module, own.clone());
        if let Some(first) = taken.get(&key) {
            let message = match first.is_own {
                true => format!(
                    "`{own}` is declared in this module already, in {}; give this one another name, \
                     or drop it",
                    first.at
                ),
                false => is_brought(&own, first),
            };
            let problem = declaration.place.at(ident.span()).problem(message);
            self.problems.push(problem.instead(Instead::Nothing));
            return false;
        }
        let owner = owner(declaration, None, true);
        taken.insert(key, owner);
        if let Item::Table(table) = &declaration.item
            && table.sound
        {
            let names = rust::tables::names(table);
            self.take(declaration, ident, names, taken);
        }
        true
    }

    /// Takes the names that are brought, or none of them.
    fn take(
        &mut self,
        declaration: &'a Declaration,
        ident: &Ident,
        names: Vec<String>,
        taken: &mut Taken<'a>,
    ) {
        let table = match &declaration.item {
            Item::Table(it) => Some(super::tables::table_name(it)),
            _ => None,
        };
        let module = &*declaration.module;
        let mut clash = names
            .iter()
            .filter_map(|it| Some((it, taken.get(&(module, it.clone()))?)));
        if let Some((name, first)) = clash.next() {
            // Two tables of one name in SQL are reported as such.
            let message = match table.is_some() && first.table == table {
                true => String::new(),
                false => is_brought(name, first),
            };
            let place = declaration.place.at(ident.span());
            match table {
                Some(_) => {
                    self.problems.push(place.problem(message));
                    self.leave_as_it_is(declaration);
                }
                None => {
                    let problem = place.problem(message);
                    self.problems.push(problem.instead(Instead::Nothing));
                }
            }
            return;
        }
        for name in names {
            let owner = owner(declaration, table.clone(), false);
            taken.insert((module, name), owner);
        }
    }

    /// Lets the macro write the item without what it would become.
    fn leave_as_it_is(&mut self, declaration: &Declaration) {
        if let Some(mark) = mark(declaration) {
            let problem = declaration.place.at(mark).problem("");
            self.problems.push(problem.instead(Instead::Nothing));
        }
    }

    /// Whether the macro leaves the item as it is.
    pub(super) fn stays_as_it_is(&self, declaration: &Declaration) -> bool {
        let Some(mark) = mark(declaration) else {
            return false;
        };
        let at = declaration.place.at(mark).problem("");
        self.problems.iter().any(|it| {
            it.instead == Instead::Nothing
                && (&it.file, it.line, it.column) == (&at.file, at.line, at.column)
        })
    }
}

fn mark(declaration: &Declaration) -> Option<Span> {
    declaration.extent.map(|it| it.0)
}

fn owner(declaration: &Declaration, table: Option<QualifiedName>, is_own: bool) -> Owner {
    let at = declaration.place.problem("");
    Owner {
        at: format!("{}:{}", at.file, at.line),
        table,
        is_own,
    }
}

fn is_brought(name: &str, first: &Owner) -> String {
    format!(
        "`{name}` would be in this module twice, also by the declaration in {}: give this one another \
         name, or move it to another module",
        first.at
    )
}
