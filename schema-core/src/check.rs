//! What is wrong with a declared schema, as far as only the whole shows it: names, edges that lead
//! nowhere, servers that are too old, SQL that does not parse.
//!
//! Generic: the rules of one kind stand with the kind, in
//! [`Object::complaints`](crate::objects::Object::complaints). A rule is named where a project can
//! switch it off.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    ident::{MAX_BYTES, Name, QualifiedName},
    objects::{AnyObject, Dependency, ObjectId},
    places::{Place, SourceMap},
    problems::{Instead, Problem, Problems},
    schema::{Schema, Scope},
    settings::{Case, Level, Lint, Number, Settings, Style},
};

mod lookups;
#[cfg(test)]
mod tests;
mod texts;

pub use lookups::Lookups;

/// The end of a complaint about what a rule under `[naming]` does not allow.
pub fn as_asked(key: &str) -> String {
    format!("as `naming.{key}` asks in schema.toml, where `false` switches it off")
}

/// What a rule may ask about.
#[derive(Clone, Copy)]
pub struct Checking<'a> {
    /// The declared schema.
    pub schema: &'a Schema,
    /// Where it was declared, and what only the declarations know.
    pub places: &'a SourceMap,
    /// The project's choices.
    pub settings: &'a Settings,
    /// What expressions name.
    pub scope: &'a Scope<'a>,
    /// By which columns rows are found.
    pub lookups: &'a Lookups<'a>,
}

/// What a rule finds wrong.
#[derive(Clone, Debug)]
pub struct Complaint {
    /// Under which tokens.
    pub about: About,
    /// What is wrong and what to do.
    pub message: String,
    /// The lint that it belongs to; every other complaint is an error.
    pub lint: Option<Lint>,
    /// What the macros make of it.
    pub instead: Instead,
}

/// Which part of an object is wrong.
#[derive(Clone, Debug)]
pub enum About {
    /// All of it.
    Whole,
    /// Its name.
    Name,
    /// A column.
    Column(QualifiedName, Name),
    /// The name of a column.
    ColumnName(QualifiedName, Name),
}

impl Complaint {
    /// The whole object is wrong.
    pub fn whole(message: impl Into<String>) -> Self {
        Complaint {
            about: About::Whole,
            message: message.into(),
            lint: None,
            instead: Instead::Same,
        }
    }

    /// Its name is wrong.
    pub fn name(message: impl Into<String>) -> Self {
        Complaint {
            about: About::Name,
            ..Complaint::whole(message)
        }
    }

    /// A column is wrong.
    pub fn column(table: &QualifiedName, column: &Name, message: impl Into<String>) -> Self {
        let about = About::Column(table.clone(), column.clone());
        Complaint {
            about,
            ..Complaint::whole(message)
        }
    }

    /// The name of a column is wrong.
    pub fn column_name(table: &QualifiedName, column: &Name, message: impl Into<String>) -> Self {
        let about = About::ColumnName(table.clone(), column.clone());
        Complaint {
            about,
            ..Complaint::whole(message)
        }
    }

    /// The same, where the macros can make nothing of it.
    pub fn left_out(self) -> Self {
        Complaint {
            instead: Instead::Nothing,
            ..self
        }
    }

    /// The same, as a matter of a lint.
    pub fn lint(self, lint: Lint) -> Self {
        Complaint {
            lint: Some(lint),
            ..self
        }
    }
}

/// The sets of names that PostgreSQL keeps apart within a namespace.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Catalog {
    /// Tables, indexes (those of keys as well) and sequences.
    Relation,
    /// Types, and with them the row types of tables.
    Type,
    /// Functions, procedures and aggregates; several can share a name.
    Routine,
    /// Operators; several can share a name.
    Operator,
    /// Primary keys, by the table, which has but one.
    PrimaryKey,
}

/// Reports everything that is wrong with a declared schema, and gives what the lints that only warn
/// have found.
pub fn check(
    schema: &Schema,
    places: &SourceMap,
    settings: &Settings,
    problems: &mut Problems,
) -> Vec<(Lint, Problem)> {
    let cx = Checking {
        schema,
        places,
        settings,
        scope: &Scope::new(schema),
        lookups: &Lookups::new(schema),
    };
    let mut warnings = Vec::new();
    let mut taken = BTreeMap::new();
    for object in schema.objects() {
        let id = object.id();
        cx.lengths(&id, &object, problems);
        cx.edges(&id, &object, problems);
        cx.collisions(&id, &object, &mut taken, problems);
        for it in object.complaints(&cx) {
            let problem = cx.problem(&id, &it.about, &it.message);
            match it.lint.map(|lint| (lint, settings.level(lint))) {
                None | Some((_, Level::Deny)) => problems.push(problem.instead(it.instead)),
                Some((lint, Level::Warn)) => warnings.push((lint, problem)),
                Some((_, Level::Allow)) => {}
            }
        }
    }
    if let Some(supabase) = &settings.supabase {
        let declared: BTreeSet<String> = schema.tables.keys().map(QualifiedName::dotted).collect();
        let excepted = supabase.without_row_security.keys();
        for name in excepted.filter(|it| !declared.contains(*it)) {
            problems.push(Problem::general(format_args!(
                "`supabase.without_row_security` in schema.toml names `{name}`, which is no table here"
            )));
        }
    }
    let mut already = BTreeMap::new();
    for text in &places.texts {
        texts::check(&cx, text, &mut already, problems);
    }
    warnings
}

impl Checking<'_> {
    fn problem(&self, id: &ObjectId, about: &About, message: &str) -> Problem {
        let place = match about {
            About::Whole => self.places.object(id),
            About::Name => self.places.name(id),
            About::Column(table, column) => self
                .places
                .column(table, column)
                .or_else(|| self.places.object(id)),
            About::ColumnName(table, column) => self
                .places
                .column_name(table, column)
                .or_else(|| self.places.object(id)),
        };
        problem_at(place, message)
    }

    /// PostgreSQL cuts what is too long, and two names can become one.
    fn lengths(&self, id: &ObjectId, object: &AnyObject, problems: &mut Problems) {
        let too_long = |name: &Name| name.as_str().len() > MAX_BYTES;
        if let Some(name) = id.name().filter(|it| too_long(it)) {
            let derived = self
                .places
                .objects
                .get(id)
                .is_some_and(|it| it.name.is_none());
            let advice = if derived {
                "give it a `name = \"…\"`"
            } else {
                "give it a shorter one"
            };
            let message = format!(
                "the name `{}` of this {} has {} bytes, and PostgreSQL would cut it in silence \
                 after {MAX_BYTES}: {advice}",
                name.as_str(),
                id.noun(),
                name.as_str().len(),
            );
            problems.push(self.problem(id, &About::Name, &message));
        }
        for dependency in object.brings() {
            if let Dependency::Column(table, column) = dependency
                && too_long(&column)
            {
                let key = (table, column);
                let advice = match self.places.column_names.contains_key(&key) {
                    true => "give it a shorter one",
                    false => "give it a `#[column(name = \"…\")]`",
                };
                let (table, column) = key;
                let message = format!(
                    "the name of column `{}` has {} bytes, and PostgreSQL would cut it in silence \
                     after {MAX_BYTES}: {advice}",
                    column.as_str(),
                    column.as_str().len(),
                );
                problems.push(self.problem(id, &About::ColumnName(table, column), &message));
            }
        }
    }

    /// Whatever an object needs must be declared, or of an extension.
    fn edges(&self, id: &ObjectId, object: &AnyObject, problems: &mut Problems) {
        for dependency in object.depends_on(self.scope) {
            let known = match &dependency {
                Dependency::Object(needed) => {
                    self.schema.contains(needed) || self.is_elsewhere(needed)
                }
                Dependency::Column(table, column) => self.has_column(table, column),
                Dependency::DomainConstraint(..) | Dependency::Shell(_) | Dependency::Row(_) => {
                    let whole = self.schema.get(&dependency.whole());
                    whole.is_some_and(|it| it.brings().contains(&dependency))
                }
            };
            if !known {
                let message = format!("{dependency} is needed here, and not declared");
                problems.push(self.problem(id, &About::Whole, &message));
            }
        }
    }

    fn has_column(&self, table: &QualifiedName, column: &Name) -> bool {
        let table_of = self.schema.tables.get(table);
        table_of.is_some_and(|it| it.column(column).is_some())
            // A column that is not understood was reported where it stands.
            || self.places.column(table, column).is_some()
    }

    /// Whether it is PostgreSQL's own, or may be an extension's.
    fn is_elsewhere(&self, id: &ObjectId) -> bool {
        id.namespace().is_some_and(|namespace| {
            ["pg_catalog", "information_schema"].contains(&namespace.as_str())
                || self
                    .schema
                    .extensions
                    .values()
                    .any(|it| it.namespace == *namespace)
        })
    }

    fn collisions(
        &self,
        id: &ObjectId,
        object: &AnyObject,
        taken: &mut BTreeMap<(Catalog, QualifiedName), ObjectId>,
        problems: &mut Problems,
    ) {
        for occupied in object.occupies() {
            let name = occupied.1.clone();
            let Some(first) = taken.get(&occupied) else {
                taken.insert(occupied, id.clone());
                continue;
            };
            let place = self.places.name(first).map(|it| it.problem(""));
            let place = place
                .map(|it| format!(", in {}:{}", it.file, it.line))
                .unwrap_or_default();
            let what = match occupied.0 {
                Catalog::Relation => "tables, keys, indexes and sequences",
                Catalog::Type => "tables and types",
                // These share a name; whoever declares two primary keys is told so where they stand.
                Catalog::Routine | Catalog::Operator | Catalog::PrimaryKey => continue,
            };
            let message =
                format!("the name `{name}` is taken by {first}{place}: {what} share their names");
            problems.push(self.problem(id, &About::Name, &message));
        }
    }

    /// Whether the complaints of a lint are asked for.
    pub fn wants(&self, lint: Lint) -> bool {
        self.settings.level(lint) != Level::Allow
    }

    /// Whether the name of an object was written by hand; one that was derived follows the rules.
    pub fn is_written(&self, id: &ObjectId) -> bool {
        self.places
            .objects
            .get(id)
            .is_some_and(|it| it.name.is_some())
    }

    /// What is wrong with a name by one of the naming rules, `key` in `schema.toml`.
    pub fn style(&self, style: Option<Style>, noun: &str, name: &str, key: &str) -> Option<String> {
        let style = style?;
        let cased = style.case.is_none_or(|case| case.fits(name));
        let numbered = style.number.is_none_or(|number| number.fits(name));
        if cased && numbered {
            return None;
        }
        let wanted = match (cased, style.case, style.number) {
            (false, Some(Case::Snake), _) => "in snake_case",
            (false, Some(Case::Camel), _) => "in camelCase",
            (false, Some(Case::Pascal), _) => "in PascalCase",
            (_, _, Some(Number::Singular)) => "a singular",
            _ => "a plural",
        };
        Some(format!(
            "{noun} `{name}` is not {wanted}, {}",
            as_asked(key)
        ))
    }

    /// What is wrong with the use of a thing that only newer servers have.
    pub fn server(&self, needed: u32, what: &str) -> Option<String> {
        let oldest = self.settings.oldest_server;
        (oldest < needed).then(|| {
            format!(
                "{what} needs PostgreSQL {needed}, and the migrations must run on {oldest}: \
                 see `oldest_server` in schema.toml"
            )
        })
    }
}

impl Case {
    fn fits(self, name: &str) -> bool {
        let all = |allowed: fn(char) -> bool| name.chars().all(allowed);
        let first = |allowed: fn(&char) -> bool| name.starts_with(|c: char| allowed(&c));
        match self {
            Case::Snake => all(|c| c.is_lowercase() || c.is_numeric() || c == '_'),
            Case::Camel => all(char::is_alphanumeric) && first(|c| c.is_lowercase()),
            Case::Pascal => all(char::is_alphanumeric) && first(|c| c.is_uppercase()),
        }
    }
}

impl Number {
    fn fits(self, name: &str) -> bool {
        let name = crate::naming::snake_case(name);
        match self {
            Number::Plural => crate::naming::may_be_plural(&name),
            Number::Singular => crate::naming::may_be_singular(&name),
        }
    }
}

fn problem_at(place: Option<&Place>, message: &str) -> Problem {
    place.map_or_else(|| Problem::general(message), |it| it.problem(message))
}
