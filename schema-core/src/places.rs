//! Places in the source: where a declaration, or a part of one, was written.

use std::{
    collections::{BTreeMap, BTreeSet},
    rc::Rc,
};

use proc_macro2::Span;

use crate::{
    ident::{Name, OfTable, QualifiedName},
    objects::ObjectId,
    problems::Problem,
};

/// A place in a file that was read.
#[derive(Clone, Debug)]
pub struct Place {
    /// The file, relative to the package.
    pub file: Rc<str>,
    /// The tokens.
    pub span: Span,
    /// The tokens to name where `span` stands in no file, because an option brought the thing.
    pub otherwise: Span,
}

impl Place {
    /// `span` in `file`.
    pub fn new(file: &Rc<str>, span: Span) -> Self {
        Place {
            file: file.clone(),
            span,
            otherwise: span,
        }
    }

    /// Another place in the same file; this one, where `span` stands in no file.
    pub fn at(&self, span: Span) -> Self {
        let otherwise = if is_located(self.span) {
            self.span
        } else {
            self.otherwise
        };
        Place {
            file: self.file.clone(),
            span,
            otherwise,
        }
    }

    /// A problem here.
    pub fn problem(&self, message: impl std::fmt::Display) -> Problem {
        let span = if is_located(self.span) {
            self.span
        } else {
            self.otherwise
        };
        let (start, end) = (span.start(), span.end());
        let width = if start.line == end.line {
            end.column.saturating_sub(start.column)
        } else {
            1
        };
        Problem {
            width: width.max(1),
            ..Problem::at(&*self.file, start.line, start.column + 1, message)
        }
    }

    /// What a parser reported of tokens in this file.
    pub fn syntax_error(&self, error: &syn::Error) -> Problem {
        self.at(error.span()).problem(error)
    }
}

/// Whether the span stands in a file; that of a token is never empty.
fn is_located(span: Span) -> bool {
    span.start() != span.end()
}

/// Where an object was declared.
#[derive(Clone, Debug)]
pub struct Origin {
    /// The item, or the attribute that brings it.
    pub place: Place,
    /// Its name, where it was written by hand; a name that was derived has no place.
    pub name: Option<Place>,
}

impl Origin {
    /// Where the name was written, or what it was derived from.
    pub fn name_or_place(&self) -> &Place {
        self.name.as_ref().unwrap_or(&self.place)
    }
}

/// A piece of SQL that a user wrote.
#[derive(Clone, Debug)]
pub struct Text {
    /// What it says.
    pub sql: String,
    /// The literal that holds it.
    pub place: Place,
    /// What it is.
    pub form: Form,
    /// The table whose columns it may name.
    pub table: Option<QualifiedName>,
}

/// What a piece of SQL is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Form {
    /// An expression over the columns of one row.
    Row,
    /// An expression that may name no column: a default.
    Constant,
    /// What rows that are there already get: also from columns that the new schema lacks.
    Backfill,
    /// The condition of a trigger, over `OLD` and `NEW`.
    Trigger,
    /// The body of a function in SQL.
    Statements,
}

/// Where everything was declared, and what only the declarations know. The schema itself holds
/// none of it, so that declared and found objects compare.
#[derive(Clone, Debug, Default)]
pub struct SourceMap {
    /// Objects.
    pub objects: BTreeMap<ObjectId, Origin>,
    /// Columns.
    pub columns: BTreeMap<(QualifiedName, Name), Place>,
    /// The names of columns that are not their fields'.
    pub column_names: BTreeMap<(QualifiedName, Name), Place>,
    /// Pieces of SQL, in the order of the declarations.
    pub texts: Vec<Text>,
    /// The name of one row of a table: that of its struct.
    pub singulars: BTreeMap<QualifiedName, String>,
    /// The tables for which the user has said why they have no row security.
    pub open: BTreeSet<QualifiedName>,
    /// The role that gives a foreign key's column its name.
    pub roles: BTreeMap<OfTable, String>,
}

impl SourceMap {
    /// Where an object was declared.
    pub fn object(&self, id: &ObjectId) -> Option<&Place> {
        self.objects.get(id).map(|it| &it.place)
    }

    /// Where the name of an object was written, or what it was derived from.
    pub fn name(&self, id: &ObjectId) -> Option<&Place> {
        self.objects.get(id).map(Origin::name_or_place)
    }

    /// Where a column was declared.
    pub fn column(&self, table: &QualifiedName, column: &Name) -> Option<&Place> {
        self.columns.get(&(table.clone(), column.clone()))
    }

    /// Where the name of a column was written.
    pub fn column_name(&self, table: &QualifiedName, column: &Name) -> Option<&Place> {
        let key = (table.clone(), column.clone());
        self.column_names
            .get(&key)
            .or_else(|| self.columns.get(&key))
    }
}
