//! Identifiers, exactly as PostgreSQL stores them, quoted only where SQL demands it.

use std::{
    borrow::Borrow,
    cmp::Ordering,
    fmt,
    sync::{Arc, LazyLock},
};

use serde::{Deserialize, Serialize};

use crate::sql::{Token, tokens};

/// The bytes that PostgreSQL keeps of an identifier (`NAMEDATALEN - 1`); it cuts the rest in silence.
pub const MAX_BYTES: usize = 63;

/// One identifier, unquoted, in the case in which PostgreSQL stores it. `Display` gives SQL.
///
/// A copy costs nothing: a schema names each of its objects many times.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Name(Arc<str>);

/// The namespace in which most objects stand. One copy serves all, so that comparing their names
/// goes straight on to what differs.
static PUBLIC: LazyLock<Name> = LazyLock::new(|| Name("public".into()));

/// A name that comes before all others.
pub(crate) static FIRST: LazyLock<Name> = LazyLock::new(|| Name("".into()));

impl Ord for Name {
    fn cmp(&self, other: &Self) -> Ordering {
        // Most names that are compared in vain are copies of one: tables before their parts.
        if Arc::ptr_eq(&self.0, &other.0) {
            return Ordering::Equal;
        }
        self.0.cmp(&other.0)
    }
}

impl PartialOrd for Name {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Name {
    /// The identifier as PostgreSQL stores it.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl<T: Into<Arc<str>>> From<T> for Name {
    fn from(name: T) -> Self {
        Name(name.into())
    }
}

impl AsRef<str> for Name {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl Borrow<str> for Name {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if needs_quotes(&self.0) {
            write!(f, "\"{}\"", self.0.replace('"', "\"\""))
        } else {
            f.write_str(&self.0)
        }
    }
}

/// Follows `quote_identifier` in PostgreSQL's `ruleutils.c`: lower-case letters, digits and
/// underscores need none, unless the word is a keyword of any category but "unreserved".
fn needs_quotes(name: &str) -> bool {
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
    if !name.chars().all(plain) || name.is_empty() || name.starts_with(|c: char| c.is_ascii_digit())
    {
        return true;
    }
    KEYWORDS.binary_search(&name).is_ok()
}

/// The keywords of PostgreSQL 13 to 18 that cannot stand for a name everywhere:
/// `SELECT word FROM pg_get_keywords() WHERE catcode <> 'U'`. A word that only a newer server
/// reserves is quoted for every server, so that the same script runs on all.
#[rustfmt::skip]
const KEYWORDS: &[&str] = &[
    "all", "analyse", "analyze", "and", "any", "array", "as", "asc", "asymmetric",
    "authorization", "between", "bigint", "binary", "bit", "boolean", "both", "case", "cast",
    "char", "character", "check", "coalesce", "collate", "collation", "column", "concurrently",
    "constraint", "create", "cross", "current_catalog", "current_date", "current_role",
    "current_schema", "current_time", "current_timestamp", "current_user", "dec", "decimal",
    "default", "deferrable", "desc", "distinct", "do", "else", "end", "except", "exists",
    "extract", "false", "fetch", "float", "for", "foreign", "freeze", "from", "full", "grant",
    "greatest", "group", "grouping", "having", "ilike", "in", "initially", "inner", "inout",
    "int", "integer", "intersect", "interval", "into", "is", "isnull", "join", "json",
    "json_array", "json_arrayagg", "json_exists", "json_object", "json_objectagg", "json_query",
    "json_scalar", "json_serialize", "json_table", "json_value", "lateral", "leading", "least",
    "left", "like", "limit", "localtime", "localtimestamp", "merge_action", "national",
    "natural", "nchar", "none", "normalize", "not", "notnull", "null", "nullif", "numeric",
    "offset", "on", "only", "or", "order", "out", "outer", "overlaps", "overlay", "placing",
    "position", "precision", "primary", "real", "references", "returning", "right", "row",
    "select", "session_user", "setof", "similar", "smallint", "some", "substring", "symmetric",
    "system_user", "table", "tablesample", "then", "time", "timestamp", "to", "trailing",
    "treat", "trim", "true", "union", "unique", "user", "using", "values", "varchar",
    "variadic", "verbose", "when", "where", "window", "with", "xmlattributes", "xmlconcat",
    "xmlelement", "xmlexists", "xmlforest", "xmlnamespaces", "xmlparse", "xmlpi", "xmlroot",
    "xmlserialize", "xmltable",
];

/// An identifier with the namespace that holds it. `Display` gives SQL, always qualified, so that
/// no statement depends on the `search_path` of whoever runs it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct QualifiedName {
    /// The namespace (PostgreSQL's `pg_namespace`; `CREATE SCHEMA` in SQL).
    pub namespace: Name,
    /// The name within it.
    pub name: Name,
}

/// The parts of a name as SQL writes it, with dots between them: `public."Users".id`. Nothing where
/// it is no name.
pub fn parts(text: &str) -> Option<Vec<Name>> {
    let mut parts = Vec::new();
    for (at, token) in tokens(text).enumerate() {
        match token {
            Token::Word(word) if at % 2 == 0 && !word.is_empty() => parts.push(Name::from(word)),
            Token::Other(".") if at % 2 == 1 => {}
            _ => return None,
        }
    }
    // A dot at the end is followed by nothing.
    (!parts.is_empty() && tokens(text).count() == 2 * parts.len() - 1).then_some(parts)
}

/// The name that `parts` are, in `namespace` where they do not say; none where they are more than a
/// name with its namespace.
pub fn qualified(parts: &[Name], namespace: &Name) -> Option<QualifiedName> {
    match parts {
        [name] => Some(QualifiedName::new(namespace.clone(), name.clone())),
        [namespace, name] => Some(QualifiedName::new(namespace.clone(), name.clone())),
        _ => None,
    }
}

impl QualifiedName {
    /// `namespace.name`.
    pub fn new(namespace: impl AsRef<str> + Into<Name>, name: impl Into<Name>) -> Self {
        let is_public = namespace.as_ref() == PUBLIC.as_str();
        QualifiedName {
            namespace: if is_public {
                PUBLIC.clone()
            } else {
                namespace.into()
            },
            name: name.into(),
        }
    }

    /// As `schema.toml` names it: never quoted.
    pub fn dotted(&self) -> String {
        format!("{}.{}", self.namespace.as_str(), self.name.as_str())
    }

    /// The same namespace, another name.
    pub fn sibling(&self, name: impl Into<Name>) -> Self {
        QualifiedName {
            namespace: self.namespace.clone(),
            name: name.into(),
        }
    }
}

impl fmt::Display for QualifiedName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.namespace, self.name)
    }
}

/// The name of what belongs to one table and is unique within it: a constraint, trigger, policy or
/// column. `Display` gives `name on table`, for messages and for SQL's `ON` forms.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct OfTable {
    /// The table.
    pub table: QualifiedName,
    /// The name, unique within the table for its kind.
    pub name: Name,
}

impl OfTable {
    /// `name` of `table`.
    pub fn new(table: QualifiedName, name: impl Into<Name>) -> Self {
        OfTable {
            table,
            name: name.into(),
        }
    }
}

impl fmt::Display for OfTable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ON {}", self.name, self.table)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keywords_are_sorted() {
        assert!(KEYWORDS.is_sorted());
    }

    #[test]
    fn names_are_quoted_where_sql_demands_it() {
        for (name, sql) in [
            ("users", "users"),
            ("type", "type"),
            ("timestamp", "\"timestamp\""),
            ("json_table", "\"json_table\""),
            ("user", "\"user\""),
            ("order", "\"order\""),
            ("left", "\"left\""),
            ("Users", "\"Users\""),
            ("2fa", "\"2fa\""),
            ("a\"b", "\"a\"\"b\""),
            ("é", "\"é\""),
        ] {
            assert_eq!(Name::from(name).to_string(), sql);
        }
    }
}
