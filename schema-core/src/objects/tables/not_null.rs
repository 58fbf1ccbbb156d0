//! The constraints behind `NOT NULL`, which have names from PostgreSQL 18 on.
//! <https://www.postgresql.org/docs/current/ddl-constraints.html#DDL-CONSTRAINTS-NOT-NULL>
//!
//! Earlier servers know of none, and declarations do not name them: where one side does not, names are
//! not compared.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::{
    super::{
        Between, Change, ObjectId,
        comments::{Comment, Target},
    },
    Alteration, Column, Table,
    identity::usual_name,
    remaking,
};
use crate::{
    ident::{Name, OfTable, QualifiedName},
    schema::Schema,
};

/// The constraint behind a `NOT NULL`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NotNull {
    /// Its name; none of one that a table only inherits.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<Name>,
    /// `NO INHERIT`: children have none from it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub no_inherit: bool,
    /// `NOT VALID`: rows from before it are not checked.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub not_valid: bool,
}

impl NotNull {
    /// That of a column that comes from a table above: partitions get the name as well.
    pub(super) fn carried_on(&self, to_partition: bool) -> Option<NotNull> {
        let name = self.name.clone().filter(|_| to_partition);
        (!self.no_inherit).then_some(NotNull {
            name,
            no_inherit: false,
            not_valid: self.not_valid,
        })
    }
}

/// Whether a definition says the name that PostgreSQL would choose.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Usual {
    /// It is left to PostgreSQL.
    Unsaid,
    /// Another table still holds it.
    Said,
}

impl Column {
    /// `NOT NULL`, as the definition of a column takes it.
    pub(super) fn not_null_clause(&self, table: &QualifiedName, usual: Usual) -> Option<String> {
        let Some(it) = &self.not_null_constraint else {
            return self.not_null.then(|| "NOT NULL".to_owned());
        };
        let chosen = usual_name(&table.name, Some(&self.name), "not_null");
        let is_said = |name: &&Name| usual == Usual::Said || **name != chosen;
        let name = it.name.iter().filter(is_said);
        let name: String = name.map(|it| format!("CONSTRAINT {it} ")).collect();
        let no_inherit = if it.no_inherit { " NO INHERIT" } else { "" };
        (!it.not_valid).then(|| format!("{name}NOT NULL{no_inherit}"))
    }

    /// The constraint of a column that a table inherits, and has its own of.
    pub(super) fn own_not_null(&self) -> Option<String> {
        let it = self.not_null_constraint.as_ref();
        let is_own = |it: &&NotNull| self.inherited && it.name.is_some() && !it.not_valid;
        self.not_null_as_table_constraint(it.filter(is_own)?)
    }

    /// What is said once the column is there.
    pub(super) fn not_valid_not_null(&self) -> Option<String> {
        let it = self.not_null_constraint.as_ref();
        let it = it.filter(|it| it.not_valid)?;
        Some(format!("ADD {}", self.not_null_as_table_constraint(it)?))
    }

    /// Whether no row that is there can be without a value.
    pub(super) fn is_checked_not_null(&self) -> bool {
        let constraint = self.not_null_constraint.as_ref();
        self.not_null && !constraint.is_some_and(|it| it.not_valid)
    }

    /// Whether the tables that have the column from here are NOT NULL as well.
    pub(super) fn not_null_is_carried_on(&self) -> bool {
        let constraint = self.not_null_constraint.as_ref();
        self.not_null && !constraint.is_some_and(|it| it.no_inherit)
    }

    /// What it had from the column above is its own from then on.
    pub(super) fn keep_not_null_of(&mut self, above: &Column) {
        let above = above.not_null_constraint.as_ref();
        if let (Some(own), Some(above)) = (&mut self.not_null_constraint, above)
            && own.name.is_none()
        {
            own.name.clone_from(&above.name);
        }
    }

    /// An alteration of the column above it is carried on.
    pub(super) fn not_null_reached_by(&mut self, old: &Column, new: &Column, is_partition: bool) {
        let above = new.not_null_constraint.as_ref();
        match (old.not_null_is_carried_on(), new.not_null_is_carried_on()) {
            (false, true) if !self.not_null => {
                self.not_null = true;
                self.not_null_constraint = above.and_then(|it| it.carried_on(is_partition));
            }
            (true, false) if new.not_null => self.keep_not_null_of(new),
            (true, false) => {
                self.not_null = false;
                // One of its own stays, which is not always told from one that comes from above.
                let own = self.not_null_constraint.take();
                self.not_null_constraint = own.filter(|it| it.name.is_some());
            }
            (true, true) if above.is_some_and(|it| !it.not_valid) => {
                let own = self.not_null_constraint.iter_mut();
                own.for_each(|it| it.not_valid = false);
            }
            _ => {}
        }
    }

    fn not_null_as_table_constraint(&self, it: &NotNull) -> Option<String> {
        let no_inherit = if it.no_inherit { " NO INHERIT" } else { "" };
        let not_valid = if it.not_valid { " NOT VALID" } else { "" };
        let (name, column) = (it.name.as_ref()?, &self.name);
        Some(format!(
            "CONSTRAINT {name} NOT NULL {column}{no_inherit}{not_valid}"
        ))
    }
}

/// The actions that lead from the one `NOT NULL` of a column to the other.
pub(super) fn actions(table: &Table, old: &Column, new: &Column) -> Vec<String> {
    let column = &new.name;
    let drop = || format!("ALTER COLUMN {column} DROP NOT NULL");
    let set = || {
        let it = new.not_null_constraint.as_ref();
        let chosen = usual_name(&table.name.name, Some(column), "not_null");
        let is_special = |it: &&NotNull| {
            it.no_inherit || it.not_valid || it.name.as_ref().is_some_and(|it| *it != chosen)
        };
        let special = it.filter(is_special);
        let clause = special.and_then(|it| new.not_null_as_table_constraint(it));
        match clause {
            Some(it) => format!("ADD {it}"),
            None => format!("ALTER COLUMN {column} SET NOT NULL"),
        }
    };
    match (old.not_null, new.not_null) {
        (false, true) if old.not_null_constraint.is_some() => {
            return vec![format!("ALTER COLUMN {column} SET NOT NULL")];
        }
        (false, true) => return vec![set()],
        (true, false) => return vec![drop()],
        (false, false) => {
            // What above is no longer may be left of it here.
            let left = old.not_null_constraint.iter();
            return left.map(|_| drop()).collect();
        }
        (true, true) => {}
    }
    let (Some(now), Some(wanted)) = (&old.not_null_constraint, &new.not_null_constraint) else {
        return Vec::new();
    };
    let (Some(name), Some(_)) = (&wanted.name, &now.name) else {
        // What is inherited becomes its own as well.
        let becomes_own = wanted.name.is_some() && now.name.is_none();
        let own = becomes_own.then(|| format!("ALTER COLUMN {column} SET NOT NULL"));
        return own.into_iter().collect();
    };
    if wanted.not_valid && !now.not_valid {
        return vec![drop(), set()];
    }
    let mut actions = Vec::new();
    if now.no_inherit != wanted.no_inherit {
        let no = if wanted.no_inherit { "NO " } else { "" };
        actions.push(format!("ALTER CONSTRAINT {name} {no}INHERIT"));
    }
    if now.not_valid && !wanted.not_valid {
        actions.push(format!("VALIDATE CONSTRAINT {name}"));
    }
    actions
}

/// The constraints that get another name. What comes from above gets it there.
pub(super) fn renamed(old: &Schema, new: &Schema) -> Vec<Change<Table>> {
    let mut pending: Vec<&QualifiedName> = Vec::new();
    for (name, wanted) in &new.tables {
        let differs = |now: &Arc<Table>| {
            let names = wanted.columns.iter().map(|it| another_name(now, it));
            !remaking::is_remade(now, wanted) && names.flatten().next().is_some()
        };
        if old.tables.get(name).is_some_and(differs) {
            pending.push(name);
        }
    }
    if pending.is_empty() {
        return Vec::new();
    }
    pending.sort_by_key(|it| old.ancestors(it).len());
    let mut reached = old.clone();
    let mut changes = Vec::new();
    for name in pending {
        for wanted in &new.tables[name].columns {
            let now = reached.tables[name].clone();
            let Some((is, becomes)) = another_name(&now, wanted) else {
                continue;
            };
            let comes_from_above = now.parents().any(|it| {
                let above = reached
                    .tables
                    .get(it)
                    .and_then(|it| it.column(&wanted.name));
                above.is_some_and(|it| it.not_null)
            });
            if !comes_from_above {
                rename(&mut reached, name, &is, &becomes);
                let how = Alteration::RenameNotNull {
                    column: wanted.name.clone(),
                    old: is,
                    new: becomes,
                };
                changes.push(Change::alter(&now, &reached.tables[name], how));
            }
        }
    }
    changes
}

/// What the constraint of a column needs a statement of its own for, and the column as it is then: another
/// name, which nothing above has a say in, or no longer; or that it gives way to one from above.
pub(super) fn changed_alone(
    of: &Table,
    old: &Column,
    new: &Column,
    cx: &Between<'_>,
) -> Option<(Alteration, Column)> {
    let (now, wanted) = (
        old.not_null_constraint.as_ref()?,
        new.not_null_constraint.as_ref()?,
    );
    let above = |scope: &Schema| {
        let parents = of.parents();
        let mut columns = parents.filter_map(|it| scope.tables.get(it)?.column(&new.name));
        columns.any(Column::not_null_is_carried_on)
    };
    let column = old.name.clone();
    let (how, name) = match (&now.name, &wanted.name) {
        (Some(is), Some(becomes)) if is != becomes && !above(cx.new) => {
            let rename = Alteration::RenameNotNull {
                column,
                old: is.clone(),
                new: becomes.clone(),
            };
            (rename, wanted.name.clone())
        }
        (Some(_), None) if !above(cx.old) => (Alteration::DropNotNull { column }, None),
        _ => return None,
    };
    let mut then = old.clone();
    let constraint = then.not_null_constraint.iter_mut();
    constraint.for_each(|it| it.name.clone_from(&name));
    Some((how, then))
}

/// The name that the constraint of a column has, and that which it is to have.
fn another_name(now: &Table, wanted: &Column) -> Option<(Name, Name)> {
    let name = |it: &Column| it.not_null_constraint.as_ref()?.name.clone();
    let (is, becomes) = (name(now.column(&wanted.name)?)?, name(wanted)?);
    (is != becomes).then_some((is, becomes))
}

/// Carries a rename out, there and below.
pub(super) fn rename(schema: &mut Schema, table: &QualifiedName, old: &Name, new: &Name) {
    let is_meant = |it: &&QualifiedName| *it == table || schema.ancestors(it).contains(table);
    let tables: Vec<QualifiedName> = schema.tables.keys().filter(is_meant).cloned().collect();
    for table in tables {
        let on = |name: &Name| {
            let of = OfTable::new(table.clone(), name.clone());
            Target::Object(Box::new(ObjectId::Constraint(of)))
        };
        if let Some(it) = schema.comments.get(&on(old)) {
            let text = it.text.clone();
            schema.comments.remove(&on(old));
            schema.comments.insert(Comment { on: on(new), text });
        }
        if let Some(it) = schema.tables.get_mut(&table) {
            it.rename_not_null(old, new);
        }
    }
}

/// The constraint of a column goes.
pub(super) fn drop(schema: &mut Schema, table: &QualifiedName, column: &Name) {
    let table = schema.tables.get_mut(table).into_iter();
    let columns = table.flat_map(|it| &mut it.columns);
    for it in columns.filter(|it| it.name == *column) {
        (it.not_null, it.not_null_constraint) = (false, None);
    }
}

impl Table {
    pub(super) fn rename_not_null(&mut self, old: &Name, new: &Name) {
        let constraints = self.columns.iter_mut();
        let constraints = constraints.filter_map(|it| it.not_null_constraint.as_mut());
        for it in constraints.filter(|it| it.name.as_ref() == Some(old)) {
            it.name = Some(new.clone());
        }
    }

    /// Where one side does not tell the constraints behind `NOT NULL`, they are not compared.
    pub(super) fn tell_not_null_as(&mut self, old: &Table) {
        for column in self.columns.iter_mut().filter(|it| it.not_null) {
            let Some(before) = old.column(&column.name).filter(|it| it.not_null) else {
                continue;
            };
            match (&before.not_null_constraint, &column.not_null_constraint) {
                (Some(it), None) => column.not_null_constraint = Some(it.clone()),
                (None, Some(_)) => column.not_null_constraint = None,
                _ => {}
            }
        }
    }
}
