//! Declarations become a schema: names are resolved, what is left to a default is spelled out, and
//! one struct becomes many objects.
//!
//! Nothing stops at the first problem: what cannot be understood is reported and left out.

use std::collections::{BTreeMap, btree_map::Entry};

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
    problems::Problems,
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
mod taken;
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
    let mut lowering = Lowering {
        declarations,
        names: Names::of(&[]),
        settings,
        problems,
        lowered: Lowered::default(),
    };
    let mut taken = taken::Taken::new();
    let known: Vec<&Declaration> = declarations
        .items
        .iter()
        .filter(|it| lowering.has_own_name(it, &mut taken))
        .collect();
    lowering.names = Names::of(&known);
    for declaration in known {
        lowering.item(declaration);
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
            Item::Schema(schema) => {
                let first = self.declarations.schema().map(|it| it.1);
                if first.is_some_and(|it| std::ptr::eq(it, schema)) {
                    self.schema(declaration, schema);
                }
            }
        }
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
        match self.lowered.places.objects.entry(object.id()) {
            Entry::Vacant(free) => drop(free.insert(origin)),
            Entry::Occupied(taken) => {
                let (id, first) = (taken.key(), taken.get().name_or_place().problem(""));
                let advice = match origin.name {
                    Some(_) => "give this one another name",
                    None => "drop one of the two, or give this one a `name = \"…\"`",
                };
                let message = format!(
                    "{id} is declared already, in {}:{}; {advice}",
                    first.file, first.line
                );
                let problem = origin.name_or_place().problem(message);
                self.problems.push(problem);
                return false;
            }
        }
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
