//! The types of columns, arguments and results.

use std::{fmt, sync::Arc};

use serde::{Deserialize, Serialize};

use super::{super::Dependency, Storage};
use crate::{
    ident::{self, Name, QualifiedName},
    schema::{Schema, Scope},
};

/// The type of a column, an argument or a result.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct DataType {
    /// The type, or that of the elements.
    pub base: BaseType,
    /// Whether it is an array. PostgreSQL does not tell arrays by their dimensions.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub array: bool,
}

/// A type that is no array.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BaseType {
    /// One of PostgreSQL's own, or an extension's with modifiers, spelled as `format_type` spells it:
    /// `character varying(20)`, `timestamp(3) with time zone`, `public.vector(3)`.
    BuiltIn(Arc<str>),
    /// Any other: declared here, or of an extension.
    Named(QualifiedName),
}

impl BaseType {
    /// Whether it is PostgreSQL's own type of that spelling.
    pub fn is(&self, built_in: &str) -> bool {
        matches!(self, BaseType::BuiltIn(it) if **it == *built_in)
    }
}

impl DataType {
    /// One of PostgreSQL's own types, spelled as `format_type` spells it.
    pub fn built_in(name: impl Into<Arc<str>>) -> Self {
        DataType {
            base: BaseType::BuiltIn(name.into()),
            array: false,
        }
    }

    /// A declared type.
    pub fn named(name: QualifiedName) -> Self {
        DataType {
            base: BaseType::Named(name),
            array: false,
        }
    }
}

impl fmt::Display for DataType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.base {
            BaseType::BuiltIn(name) => f.write_str(name)?,
            BaseType::Named(name) => name.fmt(f)?,
        }
        f.write_str(if self.array { "[]" } else { "" })
    }
}

impl DataType {
    /// What has to exist for it.
    pub(in crate::objects) fn depends_on(&self, scope: &Scope<'_>) -> Option<Dependency> {
        let BaseType::Named(name) = &self.base else {
            return None;
        };
        scope.type_named(name).map(Dependency::Object)
    }

    /// The name of its type, where that is neither PostgreSQL's own nor one of the schema.
    pub(in crate::objects) fn of_extension(&self, schema: &Schema) -> Option<QualifiedName> {
        let name = match &self.base {
            BaseType::Named(name) => name.clone(),
            BaseType::BuiltIn(spelled) => with_modifier(spelled)?.0,
        };
        schema.type_named(&name).is_none().then_some(name)
    }

    /// The name of its type follows, also where that has a modifier.
    pub(crate) fn follow(&mut self, follow: impl Fn(&mut QualifiedName)) {
        match &mut self.base {
            BaseType::Named(name) => follow(name),
            BaseType::BuiltIn(spelled) => {
                if let Some((mut name, modifier)) = with_modifier(spelled) {
                    follow(&mut name);
                    *spelled = format!("{name}{modifier}").into();
                }
            }
        }
    }
}

/// `public.vector(3)` as a name and its modifier; none for what is PostgreSQL's own.
fn with_modifier(spelled: &str) -> Option<(QualifiedName, &str)> {
    let at = spelled
        .find('(')
        .filter(|at| spelled[..*at].contains('.'))?;
    let parts = ident::parts(&spelled[..at])?;
    match parts.as_slice() {
        [namespace, name] => {
            let name = QualifiedName::new(namespace.clone(), name.clone());
            Some((name, &spelled[at..]))
        }
        _ => None,
    }
}

impl DataType {
    /// The same, as an array where `other` is one. An array in an array is none to PostgreSQL, and
    /// becomes text.
    pub(in crate::objects) fn within_array_of(&self, other: &DataType) -> DataType {
        match (other.array, self.array) {
            (true, true) => DataType {
                array: true,
                ..DataType::built_in("text")
            },
            (array, own) => DataType {
                base: self.base.clone(),
                array: array || own,
            },
        }
    }

    /// Whether PostgreSQL has a cast of its own from `old`.
    fn casts_from(&self, old: &DataType) -> bool {
        old.array == self.array
            && match (old.family(), self.family()) {
                (Family::Text, _) | (_, Family::Text) => true,
                (Family::Other, _) => false,
                (old, new) => old == new,
            }
    }

    /// Whether PostgreSQL stores values of `old` in it without being told how.
    pub(super) fn is_assigned_from(&self, old: &DataType) -> bool {
        let is_parsed = old.family() == Family::Text && self.family() != Family::Text;
        self.casts_from(old) && !is_parsed
    }

    /// Whether it is one of PostgreSQL's own to which values of `old` can be cast.
    pub(in crate::objects) fn converts_from(&self, old: &DataType) -> bool {
        matches!(self.base, BaseType::BuiltIn(_)) && (self == old || self.casts_from(old))
    }

    /// The expression that converts the values of `column`, which are of type `old`. Where
    /// PostgreSQL has no cast, the way leads over text, which every type is written as and read
    /// from.
    pub(super) fn converted(&self, column: &Name, old: &DataType) -> String {
        if self.casts_from(old) {
            format!("{column}::{self}")
        } else if self.array && !old.array {
            format!("CASE WHEN {column} IS NOT NULL THEN ARRAY[{column}]::text[]::{self} END")
        } else if old.array && self.array {
            format!("{column}::text[]::{self}")
        } else {
            format!("{column}::text::{self}")
        }
    }

    /// Whether every value of `old` is one of this type, so that no conversion fails.
    pub(in crate::objects) fn holds_all_of(&self, old: &DataType) -> bool {
        const NUMBERS: [&str; 4] = ["smallint", "integer", "bigint", "numeric"];
        let rank = |it: &DataType| match &it.base {
            BaseType::BuiltIn(name) => NUMBERS.iter().position(|number| **number == **name),
            BaseType::Named(_) => None,
        };
        let wider = matches!((rank(old), rank(self)), (Some(old), Some(new)) if old <= new);
        old.array == self.array && (wider || self.is_unbounded_text())
    }

    /// Whether rows need not be written again: the bytes of the values are the same.
    pub(super) fn stores_like(&self, old: &DataType) -> bool {
        let is_text = old.is_unbounded_text() || old.begins_with("character varying");
        old.array == self.array && self.is_unbounded_text() && is_text
    }

    fn is_unbounded_text(&self) -> bool {
        self.base.is("text") || self.base.is("character varying")
    }

    fn begins_with(&self, word: &str) -> bool {
        matches!(&self.base, BaseType::BuiltIn(name) if name.starts_with(word))
    }

    /// What PostgreSQL chooses for a column of it (`pg_type.typstorage`), if it can be stored in another way.
    pub(in crate::objects) fn default_storage(&self) -> Storage {
        let BaseType::BuiltIn(name) = &self.base else {
            return Storage::Extended;
        };
        let word = name.split(['(', ' ']).next().unwrap_or(name);
        match word {
            _ if self.array => Storage::Extended,
            "numeric" | "inet" | "cidr" => Storage::Main,
            "text" | "character" | "bytea" | "json" | "jsonb" | "xml" | "bit" | "tsvector" => {
                Storage::Extended
            }
            _ => Storage::Plain,
        }
    }

    fn family(&self) -> Family {
        let BaseType::BuiltIn(name) = &self.base else {
            return Family::Other;
        };
        let word = name.split(['(', ' ']).next().unwrap_or(name);
        match word {
            "text" | "character" | "name" => Family::Text,
            "smallint" | "integer" | "bigint" | "numeric" | "real" | "double" => Family::Number,
            "date" | "timestamp" => Family::Date,
            "json" | "jsonb" => Family::Json,
            _ => Family::Other,
        }
    }
}

/// Types between which PostgreSQL casts by itself.
/// <https://www.postgresql.org/docs/current/catalog-pg-cast.html>
#[derive(Clone, Copy, PartialEq, Eq)]
enum Family {
    Text,
    Number,
    Date,
    Json,
    Other,
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is left of `spelled` when all types in `a` move to `b`.
    fn moved(spelled: &str) -> String {
        let mut data_type = DataType::built_in(spelled);
        data_type.follow(|name| {
            if name.namespace.as_str() == "a" {
                name.namespace = "b".into();
            }
        });
        data_type.to_string()
    }

    #[test]
    fn a_type_with_a_modifier_follows_its_namespace() {
        assert_eq!(moved("a.vector(3)"), "b.vector(3)");
        assert_eq!(moved("a.\"Vec.tor\"(3,4)"), "b.\"Vec.tor\"(3,4)");
        assert_eq!(moved("c.vector(3)"), "c.vector(3)");
    }

    #[test]
    fn what_is_postgresql_s_own_follows_nothing() {
        for spelled in ["timestamp(3) without time zone", "numeric(10,2)", "a"] {
            assert_eq!(moved(spelled), spelled);
        }
    }
}
