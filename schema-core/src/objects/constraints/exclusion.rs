//! Exclusion constraints: no two rows for which all of the operators hold.

use serde::{Deserialize, Serialize};

use super::{
    super::{
        Dependency, access_methods,
        indexes::{Indexed, Part},
        parameters::{Parameters, with},
    },
    Timing,
};
use crate::{
    ident::{Name, QualifiedName},
    renaming::Renaming,
    schema::Scope,
    sql::{Expression, comma_separated},
};

/// What stands before the name of an operator that is not PostgreSQL's own.
const OPERATOR: &str = "OPERATOR(";

/// An exclusion constraint.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Exclusion {
    /// The access method of its index.
    pub method: Name,
    /// What is compared, in the order of the index.
    pub parts: Vec<Excluded>,
    /// `INCLUDE`
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub include: Vec<Name>,
    /// `WITH (…)`: how its index is stored.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub with: Parameters,
    /// `WHERE`: only these rows exclude each other.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub filter: Option<Expression>,
    /// When it is checked.
    #[serde(default)]
    pub timing: Timing,
}

/// What an exclusion constraint compares.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Excluded {
    /// A column or expression, as an index has it.
    pub part: Part,
    /// What follows `WITH`: `&&`, or `OPERATOR(app.&&)` where it is not PostgreSQL's own.
    pub operator: String,
}

impl Exclusion {
    pub(super) fn clause(&self) -> String {
        let parts = self
            .parts
            .iter()
            .map(|it| format!("{} WITH {}", it.part.clause(), it.operator));
        let mut clause = format!("EXCLUDE USING {} ({})", self.method, comma_separated(parts));
        if !self.include.is_empty() {
            clause.push_str(&format!(" INCLUDE ({})", comma_separated(&self.include)));
        }
        clause.push_str(&with(&self.with));
        clause.extend(self.filter.iter().map(|it| format!(" WHERE ({it})")));
        clause.push_str(self.timing.clause());
        clause
    }

    pub(super) fn depends_on(
        &self,
        table: &QualifiedName,
        scope: &Scope<'_>,
        out: &mut Vec<Dependency>,
    ) {
        let column = |it: &Name| Dependency::Column(table.clone(), it.clone());
        for Excluded { part, operator } in &self.parts {
            match &part.of {
                Indexed::Column(name) => out.push(column(name)),
                Indexed::Expression(it) => scope.mentioned(it, Some(table), out),
            }
            out.extend(part.needed(&self.method, scope));
            scope.operators(operator, out);
        }
        out.extend(access_methods::needed(Some(&self.method), scope));
        out.extend(self.include.iter().map(column));
        if let Some(filter) = &self.filter {
            scope.mentioned(filter, Some(table), out);
        }
    }

    pub(super) fn follow(&mut self, table: &QualifiedName, renaming: &Renaming) {
        for Excluded { part, operator } in &mut self.parts {
            match &mut part.of {
                Indexed::Column(name) => renaming.column(table, name),
                Indexed::Expression(it) => renaming.expression(Some(table), it),
            }
            part.follow_needed(renaming);
            if let Some(rest) = operator.strip_prefix(OPERATOR) {
                let mut name = rest.to_owned();
                renaming.written(&mut name);
                *operator = format!("{OPERATOR}{name}");
            }
        }
        for name in &mut self.include {
            renaming.column(table, name);
        }
        if let Some(filter) = &mut self.filter {
            renaming.expression(Some(table), filter);
        }
    }
}
