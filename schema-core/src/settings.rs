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
    problems::{Problem, Problems},
};

mod naming;
mod recovery;
#[cfg(test)]
mod tests;

pub use naming::{
    Case, ConstraintTemplate, ForeignKeyTemplate, IndexTemplate, KeyRule, Naming, Number, Style,
    Template,
};

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
