//! Renames: declared, never guessed. Every mention of what is renamed follows, as it does in
//! PostgreSQL by itself.

use crate::{
    ident::{Name, QualifiedName},
    objects::{Change, Operation, enums, tables},
    schema::Schema,
    sql::Expression,
};

/// Something gets another name, and every mention of it follows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Renaming {
    /// A table.
    Table {
        /// The name it has.
        old: QualifiedName,
        /// The name it gets.
        new: QualifiedName,
    },
    /// A column.
    Column {
        /// Its table.
        table: QualifiedName,
        /// The name it has.
        old: Name,
        /// The name it gets.
        new: Name,
    },
    /// An enumerated type.
    Enum {
        /// The name it has.
        old: QualifiedName,
        /// The name it gets.
        new: QualifiedName,
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
    /// The name of a table follows.
    pub(crate) fn table(&self, name: &mut QualifiedName) {
        if let Renaming::Table { old, new } = self
            && name == old
        {
            *name = new.clone();
        }
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

    /// The name of a type follows.
    pub(crate) fn data_type(&self, data_type: &mut tables::DataType) {
        if let (Renaming::Enum { old, new }, tables::BaseType::Named(name)) =
            (self, &mut data_type.base)
            && name == old
        {
            *name = new.clone();
        }
    }

    /// The names inside an expression over `table` follow. Text tells no more than which words
    /// stand in it, so a word that means something else may follow as well; the difference that
    /// this leaves is then found and mended by the diff.
    pub(crate) fn expression(&self, of: Option<&QualifiedName>, expression: &mut Expression) {
        let (old, new) = match self {
            Renaming::Table { old, new } => (old.name.as_str(), new.name.as_str()),
            Renaming::Enum { old, new } => (old.name.as_str(), new.name.as_str()),
            Renaming::Column { table, old, new }
                if of == Some(table) || expression.mentions(table.name.as_str()) =>
            {
                (old.as_str(), new.as_str())
            }
            Renaming::Label { of, old, new } if expression.mentions(of.name.as_str()) => {
                *expression = expression.with_literal(old, new);
                return;
            }
            Renaming::Column { .. } | Renaming::Label { .. } => return,
        };
        if expression.mentions(old) {
            *expression = expression.with_renamed(old, new);
        }
    }

    /// The operation that carries it out, between the schema as it is and as it becomes; nothing
    /// where there is no such object.
    pub fn operation(&self, before: &Schema, after: &Schema) -> Option<Operation> {
        let table = |old, new, how| {
            let (old, new) = (before.tables.get(old)?, after.tables.get(new)?);
            Some(Operation::Table(Change::alter(old, new, how)))
        };
        let enumeration = |old, new, how| {
            let (old, new) = (before.enums.get(old)?, after.enums.get(new)?);
            Some(Operation::Enum(Change::alter(old, new, how)))
        };
        match self {
            Renaming::Table { old, new } => table(old, new, tables::Alteration::Rename),
            Renaming::Column {
                table: of,
                old,
                new,
            } => {
                let (old, new) = (old.clone(), new.clone());
                table(of, of, tables::Alteration::RenameColumn { old, new })
            }
            Renaming::Enum { old, new } => enumeration(old, new, enums::Alteration::Rename),
            Renaming::Label { of, old, new } => {
                let (old, new) = (old.clone(), new.clone());
                enumeration(of, of, enums::Alteration::RenameLabel { old, new })
            }
        }
    }

    /// The way back.
    pub fn reversed(&self) -> Renaming {
        match self.clone() {
            Renaming::Table { old, new } => Renaming::Table { old: new, new: old },
            // A column goes back while its table has the name that it has on the new side.
            Renaming::Column { table, old, new } => Renaming::Column {
                table,
                old: new,
                new: old,
            },
            Renaming::Enum { old, new } => Renaming::Enum { old: new, new: old },
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
            Renaming::Table { old, new } => {
                schema.tables.contains_key(old) && !schema.tables.contains_key(new)
            }
            Renaming::Column { table, old, new } => schema
                .tables
                .get(table)
                .is_some_and(|it| it.column(old).is_some() && it.column(new).is_none()),
            Renaming::Enum { old, new } => {
                schema.enums.contains_key(old) && !schema.enums.contains_key(new)
            }
            Renaming::Label { of, old, new } => schema
                .enums
                .get(of)
                .is_some_and(|it| it.labels.contains(old) && !it.labels.contains(new)),
        }
    }
}
