//! `generated/schema.rs`: byte for byte what `diesel print-schema` (2.3) prints for a database that
//! holds the schema, made without a database, without the Diesel command line and without rustfmt.
//!
//! Diesel prints the tables of `public`, leaves out those whose name begins with two underscores,
//! and gives up at a table without a primary key; such a table is left out here, as Diesel does
//! when it is told to except it. The text then goes through rustfmt, which leaves the inside of
//! `table!` alone and breaks what is too long elsewhere; see `Layout`.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write as _,
};

use heck::ToUpperCamelCase as _;

use super::{names, types};
use crate::{
    ident::{MAX_BYTES, Name, QualifiedName},
    objects::{
        constraints::{ForeignKey, Rule},
        tables::{self, BaseType, ColumnValue, DataType},
    },
    schema::Schema,
};

/// What `diesel print-schema` prints for a database that holds `schema`.
pub fn render(schema: &Schema) -> String {
    let tables: Vec<Table<'_>> = printed_tables(schema);
    let joins = joins(schema, &tables);
    if tables.iter().all(Table::is_plain) {
        return file(&tables, &joins, Layout::Formatted);
    }
    let printed = file(&tables, &joins, Layout::Printed);
    // What rustfmt cannot parse, Diesel prints as it is: a type named `2fa` is no Rust name.
    match syn::parse_file(&printed) {
        Ok(_) => file(&tables, &joins, Layout::Formatted),
        Err(_) => printed,
    }
}

/// Who had the last word on the text.
#[derive(Clone, Copy, PartialEq)]
enum Layout {
    /// Diesel.
    Printed,
    /// rustfmt, with its default settings.
    Formatted,
}

/// A table as Diesel sees it.
struct Table<'a> {
    sql_name: &'a str,
    rust_name: String,
    primary_key: Vec<&'a Name>,
    columns: Vec<Column<'a>>,
}

impl Table<'_> {
    /// Whether each name in it is so plain that rustfmt can parse it for certain.
    fn is_plain(&self) -> bool {
        let plain = |name: &str| {
            name.starts_with(|it: char| it.is_ascii_alphabetic())
                && name
                    .chars()
                    .all(|it| it.is_ascii_alphanumeric() || it == '_')
                && name != "Self"
        };
        let plain_type = |it: &Type| {
            plain(&it.rust_name) && plain(&it.sql_name) && it.namespace.as_deref().is_none_or(plain)
        };
        let plain_column = |it: &Column<'_>| {
            plain(&it.rust_name) && plain(it.sql_name) && plain_type(&it.data_type)
        };
        plain(&self.rust_name) && plain(self.sql_name) && self.columns.iter().all(plain_column)
    }
}

/// A column as Diesel sees it.
struct Column<'a> {
    sql_name: &'a str,
    rust_name: String,
    nullable: bool,
    max_length: Option<u32>,
    data_type: Type,
}

/// A type as Diesel sees it.
struct Type {
    sql_name: String,
    rust_name: String,
    /// Where it stands, if not in `public`.
    namespace: Option<String>,
    array: bool,
}

impl Type {
    /// Whether Diesel has no type of that name, so that one is made in `sql_types`.
    fn is_custom(&self) -> bool {
        !DIESEL_TYPES.contains(&self.rust_name.as_str())
    }
}

/// The names that Diesel takes for types of its own.
#[rustfmt::skip]
const DIESEL_TYPES: &[&str] = &[
    "BigInt", "BigSerial", "Bigint", "Binary", "Bit", "Blob", "Bool", "Bpchar", "Bytea", "Char",
    "Cidr", "Citext", "Date", "Datemultirange", "Daterange", "Decimal", "Double", "Float", "Float4",
    "Float8", "Inet", "Int2", "Int4", "Int4multirange", "Int4range", "Int8", "Int8multirange",
    "Int8range", "Integer", "Interval", "Json", "Jsonb", "Longblob", "Longtext", "MacAddr",
    "MacAddr8", "Macaddr", "Macaddr8", "Mediumblob", "Mediumtext", "Money", "Numeric",
    "Nummultirange", "Numrange", "Oid", "PgLsn", "Range", "Record", "Serial", "SmallInt",
    "SmallSerial", "Smallint", "Text", "Time", "Timestamp", "Timestamptz", "Tinyblob", "Tinytext",
    "Tsmultirange", "Tsrange", "Tstzmultirange", "Tstzrange", "Uuid", "VarChar", "Varbinary",
    "Varchar",
];

/// A line `joinable!(child -> parent (column))`, all in Rust's names.
struct Join<'a> {
    child: &'a str,
    parent: &'a str,
    column: String,
}

fn printed_tables(schema: &Schema) -> Vec<Table<'_>> {
    schema
        .tables
        .values()
        .filter(|it| is_public(&it.name) && !it.name.name.as_str().starts_with("__"))
        .filter_map(|table| {
            let primary_key = primary_key(schema, table)?;
            let rust_name = names::table(table.name.name.as_str());
            let columns = table
                .columns
                .iter()
                .map(|column| self::column(column, &primary_key, &rust_name))
                .collect();
            Some(Table {
                sql_name: table.name.name.as_str(),
                rust_name,
                primary_key,
                columns,
            })
        })
        .collect()
}

fn primary_key<'a>(schema: &'a Schema, table: &tables::Table) -> Option<Vec<&'a Name>> {
    schema
        .constraints
        .of_table(&table.name)
        .find_map(|it| match &it.rule {
            Rule::PrimaryKey(key) => Some(key.columns.iter().collect()),
            _ => None,
        })
}

fn column<'a>(column: &'a tables::Column, primary_key: &[&Name], table: &str) -> Column<'a> {
    let not_null = column.not_null
        || primary_key.contains(&&column.name)
        || matches!(column.value, Some(ColumnValue::Identity(_)));
    let (data_type, max_length) = data_type(&column.data_type);
    Column {
        sql_name: column.name.as_str(),
        rust_name: names::column(column.name.as_str(), table),
        nullable: !not_null,
        max_length,
        data_type,
    }
}

fn is_public(name: &QualifiedName) -> bool {
    name.namespace.as_str() == "public"
}

/// The type as the information schema names it (`udt_name`), read as Diesel reads it, with the
/// length that it limits text to.
fn data_type(data_type: &DataType) -> (Type, Option<u32>) {
    let other = |namespace: &str| (namespace != "public").then(|| namespace.to_owned());
    let spelled_out = match &data_type.base {
        BaseType::BuiltIn(spelling) => types::named_in(spelling),
        BaseType::Named(_) => None,
    };
    let (namespace, element, max_length) = match (&data_type.base, &spelled_out) {
        (_, Some((namespace, name))) => (other(namespace), name.as_str(), None),
        (BaseType::BuiltIn(spelling), None) => {
            let (name, max_length) = udt_name(spelling);
            (Some("pg_catalog".to_owned()), name, max_length)
        }
        (BaseType::Named(name), None) => (other(name.namespace.as_str()), name.name.as_str(), None),
    };
    let name = if data_type.array {
        array_name(element)
    } else {
        element.to_owned()
    };
    // Diesel knows an array by its underscore, and an enum named `_mood` is one to it.
    let (sql_name, array) = match name.strip_prefix('_') {
        Some(element) => (element.to_owned(), true),
        None => (name, false),
    };
    let rust_name = sql_name.to_upper_camel_case();
    let max_length = max_length.filter(|_| !data_type.array);
    (
        Type {
            sql_name,
            rust_name,
            namespace,
            array,
        },
        max_length,
    )
}

/// PostgreSQL puts an underscore before the name, and cuts what is then too long.
fn array_name(element: &str) -> String {
    let mut name = format!("_{element}");
    name.truncate(name.floor_char_boundary(MAX_BYTES));
    name
}

/// `character varying(20)` is `varchar`, of at most 20 characters.
fn udt_name(spelling: &str) -> (&str, Option<u32>) {
    let Some(built_in) = types::built_in(spelling) else {
        return (spelling.trim_matches('"'), None);
    };
    let limited = ["varchar", "bpchar", "bit", "varbit"].contains(&built_in.typname);
    let modifier = spelling
        .split_once('(')
        .and_then(|(_, it)| it.strip_suffix(')'));
    let length = modifier.filter(|_| limited).and_then(|it| it.parse().ok());
    (built_in.typname, length)
}

/// The foreign keys that Diesel can join by: of one column, to the primary key of another table,
/// where it is the only key between the two tables, in either direction.
fn joins<'a>(schema: &Schema, tables: &'a [Table<'a>]) -> Vec<Join<'a>> {
    let mut keys: BTreeMap<(&str, &str), Vec<&ForeignKey>> = BTreeMap::new();
    for constraint in schema.constraints.values() {
        let (child, Rule::ForeignKey(key)) = (&constraint.name.table, &constraint.rule) else {
            continue;
        };
        if is_public(child) && is_public(&key.references) {
            let pair = (child.name.as_str(), key.references.name.as_str());
            keys.entry(pair).or_default().push(key);
        }
    }
    let by_name: BTreeMap<&str, &Table<'_>> = tables.iter().map(|it| (it.sql_name, it)).collect();
    let table = |name: &str| by_name.get(name).copied();
    keys.iter()
        .filter(|((child, parent), _)| child != parent && !keys.contains_key(&(*parent, *child)))
        .filter_map(|((child, parent), keys)| {
            let [key] = keys[..] else { return None };
            let ([column], [referenced]) = (&key.columns[..], &key.referenced[..]) else {
                return None;
            };
            let (child, parent) = (table(child)?, table(parent)?);
            (parent.primary_key == [referenced]).then(|| Join {
                child: &child.rust_name,
                parent: &parent.rust_name,
                column: names::column(column.as_str(), &child.rust_name),
            })
        })
        .collect()
}

fn file(tables: &[Table<'_>], joins: &[Join<'_>], layout: Layout) -> String {
    let mut out = String::from("// @generated automatically by Diesel CLI.\n\n");
    out.push_str(&sql_types(tables, layout));
    let tables_text: Vec<String> = tables.iter().map(table).collect();
    out.push_str(&tables_text.join("\n"));
    if !joins.is_empty() {
        out.push('\n');
    }
    for Join {
        child,
        parent,
        column,
    } in joins
    {
        line(
            &mut out,
            format_args!("diesel::joinable!({child} -> {parent} ({column}));"),
        );
    }
    if tables.len() > 1 {
        out.push('\n');
        out.push_str(&same_query(tables, layout));
    }
    if layout == Layout::Formatted {
        out.truncate(out.trim_end().len());
        out.push('\n');
    }
    out
}

/// The module of the types that Diesel has not, by name in Rust.
fn sql_types(tables: &[Table<'_>], layout: Layout) -> String {
    let mut types: Vec<&Type> = tables
        .iter()
        .flat_map(|it| &it.columns)
        .map(|it| &it.data_type)
        .filter(|it| it.is_custom())
        .collect();
    if types.is_empty() {
        return String::new();
    }
    types.sort_by_key(|it| it.rust_name.as_str());
    types.dedup_by_key(|it| it.rust_name.as_str());
    let types: Vec<String> = types.into_iter().map(|it| sql_type(it, layout)).collect();
    format!(
        "pub mod sql_types {{\n{}}}\n\n",
        indented(&types.join("\n"))
    )
}

fn sql_type(it: &Type, layout: Layout) -> String {
    let mut parts = vec![format!("name = {}", string(&it.sql_name))];
    parts.extend(
        it.namespace
            .iter()
            .map(|it| format!("schema = {}", string(it))),
    );
    let parts = match layout {
        Layout::Formatted if parts.join(", ").chars().count() >= ATTRIBUTE_WIDTH => {
            format!("\n{}", indented(&format!("{}\n", parts.join(",\n"))))
        }
        _ => parts.join(", "),
    };
    format!(
        "#[derive(diesel::sql_types::SqlType)]\n#[diesel(postgres_type({parts}))]\npub struct {};\n",
        it.rust_name
    )
}

/// rustfmt's `attr_fn_like_width`: from here on, each part of an attribute has its own line.
const ATTRIBUTE_WIDTH: usize = 70;

fn table(table: &Table<'_>) -> String {
    let mut body = String::new();
    let mut imported = BTreeSet::new();
    for it in table
        .columns
        .iter()
        .map(|it| &it.data_type)
        .filter(|it| it.is_custom())
    {
        if imported.is_empty() {
            body.push_str("use diesel::sql_types::*;\n");
        }
        if imported.insert(&it.rust_name) {
            line(
                &mut body,
                format_args!("use super::sql_types::{};", it.rust_name),
            );
        }
    }
    if !imported.is_empty() {
        body.push('\n');
    }
    sql_name(&mut body, table.sql_name, &table.rust_name);
    let key: Vec<String> = table
        .primary_key
        .iter()
        .map(|it| names::column(it.as_str(), &table.rust_name))
        .collect();
    let columns: String = table.columns.iter().map(column_lines).collect();
    let (name, key, columns) = (&table.rust_name, key.join(", "), indented(&columns));
    line(&mut body, format_args!("{name} ({key}) {{\n{columns}}}"));
    format!("diesel::table! {{\n{}}}\n", indented(&body))
}

fn column_lines(column: &Column<'_>) -> String {
    let mut out = String::new();
    sql_name(&mut out, column.sql_name, &column.rust_name);
    if let Some(length) = column.max_length {
        line(&mut out, format_args!("#[max_length = {length}]"));
    }
    let mut data_type = column.data_type.rust_name.clone();
    if column.data_type.array {
        data_type = format!("Array<Nullable<{data_type}>>");
    }
    if column.nullable {
        data_type = format!("Nullable<{data_type}>");
    }
    line(
        &mut out,
        format_args!("{} -> {data_type},", column.rust_name),
    );
    out
}

fn sql_name(out: &mut String, sql_name: &str, rust_name: &str) {
    if sql_name != rust_name {
        line(out, format_args!("#[sql_name = {}]", string(sql_name)));
    }
}

/// All tables in one call. rustfmt breaks it where it does not fit a line: short names fill lines,
/// longer ones have a line each.
fn same_query(tables: &[Table<'_>], layout: Layout) -> String {
    let names: Vec<&str> = tables.iter().map(|it| it.rust_name.as_str()).collect();
    let on_one_line = names.join(", ");
    let names = match layout {
        Layout::Printed => format!("\n    {},", names.join(",")),
        Layout::Formatted if on_one_line.len() <= 52 => format!("{on_one_line},"),
        Layout::Formatted if names.iter().all(|it| it.len() <= 10) => filled(&names),
        Layout::Formatted => indented(&format!("\n{},\n", names.join(",\n"))),
    };
    format!("diesel::allow_tables_to_appear_in_same_query!({names});\n")
}

/// As many names on a line as fit.
fn filled(names: &[&str]) -> String {
    let mut lines = vec![String::new()];
    for name in names {
        let last = lines.last_mut().expect("there is a first line");
        if last.is_empty() {
            *last = format!("{name},");
        } else if last.len() + " ,".len() + name.len() <= 95 {
            write!(last, " {name},").expect("a String accepts every write");
        } else {
            lines.push(format!("{name},"));
        }
    }
    indented(&format!("\n{}\n", lines.join("\n")))
}

/// A string literal as Diesel writes it: quotes make it a raw one, nothing is escaped.
fn string(text: &str) -> String {
    if text.contains('"') {
        let hashes = "#".repeat(text.matches('#').count() + 1);
        format!("r{hashes}\"{text}\"{hashes}")
    } else {
        format!("\"{text}\"")
    }
}

fn indented(text: &str) -> String {
    text.split_inclusive('\n')
        .map(|line| {
            if line == "\n" {
                line.to_owned()
            } else {
                format!("    {line}")
            }
        })
        .collect()
}

fn line(out: &mut String, line: std::fmt::Arguments<'_>) {
    out.write_fmt(line).expect("a String accepts every write");
    out.push('\n');
}
