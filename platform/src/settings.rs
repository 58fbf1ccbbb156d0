//! Settings, from the environment and from the nearest file `.env`.
//!
//! All that is missing or malformed is told at once, and no message holds a value: what was put into
//! the wrong variable may be a password.

use std::{fmt, net::SocketAddr, path::Path, str::FromStr, time::Duration};

use schema_connect::Variables;

use crate::pool;

/// The variables that may name the database, the first one that is set.
const DATABASE: [&str; 2] = ["DATABASE_URL", "SUPABASE_DB_URL"];

/// The name under which the database's administrator sees our connections.
const APPLICATION: &str = "platform";

/// What a service of the platform must know. Neither `Debug` nor `Display` shows a password.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Where the database is, and how to connect to it.
    pub database: schema_connect::Settings,
    /// How the pool of connections behaves.
    pub pool: pool::Options,
    /// Where the service listens.
    pub listen: SocketAddr,
}

/// Everything that is missing or malformed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error {
    /// One sentence each, which names its variable.
    pub problems: Vec<String>,
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.problems.join("\n"))
    }
}

impl std::error::Error for Error {}

impl Settings {
    /// Reads the variables of the process, and those of the file `.env` in the working folder or in
    /// the nearest one above.
    ///
    /// # Errors
    ///
    /// Everything that is wrong.
    pub fn from_environment() -> Result<Settings, Error> {
        let here = std::env::current_dir().unwrap_or_default();
        Settings::read(Variables::of_process(), &here)
    }

    /// Reads `variables`, and those of the file `.env` in `folder` or in the nearest one above; what
    /// is in `variables` goes before it.
    ///
    /// # Errors
    ///
    /// Everything that is wrong.
    pub fn read(variables: Variables, folder: &Path) -> Result<Settings, Error> {
        let variables = variables
            .with_dotenv(folder)
            // Which variables the file was to set, nobody knows, so none can be called missing.
            .map_err(|error| Error {
                problems: of_connection(error),
            })?;
        let mut problems = Vec::new();
        let database = database(&variables, &mut problems);
        let size = number(&variables, "PLATFORM_POOL_SIZE", 10, &mut problems);
        let wait = number(&variables, "PLATFORM_POOL_WAIT", 5, &mut problems);
        let listen = listen(&variables, &mut problems);
        match (database, size, wait, listen) {
            (Some(database), Some(size), Some(wait), Some(listen)) => Ok(Settings {
                database,
                pool: pool::Options {
                    size: usize::from(size),
                    wait: Duration::from_secs(wait.into()),
                },
                listen,
            }),
            _ => Err(Error { problems }),
        }
    }
}

fn database(variables: &Variables, problems: &mut Vec<String>) -> Option<schema_connect::Settings> {
    let Some((name, url)) = DATABASE
        .iter()
        .find_map(|name| Some((name, variables.get(name)?)))
    else {
        problems.push(
            "no database is given: set `DATABASE_URL` (or `SUPABASE_DB_URL`), in the environment or in `.env`, \
             to its URL, as `postgres://user:password@host/database`"
                .to_owned(),
        );
        return None;
    };
    match schema_connect::Settings::read_explicit(url, variables) {
        Ok(settings) => Some(settings.named(APPLICATION)),
        Err(error) => {
            let all = of_connection(error);
            problems.extend(all.iter().map(|it| format!("`{name}`: {it}")));
            None
        }
    }
}

fn of_connection(error: schema_connect::Error) -> Vec<String> {
    match error {
        schema_connect::Error::Malformed(problems) => problems,
        refused => vec![refused.to_string()],
    }
}

fn number(
    variables: &Variables,
    name: &str,
    default: u16,
    problems: &mut Vec<String>,
) -> Option<u16> {
    let number = match variables.get(name) {
        Some(text) => u16::from_str(text.trim()).ok(),
        None => Some(default),
    };
    let number = number.filter(|it| (1..=1000).contains(it));
    if number.is_none() {
        problems.push(format!("`{name}` must be a number from 1 to 1000"));
    }
    number
}

fn listen(variables: &Variables, problems: &mut Vec<String>) -> Option<SocketAddr> {
    let text = variables.get("PLATFORM_LISTEN").unwrap_or("127.0.0.1:8080");
    let address = text.trim().parse().ok();
    if address.is_none() {
        problems.push(
            "`PLATFORM_LISTEN` must be an address and a port, as `127.0.0.1:8080` or `[::]:8080`"
                .to_owned(),
        );
    }
    address
}

#[cfg(test)]
mod tests;
