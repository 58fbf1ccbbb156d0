//! Declarations become a schema: names are resolved, what is left to a default is spelled out, and
//! one struct becomes many objects.
//!
//! Nothing stops at the first problem: what cannot be understood is reported and left out.

use std::collections::BTreeMap;

use proc_macro2::Span;

use self::resolve::Names;
use super::{
    Spanned,
    reader::{Declaration, Declarations, Item},
};
use crate::{
    diff::Intent,
    ident::{Name, QualifiedName},
    naming::ConstraintWord,
    objects::{
        AnyObject, ObjectId,
        comments::{Comment, Target},
        namespaces::Namespace,
    },
    places::{Form, Origin, Place, SourceMap, Text},
    problems::{Instead, Problems},
    renaming::Renaming,
    schema::Schema,
    settings::Settings,
    sql::Expression,
};

mod constraints;
mod functions;
mod methods;
mod resolve;
mod row_rules;
mod tables;
#[cfg(test)]
pub(crate) mod tests;
mod types;

/// What the declarations come to.
#[derive(Debug, Default)]
pub struct Lowered {
    /// Every object that is declared.
    pub schema: Schema,
    /// Where each was declared.
    pub places: SourceMap,
    /// What was said about the way from the schema before.
    pub intent: Intent,
}

/// Lowers all declarations of a crate.
pub fn lower(declarations: &Declarations, settings: &Settings, problems: &mut Problems) -> Lowered {
    let names = Names::of(declarations);
    let mut lowering = Lowering {
        declarations,
        names,
        settings,
        problems,
        lowered: Lowered::default(),
    };
    let mut taken = BTreeMap::new();
    for declaration in &declarations.items {
        if lowering.is_first_of_its_name(declaration, &mut taken) {
            lowering.item(declaration);
        }
    }
    lowering.add_namespaces();
    lowering.report_methods();
    // Names are given as they are once their namespaces are renamed.
    let renames = &mut lowering.lowered.intent.renames;
    renames.sort_by_key(|it| !it.is_of_namespace());
    lowering.lowered
}

struct Lowering<'a> {
    declarations: &'a Declarations,
    names: Names<'a>,
    settings: &'a Settings,
    problems: &'a mut Problems,
    lowered: Lowered,
}

impl<'a> Lowering<'a> {
    fn item(&mut self, declaration: &'a Declaration) {
        match &declaration.item {
            Item::Table(table) => self.table(declaration, table),
            Item::Enum(it) => self.enumeration(declaration, it),
            // A serde type that is kept in columns; nothing of its own in the database.
            Item::Jsonb(_) => {}
            Item::Functions(functions) => {
                for function in functions {
                    self.function(declaration, function);
                }
            }
            Item::Schema(schema) => self.schema(declaration, schema),
        }
    }

    /// Whether no other item of its module has the name in Rust; one that has is reported, and the
    /// macros make nothing of it.
    fn is_first_of_its_name(
        &mut self,
        declaration: &'a Declaration,
        taken: &mut BTreeMap<(&'a [String], String), &'a Place>,
    ) -> bool {
        let name = match &declaration.item {
            Item::Table(it) => &it.ident,
            Item::Enum(it) => &it.ident,
            Item::Jsonb(it) => &it.ident,
            Item::Functions(_) | Item::Schema(_) => return true,
        };
        let key = (&*declaration.module, name.to_string());
        let Some(first) = taken.get(&key) else {
            taken.insert(key, &declaration.place);
            return true;
        };
        let first = first.problem("");
        let message = format!(
            "`{name}` is declared in this module already, in {}:{}; give this one another name, or \
             drop it",
            first.file, first.line
        );
        let problem = declaration.place.problem(message);
        self.problems.push(problem.instead(Instead::Nothing));
        false
    }

    fn error(&mut self, place: &Place, message: impl std::fmt::Display) {
        self.problems.push(place.problem(message));
    }

    fn renamed(&mut self, old: ObjectId, new: ObjectId) {
        let renaming = Renaming::Object { old, new };
        self.lowered.intent.renames.push(renaming);
    }

    /// Adds an object, unless its name is taken, which is reported.
    fn add(&mut self, object: AnyObject, origin: Origin) -> bool {
        let id = object.id();
        if let Some(first) = self.lowered.places.name(&id) {
            let (first, place) = (
                first.problem(""),
                origin.name.as_ref().unwrap_or(&origin.place),
            );
            let advice = match origin.name {
                Some(_) => "give this one another name",
                None => "drop one of the two, or give this one a `name = \"…\"`",
            };
            let message = format!(
                "{id} is declared already, in {}:{}; {advice}",
                first.file, first.line
            );
            self.problems.push(place.problem(message));
            return false;
        }
        self.lowered.places.objects.insert(id, origin);
        object.insert(&mut self.lowered.schema);
        true
    }

    fn comment(&mut self, on: Target, docs: Option<&Spanned<String>>, at: &Place) {
        if let Some(docs) = docs {
            let comment = Comment {
                on,
                text: docs.value.clone(),
            };
            let place = at.at(docs.span);
            self.add(comment.into(), Origin { place, name: None });
        }
    }

    /// Keeps a piece of SQL to be checked, and gives it as an expression.
    fn text(
        &mut self,
        sql: &Spanned<String>,
        form: Form,
        table: Option<&QualifiedName>,
        at: &Place,
    ) -> Expression {
        self.lowered.places.texts.push(Text {
            sql: sql.value.clone(),
            place: at.at(sql.span),
            form,
            table: table.cloned(),
        });
        Expression::from(sql.value.trim())
    }

    /// The name of a constraint, given or derived, with its place if it was given.
    fn constraint_name(
        &self,
        given: Option<&Spanned<String>>,
        table: &QualifiedName,
        word: ConstraintWord,
        columns: &[Name],
    ) -> (Name, Option<Span>) {
        match given {
            Some(name) => (name.value.as_str().into(), Some(name.span)),
            None => {
                let columns: Vec<&str> = columns.iter().map(Name::as_str).collect();
                let naming = &self.settings.naming;
                (
                    naming
                        .constraint(table.name.as_str(), word, &columns)
                        .into(),
                    None,
                )
            }
        }
    }

    /// Every namespace that an object stands in, but for `public`, which is always there.
    fn add_namespaces(&mut self) {
        let mut used: BTreeMap<Name, Place> = BTreeMap::new();
        for (id, origin) in &self.lowered.places.objects {
            if let Some(namespace) = id.namespace() {
                used.entry(namespace.clone())
                    .or_insert_with(|| origin.place.clone());
            }
        }
        for (name, place) in used {
            self.namespace(name, Origin { place, name: None });
        }
    }

    fn namespace(&mut self, name: Name, origin: Origin) {
        let always_there = ["public", "pg_catalog"].contains(&name.as_str());
        if !always_there && !self.lowered.schema.namespaces.contains_key(&name) {
            self.add(Namespace { name }.into(), origin);
        }
    }
}

/// The name that is the value, qualified, with the namespace that is the value's or `otherwise`.
fn qualified(written: &str, otherwise: &Name) -> QualifiedName {
    match written.split_once('.') {
        Some((namespace, name)) => QualifiedName::new(namespace, name),
        None => QualifiedName::new(otherwise.clone(), written),
    }
}
