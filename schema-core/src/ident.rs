//! Identifiers, exactly as PostgreSQL stores them, quoted only where SQL demands it.

use std::{borrow::Borrow, fmt};

use serde::{Deserialize, Serialize};
use squawk_parser::{
    LexedStr, SyntaxKind, is_col_name_keyword, is_reserved_keyword, is_type_func_name_keyword,
};

/// The bytes that PostgreSQL keeps of an identifier (`NAMEDATALEN - 1`); it cuts the rest in silence.
pub const MAX_BYTES: usize = 63;

/// One identifier, unquoted, in the case in which PostgreSQL stores it. `Display` gives SQL.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Name(String);

impl Name {
    /// The identifier as PostgreSQL stores it.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl<T: Into<String>> From<T> for Name {
    fn from(name: T) -> Self {
        Name(name.into())
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
    let lexed = LexedStr::new(name);
    let kind: SyntaxKind = lexed.kind(0);
    is_reserved_keyword(kind) || is_col_name_keyword(kind) || is_type_func_name_keyword(kind)
}

/// An identifier with the namespace that holds it. `Display` gives SQL, always qualified, so that
/// no statement depends on the `search_path` of whoever runs it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct QualifiedName {
    /// The namespace (PostgreSQL's `pg_namespace`; `CREATE SCHEMA` in SQL).
    pub namespace: Name,
    /// The name within it.
    pub name: Name,
}

impl QualifiedName {
    /// `namespace.name`.
    pub fn new(namespace: impl Into<Name>, name: impl Into<Name>) -> Self {
        QualifiedName { namespace: namespace.into(), name: name.into() }
    }

    /// The same namespace, another name.
    pub fn sibling(&self, name: impl Into<Name>) -> Self {
        QualifiedName { namespace: self.namespace.clone(), name: name.into() }
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
        OfTable { table, name: name.into() }
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
    fn names_are_quoted_where_sql_demands_it() {
        for (name, sql) in [
            ("users", "users"),
            ("type", "type"),
            ("timestamp", "\"timestamp\""),
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
