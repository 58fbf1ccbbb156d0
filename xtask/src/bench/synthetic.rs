//! A crate of any number of tables like those of the platform, one a file.

use std::{fmt::Write as _, fs, path::Path};

use anyhow::Result;

/// Writes the crate: each table has an enum, checks, indexes, a policy, and `keys` foreign keys, to
/// the tables before it.
pub(super) fn write(package: &Path, tables: usize, keys: usize) -> Result<()> {
    let root = super::root();
    let source = package.join("src");
    fs::create_dir_all(&source)?;
    fs::create_dir_all(package.join("migrations"))?;
    fs::create_dir_all(package.join("generated"))?;
    fs::write(
        package.join("Cargo.toml"),
        format!(
            "[package]\nname = \"synthetic\"\nversion = \"0.1.0\"\nedition = \"2024\"\n\n\
             [dependencies]\n{DIESEL}\
             schema-macros = {{ path = \"{0}/schema-macros\" }}\n\n\
             [build-dependencies]\nschema-core = {{ path = \"{0}/schema-core\" }}\n\n\
             [workspace]\n",
            root.display(),
        ),
    )?;
    fs::copy(root.join("Cargo.lock"), package.join("Cargo.lock"))?;
    fs::write(
        package.join("build.rs"),
        "fn main() {\n    schema_core::build::run();\n}\n",
    )?;
    fs::write(package.join("schema.toml"), "")?;
    let mut lib = String::from("//! Many tables.\n");
    for n in 0..tables {
        writeln!(lib, "pub mod area_{n};")?;
        fs::write(source.join(format!("area_{n}.rs")), module(n, keys))?;
    }
    lib.push_str("schema_macros::schema!();\n");
    fs::write(source.join("lib.rs"), lib)?;
    Ok(())
}

/// What any crate with Diesel and these types has.
const DIESEL: &str = "\
chrono = { version = \"0.4\", default-features = false, features = [\"clock\", \"serde\"] }
diesel = { version = \"2.3\", default-features = false, features = [\"32-column-tables\", \"chrono\", \"postgres_backend\", \"serde_json\", \"uuid\"] }
serde = { version = \"1\", features = [\"derive\"] }
serde_json = \"1\"
uuid = { version = \"1\", features = [\"serde\"] }
";

fn module(n: usize, keys: usize) -> String {
    let (mut uses, mut fields) = (String::new(), String::new());
    for key in 1..=keys.min(n) {
        let other = n - key;
        let _ = writeln!(uses, "use crate::area_{other}::Item{other};");
        let _ = write!(
            fields,
            "    /// What it belongs to.\n    #[references(Item{other}, on_delete = Cascade)]\n    \
             #[index]\n    pub item{other}_id: Uuid,\n",
        );
    }
    format!(
        r#"//! Area {n}.

use chrono::{{DateTime, Utc}};
use schema_macros::{{pg_enum, table}};
use uuid::Uuid;

{uses}
/// How far it has come.
#[pg_enum]
pub enum Status{n} {{
    New,
    Open,
    Closed,
}}

/// One item of area {n}.
#[table(timestamps, soft_delete, rls)]
#[index(name, status, filter = "deleted_at IS NULL")]
#[policy("owner", using = "name = current_setting('app.name', true)")]
pub struct Item{n} {{
    /// The row's key.
    #[primary_key]
    pub id: Uuid,
{fields}    /// What it is called.
    #[unique]
    pub name: String,
    /// How far it has come.
    #[default(Status{n}::New)]
    pub status: Status{n},
    /// Between nothing and one.
    #[check("score >= 0 AND score <= 1")]
    pub score: Option<f64>,
    /// Words about it.
    #[default([])]
    pub tags: Vec<String>,
    /// When it was seen.
    pub seen_at: Option<DateTime<Utc>>,
}}
"#
    )
}
