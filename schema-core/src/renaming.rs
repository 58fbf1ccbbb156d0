//! Renames: declared, never guessed. Every mention of what is renamed follows, as it does in
//! PostgreSQL by itself.

use std::str::FromStr;

use crate::{
    ident::{self, Name, QualifiedName},
    objects::{
        Change, ObjectId, Operation, composite_types, enums,
        tables::{self, DataType},
    },
    schema::Schema,
    sql::Expression,
};

/// Something gets another name, and every mention of it follows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Renaming {
    /// A whole object; it stays of its kind.
    Object {
        /// The name it has.
        old: ObjectId,
        /// The name it gets, which may be in another namespace.
        new: ObjectId,
    },
    /// A type, of whichever kind the one of that name is.
    Type {
        /// The name it has.
        old: QualifiedName,
        /// The name it gets, which may be in another namespace.
        new: QualifiedName,
    },
    /// A column, or an attribute of a composite type.
    Column {
        /// Its table or type.
        table: QualifiedName,
        /// The name it has.
        old: Name,
        /// The name it gets.
        new: Name,
    },
    /// A label of an enumerated type.
    Label {
        /// The type.
        of: QualifiedName,
        /// The label it is.
        old: String,
        /// The label it becomes.
        new: String,
    },
}

impl Renaming {
    /// An object of the kind that `id` names.
    fn object(id: fn(QualifiedName) -> ObjectId, old: QualifiedName, new: QualifiedName) -> Self {
        Renaming::Object {
            old: id(old),
            new: id(new),
        }
    }

    /// Whether it is a namespace that gets another name.
    pub fn is_of_namespace(&self) -> bool {
        matches!(
            self,
            Renaming::Object {
                old: ObjectId::Namespace(_),
                ..
            }
        )
    }

    /// The name of a namespace follows.
    pub(crate) fn namespace(&self, name: &mut Name) {
        self.unqualified(name, ObjectId::Namespace);
    }

    /// The name of an object that stands in no namespace follows; `id` says of which kind it is.
    pub(crate) fn unqualified(&self, name: &mut Name, id: impl FnOnce(Name) -> ObjectId) {
        if let Renaming::Object { old, new } = self
            && let (Some(_), Some(new)) = (old.name().filter(|it| *it == name), new.name())
            && *old == id(name.clone())
        {
            *name = new.clone();
        }
    }

    /// A name follows, and so does its namespace, where what is renamed is such an object.
    fn qualified(&self, name: &mut QualifiedName, is_such: impl FnOnce(&ObjectId) -> bool) {
        self.namespace(&mut name.namespace);
        if let Renaming::Object { old: id, new } = self
            && let (Some(old), Some(new)) = (id.qualified(), new.qualified())
            && name == old
            && is_such(id)
        {
            *name = new.clone();
        }
    }

    /// The name of an object follows; `id` says of which kind it is.
    pub(crate) fn name(
        &self,
        name: &mut QualifiedName,
        id: impl FnOnce(QualifiedName) -> ObjectId,
    ) {
        let is_such = |it: &ObjectId| it.qualified().is_some_and(|name| *it == id(name.clone()));
        self.qualified(name, is_such);
    }

    /// The namespace of a name as SQL writes it follows: `app.name`.
    pub(crate) fn written(&self, name: &mut String) {
        if let Renaming::Object {
            old: ObjectId::Namespace(old),
            new: ObjectId::Namespace(new),
        } = self
            && let Some(rest) = name.strip_prefix(&format!("{old}."))
        {
            *name = format!("{new}.{rest}");
        }
    }

    /// The name of a table follows, and that of whatever else holds rows.
    pub(crate) fn table(&self, name: &mut QualifiedName) {
        self.qualified(name, ObjectId::holds_rows);
    }

    /// The name of a column of `table` follows.
    pub(crate) fn column(&self, of: &QualifiedName, name: &mut Name) {
        if let Renaming::Column { table, old, new } = self
            && table == of
            && name == old
        {
            *name = new.clone();
        }
    }

    /// The name of a column follows, and then that of its table.
    pub(crate) fn column_of(&self, table: &mut QualifiedName, name: &mut Name) {
        self.column(table, name);
        self.table(table);
    }

    /// The name of a type follows.
    pub(crate) fn data_type(&self, data_type: &mut DataType) {
        data_type.follow(|name| self.type_name(name));
    }

    /// The name of a collation follows.
    pub(crate) fn collation(&self, name: &mut Option<QualifiedName>) {
        if let Some(name) = name {
            self.name(name, ObjectId::Collation);
        }
    }

    /// The name of a type follows, of whichever kind it is; the rows of a relation are of one.
    pub(crate) fn type_name(&self, name: &mut QualifiedName) {
        self.qualified(name, |it| it.is_type() || it.holds_rows());
    }

    /// The same, where a type has the kind that it is of in `schema`.
    pub(crate) fn resolved(&self, schema: &Schema) -> Renaming {
        let of_kind = |old: &QualifiedName, new: &QualifiedName| {
            // What a type brings with it, such as its multirange type, is named by its definition.
            let id = schema
                .type_named(old)
                .filter(|it| it.qualified() == Some(old))?;
            let new = id.as_type(new)?;
            Some(Renaming::Object { old: id, new })
        };
        match self {
            Renaming::Type { old, new } => of_kind(old, new).unwrap_or_else(|| self.clone()),
            _ => self.clone(),
        }
    }

    /// The names inside an expression over `table` follow. Text tells no more than which words
    /// stand in it, so a word that means something else may follow as well; the difference that
    /// this leaves is then found and mended by the diff.
    pub(crate) fn expression(&self, of: Option<&QualifiedName>, expression: &mut Expression) {
        if expression.as_str().contains('\'') {
            *expression = expression.with_quoted_names(|it| self.qualified(it, |_| true));
        }
        if let Renaming::Object { old, new } = self
            && let (Some(old), Some(new)) = (old.qualified(), new.qualified())
            && old.namespace != new.namespace
            && expression.mentions(old.name.as_str())
        {
            *expression = expression.with_qualified_name(old, new);
        }
        let (old, new) = match self {
            Renaming::Object { old: id, new } if id.holds_rows() => {
                if let (Some(old), Some(new)) = (id.qualified(), new.qualified())
                    && expression.mentions(old.name.as_str())
                {
                    *expression = expression.with_relation(old, new);
                }
                return;
            }
            Renaming::Object { old, new } => match (old.name(), new.name()) {
                (Some(old), Some(new)) if old != new => (old.as_str(), new.as_str()),
                _ => return,
            },
            Renaming::Column { table, old, new }
                if of == Some(table) || expression.mentions(table.name.as_str()) =>
            {
                (old.as_str(), new.as_str())
            }
            Renaming::Label { of, old, new } if expression.mentions(of.name.as_str()) => {
                *expression = expression.with_literal(old, new);
                return;
            }
            Renaming::Type { .. } | Renaming::Column { .. } | Renaming::Label { .. } => return,
        };
        if expression.mentions(old) {
            *expression = expression.with_renamed(old, new);
        }
    }

    /// The operation that carries it out, between the schema as it is and as it becomes; nothing
    /// where there is no such object.
    pub fn operation(&self, before: &Schema, after: &Schema) -> Option<Operation> {
        match self {
            Renaming::Type { .. } => match self.resolved(before) {
                Renaming::Type { .. } => None,
                resolved => resolved.operation(before, after),
            },
            Renaming::Object { old, new } => before.get(old)?.renamed(&after.get(new)?),
            Renaming::Column { table, old, new } => {
                let (old, new) = (old.clone(), new.clone());
                if let Some(composite) = before.composite_types.get(table) {
                    let how = composite_types::Alteration::RenameAttribute { old, new };
                    let (old, new) = (composite, after.composite_types.get(table)?);
                    return Some(Operation::CompositeType(Change::alter(old, new, how)));
                }
                let how = tables::Alteration::RenameColumn { old, new };
                let (old, new) = (before.tables.get(table)?, after.tables.get(table)?);
                Some(Operation::Table(Change::alter(old, new, how)))
            }
            Renaming::Label { of, old, new } => {
                let how = enums::Alteration::RenameLabel {
                    old: old.clone(),
                    new: new.clone(),
                };
                let (old, new) = (before.enums.get(of)?, after.enums.get(of)?);
                Some(Operation::Enum(Change::alter(old, new, how)))
            }
        }
    }

    /// Whether it is of what is part of an object.
    pub(crate) fn is_of_part(&self) -> bool {
        matches!(self, Renaming::Column { .. } | Renaming::Label { .. })
    }

    /// The namespace that a whole object gets.
    pub(crate) fn new_namespace(&self) -> Option<ObjectId> {
        let namespace = match self {
            Renaming::Object { new, .. } => new.namespace()?,
            Renaming::Type { new, .. } => &new.namespace,
            Renaming::Column { .. } | Renaming::Label { .. } => return None,
        };
        Some(ObjectId::Namespace(namespace.clone()))
    }

    /// The way back.
    pub fn reversed(&self) -> Renaming {
        match self.clone() {
            Renaming::Object { old, new } => Renaming::Object { old: new, new: old },
            Renaming::Type { old, new } => Renaming::Type { old: new, new: old },
            // A column goes back while its table has the name that it has on the new side.
            Renaming::Column { table, old, new } => Renaming::Column {
                table,
                old: new,
                new: old,
            },
            Renaming::Label { of, old, new } => Renaming::Label {
                of,
                old: new,
                new: old,
            },
        }
    }

    /// Whether it is still to be done: the old name is there and the new one is free.
    pub fn applies_to(&self, schema: &Schema) -> bool {
        match self {
            Renaming::Object { old, new } => schema.contains(old) && !schema.contains(new),
            Renaming::Type { old, new } => {
                schema.type_named(old).is_some() && schema.type_named(new).is_none()
            }
            Renaming::Column { table, old, new } => {
                let composite = schema.composite_types.get(table);
                let composite =
                    composite.is_some_and(|it| it.get(old).is_some() && it.get(new).is_none());
                let table = schema.tables.get(table);
                let table =
                    table.is_some_and(|it| it.column(old).is_some() && it.column(new).is_none());
                composite || table
            }
            Renaming::Label { of, old, new } => schema
                .enums
                .get(of)
                .is_some_and(|it| it.labels.contains(old) && !it.labels.contains(new)),
        }
    }
}

/// What a rename is written as where nothing is declared.
const FORMS: &str = "write it as `table:public.a=b`, `column:public.t.a=b` or `value:public.e.a=b`, \
                     or with `attribute`, `collation`, `foreign_data_wrapper`, `materialized_view`, `namespace`, \
                     `publication`, `sequence`, `server`, `subscription`, `type` or `view`";

impl FromStr for Renaming {
    type Err = String;

    /// `kind:old=new`. A name without a namespace is in `public`, a new one stays where the old one is.
    fn from_str(text: &str) -> Result<Self, String> {
        let split = text.split_once(':').and_then(|(kind, names)| {
            let (old, new) = names.split_once('=')?;
            Some((kind, ident::parts(old)?, ident::parts(new)?))
        });
        let (kind, old, new) = split.ok_or(FORMS)?;
        let public = Name::from("public");
        let whole = |renaming: fn(QualifiedName, QualifiedName) -> Renaming| {
            let old = ident::qualified(&old, &public)?;
            let new = ident::qualified(&new, &old.namespace)?;
            Some(renaming(old, new))
        };
        let part = || match (old.split_last()?, new.as_slice()) {
            ((old, of), [new]) => Some((ident::qualified(of, &public)?, old.clone(), new.clone())),
            _ => None,
        };
        let unqualified = |id: fn(Name) -> ObjectId| match (old.as_slice(), new.as_slice()) {
            ([old], [new]) => Some(Renaming::Object {
                old: id(old.clone()),
                new: id(new.clone()),
            }),
            _ => None,
        };
        let read = match kind {
            "table" => whole(|old, new| Renaming::object(ObjectId::Table, old, new)),
            "view" => whole(|old, new| Renaming::object(ObjectId::View, old, new)),
            "materialized_view" => {
                whole(|old, new| Renaming::object(ObjectId::MaterializedView, old, new))
            }
            "type" | "enum" | "domain" | "composite_type" | "range_type" => {
                whole(|old, new| Renaming::Type { old, new })
            }
            "sequence" => whole(|old, new| Renaming::object(ObjectId::Sequence, old, new)),
            "collation" => whole(|old, new| Renaming::object(ObjectId::Collation, old, new)),
            "namespace" | "schema" => unqualified(ObjectId::Namespace),
            "publication" => unqualified(ObjectId::Publication),
            "subscription" => unqualified(ObjectId::Subscription),
            "server" => unqualified(ObjectId::ForeignServer),
            "foreign_data_wrapper" => unqualified(ObjectId::ForeignDataWrapper),
            "column" | "attribute" => {
                part().map(|(table, old, new)| Renaming::Column { table, old, new })
            }
            "value" | "label" => part().map(|(of, old, new)| Renaming::Label {
                of,
                old: old.as_str().to_owned(),
                new: new.as_str().to_owned(),
            }),
            _ => None,
        };
        read.ok_or_else(|| FORMS.to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn renames_are_read_as_they_are_written() {
        let table =
            |namespace: &str, name: &str| ObjectId::Table(QualifiedName::new(namespace, name));
        for text in ["table:users=people", "table:public.users=public.people"] {
            let expected = Renaming::Object {
                old: table("public", "users"),
                new: table("public", "people"),
            };
            assert_eq!(text.parse(), Ok(expected), "{text}");
        }
        let moved = Renaming::Object {
            old: table("a", "Users"),
            new: table("b", "users"),
        };
        assert_eq!("table:a.\"Users\"=b.users".parse(), Ok(moved));
        let column = Renaming::Column {
            table: QualifiedName::new("a", "t"),
            old: "old.name".into(),
            new: "new".into(),
        };
        assert_eq!("column:a.t.\"old.name\"=new".parse(), Ok(column));
        let label = Renaming::Label {
            of: QualifiedName::new("public", "mood"),
            old: "so-so".into(),
            new: "fine".into(),
        };
        assert_eq!("value:mood.\"so-so\"=fine".parse(), Ok(label));
        for wrong in [
            "",
            "users=people",
            "table:users",
            "table:=a",
            "table:a.b.c=d",
            "column:a=b",
            "index:a=b",
            "column:a.b=c.d",
            "table:a.=b",
            "namespace:a.b=c",
            "table:a b=c",
        ] {
            assert!(Renaming::from_str(wrong).is_err(), "{wrong}");
        }
    }
}
