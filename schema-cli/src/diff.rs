//! The way from one found schema to another, as scripts.

use schema_core::{
    diff::{self, Intent},
    introspect::Found,
    plan,
    scripts::{self, Scripts},
};

/// The way between two found schemas, a migration for each transaction up.
#[derive(Clone, Debug)]
pub struct Way(pub Vec<Scripts>);

impl Way {
    /// From one to the other. What the model has no place for is not compared.
    ///
    /// # Errors
    ///
    /// When there is no plan, which is a gap of the engine.
    pub fn between(from: &Found, to: &Found, intent: &Intent) -> Result<Way, plan::Error> {
        // A column that is new comes last, wherever it stands on the other side.
        let wanted = diff::aligned(&from.schema, &to.schema, intent);
        Ok(Way(scripts::between_found(&from.schema, &wanted, intent)?))
    }

    /// The whole way, as `psql` runs it.
    pub fn up(&self) -> String {
        whole(self.0.iter().map(|it| it.up.as_str()).collect())
    }

    /// The whole way back.
    pub fn down(&self) -> String {
        whole(self.0.iter().rev().map(|it| it.down.as_str()).collect())
    }
}

/// Where there are several, a transaction for each: what the next one needs must be committed.
fn whole(parts: Vec<&str>) -> String {
    match parts.as_slice() {
        [] => "-- There is no difference.\n".to_owned(),
        [only] => (*only).to_owned(),
        several => {
            let several = several
                .iter()
                .map(|it| format!("BEGIN;\n\n{it}\nCOMMIT;\n"));
            several.collect::<Vec<String>>().join("\n")
        }
    }
}
