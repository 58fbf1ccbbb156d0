//! How Diesel's `table!` spells what SQL names: the spellings of `diesel print-schema`, so that its
//! file and the macros agree.

use std::borrow::Cow;

use proc_macro2::{Ident, Span};

/// The name of a table's module.
pub fn table(sql_name: &str) -> String {
    escaped(unmapped(sql_name), "")
}

/// The name of a column within the table's module, `table` being the name of that module.
pub fn column(sql_name: &str, table: &str) -> String {
    escaped(unmapped(sql_name), table)
}

/// The same for the table that a macro writes: beside what print-schema escapes, what it does not
/// and on which the code of `table!` stumbles.
pub fn sound_column(sql_name: &str, table: &str) -> String {
    let mut name = column(sql_name, table);
    if OF_TABLE_MACRO.contains(&name.as_str()) || OF_DIESEL.contains(&name.as_str()) {
        name.push('_');
    }
    name
}

/// Names that `table!` uses beside the columns.
const OF_TABLE_MACRO: &[&str] = &[
    "BoxedQuery",
    "Err",
    "From",
    "None",
    "Ok",
    "Some",
    "SqlType",
    "all_columns",
    "bool",
    "diesel",
    "dsl",
    "q",
    "str",
];

/// Names that it imports from `diesel::sql_types`.
const OF_DIESEL: &[&str] = &[
    "Array",
    "BigInt",
    "BigSerial",
    "Binary",
    "Bool",
    "Bpchar",
    "Bytea",
    "CChar",
    "Char",
    "Cidr",
    "Citext",
    "Date",
    "Datemultirange",
    "Daterange",
    "Datetime",
    "Double",
    "Float",
    "Float4",
    "Float8",
    "Inet",
    "Int2",
    "Int4",
    "Int4multirange",
    "Int4range",
    "Int8",
    "Int8multirange",
    "Int8range",
    "Integer",
    "Interval",
    "Json",
    "Jsonb",
    "MacAddr",
    "Macaddr",
    "Macaddr8",
    "Money",
    "Multirange",
    "Nullable",
    "Numeric",
    "Nummultirange",
    "Numrange",
    "Oid",
    "PgLsn",
    "Range",
    "Record",
    "Serial",
    "SmallInt",
    "SmallSerial",
    "Text",
    "Time",
    "Timestamp",
    "Timestamptz",
    "TinyInt",
    "Tinyint",
    "Tsmultirange",
    "Tsrange",
    "Tstzmultirange",
    "Tstzrange",
    "Uuid",
    "VarChar",
    "Varchar",
];

/// An identifier for a field or method of that name: raw where it is a keyword.
pub(crate) fn ident(name: &str, span: Span) -> Ident {
    if is_ident(name) {
        Ident::new(name, span)
    } else if is_ident(&format!("r#{name}")) {
        Ident::new_raw(name, span)
    } else {
        Ident::new(&table(name), span)
    }
}

/// Whether Rust takes the name for an identifier as it stands.
pub(crate) fn is_ident(name: &str) -> bool {
    // No keyword has a digit or an underscore, or more letters than `continue`: the parser, which
    // costs more than all else that is done to a name, need not be asked.
    let is_word = name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
        && name.starts_with(|c: char| c.is_ascii_alphabetic());
    let is_no_keyword = name.len() > "continue".len() || !name.chars().all(char::is_alphabetic);
    is_word && is_no_keyword || syn::parse_str::<Ident>(name).is_ok()
}

fn escaped(name: Cow<'_, str>, table: &str) -> String {
    let internal = name.starts_with("__") && !name.ends_with('_');
    let reserved = matches!(&*name, "table" | "columns" | "is_nullable");
    if !is_ident(&name) || internal || reserved || name == table {
        format!("{name}_")
    } else {
        name.into_owned()
    }
}

/// The name with every run of characters that no identifier holds turned into one underscore.
fn unmapped(name: &str) -> Cow<'_, str> {
    let sound = |c: char| c.is_ascii_alphanumeric() || c == '_';
    let digit_first = name.starts_with(|c: char| c.is_ascii_digit());
    if name.chars().all(sound) && !digit_first {
        return Cow::Borrowed(name);
    }
    let mut mapped = String::from(if digit_first { "_" } else { "" });
    let mut replaced = digit_first;
    for c in name.chars() {
        if sound(c) {
            mapped.push(c);
        } else if !replaced {
            mapped.push('_');
        }
        replaced = !sound(c);
    }
    Cow::Owned(mapped)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_spelled_as_print_schema_spells_them() {
        for (sql, rust) in [
            ("email", "email"),
            ("type", "type_"),
            ("match", "match_"),
            ("self", "self_"),
            ("_", "__"),
            ("timestamp", "timestamp"),
            ("table", "table_"),
            ("columns", "columns_"),
            ("is_nullable", "is_nullable_"),
            ("__internal", "__internal_"),
            ("__internal_", "__internal_"),
            ("status", "status_"),
            ("first name", "first_name"),
            ("first -- name", "first_name"),
            ("2fa", "_2fa"),
            ("2 fa", "_2_fa"),
            ("naïve", "na_ve"),
        ] {
            assert_eq!(column(sql, "status"), rust);
        }
        assert_eq!(table("order"), "order");
        assert_eq!(table("match"), "match_");
    }

    #[test]
    fn names_that_table_uses_itself_are_escaped_by_the_macros_alone() {
        for name in ["q", "bool", "SqlType", "Date"] {
            assert_eq!(column(name, "things"), name);
            assert_eq!(sound_column(name, "things"), format!("{name}_"));
        }
        assert_eq!(sound_column("type", "things"), "type_");
        assert_eq!(sound_column("date", "things"), "date");
    }

    #[test]
    fn fields_may_be_keywords() {
        for (name, spelled) in [("type", "r#type"), ("self", "self_"), ("id", "id")] {
            assert_eq!(ident(name, Span::call_site()).to_string(), spelled);
        }
    }
}
