//! What `CREATE` defines by a list of options: `SFUNC = …`, `INPUT = …`.

use serde::{Deserialize, Serialize};

use super::tables::DataType;
use crate::{ident::QualifiedName, sql::Sql};

/// An option, in capitals, and its value.
pub type Definition = (String, Value);

/// The value of an option.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Value {
    /// A function.
    Function(QualifiedName),
    /// A type.
    Type(DataType),
    /// Anything else, in SQL.
    Sql(String),
    /// None: the option is there.
    Given,
}

/// An option as it is written.
pub(super) fn written((name, value): &Definition) -> String {
    match value {
        Value::Function(it) => format!("{name} = {it}"),
        Value::Type(it) => format!("{name} = {it}"),
        Value::Sql(it) => format!("{name} = {it}"),
        Value::Given => name.clone(),
    }
}

/// `CREATE … (`, an option a line.
pub(super) fn render(create: &str, options: &[Definition], sql: &mut Sql) {
    sql.line(format_args!("{create} ("));
    let last = options.len().saturating_sub(1);
    for (at, option) in options.iter().map(written).enumerate() {
        let comma = if at < last { "," } else { "" };
        sql.line(format_args!("    {option}{comma}"));
    }
    sql.line(format_args!(");"));
}

// Introspection.

/// The function `$oid` as a value.
#[cfg(feature = "introspect")]
macro_rules! function {
    ($oid:expr) => {
        concat!(
            "json_build_object('function', ",
            $crate::introspect::function_name!($oid),
            ")"
        )
    };
}
#[cfg(feature = "introspect")]
pub(super) use function;

/// What the catalogs tell of a value, which may be nothing.
#[cfg(feature = "introspect")]
#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum ValueRow {
    Function(Option<QualifiedName>),
    Type(Option<DataType>),
    Sql(Option<String>),
    Given,
}

/// The options that are there.
#[cfg(feature = "introspect")]
pub(super) fn read(options: Vec<(String, Option<ValueRow>)>) -> Vec<Definition> {
    let value = |it: ValueRow| match it {
        ValueRow::Function(it) => it.map(Value::Function),
        ValueRow::Type(it) => it.map(Value::Type),
        ValueRow::Sql(it) => it.map(Value::Sql),
        ValueRow::Given => Some(Value::Given),
    };
    let options = options.into_iter();
    options
        .filter_map(|(name, it)| Some((name, value(it?)?)))
        .collect()
}
