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

/// See [`DataType::set_aside`].
const ASIDE: [&str; 2] = ["pg_catalog.json", "pg_catalog.text"];

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

    /// What a column that holds rows is of while these change: JSON, or an array of texts. It is spelled so that it is
    /// told from what other columns are of.
    pub(in crate::objects) fn set_aside(&self) -> Self {
        DataType {
            base: BaseType::BuiltIn(if self.array { ASIDE[1] } else { ASIDE[0] }.into()),
            array: self.array,
        }
    }

    fn is_set_aside(&self) -> bool {
        ASIDE.iter().any(|it| self.base.is(it))
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

    /// The cast that PostgreSQL has of its own from `old`.
    fn cast_from(&self, old: &DataType) -> Option<Cast> {
        let (is, _) = self.without_modifier();
        let (was, _) = old.without_modifier();
        let lists = CASTS.iter().find(|(from, ..)| *from == was);
        let is_in = |list: &[&str]| list.contains(&is.as_str());
        if old.array != self.array {
            None
        } else if self.is_of_text() || is == was {
            // Every type is written as text.
            Some(Cast::Assigned)
        } else if lists.is_some_and(|it| is_in(it.1)) {
            Some(Cast::Assigned)
        } else if old.is_of_text() || lists.is_some_and(|it| is_in(it.2)) {
            Some(Cast::Written)
        } else {
            None
        }
    }

    /// Whether PostgreSQL stores values of `old` in it without being told how.
    pub(super) fn is_assigned_from(&self, old: &DataType) -> bool {
        self.cast_from(old) == Some(Cast::Assigned)
    }

    /// Whether it is one of PostgreSQL's own to which values of `old` can be cast.
    pub(in crate::objects) fn converts_from(&self, old: &DataType) -> bool {
        let is_own = matches!(self.base, BaseType::BuiltIn(_));
        is_own && (self == old || self.cast_from(old).is_some())
    }

    /// The expression that converts the values of `column`, which are of type `old`; none where PostgreSQL
    /// does that by itself. It then refuses what is too long, which a cast that is written would cut off.
    /// Where it has no cast, the way leads over another type, in the end over text, which every type is written
    /// as and read from.
    pub(super) fn converted(&self, column: &Name, old: &DataType) -> Option<String> {
        let over = |between: &str| {
            let between = DataType::built_in(between).within_array_of(old);
            let both = between.cast_from(old).is_some() && self.cast_from(&between).is_some();
            both.then(|| format!("{column}::{between}::{self}"))
        };
        let read = |text: String| match self.is_of_text() {
            true => text,
            false => format!("{text}::{self}"),
        };
        if self.is_set_aside() || old.is_set_aside() {
            return Some(match (self.array, self.is_set_aside()) {
                (true, _) => format!("{column}::{self}"),
                (false, true) => format!("to_json({column})"),
                (false, false) => format!("json_populate_record(NULL::{self}, {column})"),
            });
        }
        let (is, _) = self.without_modifier();
        let (was, _) = old.without_modifier();
        let is_number = NUMBERS.contains(&was.as_str());
        let is_json = !self.array && matches!(is.as_str(), "json" | "jsonb");
        let hub = match (was.as_str(), is.as_str()) {
            ("boolean", _) => Some("integer"),
            ("money", _) | (_, "money") => Some("numeric"),
            _ => None,
        };
        Some(match self.cast_from(old) {
            Some(Cast::Assigned) => return None,
            Some(Cast::Written) => format!("{column}::{self}"),
            None if is_json => format!("to_{is}({column})"),
            None if is == "boolean" && is_number && !self.array && !old.array => {
                format!("{column} <> 0")
            }
            None if self.array && !old.array => {
                let array = read(format!("ARRAY[{column}]::text[]"));
                format!("CASE WHEN {column} IS NOT NULL THEN {array} END")
            }
            None => match hub.and_then(over) {
                Some(converted) => converted,
                None if old.array && self.array => read(format!("{column}::text[]")),
                None => read(format!("{column}::text")),
            },
        })
    }

    /// Whether every value of `old` is one of this type, so that no conversion fails or rounds.
    pub(in crate::objects) fn holds_all_of(&self, old: &DataType) -> bool {
        const WIDER: [&str; 4] = ["smallint", "integer", "bigint", "numeric"];
        let rank = |it: &DataType| WIDER.iter().position(|number| it.base.is(number));
        let wider = matches!((rank(old), rank(self)), (Some(old), Some(new)) if old <= new);
        // What refuses rows that are set aside is told of their own table.
        let aside = self.is_set_aside() || old.is_set_aside();
        old.array == self.array
            && (wider || aside || self.is_unbounded_text() || self.is_wider_than(old))
    }

    /// Whether it differs from `old` in nothing but that there is room for more.
    fn is_wider_than(&self, old: &DataType) -> bool {
        let (is, has) = self.without_modifier();
        let (was, had) = old.without_modifier();
        let is_exact = matches!(is.as_str(), "bit" | "character");
        is == was
            && match (had.as_slice(), has.as_slice()) {
                (_, []) => !is_exact,
                ([digits, scale], [more_digits, more_scale]) => {
                    more_scale >= scale && more_digits - more_scale >= digits - scale
                }
                ([size], [more]) => more >= size && is != "bit",
                _ => false,
            }
    }

    /// Whether values of `old` lose digits on the way to it, and no error tells.
    pub(super) fn rounds(&self, old: &DataType) -> bool {
        const INTEGERS: [&str; 3] = ["smallint", "integer", "bigint"];
        let (is, has) = self.without_modifier();
        let (was, had) = old.without_modifier();
        let is_whole = |it: &str| INTEGERS.contains(&it);
        if old.array != self.array || self.holds_all_of(old) {
            return false;
        }
        let are_numbers = [&is, &was].iter().all(|it| NUMBERS.contains(&it.as_str()));
        match (is_whole(&was), is_whole(&is)) {
            (true, true) => false,
            (true, false) if are_numbers => match is.as_str() {
                "real" => was != "smallint",
                "double precision" => was == "bigint",
                _ => false,
            },
            (false, true) if are_numbers => had.get(1) != Some(&0),
            // `numeric` without a modifier has as many digits behind the point as are written.
            (false, false) if are_numbers => match (had.as_slice(), has.as_slice()) {
                ([_, scale], [_, other]) => other < scale,
                _ => is != "double precision" || was != "real",
            },
            (true, false) if is == "boolean" => true,
            _ => {
                let is_time = |it: &str| it.starts_with("time") || it == "interval";
                is_time(&was) && (is == was || is == "date")
            }
        }
    }

    /// `numeric(10,2)` as `numeric` and `[10, 2]`, `timestamp(3) with time zone` as `timestamp with time zone`
    /// and `[3]`.
    fn without_modifier(&self) -> (String, Vec<i32>) {
        let BaseType::BuiltIn(name) = &self.base else {
            return (self.base_name(), Vec::new());
        };
        let parts = name.split_once('(').and_then(|(word, rest)| {
            let (modifier, rest) = rest.split_once(')')?;
            let sizes: Result<Vec<i32>, _> = modifier.split(',').map(str::parse).collect();
            Some((format!("{word}{rest}"), sizes.ok()?))
        });
        parts.unwrap_or_else(|| (name.to_string(), Vec::new()))
    }

    fn base_name(&self) -> String {
        let element = DataType {
            array: false,
            ..self.clone()
        };
        element.to_string()
    }

    /// Whether rows need not be written again: the bytes of the values are the same.
    pub(super) fn stores_like(&self, old: &DataType) -> bool {
        let is_text = old.is_unbounded_text() || old.begins_with("character varying");
        let (scale, before) = [self, old]
            .map(|it| it.without_modifier().1.get(1).copied())
            .into();
        old.array == self.array
            && (self.is_unbounded_text() && is_text
                || !self.array
                    && self.is_wider_than(old)
                    && scale.is_none_or(|it| Some(it) == before))
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

    /// Whether it is one that values of `text` are stored in by themselves.
    pub(in crate::objects) fn is_text(&self) -> bool {
        self.is_of_text() && !self.array
    }

    /// Whether its elements are, or it itself.
    fn is_of_text(&self) -> bool {
        let (is, _) = self.without_modifier();
        matches!(
            is.as_str(),
            "text" | "character varying" | "character" | "bpchar" | "name"
        )
    }
}

/// What has to be done for a cast.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Cast {
    /// Nothing: PostgreSQL casts what it stores.
    Assigned,
    /// It has to be written.
    Written,
}

const NUMBERS: [&str; 6] = [
    "smallint",
    "integer",
    "bigint",
    "numeric",
    "real",
    "double precision",
];

/// PostgreSQL's own casts between types that are not text: from which type, to which others it casts what it
/// stores, and to which the cast has to be written.
/// <https://www.postgresql.org/docs/current/catalog-pg-cast.html>
const CASTS: [(&str, &[&str], &[&str]); 35] = [
    ("\"char\"", &[], &["integer"]),
    (
        "bigint",
        &[
            "double precision",
            "integer",
            "money",
            "numeric",
            "real",
            "smallint",
        ],
        &["bit"],
    ),
    ("bit", &["bit varying"], &["bigint", "integer"]),
    ("bit varying", &["bit"], &[]),
    ("boolean", &[], &["integer"]),
    ("box", &["polygon"], &["circle", "lseg", "point"]),
    ("cidr", &["inet"], &[]),
    ("circle", &[], &["box", "point", "polygon"]),
    (
        "date",
        &["timestamp with time zone", "timestamp without time zone"],
        &[],
    ),
    ("daterange", &[], &["datemultirange"]),
    (
        "double precision",
        &["bigint", "integer", "numeric", "real", "smallint"],
        &[],
    ),
    ("inet", &["cidr"], &[]),
    ("int4range", &[], &["int4multirange"]),
    ("int8range", &[], &["int8multirange"]),
    (
        "integer",
        &[
            "bigint",
            "double precision",
            "money",
            "numeric",
            "real",
            "smallint",
        ],
        &["\"char\"", "bit", "boolean"],
    ),
    ("interval", &["time without time zone"], &[]),
    ("json", &["jsonb"], &[]),
    (
        "jsonb",
        &["json"],
        &[
            "bigint",
            "boolean",
            "double precision",
            "integer",
            "numeric",
            "real",
            "smallint",
        ],
    ),
    ("lseg", &[], &["point"]),
    ("macaddr", &["macaddr8"], &[]),
    ("macaddr8", &["macaddr"], &[]),
    ("money", &["numeric"], &[]),
    (
        "numeric",
        &[
            "bigint",
            "double precision",
            "integer",
            "money",
            "real",
            "smallint",
        ],
        &[],
    ),
    ("numrange", &[], &["nummultirange"]),
    ("path", &["polygon"], &[]),
    ("point", &["box"], &[]),
    ("polygon", &[], &["box", "circle", "path", "point"]),
    (
        "real",
        &[
            "bigint",
            "double precision",
            "integer",
            "numeric",
            "smallint",
        ],
        &[],
    ),
    (
        "smallint",
        &["bigint", "double precision", "integer", "numeric", "real"],
        &[],
    ),
    ("time with time zone", &["time without time zone"], &[]),
    (
        "time without time zone",
        &["interval", "time with time zone"],
        &[],
    ),
    (
        "timestamp with time zone",
        &[
            "date",
            "time with time zone",
            "time without time zone",
            "timestamp without time zone",
        ],
        &[],
    ),
    (
        "timestamp without time zone",
        &["date", "time without time zone", "timestamp with time zone"],
        &[],
    ),
    ("tsrange", &[], &["tsmultirange"]),
    ("tstzrange", &[], &["tstzmultirange"]),
];

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
    fn values_are_converted_as_postgresql_casts_them() {
        let data_type = |spelled: &str| {
            let (base, array) = match spelled.strip_suffix("[]") {
                Some(base) => (base, true),
                None => (spelled, false),
            };
            let base = BaseType::BuiltIn(base.into());
            DataType { base, array }
        };
        for (old, new, expected) in [
            ("integer", "bigint", None),
            ("character varying(10)", "character varying(3)", None),
            ("bit(8)", "bit(4)", None),
            ("integer[]", "bigint[]", None),
            ("jsonb", "text", None),
            ("text", "integer", Some("c::integer")),
            ("boolean", "integer", Some("c::integer")),
            ("boolean", "bigint", Some("c::integer::bigint")),
            ("bigint", "boolean", Some("c <> 0")),
            ("bit(8)", "integer", Some("c::integer")),
            ("money", "integer", Some("c::numeric::integer")),
            ("real", "money", Some("c::numeric::money")),
            ("int4range", "int4multirange", Some("c::int4multirange")),
            ("text[]", "jsonb", Some("to_jsonb(c)")),
            ("uuid", "json", Some("to_json(c)")),
            ("text", "jsonb", Some("c::jsonb")),
            ("uuid", "bytea", Some("c::text::bytea")),
        ] {
            let converted = data_type(new).converted(&"c".into(), &data_type(old));
            assert_eq!(converted.as_deref(), expected, "{old} to {new}");
        }
    }

    #[test]
    fn what_is_rounded_is_told_from_what_fails() {
        for (old, new, holds, rounds, stores) in [
            ("integer", "bigint", true, false, false),
            ("bigint", "integer", false, false, false),
            ("bigint", "double precision", false, true, false),
            ("numeric(10,2)", "integer", false, true, false),
            ("numeric(10,0)", "integer", false, false, false),
            ("numeric(10,4)", "numeric(10,2)", false, true, false),
            ("numeric(6,2)", "numeric(10,2)", true, false, true),
            ("numeric(6,2)", "numeric(10,4)", true, false, false),
            (
                "character varying(3)",
                "character varying(9)",
                true,
                false,
                true,
            ),
            (
                "character varying(9)",
                "character varying(3)",
                false,
                false,
                false,
            ),
            (
                "timestamp(6) without time zone",
                "timestamp(0) without time zone",
                false,
                true,
                false,
            ),
            ("timestamp with time zone", "date", false, true, false),
            ("integer", "boolean", false, true, false),
        ] {
            let [is, was] = [new, old].map(DataType::built_in);
            let found = (is.holds_all_of(&was), is.rounds(&was), is.stores_like(&was));
            assert_eq!(found, (holds, rounds, stores), "{old} to {new}");
        }
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
