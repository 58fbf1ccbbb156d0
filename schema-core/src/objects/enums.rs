//! Enumerated types: `CREATE TYPE … AS ENUM`.
//!
//! PostgreSQL can add a label and rename one, but cannot remove or reorder them. Where the labels
//! do not admit an in-place change, a new type takes the old one's place and every column of it
//! is converted.

use serde::{Deserialize, Serialize};

use super::{
    Between, Dependency, Effects, Hazard, Object, ObjectId, Renaming, Step, namespaces,
    tables::{BaseType, Column, ColumnValue, DataType},
};
use crate::{
    check::{Catalog, Checking, Complaint},
    ident::{Name, QualifiedName},
    schema::{Schema, Scope},
    sql::{Expression, Sql, literal},
};

/// An enumerated type.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Enum {
    /// Its name.
    pub name: QualifiedName,
    /// In comparison order, which is the order of declaration.
    pub labels: Vec<String>,
}

/// One way in which an enumerated type can change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// `CREATE TYPE … AS ENUM`
    Create(Enum),
    /// `DROP TYPE`
    Drop(Enum),
    /// `ALTER TYPE … RENAME TO`
    Rename {
        /// The name it has.
        old: QualifiedName,
        /// The name it gets.
        new: QualifiedName,
    },
    /// `ALTER TYPE … RENAME VALUE`
    RenameLabel {
        /// The type.
        of: QualifiedName,
        /// The label it is.
        old: String,
        /// The label it becomes.
        new: String,
    },
    /// `ALTER TYPE … ADD VALUE`. PostgreSQL has no inverse, so undoing it replaces the type.
    AddLabel {
        /// The type.
        of: QualifiedName,
        /// The new label.
        label: String,
        /// The label that it goes before; the end where none.
        before: Option<String>,
    },
    /// A new type takes the place of the old one, and every column of it is converted.
    Replace {
        /// As it is.
        old: Enum,
        /// As it becomes.
        new: Enum,
        /// The columns that are of this type before and after.
        columns: Vec<Converted>,
    },
}

/// A column whose enumerated type is replaced.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Converted {
    /// The table.
    pub table: QualifiedName,
    /// The column.
    pub column: Name,
    /// Its type, which may be an array; the same before and after.
    pub data_type: DataType,
    /// Whether it has a default, which PostgreSQL cannot convert.
    pub had_default: bool,
    /// The default that it gets.
    pub default: Option<Expression>,
}

impl Object for Enum {
    type Change = Change;
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

    fn diff(old: &Self, new: &Self, cx: &Between<'_>) -> Vec<Change> {
        let Some(added) = added_labels(&old.labels, &new.labels) else {
            return vec![Change::Replace {
                old: old.clone(),
                new: new.clone(),
                columns: converted(&old.name, cx),
            }];
        };
        added
            .into_iter()
            .map(|(label, before)| Change::AddLabel {
                of: new.name.clone(),
                label,
                before,
            })
            .collect()
    }

    fn complaints(&self, cx: &Checking<'_>) -> Vec<Complaint> {
        let style = cx.settings.naming.types;
        let wrong = cx.style(style, "type", self.name.name.as_str(), "types");
        wrong.map(Complaint::name).into_iter().collect()
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
        if let Renaming::Enum { old, new } = renaming
            && key == old
        {
            *key = new.clone();
        }
    }
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

/// The columns that are of the type before and after.
fn converted(name: &QualifiedName, cx: &Between<'_>) -> Vec<Converted> {
    let of_type = |it: &Column| it.data_type.base == BaseType::Named(name.clone());
    let default = |it: &Column| match &it.value {
        Some(ColumnValue::Default(default)) => Some(default.clone()),
        _ => None,
    };
    let mut converted = Vec::new();
    for table in cx.old.tables.values() {
        for old in table.columns.iter().filter(|it| of_type(it)) {
            let new = cx
                .new
                .tables
                .get(&table.name)
                .and_then(|it| it.column(&old.name));
            if let Some(new) = new.filter(|it| of_type(it)) {
                converted.push(Converted {
                    table: table.name.clone(),
                    column: old.name.clone(),
                    data_type: old.data_type.clone(),
                    had_default: default(old).is_some(),
                    // One that becomes an array, or ceases to be one, gets its default then.
                    default: default(new).filter(|_| old.data_type == new.data_type),
                });
            }
        }
    }
    converted
}

impl super::Change for Change {
    type Object = Enum;

    fn create(object: Enum) -> Self {
        Change::Create(object)
    }

    fn drop(object: Enum) -> Self {
        Change::Drop(object)
    }

    fn step(&self) -> Step<'_, Enum> {
        match self {
            Change::Create(it) => Step::Create(it),
            Change::Drop(it) => Step::Drop(it),
            Change::Rename { new: name, .. }
            | Change::RenameLabel { of: name, .. }
            | Change::AddLabel { of: name, .. } => Step::Alter(name.clone()),
            Change::Replace { new, .. } => Step::Alter(new.key()),
        }
    }

    fn apply(&self, schema: &mut Schema) {
        match self {
            Change::Create(it) => {
                schema.enums.insert(it.key(), it.clone());
            }
            Change::Drop(it) => {
                schema.enums.remove(&it.key());
            }
            Change::Rename { old, new } => {
                schema.follow(&Renaming::Enum {
                    old: old.clone(),
                    new: new.clone(),
                });
            }
            Change::RenameLabel { of, old, new } => schema.follow(&Renaming::Label {
                of: of.clone(),
                old: old.clone(),
                new: new.clone(),
            }),
            Change::AddLabel { of, label, before } => {
                let Some(it) = schema.enums.get_mut(of) else {
                    return;
                };
                let place = before
                    .iter()
                    .find_map(|next| it.labels.iter().position(|it| it == next));
                it.labels
                    .insert(place.unwrap_or(it.labels.len()), label.clone());
            }
            Change::Replace { new, columns, .. } => {
                schema.enums.insert(new.key(), new.clone());
                for it in columns {
                    let table = schema.tables.get_mut(&it.table);
                    let columns = table.into_iter().flat_map(|it| &mut it.columns);
                    for column in columns.filter(|column| column.name == it.column) {
                        column.value = it.default.clone().map(ColumnValue::Default);
                    }
                }
            }
        }
    }

    fn effects(&self, _cx: &Between<'_>) -> Effects {
        let itself = |name: &QualifiedName| Dependency::from(ObjectId::Enum(name.clone()));
        match self {
            Change::Create(_)
            | Change::Drop(_)
            | Change::Rename { .. }
            | Change::RenameLabel { .. } => Effects::default(),
            // A new label can be used only once it is committed.
            // https://www.postgresql.org/docs/current/sql-altertype.html#id-1.9.3.42.7
            Change::AddLabel { of, .. } => Effects {
                alters: vec![itself(of)],
                must_be_committed: true,
                ..Effects::default()
            },
            Change::Replace { old, columns, .. } => {
                let columns = columns
                    .iter()
                    .map(|it| Dependency::Column(it.table.clone(), it.column.clone()));
                let alters: Vec<Dependency> =
                    std::iter::once(itself(&old.name)).chain(columns).collect();
                Effects {
                    disturbs: alters.clone(),
                    alters,
                    ..Effects::default()
                }
            }
        }
    }

    fn hazards(&self) -> Vec<Hazard> {
        let Change::Replace { old, new, columns } = self else {
            return Vec::new();
        };
        let mut hazards: Vec<Hazard> = columns
            .iter()
            .map(|it| Hazard::Rewrite {
                table: it.table.clone(),
            })
            .collect();
        hazards.extend(
            old.labels
                .iter()
                .filter(|it| !new.labels.contains(it))
                .map(|label| {
                    let why = format!("rows that hold {} of type {}", literal(label), old.name);
                    Hazard::FailsOnRows { why }
                }),
        );
        hazards
    }

    fn render(&self, _inline: &[String], sql: &mut Sql) {
        match self {
            Change::Create(it) => {
                sql.line(format_args!("CREATE TYPE {} AS ENUM (", it.name));
                sql.indented_list(it.labels.iter().map(|label| literal(label)));
                sql.line(format_args!(");"));
            }
            Change::Drop(it) => sql.line(format_args!("DROP TYPE {};", it.name)),
            Change::Rename { old, new } => {
                if old.name != new.name {
                    sql.line(format_args!("ALTER TYPE {old} RENAME TO {};", new.name));
                }
                if old.namespace != new.namespace {
                    let moved = QualifiedName::new(old.namespace.clone(), new.name.clone());
                    sql.line(format_args!(
                        "ALTER TYPE {moved} SET SCHEMA {};",
                        new.namespace
                    ));
                }
            }
            Change::RenameLabel { of, old, new } => sql.line(format_args!(
                "ALTER TYPE {of} RENAME VALUE {} TO {};",
                literal(old),
                literal(new),
            )),
            Change::AddLabel { of, label, before } => {
                let place = before
                    .iter()
                    .map(|it| format!(" BEFORE {}", literal(it)))
                    .collect::<String>();
                sql.line(format_args!(
                    "ALTER TYPE {of} ADD VALUE {}{place};",
                    literal(label)
                ));
            }
            Change::Replace { old, new, columns } => render_replacement(old, new, columns, sql),
        }
    }
}

/// The old type gets out of the way, its columns follow to the new one, and it is dropped.
fn render_replacement(old: &Enum, new: &Enum, columns: &[Converted], sql: &mut Sql) {
    let retired = old.name.sibling(retired(old.name.name.as_str()));
    sql.line(format_args!(
        "ALTER TYPE {} RENAME TO {};",
        old.name, retired.name
    ));
    super::Change::render(&Change::Create(new.clone()), &[], sql);
    for it in columns {
        let column = &it.column;
        let mut actions = Vec::new();
        if it.had_default {
            actions.push(format!("ALTER COLUMN {column} DROP DEFAULT"));
        }
        let text = if it.data_type.array { "text[]" } else { "text" };
        actions.push(format!(
            "ALTER COLUMN {column} TYPE {0} USING {column}::{text}::{0}",
            it.data_type,
        ));
        actions.extend(
            it.default
                .iter()
                .map(|it| format!("ALTER COLUMN {column} SET DEFAULT {it}")),
        );
        sql.line(format_args!("ALTER TABLE {}", it.table));
        sql.list_with_end(actions);
    }
    sql.line(format_args!("DROP TYPE {retired};"));
}

/// A name that the declarations' rules never give, cut so that PostgreSQL does not cut it.
fn retired(name: &str) -> String {
    const SUFFIX: &str = "__old";
    let mut end = name.len().min(crate::ident::MAX_BYTES - SUFFIX.len());
    while !name.is_char_boundary(end) {
        end -= 1;
    }
    format!("{}{SUFFIX}", &name[..end])
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
            name: row.name.into(),
            labels: row.labels,
        }
    }
}

/// What the catalogs tell of an enumerated type.
#[cfg(feature = "introspect")]
#[derive(Deserialize)]
pub(crate) struct EnumRow {
    name: crate::introspect::Qualified,
    labels: Vec<String>,
}
