//! `generated/schema.md`: the schema for people on a code host, with a picture.
//!
//! A comment of a database is text that anyone may have written, so it stands in a quotation, which
//! ends whatever the text leaves open; names and SQL stand in code spans.

use std::collections::BTreeMap;

use crate::{
    ident::QualifiedName,
    objects::{
        Object as _, ObjectId,
        comments::Target,
        constraints::{ForeignKey, Rule},
        enums::Enum,
        functions::Function,
        indexes::Index,
        tables::{BaseType, Column, DataType, Table},
    },
    schema::Schema,
};

mod items;
mod picture;
mod text;

use text::{Anchors, code, codes, quotation};

/// The schema as Markdown.
pub fn markdown(schema: &Schema) -> String {
    let page = Page::new(schema);
    let chapters = page.chapters();
    let mut out =
        String::from("<!-- Written by the build from the declarations. -->\n\n# Schema\n\n");
    out.push_str(&page.contents(&chapters));
    if !schema.tables.is_empty() {
        out.push_str(&format!(
            "\n## Picture\n\n```mermaid\n{}```\n",
            picture::mermaid(schema)
        ));
    }
    for (title, sections) in chapters {
        if !sections.is_empty() {
            out.push_str(&format!("\n## {title}\n\n{}", sections.join("\n")));
        }
    }
    out
}

/// Each with its title; the first two have an entry for each section in the contents.
type Chapters = [(&'static str, Vec<String>); 5];

/// What every part of the page may look at.
struct Page<'a> {
    schema: &'a Schema,
    anchors: BTreeMap<ObjectId, String>,
    /// The indexes of each table.
    indexes: BTreeMap<&'a QualifiedName, Vec<&'a Index>>,
    /// The foreign keys that lead to each table, each with the table that has it.
    references: BTreeMap<&'a QualifiedName, Vec<(&'a QualifiedName, &'a ForeignKey)>>,
    /// The columns of each type that has a name.
    uses: BTreeMap<&'a QualifiedName, Vec<(&'a Table, &'a Column)>>,
}

/// The anchors that a code host gives to the headings, in the order of the page.
fn anchors(schema: &Schema) -> BTreeMap<ObjectId, String> {
    let mut anchors = Anchors::default();
    anchors.heading("Schema");
    anchors.heading("Picture");
    let mut found = BTreeMap::new();
    anchors.heading("Tables");
    for name in schema.tables.keys() {
        found.insert(ObjectId::Table(name.clone()), anchors.heading(&short(name)));
    }
    anchors.heading("Enums");
    for name in schema.enums.keys() {
        found.insert(ObjectId::Enum(name.clone()), anchors.heading(&short(name)));
    }
    found
}

/// A name as people say it: without the namespace `public`.
fn short(name: &QualifiedName) -> String {
    match name.namespace.as_str() {
        "public" => name.name.as_str().to_owned(),
        namespace => format!("{namespace}.{}", name.name.as_str()),
    }
}

impl<'a> Page<'a> {
    fn new(schema: &'a Schema) -> Self {
        let mut page = Page {
            schema,
            anchors: anchors(schema),
            indexes: BTreeMap::new(),
            references: BTreeMap::new(),
            uses: BTreeMap::new(),
        };
        for index in schema.indexes.values() {
            page.indexes.entry(&index.table).or_default().push(index);
        }
        for constraint in schema.constraints.values() {
            if let Rule::ForeignKey(key) = &constraint.rule {
                let keys = page.references.entry(&key.references).or_default();
                keys.push((&constraint.name.table, key));
            }
        }
        for table in schema.tables.values() {
            for column in &table.columns {
                if let BaseType::Named(name) = &column.data_type.base {
                    page.uses.entry(name).or_default().push((table, column));
                }
            }
        }
        page
    }

    fn contents(&self, chapters: &Chapters) -> String {
        let links = |ids: Vec<ObjectId>, names: Vec<String>| {
            let links: Vec<String> = ids
                .iter()
                .zip(&names)
                .map(|(id, name)| self.link(id, name))
                .collect();
            links.join(" · ")
        };
        let (tables, enums) = (&self.schema.tables, &self.schema.enums);
        let mut lines = Vec::new();
        if !tables.is_empty() {
            let ids = tables.keys().cloned().map(ObjectId::Table).collect();
            let all = links(ids, tables.keys().map(short).collect());
            lines.push("- [Picture](#picture)".to_owned());
            lines.push(format!("- [Tables](#tables): {all}"));
        }
        if !enums.is_empty() {
            let ids = enums.keys().cloned().map(ObjectId::Enum).collect();
            let all = links(ids, enums.keys().map(short).collect());
            lines.push(format!("- [Enums](#enums): {all}"));
        }
        for (title, sections) in &chapters[2..] {
            if !sections.is_empty() {
                lines.push(format!("- [{title}](#{})", title.to_lowercase()));
            }
        }
        if lines.is_empty() {
            return "Nothing is declared.\n".to_owned();
        }
        format!("{}\n", lines.join("\n"))
    }

    fn chapters(&self) -> Chapters {
        let schema = self.schema;
        [
            (
                "Tables",
                schema.tables.values().map(|it| self.table(it)).collect(),
            ),
            (
                "Enums",
                schema
                    .enums
                    .values()
                    .map(|it| self.enumeration(it))
                    .collect(),
            ),
            (
                "Functions",
                one_list(schema.functions.values().map(|it| self.function(it))),
            ),
            (
                "Sequences",
                one_list(schema.sequences.keys().map(|it| code(&short(it)))),
            ),
            (
                "Extensions",
                one_list(schema.extensions.values().map(|it| {
                    format!(
                        "{} in {}",
                        code(it.name.as_str()),
                        code(it.namespace.as_str())
                    )
                })),
            ),
        ]
    }

    fn link(&self, id: &ObjectId, name: &str) -> String {
        match self.anchors.get(id) {
            Some(anchor) => format!("[{}](#{anchor})", code(name)),
            None => code(name),
        }
    }

    fn table_link(&self, name: &QualifiedName) -> String {
        self.link(&ObjectId::Table(name.clone()), &short(name))
    }

    fn comment(&self, on: &Target) -> Option<&str> {
        self.schema.comments.get(on).map(|it| it.text.as_str())
    }

    fn object_comment(&self, id: ObjectId) -> String {
        let comment = self.comment(&Target::Object(Box::new(id)));
        comment
            .map(|it| format!("{}\n\n", quotation(it)))
            .unwrap_or_default()
    }

    fn data_type(&self, data_type: &DataType) -> String {
        let brackets = if data_type.array { "[]" } else { "" };
        match &data_type.base {
            BaseType::BuiltIn(name) => code(&format!("{name}{brackets}")),
            BaseType::Named(name) => {
                let id = ObjectId::Enum(name.clone());
                self.link(&id, &format!("{}{brackets}", short(name)))
            }
        }
    }

    fn table(&self, table: &Table) -> String {
        let mut out = format!("### {}\n\n", code(&short(&table.name)));
        out.push_str(&self.object_comment(ObjectId::Table(table.name.clone())));
        if table.unlogged {
            out.push_str("Unlogged: empty after a crash of the server.\n\n");
        }
        out.push_str(&self.columns(table));
        let lists = [
            ("Keys", self.keys(&table.name)),
            ("Referenced by", self.referenced_by(&table.name)),
            ("Checks", items::checks(self.schema, &table.name)),
            ("Indexes", self.indexes(&table.name)),
            ("Triggers", items::triggers(self.schema, &table.name)),
            ("Row security", items::row_security(self.schema, table)),
        ];
        for (title, items) in lists.iter().filter(|(_, items)| !items.is_empty()) {
            out.push_str(&format!("\n{title}:\n\n{}", list(items)));
        }
        out
    }

    fn columns(&self, table: &Table) -> String {
        let mut out = String::from(
            "| column | type | null | default | meaning |\n| --- | --- | --- | --- | --- |\n",
        );
        for column in &table.columns {
            let comment = self.comment(&Target::Column(table.name.clone(), column.name.clone()));
            let cells = [
                code(column.name.as_str()),
                self.column_type(table, column),
                (if column.not_null { "" } else { "yes" }).to_owned(),
                column.value.as_ref().map(items::value).unwrap_or_default(),
                comment.map(text::one_line).unwrap_or_default(),
            ];
            let cells: Vec<String> = cells.iter().map(|it| text::cell(it)).collect();
            out.push_str(&format!("|{}\n", cells.concat()));
        }
        out
    }

    /// The type, and for a foreign key of this column alone where it leads.
    fn column_type(&self, table: &Table, column: &Column) -> String {
        let mut out = self.data_type(&column.data_type);
        for (_, key) in items::foreign_keys(self.schema, &table.name) {
            if key.columns == [column.name.clone()] {
                out.push_str(&format!(" → {}", self.table_link(&key.references)));
            }
        }
        out
    }

    fn keys(&self, table: &QualifiedName) -> Vec<String> {
        items::keys(self.schema, table, |it| self.table_link(it))
    }

    fn referenced_by(&self, table: &QualifiedName) -> Vec<String> {
        let keys = self.references.get(table).into_iter().flatten();
        keys.map(|(child, key)| format!("{} {}", self.table_link(child), codes(&key.columns)))
            .collect()
    }

    fn indexes(&self, table: &QualifiedName) -> Vec<String> {
        let indexes = self.indexes.get(table).into_iter().flatten();
        indexes.map(|it| items::index(it)).collect()
    }

    fn enumeration(&self, it: &Enum) -> String {
        let mut out = format!("### {}\n\n", code(&short(&it.name)));
        out.push_str(&self.object_comment(ObjectId::Enum(it.name.clone())));
        let labels: Vec<String> = it.labels.iter().map(|it| code(it)).collect();
        out.push_str(&format!("{}\n", labels.join(" · ")));
        let uses = self.uses.get(&it.name).into_iter().flatten();
        let users: Vec<String> = uses
            .map(|(table, column)| {
                format!(
                    "{} {}",
                    self.table_link(&table.name),
                    code(column.name.as_str())
                )
            })
            .collect();
        if !users.is_empty() {
            out.push_str(&format!("\nUsed by {}.\n", users.join(", ")));
        }
        out
    }

    fn function(&self, it: &Function) -> String {
        let arguments: Vec<String> = it.arguments.iter().map(ToString::to_string).collect();
        let signature = format!("{}({})", short(&it.name), arguments.join(", "));
        let definer = if it.security_definer {
            ", with the rights of its owner"
        } else {
            ""
        };
        let comment = self.comment(&Target::Object(Box::new(ObjectId::Function(it.key()))));
        let comment = comment.map(|it| format!(". {}", text::one_line(it)));
        format!(
            "{} → {}, in {}{definer}{}",
            code(&signature),
            code(&it.returns.to_string()),
            code(it.language.as_str()),
            comment.unwrap_or_default(),
        )
    }
}

/// Many items are one list, which is one section.
fn one_list(items: impl Iterator<Item = String>) -> Vec<String> {
    let items: Vec<String> = items.collect();
    if items.is_empty() {
        Vec::new()
    } else {
        vec![list(&items)]
    }
}

fn list(items: &[String]) -> String {
    items.iter().map(|it| format!("- {it}\n")).collect()
}

#[cfg(test)]
mod tests;
