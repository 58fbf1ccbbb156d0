//! The tables and their relations as a Mermaid `erDiagram`, which code hosts draw.
//!
//! Mermaid draws no text longer than 50,000 characters, so a large schema is drawn with the columns
//! of its keys alone, and a very large one without columns.

use std::fmt::Write as _;

use super::{items::foreign_keys, short};
use crate::{
    ident::{Name, QualifiedName},
    objects::{
        constraints::{ForeignKey, Rule},
        tables::{BaseType, Column, DataType, Table},
    },
    rust::types,
    schema::Schema,
};

/// Stays below what Mermaid draws by default.
const LIMIT: usize = 45_000;

/// Which columns are drawn.
#[derive(Clone, Copy, PartialEq)]
enum Detail {
    Columns,
    Keys,
    Names,
}

/// The picture, as the text between the fences.
pub(super) fn mermaid(schema: &Schema) -> String {
    [Detail::Columns, Detail::Keys]
        .into_iter()
        .find_map(|it| picture(schema, it, LIMIT))
        .or_else(|| picture(schema, Detail::Names, usize::MAX))
        .unwrap_or_default()
}

/// Nothing, where it gets longer than `limit`.
fn picture(schema: &Schema, detail: Detail, limit: usize) -> Option<String> {
    let mut out = String::from("erDiagram\n");
    for table in schema.tables.values() {
        if out.len() > limit {
            return None;
        }
        let marks = Marks::of(schema, table);
        let columns: Vec<&Column> = table
            .columns
            .iter()
            .filter(|it| detail == Detail::Columns || !marks.of_column(&it.name).is_empty())
            .filter(|_| detail != Detail::Names)
            .collect();
        let name = entity(&table.name);
        if columns.is_empty() {
            line(&mut out, format_args!("    {name}"));
            continue;
        }
        line(&mut out, format_args!("    {name} {{"));
        for column in columns {
            let (data_type, name) = (type_word(&column.data_type), word(column.name.as_str()));
            let marks = marks.of_column(&column.name);
            line(&mut out, format_args!("        {data_type} {name}{marks}"));
        }
        line(&mut out, format_args!("    }}"));
    }
    for table in schema.tables.values() {
        for (_, key) in foreign_keys(schema, &table.name) {
            if schema.tables.contains_key(&key.references) {
                relation(schema, table, key, &mut out);
            }
        }
    }
    (out.len() <= limit).then_some(out)
}

/// `users ||--o{ applications : "user_id"`: one user, any number of applications.
fn relation(schema: &Schema, child: &Table, key: &ForeignKey, out: &mut String) {
    let optional = key
        .columns
        .iter()
        .filter_map(|it| child.column(it))
        .any(|it| !it.not_null);
    let parents = if optional { "|o" } else { "||" };
    let children = if is_unique(schema, &child.name, &key.columns) {
        "o|"
    } else {
        "o{"
    };
    let columns: Vec<String> = key.columns.iter().map(|it| word(it.as_str())).collect();
    let (parent, child) = (entity(&key.references), entity(&child.name));
    let columns = columns.join(", ");
    line(
        out,
        format_args!("    {parent} {parents}--{children} {child} : \"{columns}\""),
    );
}

/// Whether no two rows have the same values in these columns.
fn is_unique(schema: &Schema, table: &QualifiedName, columns: &[Name]) -> bool {
    schema.constraints.of_table(table).any(|it| match &it.rule {
        Rule::PrimaryKey(key) | Rule::Unique { key, .. } => {
            key.columns.iter().all(|it| columns.contains(it))
        }
        _ => false,
    })
}

/// The keys of a table, by which its columns are marked.
struct Marks<'a> {
    primary: Vec<&'a Name>,
    foreign: Vec<&'a Name>,
    unique: Vec<&'a Name>,
}

impl<'a> Marks<'a> {
    fn of(schema: &'a Schema, table: &Table) -> Self {
        let mut marks = Marks {
            primary: Vec::new(),
            foreign: Vec::new(),
            unique: Vec::new(),
        };
        for it in schema.constraints.of_table(&table.name) {
            match &it.rule {
                Rule::PrimaryKey(key) => marks.primary.extend(&key.columns),
                Rule::ForeignKey(key) => marks.foreign.extend(&key.columns),
                Rule::Unique { key, .. } if key.columns.len() == 1 => {
                    marks.unique.extend(&key.columns)
                }
                Rule::Unique { .. } | Rule::Check { .. } | Rule::Exclusion(_) => {}
            }
        }
        marks
    }

    fn of_column(&self, column: &Name) -> String {
        let lists = [
            (&self.primary, "PK"),
            (&self.foreign, "FK"),
            (&self.unique, "UK"),
        ];
        let marks: Vec<&str> = lists
            .iter()
            .filter(|(list, _)| list.contains(&column))
            .map(|(_, mark)| *mark)
            .collect();
        if marks.is_empty() {
            String::new()
        } else {
            format!(" {}", marks.join(", "))
        }
    }
}

/// A table's name, in quotes, in which everything but these characters may stand.
fn entity(name: &QualifiedName) -> String {
    let name: String = short(name)
        .chars()
        .map(|c| {
            if "\"%\\".contains(c) || c.is_control() {
                '_'
            } else {
                c
            }
        })
        .collect();
    format!("\"{name}\"")
}

/// A type in PostgreSQL's short spelling, without modifiers.
fn type_word(data_type: &DataType) -> String {
    let name = match &data_type.base {
        BaseType::BuiltIn(spelling) => match types::built_in(spelling) {
            Some(it) => it.typname.to_owned(),
            None => types::named_in(spelling).map_or_else(|| spelling.to_string(), |it| it.1),
        },
        BaseType::Named(name) => name.name.as_str().to_owned(),
    };
    format!("{}{}", word(&name), if data_type.array { "[]" } else { "" })
}

/// A word that Mermaid takes for a column or a type.
fn word(name: &str) -> String {
    let mut word: String = name
        .chars()
        .map(|c| {
            if c.is_alphanumeric() || c == '_' || c == '-' {
                c
            } else {
                '_'
            }
        })
        .collect();
    if !word.starts_with(|c: char| c.is_alphabetic() || c == '_')
        || ["PK", "FK", "UK"].contains(&name)
    {
        word.insert(0, '_');
    }
    word
}

fn line(out: &mut String, line: std::fmt::Arguments<'_>) {
    out.write_fmt(line).expect("a String accepts every write");
    out.push('\n');
}
