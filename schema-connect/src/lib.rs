//! Connections to PostgreSQL, in pure Rust, where a database URL means what it means to libpq.
//!
//! libpq's rules are its documentation's: URL or `key=value` words first, then the service file,
//! then the `PG*` variables, then defaults; the password may come from the password file. TLS is
//! rustls. Supabase's addresses are recognised, and a pooler in transaction mode gets no statement
//! prepared by name; see `unprepared`. No error holds a password, nor any part of a URL that might
//! be one.
//!
//! [`runner`] runs migrations over such connections.

use std::{collections::BTreeMap, error::Error as _, fmt, path::Path};

use tokio_postgres::{Client, error::SqlState};

mod environment;
mod open;
mod parse;
pub mod runner;
mod supabase;
mod tls;
mod unprepared;

use parse::Problems;

pub use environment::Variables;
pub use supabase::Supabase;

/// Opens a connection. Must be called within a tokio runtime, which also drives the connection.
pub async fn connect(url: &str) -> Result<Client, Error> {
    Settings::from_url(url)?.connect().await
}

/// Why there is no connection. No message holds a password.
#[derive(Debug)]
pub enum Error {
    /// The settings cannot be understood, or ask for what is not possible: every problem.
    Malformed(Vec<String>),
    /// The server could not be reached, or did not let us in.
    Refused {
        /// The server and database, as [`Settings`] displays them.
        place: String,
        /// What went wrong.
        why: String,
        /// The server's own code, if it was the server that refused.
        code: Option<SqlState>,
    },
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Error::Malformed(problems) => f.write_str(&problems.join("\n")),
            Error::Refused { place, why, .. } => write!(f, "cannot connect to {place}: {why}"),
        }
    }
}

impl std::error::Error for Error {}

/// What an error of the server or of the connection says, in one line: tokio-postgres keeps it in
/// the sources of its errors.
pub fn describe(error: &tokio_postgres::Error) -> String {
    if let Some(db) = error.as_db_error() {
        let mut text = db.message().to_owned();
        for more in [db.detail(), db.hint()].into_iter().flatten() {
            text.push_str(&format!(" ({more})"));
        }
        return text;
    }
    // The driver knows neither where passwords come from nor a word for it.
    let reason = error.source().map(ToString::to_string);
    if reason.as_deref() == Some("password missing") {
        return "the server asks for a password, and there is none: write it into the URL, into \
                `PGPASSWORD` or into `.pgpass`"
            .to_owned();
    }
    let mut text = error.to_string();
    let mut source = error.source();
    while let Some(cause) = source {
        let cause_text = cause.to_string();
        if !text.ends_with(&cause_text) {
            text.push_str(&format!(": {cause_text}"));
        }
        source = cause.source();
    }
    text
}

/// Where and how to connect: libpq's parameters, complete. `Display` names server and database,
/// never the password.
#[derive(Clone, PartialEq, Eq)]
pub struct Settings {
    parameters: BTreeMap<&'static str, String>,
}

impl fmt::Debug for Settings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Settings({self})")
    }
}

impl fmt::Display for Settings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let servers = self.servers(&mut Problems::new());
        let servers: Vec<String> = servers.iter().map(Server::to_string).collect();
        write!(
            f,
            "database `{}` at {}",
            self.database(),
            servers.join(", ")
        )
    }
}

/// How strictly TLS is demanded: libpq's `sslmode`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum SslMode {
    Disable,
    Allow,
    Prefer,
    Require,
    VerifyCa,
    VerifyFull,
}

/// One of the servers that the settings name.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Server {
    /// A host name, an address, or a folder of sockets.
    host: String,
    address: Option<String>,
    port: u16,
}

impl Server {
    fn is_socket(&self) -> bool {
        self.address.is_none() && self.host.starts_with(['/', '@'])
    }
}

impl fmt::Display for Server {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.is_socket() {
            true => write!(f, "`{}/.s.PGSQL.{}`", self.host, self.port),
            false => write!(f, "`{}:{}`", self.host, self.port),
        }
    }
}

impl Settings {
    /// Reads a URL or `key=value` words and completes them from the process's environment.
    pub fn from_url(url: &str) -> Result<Settings, Error> {
        Settings::read(url, &Variables::of_process())
    }

    /// Reads a URL or `key=value` words and completes them from `variables`.
    ///
    /// # Errors
    ///
    /// All that is wrong with them.
    pub fn read(url: &str, variables: &Variables) -> Result<Settings, Error> {
        let mut problems = Problems::new();
        let mut parameters = parse::parse(url, &mut problems);
        environment::complete(&mut parameters, variables, &mut problems);
        let settings = Settings { parameters };
        settings.check(&mut problems);
        settings.or_problems(problems)
    }

    /// As [`Settings::read`], for a program that shall not run on guesses: host, user and database
    /// must be named, and the certificates that TLS needs must be there.
    ///
    /// # Errors
    ///
    /// All that is wrong with them, or missing.
    pub fn read_explicit(url: &str, variables: &Variables) -> Result<Settings, Error> {
        let mut problems = Problems::new();
        let mut parameters = parse::parse(url, &mut problems);
        let understood = problems.is_empty();
        environment::add_variables(&mut parameters, variables, &mut problems);
        // Where the parts of a URL were not understood, nobody knows which are missing.
        if understood {
            missing(&parameters, &mut problems);
        }
        environment::add_defaults(&mut parameters, variables, &mut Problems::new());
        let settings = Settings { parameters };
        settings.check(&mut problems);
        if let (Some(supabase), true) = (settings.supabase(), understood) {
            let password = settings.servers(&mut Problems::new());
            let password = password.iter().find_map(|it| settings.password(it));
            supabase.missing(&settings, password.is_some(), &mut problems);
        }
        if problems.is_empty()
            && let Err(Error::Malformed(more)) = settings.check_certificates()
        {
            problems.extend(more);
        }
        settings.or_problems(problems)
    }

    fn or_problems(self, problems: Problems) -> Result<Settings, Error> {
        match problems.is_empty() {
            true => Ok(self),
            false => Err(Error::Malformed(problems)),
        }
    }

    fn check(&self, problems: &mut Problems) {
        self.refuse_what_we_cannot_honour(problems);
        self.ssl_mode(problems);
        let servers = self.servers(problems);
        if let Some(server) = servers.first() {
            self.config(server, problems);
        }
        if !matches!(self.get("pgbouncer"), None | Some("true" | "false")) {
            problems.push("`pgbouncer` must be true or false".into());
        }
        if let Some(supabase) = self.supabase() {
            supabase.check(self, problems);
        }
    }

    /// A server that listens on a socket in `folder`, without password.
    pub fn socket(folder: &Path, port: u16, user: &str, database: &str) -> Settings {
        let folder = folder.to_string_lossy().into_owned();
        let parameters = [
            ("host", folder),
            ("port", port.to_string()),
            ("user", user.to_owned()),
            ("dbname", database.to_owned()),
        ];
        Settings {
            parameters: parameters.into(),
        }
    }

    /// The name of the database.
    pub fn database(&self) -> &str {
        self.get("dbname").or(self.get("user")).unwrap_or_default()
    }

    /// The same server, another database.
    pub fn with_database(&self, name: &str) -> Settings {
        let mut settings = self.clone();
        settings.parameters.insert("dbname", name.to_owned());
        settings
    }

    /// A URL that any client of libpq understands. It holds the password, if there is one.
    pub fn url(&self) -> String {
        parse::render(&self.parameters)
    }

    /// The name under which the server's administrator sees the connections, unless the settings
    /// give one.
    #[must_use]
    pub fn named(mut self, application: &str) -> Settings {
        self.parameters
            .insert("fallback_application_name", application.to_owned());
        self
    }

    /// Which of Supabase's addresses it is, if it is one.
    pub fn supabase(&self) -> Option<Supabase> {
        let [server] = &self.servers(&mut Problems::new())[..] else {
            return None;
        };
        Supabase::of(&server.host, server.port)
    }

    /// Whether a statement that was prepared is still there for the next transaction. A pooler in
    /// transaction mode gives that to whichever of its sessions is free. Such are Supabase's by
    /// their address; others are marked by `pgbouncer=true`, a parameter that is not libpq's.
    pub fn keeps_prepared_statements(&self) -> bool {
        match self.get("pgbouncer") {
            Some(mark) => mark != "true",
            None => self.supabase() != Some(Supabase::TransactionPooler),
        }
    }

    /// The variables that make a program of PostgreSQL (`pg_dump`, `psql`) connect to the same
    /// place; the password never stands on a command line, where every user can read it.
    pub fn environment(&self) -> Vec<(&'static str, String)> {
        environment::VARIABLES
            .iter()
            .filter_map(|(keyword, variable)| {
                Some((*variable, self.parameters.get(keyword)?.clone()))
            })
            .collect()
    }

    fn password(&self, server: &Server) -> Option<String> {
        if let Some(password) = self.get("password") {
            return Some(password.to_owned());
        }
        let folder = environment::is_default_socket_folder(&server.host);
        let host = if folder { "localhost" } else { &server.host };
        let wanted = [
            host,
            &server.port.to_string(),
            self.database(),
            self.get("user")?,
        ];
        environment::password_from_file(Path::new(self.get("passfile")?), wanted)
    }

    fn servers(&self, problems: &mut Problems) -> Vec<Server> {
        let list = |keyword: &str| -> Vec<&str> {
            self.get(keyword)
                .map(|it| it.split(',').collect())
                .unwrap_or_default()
        };
        let (hosts, addresses, ports) = (list("host"), list("hostaddr"), list("port"));
        let count = hosts.len().max(addresses.len()).max(1);
        if !hosts.is_empty() && !addresses.is_empty() && hosts.len() != addresses.len() {
            problems.push("there are not as many hosts as there are `hostaddr`".into());
        }
        if ports.len() > 1 && ports.len() != count {
            problems.push("there are not as many ports as hosts".into());
        }
        let mut servers = Vec::new();
        for at in 0..count {
            let port = match ports.get(at).or(ports.first()).copied().unwrap_or_default() {
                "" => Some(5432),
                port => parse::port(port),
            };
            let Some(port) = port else {
                if !problems.iter().any(|it| it == parse::NO_PORT) {
                    problems.push(parse::NO_PORT.into());
                }
                continue;
            };
            let address = addresses.get(at).filter(|it| !it.is_empty());
            let host = match (hosts.get(at).copied().unwrap_or_default(), address) {
                ("", Some(address)) => (*address).to_owned(),
                ("", None) => environment::default_host(port),
                (host, _) => host.to_owned(),
            };
            let address = address.map(|it| (*it).to_owned());
            servers.push(Server {
                host,
                address,
                port,
            });
        }
        servers
    }

    fn ssl_mode(&self, problems: &mut Problems) -> SslMode {
        match self.get("sslmode") {
            None if self.get("sslrootcert") == Some("system") => SslMode::VerifyFull,
            // They speak TLS, all of them: no password goes to whoever says that he does not.
            None if self.supabase().is_some() => SslMode::Require,
            None | Some("prefer") => SslMode::Prefer,
            Some("disable") => SslMode::Disable,
            Some("allow") => SslMode::Allow,
            Some("require") => SslMode::Require,
            Some("verify-ca") => SslMode::VerifyCa,
            Some("verify-full") => SslMode::VerifyFull,
            Some(_) => {
                problems.push(
                    "`sslmode` must be disable, allow, prefer, require, verify-ca or verify-full"
                        .into(),
                );
                SslMode::VerifyFull
            }
        }
    }

    fn refuse_what_we_cannot_honour(&self, problems: &mut Problems) {
        for keyword in parse::REFUSED {
            if self.parameters.contains_key(keyword) {
                problems.push(format!(
                    "`{keyword}` is a safeguard that is not to be had here: leave it out, or connect otherwise"
                ));
            }
        }
        for keyword in ["gssencmode", "replication"] {
            if matches!(
                self.get(keyword),
                Some("require" | "true" | "on" | "yes" | "1" | "database")
            ) {
                problems.push(format!("`{keyword}` is not supported: leave it out"));
            }
        }
    }

    fn get(&self, keyword: &str) -> Option<&str> {
        self.parameters
            .get(keyword)
            .map(String::as_str)
            .filter(|it| !it.is_empty())
    }

    /// A number that is given and more than 0.
    fn number(&self, keyword: &str, problems: &mut Problems) -> Option<u64> {
        let number = self.get(keyword)?.trim().parse::<i64>();
        if number.is_err() {
            problems.push(format!("`{keyword}` is no number"));
        }
        u64::try_from(number.ok()?).ok().filter(|it| *it > 0)
    }
}

/// What must be named where nothing may be guessed.
fn missing(parameters: &parse::Parameters, problems: &mut Problems) {
    let given = |keyword| parameters.get(keyword).is_some_and(|it| !it.is_empty());
    if !given("host") && !given("hostaddr") {
        problems.push("names no host".into());
    }
    if !given("user") {
        problems.push("names no user".into());
    }
    if !given("dbname") {
        problems.push("names no database".into());
    }
}

fn malformed(message: impl Into<String>) -> Error {
    Error::Malformed(vec![message.into()])
}

#[cfg(test)]
mod tests;
