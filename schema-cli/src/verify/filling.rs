//! Rows for any schema: a few a table, of every shape that its constraints let in.
//!
//! Whether a row fits is PostgreSQL's to say: rows are offered until enough are taken. What is offered
//! comes from the types of the columns, and from the constants in checks and in the bounds of partitions.

use std::collections::BTreeMap;

use schema_core::{
    ident::{Name, QualifiedName},
    objects::{
        constraints::{ForeignKey, Rule},
        tables::{BaseType, Column, ColumnValue, DataType, Table},
    },
    schema::Schema,
    sql::{Expression, comma_separated, literal},
};
use tokio_postgres::Client;

use super::run::is_lost;

/// How many rows a table gets at least; one of an enum has as many as there are labels.
const WANTED: usize = 4;

/// How many rows are offered for each that is wanted.
const OFFERED: usize = 8;

/// Fills the tables that have no rows; gives back those that still have none, with what the server said of the
/// last row that it was offered.
pub(super) async fn fill(
    client: &Client,
    schema: &Schema,
) -> Result<BTreeMap<QualifiedName, String>, tokio_postgres::Error> {
    let mut empty: Vec<&Table> = Vec::new();
    for table in schema.tables.values() {
        let only = if table.partition_by.is_some() {
            ""
        } else {
            "ONLY "
        };
        let query = format!("SELECT NOT EXISTS (SELECT FROM {only}{})", table.name);
        let has_own_rows = table.partition_of.is_none() && table.foreign.is_none();
        if has_own_rows && client.query_one(&query, &[]).await?.get(0) {
            empty.push(table);
        }
    }
    // A row may need one of another table, which may still have none.
    loop {
        let (before, mut refused) = (empty.len(), BTreeMap::new());
        let mut left = Vec::new();
        for table in empty {
            if let Err(why) = offer(client, table, schema).await? {
                refused.insert(table.name.clone(), why);
                left.push(table);
            }
        }
        if left.is_empty() || left.len() == before {
            return Ok(refused);
        }
        empty = left;
    }
}

/// Offers rows to a table; if it takes none, says what the server said of the last one.
async fn offer(
    client: &Client,
    table: &Table,
    schema: &Schema,
) -> Result<Result<(), String>, tokio_postgres::Error> {
    let rows = Rows::of(table, schema);
    let (wanted, mut taken) = (rows.wanted(), 0);
    let mut refused = "it takes no row".to_owned();
    for at in 0..wanted * OFFERED {
        match client.execute(&rows.insert(at), &[]).await {
            Ok(count) => taken += usize::from(count > 0),
            Err(error) if is_lost(&error) => return Err(error),
            // It does not fit; another one may.
            Err(error) => {
                refused = error
                    .as_db_error()
                    .map_or(refused, |it| it.message().to_owned())
            }
        }
        if taken == wanted {
            break;
        }
    }
    Ok(if taken > 0 { Ok(()) } else { Err(refused) })
}

/// Rows for one table.
struct Rows<'a> {
    table: &'a Table,
    schema: &'a Schema,
    foreign_keys: Vec<&'a ForeignKey>,
    checks: Vec<&'a Expression>,
}

impl<'a> Rows<'a> {
    fn of(table: &'a Table, schema: &'a Schema) -> Self {
        let mut rows = Rows {
            table,
            schema,
            foreign_keys: Vec::new(),
            checks: Vec::new(),
        };
        let constraints = schema.constraints.values();
        for it in constraints.filter(|it| it.name.table == table.name) {
            match &it.rule {
                Rule::ForeignKey(it) => rows.foreign_keys.push(it),
                Rule::Check { condition, .. } => rows.checks.push(condition),
                _ => {}
            }
        }
        rows
    }

    /// The constants with which the values of a column are compared.
    fn constants(&self, column: &Column) -> Vec<String> {
        let is_about = |it: &&&Expression| it.mentions(column.name.as_str());
        let mut conditions: Vec<&Expression> =
            self.checks.iter().filter(is_about).copied().collect();
        if let BaseType::Named(name) = &column.data_type.base
            && let Some(domain) = self.schema.domains.get(name)
        {
            conditions.extend(domain.checks.values().map(|it| &it.condition));
        }
        if self.table.partition_by.is_some() {
            let partitions = self.schema.tables.values();
            let bounds = partitions.filter_map(|it| it.partition_of.as_ref());
            conditions.extend(bounds.map(|it| &it.bound));
        }
        let mut constants: Vec<String> = conditions
            .iter()
            .flat_map(|it| constants(it.as_str()))
            .collect();
        constants.retain(|it| self.is_of(&column.data_type, it));
        constants
    }

    /// Whether a constant may be a value of a type.
    fn is_of(&self, data_type: &DataType, constant: &str) -> bool {
        let is_number = constant.parse::<f64>().is_ok();
        match &data_type.base {
            BaseType::Named(name) => match self.schema.domains.get(name) {
                Some(domain) => self.is_of(&domain.data_type, constant),
                None => !self.schema.enums.contains_key(name),
            },
            BaseType::BuiltIn(name) => match name.split('(').next().unwrap_or(name) {
                "smallint" | "integer" | "bigint" | "numeric" | "real" | "double precision" => {
                    is_number
                }
                "text" | "character varying" | "character" | "name" => true,
                word if word.starts_with("date") || word.starts_with("timestamp") => {
                    !is_number && constant.starts_with(|c: char| c.is_ascii_digit())
                }
                _ => false,
            },
        }
    }

    fn wanted(&self) -> usize {
        let columns = self.table.columns.iter();
        let labels = columns.filter_map(|it| match &it.data_type.base {
            BaseType::Named(name) => Some(self.schema.enums.get(name)?.labels.len()),
            BaseType::BuiltIn(_) => None,
        });
        labels.max().unwrap_or(0).max(WANTED)
    }

    /// The statement that offers row `at`. One in four has no value wherever none is needed, one in four
    /// what PostgreSQL puts where none is given.
    fn insert(&self, at: usize) -> String {
        let (mut names, mut values) = (Vec::new(), Vec::new());
        for (place, column) in self.table.columns.iter().enumerate() {
            let is_left_out = match &column.value {
                Some(ColumnValue::Default(_)) => at % 4 == 1,
                Some(_) => true,
                None => false,
            };
            if is_left_out {
                continue;
            }
            let value = match at % 4 == 3 && !column.not_null {
                true => None,
                false => self.value(column, at, place),
            };
            names.push(&column.name);
            values.push(value.unwrap_or("NULL".to_owned()));
        }
        let table = &self.table.name;
        match names.is_empty() {
            true => format!("INSERT INTO {table} DEFAULT VALUES"),
            false => format!(
                "INSERT INTO {table} ({}) VALUES ({})",
                comma_separated(names),
                values.join(", ")
            ),
        }
    }

    fn value(&self, column: &Column, at: usize, place: usize) -> Option<String> {
        let key = self
            .foreign_keys
            .iter()
            .find_map(|key| Some((key, key.columns.iter().position(|it| *it == column.name)?)));
        if let Some((key, part)) = key {
            return Some(referenced(key, &key.referenced[part], at));
        }
        let constants = self.constants(column);
        // Mostly one of those; which one has nothing to do with that of another column.
        let constant = match constants.as_slice() {
            [] => None,
            some => (at % 3 < 2).then(|| some[mixed(at, place) % some.len()].as_str()),
        };
        self.of_type(&column.data_type, at, constant)
    }

    /// A value of a type.
    fn of_type(&self, data_type: &DataType, at: usize, constant: Option<&str>) -> Option<String> {
        let one = DataType {
            array: false,
            ..data_type.clone()
        };
        if data_type.array {
            return Some(match self.of_type(&one, at, constant) {
                Some(value) if at.is_multiple_of(2) => format!("ARRAY[{value}]::{data_type}"),
                _ => format!("'{{}}'::{data_type}"),
            });
        }
        let text = match &data_type.base {
            BaseType::BuiltIn(name) => match constant {
                Some(constant) => constant.to_owned(),
                None => built_in(name, at)?,
            },
            BaseType::Named(name) => {
                if let Some(it) = self.schema.enums.get(name) {
                    it.labels.get(at % it.labels.len().max(1))?.clone()
                } else if let Some(it) = self.schema.domains.get(name) {
                    let value = self.of_type(&it.data_type, at, constant)?;
                    return Some(format!("{value}::{data_type}"));
                } else if let Some(it) = self.schema.composite_types.get(name) {
                    let of = |it: &DataType| self.of_type(it, at, None);
                    let parts = it.attributes.iter().map(|it| of(&it.data_type));
                    let parts: Vec<String> =
                        parts.map(|it| it.unwrap_or("NULL".to_owned())).collect();
                    return Some(format!("ROW({})::{data_type}", parts.join(", ")));
                } else if self.schema.range_types.contains_key(name) {
                    "empty".to_owned()
                } else {
                    // An extension's.
                    constant.map_or_else(|| at.to_string(), str::to_owned)
                }
            }
        };
        Some(format!("{}::{data_type}", literal(&text)))
    }
}

/// A number that tells nothing of either, and is the same each time.
fn mixed(at: usize, place: usize) -> usize {
    let mixed = (at * 64 + place + 1).wrapping_mul(0x9E37_79B9);
    (mixed ^ (mixed >> 15)).wrapping_mul(0x85EB_CA6B) >> 16 & 0xFFFF
}

/// The part of a foreign key that leads to row `at` of the other table.
fn referenced(key: &ForeignKey, column: &Name, at: usize) -> String {
    let table = &key.references;
    let order = comma_separated(&key.referenced);
    format!(
        "(SELECT {column} FROM {table} ORDER BY {order} \
         OFFSET {at} % greatest((SELECT count(*) FROM {table}), 1) LIMIT 1)"
    )
}

/// The text of value `at` of one of PostgreSQL's own types; none where there is nothing to offer.
fn built_in(name: &str, at: usize) -> Option<String> {
    let n = at + 1;
    let word = name.split('(').next().unwrap_or(name).trim_end();
    Some(match word {
        "boolean" => at.is_multiple_of(2).to_string(),
        "smallint" | "integer" | "bigint" | "oid" | "numeric" | "real" | "double precision"
        | "money" => n.to_string(),
        "text" | "character varying" | "name" => format!("value {n}"),
        "character" | "\"char\"" | "bpchar" => char::from(b'a' + (at % 26) as u8).to_string(),
        "uuid" => format!("00000000-0000-4000-8000-{n:012}"),
        "json" | "jsonb" => format!("{{\"n\": {n}}}"),
        "jsonpath" => "$.n".to_owned(),
        "bytea" => format!("\\x{:02x}", n % 256),
        "date" => format!("2020-01-{:02}", n % 28 + 1),
        _ if word.starts_with("timestamp") => format!("2020-01-{:02} 12:00:00", n % 28 + 1),
        _ if word.starts_with("time") => format!("{:02}:00:00", n % 24),
        _ if word.starts_with("interval") => format!("{n} days"),
        "inet" | "cidr" => format!("10.0.0.{}", n % 256),
        "macaddr" => format!("08:00:2b:01:02:{:02x}", n % 256),
        "macaddr8" => format!("08:00:2b:01:02:03:04:{:02x}", n % 256),
        "bit" => {
            let length = name.trim_start_matches("bit(").trim_end_matches(')');
            "1".repeat(length.parse().unwrap_or(1))
        }
        "bit varying" => "1".to_owned(),
        "point" => format!("({n},{n})"),
        "line" => format!("{{1,2,{n}}}"),
        "lseg" => format!("[(0,0),({n},{n})]"),
        "box" | "path" | "polygon" => format!("(({n},{n}),(0,0))"),
        "circle" => format!("<(0,0),{n}>"),
        "tsvector" | "tsquery" => format!("word{n}"),
        "xml" => format!("<n>{n}</n>"),
        "pg_lsn" => format!("0/{n:X}"),
        "int4range" | "int8range" | "numrange" => format!("[{n},{})", n + 1),
        "daterange" | "tsrange" | "tstzrange" => {
            format!("[2020-01-{:02},2020-01-{:02})", n % 27 + 1, n % 27 + 2)
        }
        _ if word.ends_with("multirange") => "{}".to_owned(),
        _ => return None,
    })
}

/// The strings and numbers in a condition.
fn constants(condition: &str) -> Vec<String> {
    let mut found = Vec::new();
    for (at, part) in condition.split('\'').enumerate() {
        if at % 2 == 1 {
            found.push(part.to_owned());
            continue;
        }
        let words = part.split(|c: char| !c.is_alphanumeric() && c != '.' && c != '_');
        let numbers = words.filter(|it| it.parse::<f64>().is_ok());
        for number in numbers {
            found.push(number.to_owned());
            // What is greater, or less, than a bound.
            found.extend(
                number
                    .parse::<i64>()
                    .ok()
                    .map(|it| it.saturating_add(1).to_string()),
            );
            found.extend(
                number
                    .parse::<i64>()
                    .ok()
                    .map(|it| it.saturating_sub(1).to_string()),
            );
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn constants_are_found_in_conditions() {
        assert_eq!(
            constants("a > 5 AND kind = ANY (ARRAY['it'::text, 'b'::text])"),
            ["5", "6", "4", "it", "b"]
        );
    }
}
