//! Connections to PostgreSQL, in pure Rust, where a database URL means what it means to libpq.
//!
//! libpq's rules are its documentation's: URL or `key=value` words first, then the service file,
//! then the `PG*` variables, then defaults; the password may come from the password file. TLS is
//! rustls. No error holds a password, nor any part of a URL that might be one.

use std::{collections::BTreeMap, error::Error as _, fmt, path::Path, time::Duration};

use tokio_postgres::{Client, config::SslMode as Negotiation, error::SqlState};

mod environment;
mod parse;
mod tls;

pub use environment::Variables;

/// Opens a connection. Must be called within a tokio runtime, which also drives the connection.
pub async fn connect(url: &str) -> Result<Client, Error> {
    Settings::from_url(url)?.connect().await
}

/// Why there is no connection. No message holds a password.
#[derive(Debug)]
pub enum Error {
    /// The settings cannot be understood, or ask for what is not possible.
    Malformed(String),
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
            Error::Malformed(message) => f.write_str(message),
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
        let servers = self.servers().unwrap_or_default();
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
    pub fn read(url: &str, variables: &Variables) -> Result<Settings, Error> {
        let mut parameters = parse::parse(url)?;
        environment::complete(&mut parameters, variables)?;
        let settings = Settings { parameters };
        settings.refuse_what_we_cannot_honour()?;
        settings.servers()?;
        settings.ssl_mode()?;
        Ok(settings)
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

    /// Opens a connection. Must be called within a tokio runtime, which also drives the connection.
    pub async fn connect(&self) -> Result<Client, Error> {
        let mut last = None;
        for server in self.servers()? {
            match self.connect_to(&server).await {
                Ok(client) => return Ok(client),
                Err(error) => {
                    // As libpq: a server that answers and refuses is the last one tried.
                    let refused = matches!(&error, Error::Refused { code: Some(code), .. }
                        if *code != SqlState::CANNOT_CONNECT_NOW);
                    last = Some(error);
                    if refused {
                        break;
                    }
                }
            }
        }
        Err(last.expect("there is always one server: a default takes the place of none"))
    }

    async fn connect_to(&self, server: &Server) -> Result<Client, Error> {
        let mode = if server.is_socket() {
            SslMode::Disable
        } else {
            self.ssl_mode()?
        };
        let attempts: &[Negotiation] = match mode {
            SslMode::Disable => &[Negotiation::Disable],
            SslMode::Allow => &[Negotiation::Disable, Negotiation::Require],
            SslMode::Prefer => &[Negotiation::Prefer, Negotiation::Disable],
            _ => &[Negotiation::Require],
        };
        let connector = tls::connector(self, mode)?;
        let mut config = self.config(server)?;
        let mut first_error = None;
        for negotiation in attempts {
            config.ssl_mode(*negotiation);
            match config.connect(connector.clone()).await {
                Ok((client, connection)) => {
                    // How it ends, every later call on the client reports.
                    tokio::spawn(connection);
                    return Ok(client);
                }
                Err(error) => {
                    let other_way_may_work = tls::failed(&error)
                        || error.code() == Some(&SqlState::INVALID_AUTHORIZATION_SPECIFICATION);
                    first_error.get_or_insert(error);
                    if !other_way_may_work {
                        break;
                    }
                }
            }
        }
        let error = first_error.expect("the list of attempts is never empty");
        Err(Error::Refused {
            place: format!("database `{}` at {server}", self.database()),
            why: describe(&error),
            code: error.code().cloned(),
        })
    }

    fn config(&self, server: &Server) -> Result<tokio_postgres::Config, Error> {
        let mut config = tokio_postgres::Config::new();
        config.host(&server.host).port(server.port);
        if let Some(address) = &server.address {
            let address = address.parse();
            config.hostaddr(address.map_err(|_| malformed("`hostaddr` is no IP address"))?);
        }
        for (keyword, value) in &self.parameters {
            match *keyword {
                "user" => {
                    config.user(value);
                }
                "dbname" => {
                    config.dbname(value);
                }
                "options" => {
                    config.options(value);
                }
                "application_name" => {
                    config.application_name(value);
                }
                "connect_timeout" => {
                    if let seconds @ 1.. = self.number("connect_timeout")? {
                        // libpq waits for two seconds at least.
                        config.connect_timeout(Duration::from_secs(seconds.max(2)));
                    }
                }
                _ => {}
            }
        }
        if self.get("application_name").is_none() {
            config.application_name(
                self.get("fallback_application_name")
                    .unwrap_or("cargo-schema"),
            );
        }
        if let Some(password) = self.password(server) {
            config.password(password);
        }
        self.tune(&mut config)?;
        Ok(config)
    }

    fn tune(&self, config: &mut tokio_postgres::Config) -> Result<(), Error> {
        use tokio_postgres::config::{ChannelBinding, SslNegotiation, TargetSessionAttrs};
        let unknown = |keyword: &str| {
            malformed(format!(
                "`{keyword}` has a value that is none of its values"
            ))
        };
        match self.get("target_session_attrs") {
            None | Some("any" | "prefer-standby") => {}
            // A session that may write is on a primary, which is what is asked for in practice.
            Some("read-write" | "primary") => {
                config.target_session_attrs(TargetSessionAttrs::ReadWrite);
            }
            Some("read-only" | "standby") => {
                config.target_session_attrs(TargetSessionAttrs::ReadOnly);
            }
            Some(_) => return Err(unknown("target_session_attrs")),
        }
        match self.get("channel_binding") {
            None | Some("prefer") => {}
            Some("disable") => {
                config.channel_binding(ChannelBinding::Disable);
            }
            Some("require") => {
                config.channel_binding(ChannelBinding::Require);
            }
            Some(_) => return Err(unknown("channel_binding")),
        }
        match self.get("sslnegotiation") {
            None | Some("postgres") => {}
            Some("direct") => {
                config.ssl_negotiation(SslNegotiation::Direct);
            }
            Some(_) => return Err(unknown("sslnegotiation")),
        }
        if self.get("keepalives") == Some("0") {
            config.keepalives(false);
        }
        if let Some(seconds) = self.optional_number("keepalives_idle")? {
            config.keepalives_idle(Duration::from_secs(seconds));
        }
        if let Some(seconds) = self.optional_number("keepalives_interval")? {
            config.keepalives_interval(Duration::from_secs(seconds));
        }
        if let Some(count) = self.optional_number("keepalives_count")? {
            config.keepalives_retries(u32::try_from(count).unwrap_or(u32::MAX));
        }
        if let Some(milliseconds) = self.optional_number("tcp_user_timeout")? {
            config.tcp_user_timeout(Duration::from_millis(milliseconds));
        }
        Ok(())
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

    fn servers(&self) -> Result<Vec<Server>, Error> {
        let list = |keyword: &str| -> Vec<&str> {
            self.get(keyword)
                .map(|it| it.split(',').collect())
                .unwrap_or_default()
        };
        let (hosts, addresses, ports) = (list("host"), list("hostaddr"), list("port"));
        let count = hosts.len().max(addresses.len()).max(1);
        let fits = |given: usize| given <= 1 || given == count;
        if !hosts.is_empty() && !addresses.is_empty() && hosts.len() != addresses.len() {
            return Err(malformed(
                "there are not as many hosts as there are `hostaddr`",
            ));
        }
        if !fits(ports.len()) {
            return Err(malformed("there are not as many ports as hosts"));
        }
        let server = |at: usize| {
            let port = match ports.get(at).or(ports.first()).copied().unwrap_or_default() {
                "" => 5432,
                port => parse::port(port)?,
            };
            let address = addresses
                .get(at)
                .filter(|it| !it.is_empty())
                .map(|it| (*it).to_owned());
            let host = match hosts.get(at).copied().unwrap_or_default() {
                "" => match &address {
                    Some(address) => address.clone(),
                    None => environment::default_host(port),
                },
                host => host.to_owned(),
            };
            Ok(Server {
                host,
                address,
                port,
            })
        };
        (0..count).map(server).collect()
    }

    fn ssl_mode(&self) -> Result<SslMode, Error> {
        Ok(match self.get("sslmode") {
            None if self.get("sslrootcert") == Some("system") => SslMode::VerifyFull,
            None | Some("prefer") => SslMode::Prefer,
            Some("disable") => SslMode::Disable,
            Some("allow") => SslMode::Allow,
            Some("require") => SslMode::Require,
            Some("verify-ca") => SslMode::VerifyCa,
            Some("verify-full") => SslMode::VerifyFull,
            Some(_) => {
                return Err(malformed(
                    "`sslmode` must be disable, allow, prefer, require, verify-ca or verify-full",
                ));
            }
        })
    }

    fn refuse_what_we_cannot_honour(&self) -> Result<(), Error> {
        for keyword in parse::REFUSED {
            if self.parameters.contains_key(keyword) {
                return Err(malformed(format!(
                    "`{keyword}` is a safeguard that cargo-schema does not have: leave it out, or connect otherwise"
                )));
            }
        }
        for keyword in ["gssencmode", "replication"] {
            if matches!(
                self.get(keyword),
                Some("require" | "true" | "on" | "yes" | "1" | "database")
            ) {
                return Err(malformed(format!(
                    "`{keyword}` is not supported: leave it out"
                )));
            }
        }
        Ok(())
    }

    fn get(&self, keyword: &str) -> Option<&str> {
        self.parameters
            .get(keyword)
            .map(String::as_str)
            .filter(|it| !it.is_empty())
    }

    fn optional_number(&self, keyword: &str) -> Result<Option<u64>, Error> {
        self.get(keyword)
            .map(|_| self.number(keyword))
            .transpose()
            .map(|it| it.filter(|it| *it > 0))
    }

    fn number(&self, keyword: &str) -> Result<u64, Error> {
        match self.get(keyword).unwrap_or("0").trim().parse::<i64>() {
            Ok(number) => Ok(u64::try_from(number).unwrap_or(0)),
            Err(_) => Err(malformed(format!("`{keyword}` is no number"))),
        }
    }
}

fn malformed(message: impl Into<String>) -> Error {
    Error::Malformed(message.into())
}

#[cfg(test)]
mod tests;
