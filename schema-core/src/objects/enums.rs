//! Enumerated types: `CREATE TYPE … AS ENUM`.
//!
//! PostgreSQL can add a label and rename one, but cannot remove or reorder them. Where the labels
//! do not admit an in-place change, a new type takes the old one's place and every column of it
//! is converted.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::{
    Altered, Between, Change, Dependency, Effects, Hazard, Object, ObjectId, namespaces,
    tables::DataType,
    types::{self, Replacement},
};
use crate::{
    check::{Catalog, Checking, Complaint},
    diff::MappedValue,
    ident::{Name, QualifiedName},
    renaming::Renaming,
    schema::{Schema, Scope},
    sql::{Sql, literal},
};

/// An enumerated type.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Enum {
    /// Its name.
    pub name: QualifiedName,
    /// In comparison order, which is the order of declaration.
    pub labels: Vec<String>,
}

/// One way in which an enumerated type can be altered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Alteration {
    /// `ALTER TYPE … RENAME TO`, `SET SCHEMA`
    Rename,
    /// `ALTER TYPE … RENAME VALUE`
    RenameLabel {
        /// The label it is.
        old: String,
        /// The label it becomes.
        new: String,
    },
    /// `ALTER TYPE … ADD VALUE`. PostgreSQL has no inverse, so undoing it replaces the type.
    AddLabel {
        /// The new label.
        label: String,
        /// The label that it goes before; the end where none.
        before: Option<String>,
    },
    /// A new type takes the place of the old one, and every column of it is converted.
    Replace {
        /// How that is done.
        by: Replacement,
        /// The labels that no row may hold: they are removed, and nothing is said of what becomes of
        /// them.
        lost: Vec<String>,
    },
    /// The type that was replaced goes, once nothing holds it.
    Retire {
        /// Whether there is a cast from it.
        has_cast: bool,
    },
}

impl Object for Enum {
    type Alteration = Alteration;
    type Key = QualifiedName;

    fn key(&self) -> QualifiedName {
        self.name.clone()
    }

    fn word(&self) -> Option<&Name> {
        Some(&self.name.name)
    }

    fn depends_on(&self, _scope: &Scope<'_>) -> Vec<Dependency> {
        namespaces::holding(&self.name.namespace)
            .into_iter()
            .collect()
    }

    fn can_be_restored(&self) -> bool {
        false
    }

    fn diff(old: &Arc<Self>, new: &Arc<Self>, cx: &Between<'_>) -> Vec<Change<Self>> {
        let Some(added) = added_labels(&old.labels, &new.labels) else {
            let id = ObjectId::Enum(new.name.clone());
            let removed = || old.labels.iter().filter(|it| !new.labels.contains(it));
            let becomes = |label: &String| cx.intent.value(&new.name, label);
            let mapped: Vec<&MappedValue> = removed().filter_map(becomes).collect();
            let lost = removed()
                .filter(|it| becomes(it).is_none())
                .cloned()
                .collect();
            let has_cast = !mapped.is_empty();
            let via = match has_cast {
                true => DataType::named(new.name.clone()),
                false => DataType::built_in("text"),
            };
            let by = Replacement {
                cast: has_cast.then(|| cast(&mapped)),
                ..Replacement::of(&id, &via, cx)
            };
            let mut changes = Vec::new();
            if by.is_held {
                changes.push(Change::alter(old, new, Alteration::Retire { has_cast }));
            }
            changes.push(Change::alter(old, new, Alteration::Replace { by, lost }));
            return changes;
        };
        added
            .into_iter()
            .map(|(label, before)| Change::alter(old, new, Alteration::AddLabel { label, before }))
            .collect()
    }

    fn complaints(&self, cx: &Checking<'_>) -> Vec<Complaint> {
        types::misnamed(&self.name, cx)
    }

    fn occupies(&self) -> Vec<(Catalog, QualifiedName)> {
        vec![(Catalog::Type, self.name.clone())]
    }

    fn follow(&mut self, renaming: &Renaming) {
        Enum::follow_key(&mut self.name, renaming);
        if let Renaming::Label { of, old, new } = renaming
            && *of == self.name
        {
            self.labels
                .iter_mut()
                .filter(|it| *it == old)
                .for_each(|it| *it = new.clone());
        }
    }

    fn follow_key(key: &mut QualifiedName, renaming: &Renaming) {
        renaming.name(key, ObjectId::Enum);
    }

    fn as_type(name: &QualifiedName) -> Option<QualifiedName> {
        Some(name.clone())
    }

    fn renaming() -> Option<Alteration> {
        Some(Alteration::Rename)
    }

    fn apply(it: &Altered<Self>, schema: &mut Schema) {
        let new = &it.new;
        match &it.how {
            Alteration::Rename => schema.follow(&it.renaming()),
            Alteration::RenameLabel { old, new: label } => schema.follow(&Renaming::Label {
                of: new.name.clone(),
                old: old.clone(),
                new: label.clone(),
            }),
            Alteration::AddLabel { label, before } => {
                let Some(it) = schema.enums.get_mut(&new.name) else {
                    return;
                };
                let place = before
                    .iter()
                    .find_map(|next| it.labels.iter().position(|it| it == next));
                it.labels
                    .insert(place.unwrap_or(it.labels.len()), label.clone());
            }
            Alteration::Replace { by, .. } => {
                schema.enums.insert(new.clone());
                by.apply(schema);
            }
            Alteration::Retire { .. } => {}
        }
    }

    fn effects(it: &Altered<Self>, cx: &Between<'_>) -> Effects {
        let itself = Dependency::from(ObjectId::Enum(it.new.name.clone()));
        match &it.how {
            Alteration::Rename | Alteration::RenameLabel { .. } => Effects::default(),
            // A new label can be used only once it is committed.
            // https://www.postgresql.org/docs/current/sql-altertype.html#id-1.9.3.42.7
            Alteration::AddLabel { .. } => Effects {
                extends: vec![itself],
                ..Effects::default()
            },
            Alteration::Replace { by, .. } => by.effects(itself, cx),
            Alteration::Retire { .. } => types::retirement(&itself),
        }
    }

    fn hazards(change: &Change<Self>) -> Vec<Hazard> {
        let Some((old, replacement, lost)) = replaced(change) else {
            return Vec::new();
        };
        let mut hazards = replacement.rewrites();
        hazards.extend(lost.iter().map(|label| {
            let why = format!("rows that hold {} of type {}", literal(label), old.name);
            Hazard::FailsOnRows { why }
        }));
        hazards
    }

    fn guard(change: &Change<Self>) -> Option<String> {
        let (old, replacement, lost) = replaced(change)?;
        replacement.guard(&old.name, lost)
    }

    fn render_create(&self, _inline: &[String], sql: &mut Sql) {
        sql.line(format_args!("CREATE TYPE {} AS ENUM (", self.name));
        sql.indented_list(self.labels.iter().map(|label| literal(label)));
        sql.line(format_args!(");"));
    }

    fn render_drop(&self, sql: &mut Sql) {
        sql.line(format_args!("DROP TYPE {};", self.name));
    }

    fn render_alter(Altered { old, new, how }: &Altered<Self>, sql: &mut Sql) {
        match how {
            Alteration::Rename => sql.renamed("TYPE", &old.name, &new.name),
            Alteration::RenameLabel { old, new: label } => sql.line(format_args!(
                "ALTER TYPE {} RENAME VALUE {} TO {};",
                new.name,
                literal(old),
                literal(label),
            )),
            Alteration::AddLabel { label, before } => {
                let place = before.iter().map(|it| format!(" BEFORE {}", literal(it)));
                sql.line(format_args!(
                    "ALTER TYPE {} ADD VALUE {}{};",
                    new.name,
                    literal(label),
                    place.collect::<String>(),
                ));
            }
            Alteration::Replace { by, .. } => {
                let id = ObjectId::Enum(new.name.clone());
                by.render(&id, |sql| new.render_create(&[], sql), sql);
            }
            Alteration::Retire { has_cast } => {
                types::render_retirement(&ObjectId::Enum(old.name.clone()), *has_cast, sql)
            }
        }
    }
}

/// A type that is replaced, how, and the labels that no row may hold.
fn replaced(change: &Change<Enum>) -> Option<(&Enum, &Replacement, &[String])> {
    let Change::Alter(it) = change else {
        return None;
    };
    match &it.how {
        Alteration::Replace { by, lost } => Some((&it.old, by, lost)),
        _ => None,
    }
}

/// The new value, of `$1` of the old type, where some values become others.
fn cast(mapped: &[&MappedValue]) -> String {
    let becomes = |it: &&MappedValue| {
        let new = it.new.as_deref();
        let new = new.map_or_else(|| "NULL".to_owned(), literal);
        format!(" WHEN {} THEN {new}", literal(&it.old))
    };
    let cases: String = mapped.iter().map(becomes).collect();
    format!("(CASE $1::text{cases} ELSE $1::text END)")
}

/// Whether another type takes the place of an enumerated one: PostgreSQL neither removes nor moves labels.
pub(super) fn is_replaced(name: &QualifiedName, old: &Schema, new: &Schema) -> bool {
    let both = old.enums.get(name).zip(new.enums.get(name));
    both.is_some_and(|(old, new)| added_labels(&old.labels, &new.labels).is_none())
}

/// The labels to add, each with the label that it goes before; `None` where the old labels are
/// not all there in the old order.
fn added_labels(old: &[String], new: &[String]) -> Option<Vec<(String, Option<String>)>> {
    let mut left = old.iter().peekable();
    let mut added = Vec::new();
    for label in new {
        if left.peek() == Some(&label) {
            left.next();
        } else if old.contains(label) {
            return None;
        } else {
            added.push((label.clone(), left.peek().map(|it| (*it).clone())));
        }
    }
    left.peek().is_none().then_some(added)
}

// Introspection.

#[cfg(feature = "introspect")]
impl crate::introspect::Catalog for Enum {
    const QUERY: &'static str = concat!(
        "SELECT json_build_object(
            'name', json_build_array(n.nspname, t.typname),
            'labels', ARRAY(SELECT e.enumlabel FROM pg_enum e WHERE e.enumtypid = t.oid ORDER BY e.enumsortorder))::text,
            obj_description(t.oid, 'pg_type')
         FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace
         WHERE t.typtype = 'e' AND ",
        crate::introspect::not_of_system!("n"),
        " AND ",
        crate::introspect::not_of_extension!("pg_type", "t.oid")
    );

    type Row = EnumRow;

    fn read(row: EnumRow) -> Self {
        Enum {
            name: row.name,
            labels: row.labels,
        }
    }
}

/// What the catalogs tell of an enumerated type.
#[cfg(feature = "introspect")]
#[derive(Deserialize)]
pub(crate) struct EnumRow {
    name: QualifiedName,
    labels: Vec<String>,
}
