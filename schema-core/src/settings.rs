//! `schema.toml`: a project's choices. Every key is optional, and a key that nobody knows is an
//! error at its place, so that a slip of the pen cannot switch anything off.
//!
//! ```toml
//! oldest_server = 15                      # the oldest PostgreSQL that must run the migrations
//! unmanaged = ["topology.*", "public.spatial_ref_sys"]
//!
//! [paths]                                 # relative to this file
//! declarations = "src/lib.rs"
//! migrations = "migrations"
//! generated = "generated"
//!
//! [naming]                                # `false` switches a rule off, text replaces it
//! tables = "snake_case plural"
//! columns = "snake_case"
//! types = "snake_case"
//! primary_keys = "id uuid"
//! foreign_keys = "{table_singular}_id"
//! indexes = "idx_{table}_{columns}"
//! constraints = "{table}_{type}_{columns}"
//!
//! [lints]                                 # "allow", "warn" or "deny"
//! foreign_key_without_index = "warn"
//! jsonb_without_version = "deny"
//! policy_without_index = "warn"
//! table_without_row_security = "deny"
//!
//! [supabase]                              # for a project that is hosted there
//! exposed = ["public", "graphql_public"]  # the namespaces that its Data API shows
//! export = "supabase"                     # where its command line finds the migrations
//! without_row_security = { "public.countries" = "the same for everybody" }
//!
//! [ci]
//! accept_draft = true                     # whether a build under CI passes with a draft
//!
//! [joins]                                 # beside what the foreign keys give
//! pairs = [["users", "audit.events"]]
//! at_most = 2000
//! ```

use std::{collections::BTreeMap, path::Path};

use serde::{Deserialize, Deserializer, de};

use crate::{
    ident::QualifiedName,
    naming::ConstraintWord,
    problems::{Problem, Problems},
};

mod recovery;

/// The name of the file, beside `Cargo.toml`.
pub const FILE: &str = "schema.toml";

/// The servers that the engine writes for: 13 is the first with `gen_random_uuid()` of its own.
const OLDEST_KNOWN: u32 = 13;

/// What `schema.toml` says.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Settings {
    /// The major version of the oldest server that must run the migrations.
    #[serde(deserialize_with = "server")]
    pub oldest_server: u32,
    /// Where things are.
    pub paths: Paths,
    /// How things are named.
    pub naming: Naming,
    /// What the lints do, where it is not their default.
    pub lints: BTreeMap<Lint, Level>,
    /// What holds under CI.
    pub ci: Ci,
    /// Which tables can be joined, beside those with a foreign key between them.
    pub joins: Joins,
    /// What the hosting makes of the schema, for a project that is at Supabase.
    pub supabase: Option<Supabase>,
    /// What in the database is another's: names in which `*` stands for anything.
    pub unmanaged: Vec<Pattern>,
}

impl Default for Settings {
    fn default() -> Self {
        Settings {
            oldest_server: 14,
            paths: Paths::default(),
            naming: Naming::default(),
            lints: BTreeMap::new(),
            ci: Ci::default(),
            joins: Joins::default(),
            supabase: None,
            unmanaged: Vec::new(),
        }
    }
}

/// Where things are, relative to `schema.toml`.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Paths {
    /// The file whose module tree holds the declarations.
    pub declarations: String,
    /// Diesel's migrations.
    pub migrations: String,
    /// What is written for readers.
    pub generated: String,
}

impl Default for Paths {
    fn default() -> Self {
        Paths {
            declarations: "src/lib.rs".into(),
            migrations: "migrations".into(),
            generated: "generated".into(),
        }
    }
}

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

/// What the hosting at Supabase makes of the schema.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Supabase {
    /// The namespaces that its Data API shows: a table there without row security is open to
    /// anyone.
    pub exposed: Vec<String>,
    /// Tables there, as `namespace.name`, that need no row security, each with the reason.
    #[serde(deserialize_with = "reasons")]
    pub without_row_security: BTreeMap<String, String>,
    /// Where the migrations are kept in the layout of its command line.
    pub export: Option<String>,
}

impl Default for Supabase {
    fn default() -> Self {
        Supabase {
            exposed: vec!["public".into(), "graphql_public".into()],
            without_row_security: BTreeMap::new(),
            export: None,
        }
    }
}

/// What the lints look for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Lint {
    /// A foreign key whose columns do not begin an index: each deletion in the parent reads the
    /// whole table.
    ForeignKeyWithoutIndex,
    /// A jsonb column in a table without `schema_version`, by which the form of its values is told.
    JsonbWithoutVersion,
    /// A policy that looks for rows by a column on which no index begins: each query reads the
    /// whole table.
    PolicyWithoutIndex,
    /// A table in a namespace that Supabase exposes, open to anyone.
    TableWithoutRowSecurity,
}

impl Lint {
    /// The name in `schema.toml`.
    pub fn name(self) -> &'static str {
        match self {
            Lint::ForeignKeyWithoutIndex => "foreign_key_without_index",
            Lint::JsonbWithoutVersion => "jsonb_without_version",
            Lint::PolicyWithoutIndex => "policy_without_index",
            Lint::TableWithoutRowSecurity => "table_without_row_security",
        }
    }

    /// What it does unless told.
    fn default_level(self) -> Level {
        match self {
            Lint::ForeignKeyWithoutIndex | Lint::PolicyWithoutIndex => Level::Warn,
            Lint::JsonbWithoutVersion | Lint::TableWithoutRowSecurity => Level::Deny,
        }
    }
}

/// What a lint does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// Nothing.
    Allow,
    /// A warning of the build.
    Warn,
    /// It is an error, of the build as well.
    Deny,
}

impl Settings {
    /// What a lint does here.
    pub fn level(&self, lint: Lint) -> Level {
        self.lints
            .get(&lint)
            .copied()
            .unwrap_or(lint.default_level())
    }

    /// Whether an object of the database is another's.
    pub fn is_unmanaged(&self, name: &QualifiedName) -> bool {
        let text = name.dotted();
        self.unmanaged.iter().any(|it| it.matches(&text))
    }

    /// Reads `schema.toml` in `package`; the defaults if there is none, or if it is not sound.
    pub fn read(package: &Path, problems: &mut Problems) -> Settings {
        match std::fs::read_to_string(package.join(FILE)) {
            Ok(text) => Settings::parse(&text, problems),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Settings::default(),
            Err(error) => {
                problems.push(Problem::at(
                    FILE,
                    0,
                    0,
                    format_args!("cannot be read: {error}"),
                ));
                Settings::default()
            }
        }
    }

    /// Reads the text of a `schema.toml`; what is wrong in it is left out.
    pub fn parse(text: &str, problems: &mut Problems) -> Settings {
        let (settings, errors) = recovery::read(text);
        for error in errors {
            let span = error.span().unwrap_or(0..0);
            let before = &text[..span.start.min(text.len())];
            let line_start = before.rfind('\n').map_or(0, |at| at + 1);
            let message = error.message().trim_end_matches('.').replace('\n', ", ");
            problems.push(Problem {
                width: text.get(span).map_or(1, |it| it.chars().count().max(1)),
                ..Problem::at(
                    FILE,
                    before.matches('\n').count() + 1,
                    before[line_start..].chars().count() + 1,
                    message,
                )
            });
        }
        settings
    }
}

/// What holds under CI.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Ci {
    /// Whether a build passes while there is a draft that is up to date.
    pub accept_draft: bool,
}

impl Default for Ci {
    fn default() -> Self {
        Ci { accept_draft: true }
    }
}

/// Which tables can be joined.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Joins {
    /// Tables that are joined although no foreign key leads from one to the other.
    #[serde(deserialize_with = "pairs")]
    pub pairs: Vec<(QualifiedName, QualifiedName)>,
    /// The most pairs that are written; each costs the compiler time.
    pub at_most: Option<usize>,
}

/// A qualified name in which `*` stands for anything.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(transparent)]
pub struct Pattern(String);

impl Pattern {
    /// The pattern as it was written.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether `name` is of this form.
    pub fn matches(&self, name: &str) -> bool {
        let mut parts = self.0.split('*');
        let first = parts.next().unwrap_or_default();
        let Some(mut rest) = name.strip_prefix(first) else {
            return false;
        };
        let mut parts = parts.peekable();
        if parts.peek().is_none() {
            return rest.is_empty();
        }
        while let Some(part) = parts.next() {
            if parts.peek().is_none() {
                return rest.ends_with(part);
            }
            match rest.find(part) {
                Some(at) => rest = &rest[at + part.len()..],
                None => return false,
            }
        }
        true
    }
}

fn server<'de, D: Deserializer<'de>>(input: D) -> Result<u32, D::Error> {
    let version = u32::deserialize(input)?;
    match version {
        ..OLDEST_KNOWN => Err(de::Error::custom(format_args!(
            "PostgreSQL {version} is not supported: {OLDEST_KNOWN} is the oldest that is"
        ))),
        100.. => Err(de::Error::custom(
            "write the major version alone, such as `15`",
        )),
        _ => Ok(version),
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

fn reasons<'de, D: Deserializer<'de>>(input: D) -> Result<BTreeMap<String, String>, D::Error> {
    let reasons = BTreeMap::<String, String>::deserialize(input)?;
    match reasons.iter().find(|it| it.1.trim().is_empty()) {
        Some((table, _)) => Err(de::Error::custom(format_args!(
            "say why `{table}` needs no row security"
        ))),
        None => Ok(reasons),
    }
}

fn pairs<'de, D: Deserializer<'de>>(
    input: D,
) -> Result<Vec<(QualifiedName, QualifiedName)>, D::Error> {
    let qualified = |name: String| match name.split_once('.') {
        Some((namespace, name)) => QualifiedName::new(namespace, name),
        None => QualifiedName::new("public", name),
    };
    let written = Vec::<(String, String)>::deserialize(input)?;
    Ok(written
        .into_iter()
        .map(|(a, b)| (qualified(a), qualified(b)))
        .collect())
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use super::*;

    fn check(text: &str, expect: Expect) {
        let mut problems = Problems::default();
        Settings::parse(text, &mut problems);
        let shown: Vec<String> = problems.iter().map(|it| it.render(Some(text))).collect();
        expect.assert_eq(&shown.join("\n"));
    }

    #[test]
    fn an_empty_file_is_the_defaults() {
        let mut problems = Problems::default();
        assert_eq!(Settings::parse("", &mut problems), Settings::default());
        assert!(problems.is_empty());
        let everywhere = Settings::read(Path::new("no/such/folder"), &mut problems);
        assert_eq!(everywhere, Settings::default());
        assert!(problems.is_empty());
    }

    #[test]
    fn the_example_of_the_documentation_is_read() {
        let documentation = include_str!("settings.rs");
        let example: String = documentation
            .lines()
            .skip_while(|it| !it.starts_with("//! ```toml"))
            .skip(1)
            .take_while(|it| !it.starts_with("//! ```"))
            .map(|it| format!("{}\n", it.trim_start_matches("//!").trim_start()))
            .collect();
        let mut problems = Problems::default();
        let read = Settings::parse(&example, &mut problems);
        assert_eq!(problems, Problems::default());
        assert_eq!(read.oldest_server, 15);
        assert_eq!(read.naming, Naming::default());
        assert_eq!(
            read.joins.pairs,
            [(
                QualifiedName::new("public", "users"),
                QualifiedName::new("audit", "events")
            )]
        );
        assert!(read.is_unmanaged(&QualifiedName::new("topology", "layer")));
        assert!(read.is_unmanaged(&QualifiedName::new("public", "spatial_ref_sys")));
        assert!(!read.is_unmanaged(&QualifiedName::new("public", "users")));
    }

    #[test]
    fn rules_are_switched_off_and_replaced() {
        let mut problems = Problems::default();
        let read = Settings::parse(
            "[naming]\ntables = false\nindexes = \"{table}_{columns}_idx\"\nprimary_keys = \"id\"",
            &mut problems,
        );
        assert_eq!(problems, Problems::default());
        assert_eq!(read.naming.tables, None);
        assert_eq!(read.naming.index("users", &["a", "b"]), "users_a_b_idx");
        assert_eq!(
            read.naming
                .constraint("users", ConstraintWord::Fk, &["job_id"]),
            "users_fk_job"
        );
    }

    #[test]
    fn what_needs_no_row_security_has_a_reason() {
        check(
            "[supabase]\nwithout_row_security = { \"public.countries\" = \" \" }\nexport = 3\n",
            expect![[r#"
                error: say why `public.countries` needs no row security
                 --> schema.toml:2:24
                  |
                2 | without_row_security = { "public.countries" = " " }
                  |                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^

                error: invalid type: integer `3`, expected a string
                 --> schema.toml:3:10
                  |
                3 | export = 3
                  |          ^
            "#]],
        );
    }

    #[test]
    fn stars_stand_for_anything() {
        for (pattern, name, expected) in [
            ("a.*", "a.b", true),
            ("a.*", "ab.c", false),
            ("*.x_*_y", "p.x_1_y", true),
            ("*.x_*_y", "p.x_1_z", false),
            ("a.b", "a.b", true),
            ("a.b", "a.bc", false),
            ("*", "a.b", true),
        ] {
            assert_eq!(
                Pattern(pattern.into()).matches(name),
                expected,
                "{pattern} {name}"
            );
        }
    }

    #[test]
    fn mistakes_are_reported_all_at_once_and_the_rest_is_read() {
        let text = "oldest_server = 9\nunmanaged = [\"a.*\", 3]\ncolour = 1\n[paths]\nmigrations = \"db\"\n\
                    generatd = \"x\"\n[naming]\ntabels = false\ncolumns = 3\nindexes = \"i_{columns}\"\n\
                    [lints]\nx = \"warn\"\nforeign_key_without_index = \"loud\"\n[joins]\nat_most = -1\n[extra]\na = 1\n";
        check(
            text,
            expect![[r#"
                error: PostgreSQL 9 is not supported: 13 is the oldest that is
                 --> schema.toml:1:17
                  |
                1 | oldest_server = 9
                  |                 ^

                error: invalid type: integer `3`, expected a string
                 --> schema.toml:2:21
                  |
                2 | unmanaged = ["a.*", 3]
                  |                     ^

                error: unknown field `colour`, expected one of `oldest_server`, `paths`, `naming`, `lints`, `ci`, `joins`, `supabase`, `unmanaged`
                 --> schema.toml:3:1
                  |
                3 | colour = 1
                  | ^^^^^^

                error: unknown field `generatd`, expected one of `declarations`, `migrations`, `generated`
                 --> schema.toml:6:1
                  |
                6 | generatd = "x"
                  | ^^^^^^^^

                error: unknown field `tabels`, expected one of `tables`, `columns`, `types`, `primary_keys`, `foreign_keys`, `indexes`, `constraints`
                 --> schema.toml:8:1
                  |
                8 | tabels = false
                  | ^^^^^^

                error: expected `false`, or a rule in quotes
                 --> schema.toml:9:11
                  |
                9 | columns = 3
                  |           ^

                error: unknown variant `x`, expected one of `foreign_key_without_index`, `jsonb_without_version`, `policy_without_index`, `table_without_row_security`
                  --> schema.toml:12:1
                   |
                12 | x = "warn"
                   | ^

                error: unknown variant `loud`, expected one of `allow`, `warn`, `deny`
                  --> schema.toml:13:29
                   |
                13 | foreign_key_without_index = "loud"
                   |                             ^^^^^^

                error: invalid value: integer `-1`, expected usize
                  --> schema.toml:15:11
                   |
                15 | at_most = -1
                   |           ^^

                error: unknown field `extra`, expected one of `oldest_server`, `paths`, `naming`, `lints`, `ci`, `joins`, `supabase`, `unmanaged`
                  --> schema.toml:16:2
                   |
                16 | [extra]
                   |  ^^^^^
            "#]],
        );
        let mut problems = Problems::default();
        let read = Settings::parse(text, &mut problems);
        assert_eq!(read.paths.migrations, "db");
        assert_eq!(read.naming.index("users", &["a"]), "i_a");
        check(
            "oldest_server = = 3\n[naming\ntables = 'x\n[ci]\naccept_draft = yes\n",
            expect![[r#"
                error: extra `=`, expected nothing
                 --> schema.toml:1:17
                  |
                1 | oldest_server = = 3
                  |                 ^

                error: unexpected key or value, expected newline, `#`
                 --> schema.toml:1:19
                  |
                1 | oldest_server = = 3
                  |                   ^

                error: unclosed table, expected `]`
                 --> schema.toml:2:8
                  |
                2 | [naming
                  |        ^

                error: string values must be quoted, expected literal string
                 --> schema.toml:5:16
                  |
                5 | accept_draft = yes
                  |                ^^^
            "#]],
        );
    }

    #[test]
    fn mistakes_are_reported_at_their_place() {
        check(
            "[naming]\ntabels = false\n",
            expect![[r#"
            error: unknown field `tabels`, expected one of `tables`, `columns`, `types`, `primary_keys`, `foreign_keys`, `indexes`, `constraints`
             --> schema.toml:2:1
              |
            2 | tabels = false
              | ^^^^^^
        "#]],
        );
        check(
            "oldest_server = 9\n",
            expect![[r#"
            error: PostgreSQL 9 is not supported: 13 is the oldest that is
             --> schema.toml:1:17
              |
            1 | oldest_server = 9
              |                 ^
        "#]],
        );
        check(
            "oldest_server = 150004\n",
            expect![[r#"
            error: write the major version alone, such as `15`
             --> schema.toml:1:17
              |
            1 | oldest_server = 150004
              |                 ^^^^^^
        "#]],
        );
        check(
            "[naming]\ntables = \"kebab-case\"\n",
            expect![[r#"
            error: `kebab-case` is no way of writing names: use `snake_case`, `camelCase` or `PascalCase`, and `plural` or `singular`
             --> schema.toml:2:10
              |
            2 | tables = "kebab-case"
              |          ^^^^^^^^^^^^
        "#]],
        );
        check(
            "[naming]\nindexes = \"idx_{tabel}_{columns}\"\n",
            expect![[r#"
            error: only `{table}`, `{columns}` can stand in `idx_{tabel}_{columns}`
             --> schema.toml:2:11
              |
            2 | indexes = "idx_{tabel}_{columns}"
              |           ^^^^^^^^^^^^^^^^^^^^^^^
        "#]],
        );
        check(
            "[naming]\nconstraints = \"{table}\"\n",
            expect![[r#"
            error: `{columns}` is missing in `{table}`
             --> schema.toml:2:15
              |
            2 | constraints = "{table}"
              |               ^^^^^^^^^
        "#]],
        );
        check(
            "[naming]\ncolumns = true\n",
            expect![[r#"
            error: leave the key out to keep the rule, write `false` to switch it off, or a rule of your own
             --> schema.toml:2:11
              |
            2 | columns = true
              |           ^^^^
        "#]],
        );
        check(
            "[naming]\ncolumns = 3\n",
            expect![[r#"
            error: expected `false`, or a rule in quotes
             --> schema.toml:2:11
              |
            2 | columns = 3
              |           ^
        "#]],
        );
        check(
            "[lints]\nmissing_index = \"warn\"\n",
            expect![[r#"
                error: unknown variant `missing_index`, expected one of `foreign_key_without_index`, `jsonb_without_version`, `policy_without_index`, `table_without_row_security`
                 --> schema.toml:2:1
                  |
                2 | missing_index = "warn"
                  | ^^^^^^^^^^^^^
            "#]],
        );
        check(
            "[lints]\nforeign_key_without_index = \"loud\"\n",
            expect![[r#"
            error: unknown variant `loud`, expected one of `allow`, `warn`, `deny`
             --> schema.toml:2:29
              |
            2 | foreign_key_without_index = "loud"
              |                             ^^^^^^
        "#]],
        );
        check(
            "[joins]\npairs = [[\"a\"]]\n",
            expect![[r#"
            error: invalid length 1, expected a tuple of size 2
             --> schema.toml:2:10
              |
            2 | pairs = [["a"]]
              |          ^^^^^
        "#]],
        );
        check(
            "paths = \n",
            expect![[r#"
            error: string values must be quoted, expected literal string
             --> schema.toml:1:9
              |
            1 | paths = 
              |         ^
        "#]],
        );
    }
}
