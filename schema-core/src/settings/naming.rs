//! `[naming]`: how things are called.

use serde::{Deserialize, Deserializer, de};

use crate::naming::ConstraintWord;

/// The naming rules; `None` is a rule that is switched off.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Naming {
    /// Of tables.
    #[serde(deserialize_with = "switched")]
    pub tables: Option<Style>,
    /// Of columns.
    #[serde(deserialize_with = "switched")]
    pub columns: Option<Style>,
    /// Of types, sequences and functions.
    #[serde(deserialize_with = "switched")]
    pub types: Option<Style>,
    /// Of the only column of a primary key, with its type.
    #[serde(deserialize_with = "switched")]
    pub primary_keys: Option<KeyRule>,
    /// Of the only column of a foreign key.
    #[serde(deserialize_with = "switched")]
    pub foreign_keys: Option<ForeignKeyTemplate>,
    /// Of indexes, also of those that are not named.
    #[serde(deserialize_with = "switched")]
    pub indexes: Option<IndexTemplate>,
    /// Of constraints, also of those that are not named.
    #[serde(deserialize_with = "switched")]
    pub constraints: Option<ConstraintTemplate>,
}

impl Default for Naming {
    fn default() -> Self {
        let snake_case = Style {
            case: Some(Case::Snake),
            number: None,
        };
        Naming {
            tables: Some(Style {
                number: Some(Number::Plural),
                ..snake_case
            }),
            columns: Some(snake_case),
            types: Some(snake_case),
            primary_keys: Some(KeyRule {
                name: "id".into(),
                data_type: Some("uuid".into()),
            }),
            foreign_keys: Some(Template("{table_singular}_id".into())),
            indexes: Some(Template("idx_{table}_{columns}".into())),
            constraints: Some(Template("{table}_{type}_{columns}".into())),
        }
    }
}

impl Naming {
    /// The name of an index that is given none.
    pub fn index(&self, table: &str, columns: &[&str]) -> String {
        match &self.indexes {
            Some(template) => {
                template.fill(&[("{table}", table), ("{columns}", &columns.join("_"))])
            }
            None => crate::naming::index(table, columns),
        }
    }

    /// The name of a constraint that is given none.
    pub fn constraint(&self, table: &str, word: ConstraintWord, columns: &[&str]) -> String {
        match &self.constraints {
            Some(template) => template.fill(&[
                ("{table}", table),
                ("{type}", word.as_str()),
                (
                    "{columns}",
                    &crate::naming::constraint_columns(word, columns),
                ),
            ]),
            None => crate::naming::constraint(table, word, columns),
        }
    }
}

/// A way of writing names: `"snake_case"`, `"snake_case plural"`, `"plural"`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Style {
    /// How words are put together; `None` is any way.
    pub case: Option<Case>,
    /// Whether the last word is a plural; `None` is either.
    pub number: Option<Number>,
}

/// How words are put together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Case {
    /// `agent_outputs`
    Snake,
    /// `agentOutputs`
    Camel,
    /// `AgentOutputs`
    Pascal,
}

/// Whether a name is one or many.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Number {
    /// `agent_output`
    Singular,
    /// `agent_outputs`
    Plural,
}

impl std::str::FromStr for Style {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let mut style = Style {
            case: None,
            number: None,
        };
        for word in text.split_whitespace() {
            match word {
                "snake_case" => style.case = Some(Case::Snake),
                "camelCase" => style.case = Some(Case::Camel),
                "PascalCase" => style.case = Some(Case::Pascal),
                "singular" => style.number = Some(Number::Singular),
                "plural" => style.number = Some(Number::Plural),
                _ => {
                    return Err(format!(
                        "`{word}` is no way of writing names: use `snake_case`, `camelCase` or \
                         `PascalCase`, and `plural` or `singular`"
                    ));
                }
            }
        }
        Ok(style)
    }
}

/// What the only column of a primary key must be: `"id uuid"`, or `"id"` for any type.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyRule {
    /// Its name.
    pub name: String,
    /// Its type, as PostgreSQL's `format_type` spells it.
    pub data_type: Option<String>,
}

impl std::str::FromStr for KeyRule {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let mut words = text.splitn(2, ' ');
        match (words.next().unwrap_or_default().trim(), words.next()) {
            ("", _) => {
                Err("a name is missing: write `\"id uuid\"`, or `\"id\"` for any type".into())
            }
            (name, data_type) => Ok(KeyRule {
                name: name.into(),
                data_type: data_type
                    .map(|it| it.trim().to_owned())
                    .filter(|it| !it.is_empty()),
            }),
        }
    }
}

/// A name with places to fill; which of `INDEX`, `CONSTRAINT` and `FOREIGN_KEY` it is says
/// what may stand in braces.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Template<const FORM: usize>(String);

const INDEX: usize = 0;
const CONSTRAINT: usize = 1;
const FOREIGN_KEY: usize = 2;

/// `"idx_{table}_{columns}"`
pub type IndexTemplate = Template<INDEX>;
/// `"{table}_{type}_{columns}"`
pub type ConstraintTemplate = Template<CONSTRAINT>;
/// `"{table_singular}_id"`
pub type ForeignKeyTemplate = Template<FOREIGN_KEY>;

/// What may stand in braces, and whether it must.
const PLACES: [&[(&str, bool)]; 3] = [
    &[("{table}", false), ("{columns}", true)],
    &[("{table}", false), ("{type}", false), ("{columns}", true)],
    &[("{table_singular}", true)],
];

impl<const FORM: usize> Template<FORM> {
    /// The template as it was written.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The template with every place filled.
    pub fn fill(&self, values: &[(&str, &str)]) -> String {
        values.iter().fold(self.0.clone(), |text, (place, value)| {
            text.replace(place, value)
        })
    }
}

impl<const FORM: usize> std::str::FromStr for Template<FORM> {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let mut rest = text.to_owned();
        for (place, required) in PLACES[FORM] {
            if *required && !rest.contains(place) {
                return Err(format!("`{place}` is missing in `{text}`"));
            }
            rest = rest.replace(place, "");
        }
        if rest.contains(['{', '}']) {
            let known: Vec<String> = PLACES[FORM]
                .iter()
                .map(|it| format!("`{}`", it.0))
                .collect();
            return Err(format!("only {} can stand in `{text}`", known.join(", ")));
        }
        Ok(Template(text.to_owned()))
    }
}

#[derive(Deserialize)]
#[serde(untagged, expecting = "expected `false`, or a rule in quotes")]
enum Switch {
    Whether(bool),
    Rule(String),
}

/// A rule: `false` switches it off, text replaces it.
fn switched<'de, D, T>(input: D) -> Result<Option<T>, D::Error>
where
    D: Deserializer<'de>,
    T: std::str::FromStr<Err = String>,
{
    match Switch::deserialize(input)? {
        Switch::Whether(false) => Ok(None),
        Switch::Whether(true) => Err(de::Error::custom(
            "leave the key out to keep the rule, write `false` to switch it off, or a rule of your own",
        )),
        Switch::Rule(text) => text.parse().map(Some).map_err(de::Error::custom),
    }
}
