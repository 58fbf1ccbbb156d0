//! Functions that the macros give to models: two of one name would be two definitions to rustc, which
//! knows neither where they come from nor what to do.

use std::collections::BTreeMap;

use syn::spanned::Spanned as _;

use super::{Lowering, tables::table_name};
use crate::{
    ident::QualifiedName,
    places::Place,
    problems::Instead,
    rust::{self, tables::Method},
    syntax::reader::{Declaration, Item},
};

/// The functions that are taken: the model's table and the name, and what brought it.
type Taken = BTreeMap<(QualifiedName, String), Option<Place>>;

impl<'a> Lowering<'a> {
    /// Reports the keys that bring a function which is there already.
    pub(super) fn report_methods(&mut self) {
        let declarations = self.declarations;
        let tables = || {
            declarations.items.iter().filter_map(|it| match &it.item {
                Item::Table(table) => Some((it, &**table)),
                _ => None,
            })
        };
        let mut taken = Taken::new();
        for (_, table) in tables().filter(|it| it.1.soft_delete.is_some()) {
            for name in ["active", "soft_delete", "restore"] {
                taken.insert((table_name(table), name.to_owned()), None);
            }
        }
        // What a model brings by itself cannot be named, so it has the first choice.
        let tables: Vec<_> = tables()
            .map(|(declaration, table)| (declaration, table, rust::tables::methods(table)))
            .collect();
        for (declaration, table, methods) in &tables {
            for method in methods.iter().filter(|it| it.of.is_none()) {
                let place = declaration.place.at(method.key.references.span());
                taken
                    .entry((table_name(table), method.name.clone()))
                    .or_insert(Some(place));
            }
        }
        for (declaration, _, methods) in tables {
            self.queries_for_children(declaration, methods, &mut taken);
        }
    }

    fn queries_for_children(
        &mut self,
        declaration: &'a Declaration,
        methods: Vec<Method<'_>>,
        taken: &mut Taken,
    ) {
        for method in methods {
            let place = declaration.place.at(method.key.references.span());
            let parent = match method.of {
                None => continue,
                Some(path) => self.table_of(path, declaration),
            };
            let Some((_, parent)) = parent else { continue };
            let key = (table_name(parent), method.name.clone());
            let Some(first) = taken.get(&key) else {
                taken.insert(key, Some(place));
                continue;
            };
            let first = match first.as_ref().map(|it| it.problem("")) {
                Some(it) => format!("the key in {}:{}", it.file, it.line),
                None => "`soft_delete`".to_owned(),
            };
            let message = format!(
                "`{}` has a function `{}` already, by {first}: name that of this key with \
                 `children = \"…\"`",
                parent.ident, method.name
            );
            self.problems
                .push(place.problem(message).instead(Instead::Nothing));
        }
    }
}
