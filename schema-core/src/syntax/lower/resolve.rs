//! What a name in a declaration stands for. A declaration is found by the last segment of the path
//! that names it, and by the modules before it where one name is declared twice.

use std::collections::{BTreeMap, BTreeSet};

use quote::ToTokens;
use syn::{Path, ext::IdentExt};

use super::Lowering;
use crate::{
    ident::{Name, QualifiedName},
    objects::tables::DataType,
    problems::Instead,
    rust::types,
    syntax::{
        columns::{Base, ColumnType},
        did_you_mean,
        functions::Function,
        pg_enum::Enum,
        reader::{Declaration, Item},
        tables::Table,
    },
};

/// Everything that is declared, by its name in Rust.
pub(super) struct Names<'a> {
    types: BTreeMap<String, Vec<(&'a Declaration, Type<'a>)>>,
    tables: BTreeMap<String, Vec<(&'a Declaration, &'a Table)>>,
    /// Functions, by their name in SQL.
    functions: BTreeMap<&'a str, Vec<&'a Function>>,
    /// The namespaces of extensions.
    extensions: BTreeSet<&'a str>,
}

/// A type of the user's.
#[derive(Clone, Copy)]
pub(super) enum Type<'a> {
    Enum(&'a Enum),
    Jsonb,
}

impl<'a> Names<'a> {
    pub(super) fn of(declarations: &[&'a Declaration]) -> Self {
        let mut names = Names {
            types: BTreeMap::new(),
            tables: BTreeMap::new(),
            functions: BTreeMap::new(),
            extensions: BTreeSet::new(),
        };
        for it in declarations.iter().copied() {
            match &it.item {
                Item::Table(table) => {
                    let name = table.ident.unraw().to_string();
                    names.tables.entry(name).or_default().push((it, table));
                }
                Item::Enum(found) => {
                    let name = found.ident.unraw().to_string();
                    names
                        .types
                        .entry(name)
                        .or_default()
                        .push((it, Type::Enum(found)));
                }
                Item::Jsonb(found) => {
                    let name = found.ident.unraw().to_string();
                    names.types.entry(name).or_default().push((it, Type::Jsonb));
                }
                Item::Functions(functions) => {
                    for it in functions {
                        names.functions.entry(&it.name.value).or_default().push(it);
                    }
                }
                Item::Schema(schema) => {
                    names
                        .extensions
                        .extend(schema.extensions.iter().map(|it| &*it.1.value));
                }
            }
        }
        names
    }

    /// Whether objects of extensions may stand in the namespace.
    pub(super) fn may_hold_extensions(&self, namespace: &str) -> bool {
        self.extensions.contains(namespace)
    }
}

impl<'a> Lowering<'a> {
    /// The declaration that `path`, written at `from`, names; what it cannot be is reported.
    fn find<T: Copy>(
        &mut self,
        among: &[(&'a Declaration, T)],
        path: &Path,
        from: &Declaration,
    ) -> Option<(&'a Declaration, T)> {
        if let [only] = among {
            return Some(*only);
        }
        let written: Vec<String> = path
            .segments
            .iter()
            .map(|it| it.ident.unraw().to_string())
            .filter(|it| !matches!(it.as_str(), "crate" | "self" | "super"))
            .collect();
        let modules = &written[..written.len().saturating_sub(1)];
        let mut fitting: Vec<_> = match modules {
            [] => among
                .iter()
                .filter(|it| it.0.module == from.module)
                .collect(),
            _ => among
                .iter()
                .filter(|it| it.0.module.ends_with(modules))
                .collect(),
        };
        match (fitting.pop(), fitting.is_empty()) {
            (Some(only), true) => Some(*only),
            _ => {
                let places: Vec<String> = among
                    .iter()
                    .map(|it| format!("`{}`", it.0.module.join("::")))
                    .collect();
                let name = written.last().map_or("", String::as_str);
                let message = format!(
                    "`{name}` is declared in {}: write its path with the module",
                    places.join(" and in ")
                );
                let place = from.place.at(syn::spanned::Spanned::span(path));
                // Rust knows which one is meant, and so do the macros.
                self.error(&place, message);
                None
            }
        }
    }

    /// The table whose struct `path` names.
    pub(super) fn table_of(
        &mut self,
        path: &Path,
        from: &Declaration,
    ) -> Option<(&'a Declaration, &'a Table)> {
        let name = last_segment(path);
        if let (Item::Table(own), true) = (&from.item, path.is_ident("Self")) {
            let of = self.names.tables.get(&own.ident.unraw().to_string())?;
            return of.iter().find(|it| std::ptr::eq(it.1, &**own)).copied();
        }
        let place = from.place.at(syn::spanned::Spanned::span(path));
        let message = match self.names.tables.get(&name).cloned() {
            Some(among) if self.leads_elsewhere(path, &among) => format!(
                "`{}` is no table of this crate, and a foreign key leads to none of another; if \
                 the `{name}` of this crate is meant, spell its path from `crate`",
                path.to_token_stream().to_string().replace(' ', "")
            ),
            Some(among) => {
                let found = self.find(&among, path, from);
                if found.is_some_and(|it| !it.1.sound || self.stays_as_it_is(it.0)) {
                    self.problems
                        .push(place.problem("").instead(Instead::Nothing));
                }
                return found;
            }
            // What did not parse is reported where it stands.
            None if self.is_not_understood(&name) && !self.names.types.contains_key(&name) => {
                String::new()
            }
            None => {
                let near = nearest(&name, self.names.tables.keys());
                format!("no table of this crate is declared by a struct `{name}`{near}")
            }
        };
        self.problems
            .push(place.problem(message).instead(Instead::Nothing));
        None
    }

    /// Whether a name may be that of a declaration which did not parse.
    fn is_not_understood(&self, name: &str) -> bool {
        self.declarations.incomplete || self.declarations.names.contains(name)
    }

    /// Whether a path that ends in the name of a table begins in another crate.
    fn leads_elsewhere<T>(&self, path: &Path, among: &[(&'a Declaration, T)]) -> bool {
        let Some(first) = path.segments.first().map(|it| it.ident.unraw().to_string()) else {
            return false;
        };
        let rooted = ["crate", "self", "super", "Self"].contains(&first.as_str());
        path.leading_colon.is_some()
            || path.segments.len() > 1
                && !rooted
                && !self.declarations.modules.contains(&first)
                && !among.iter().any(|it| it.0.module.contains(&first))
    }

    /// The type of a column, an argument or a result.
    pub(super) fn data_type(
        &mut self,
        column_type: &ColumnType,
        from: &Declaration,
    ) -> Option<DataType> {
        let mut data_type = match &column_type.base {
            Base::Known(known) => DataType::built_in(known.sql),
            Base::User(path) => match self.type_of(path, from)? {
                Type::Enum(it) => DataType::named(self.enum_name(it)),
                Type::Jsonb => DataType::built_in("jsonb"),
            },
        };
        data_type.array = column_type.array.is_some();
        Some(data_type)
    }

    /// The user's type that `path` names.
    pub(super) fn type_of(&mut self, path: &Path, from: &Declaration) -> Option<Type<'a>> {
        let name = last_segment(path);
        if let Some(among) = self.names.types.get(&name).cloned() {
            let found = self.find(&among, path, from);
            if found.is_some_and(|it| self.stays_as_it_is(it.0)) {
                let place = from.place.at(syn::spanned::Spanned::span(path));
                self.problems.push(place.problem("").instead(Instead::Text));
            }
            return found.map(|it| it.1);
        }
        let place = from.place.at(syn::spanned::Spanned::span(path));
        let (message, instead) = if let Some(target) = self.declarations.aliases.get(&name) {
            let message =
                format!("`{name}` is an alias: write the type that it stands for, `{target}`");
            (message, self.stands_for(target))
        } else if name == "Self" || self.names.tables.contains_key(&name) {
            let message = format!(
                "`{name}` is a table: hold its key, and write `#[references({name})]` above the field"
            );
            (message, Instead::Text)
        } else if !self.is_not_understood(&name) {
            let near = nearest(&name, self.names.types.keys());
            let message = format!(
                "`{}` is no type of a column: put `#[pg_enum]` or `#[jsonb]` above its declaration, \
                 in a module that the build reads{near}",
                path.to_token_stream().to_string().replace(' ', "")
            );
            (message, Instead::Text)
        } else {
            // What did not parse is reported where it stands.
            (String::new(), Instead::Text)
        };
        self.problems.push(place.problem(message).instead(instead));
        None
    }

    /// The column that an alias would be, as far as the build can tell.
    fn stands_for(&self, target: &str) -> Instead {
        let mut target = target;
        // No alias leads through more others than there are.
        for _ in 0..=self.declarations.aliases.len() {
            if let Some(known) = types::known_by_path(target) {
                return Instead::SqlOf(known.rust.to_owned());
            }
            match self.declarations.aliases.get(target) {
                Some(next) => target = next,
                None => break,
            }
        }
        Instead::Text
    }

    /// The name of an enum in SQL.
    pub(super) fn enum_name(&self, it: &Enum) -> QualifiedName {
        QualifiedName::new(it.namespace.value.as_str(), it.name.value.as_str())
    }

    /// The enum of that name in SQL; in `public` first, where no namespace is given.
    pub(super) fn enum_in_sql(&self, namespace: Option<&str>, name: &str) -> Option<QualifiedName> {
        let mut found: Vec<QualifiedName> = self
            .names
            .types
            .values()
            .flatten()
            .filter_map(|(_, it)| match it {
                Type::Enum(it) if it.name.value == name => Some(self.enum_name(it)),
                _ => None,
            })
            .filter(|it| namespace.is_none_or(|given| it.namespace.as_str() == given))
            .collect();
        found.sort_by_key(|it| it.namespace.as_str() != "public");
        found.into_iter().next()
    }

    /// The function that a call by this name, qualified or not, means: one that is declared, or
    /// one of PostgreSQL's own.
    pub(super) fn function_name(&self, written: &str) -> Option<QualifiedName> {
        let (namespace, name) = match written.split_once('.') {
            Some((namespace, name)) => (Some(namespace), name),
            None => (None, written),
        };
        let declared = self.names.functions.get(name).into_iter().flatten();
        let mut found: Vec<QualifiedName> = declared
            .map(|it| QualifiedName::new(it.namespace.value.as_str(), name))
            .filter(|it| namespace.is_none_or(|given| it.namespace.as_str() == given))
            .collect();
        found.sort_by_key(|it| it.namespace.as_str() != "public");
        found.into_iter().next()
    }

    /// The only namespace in which extensions put their objects.
    pub(super) fn namespace_of_extensions(&self) -> Option<Name> {
        match self.names.extensions.len() {
            1 => self.names.extensions.first().map(|it| Name::from(*it)),
            _ => None,
        }
    }

    /// Whether a thing that is not declared may belong to an extension.
    pub(super) fn may_be_of_extension(&self, name: &QualifiedName) -> bool {
        self.names.may_hold_extensions(name.namespace.as_str())
    }
}

fn last_segment(path: &Path) -> String {
    path.segments
        .last()
        .map(|it| it.ident.unraw().to_string())
        .unwrap_or_default()
}

/// `; did you mean …?`, if there is a name that differs in little.
pub(super) fn nearest<'n>(name: &str, among: impl IntoIterator<Item = &'n String>) -> String {
    let near = did_you_mean(name, among.into_iter().map(String::as_str));
    near.map(|it| format!("; {it}")).unwrap_or_default()
}
