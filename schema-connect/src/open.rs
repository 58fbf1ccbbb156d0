//! Connections are opened here: one server after the other, with TLS and without it, as `sslmode`
//! allows.

use std::{path::Path, time::Duration};

use tokio::net::UnixStream;
use tokio_postgres::{
    Client, Config, NoTls,
    config::{ChannelBinding, SslMode as Negotiation, SslNegotiation, TargetSessionAttrs},
    error::SqlState,
};
use tokio_postgres_rustls::MakeRustlsConnect;

use super::{
    Error, Server, Settings, SslMode, describe,
    parse::Problems,
    tls,
    unprepared::{Plain, Unprepared, WithTls},
};

impl Settings {
    /// Opens a connection. Must be called within a tokio runtime, which also drives the connection.
    pub async fn connect(&self) -> Result<Client, Error> {
        let mut last = None;
        for server in self.servers(&mut Problems::new()) {
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
        let mut problems = Problems::new();
        let mode = self.mode(server, &mut problems);
        let config = self.config(server, &mut problems);
        if !problems.is_empty() {
            return Err(Error::Malformed(problems));
        }
        let attempts: &[Negotiation] = match mode {
            SslMode::Disable => &[Negotiation::Disable],
            SslMode::Allow => &[Negotiation::Disable, Negotiation::Require],
            // A server that has no TLS is asked again without, whatever stands before it.
            SslMode::Prefer if !self.keeps_prepared_statements() => {
                &[Negotiation::Require, Negotiation::Disable]
            }
            SslMode::Prefer => &[Negotiation::Prefer, Negotiation::Disable],
            _ => &[Negotiation::Require],
        };
        let connector = tls::connector(self, mode)?;
        let mut first_error = None;
        for negotiation in attempts {
            match self
                .attempt(server, config.clone(), *negotiation, &connector)
                .await
            {
                Ok(client) => return Ok(client),
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

    /// How it ends, every later call on the client reports.
    async fn attempt(
        &self,
        server: &Server,
        mut config: Config,
        negotiation: Negotiation,
        connector: &MakeRustlsConnect,
    ) -> Result<Client, tokio_postgres::Error> {
        config.ssl_mode(negotiation);
        if self.keeps_prepared_statements() {
            let (client, connection) = config.connect(connector.clone()).await?;
            tokio::spawn(connection);
            return Ok(client);
        }
        if negotiation == Negotiation::Require {
            let (client, connection) = config.connect(WithTls(connector.clone())).await?;
            tokio::spawn(connection);
            return Ok(client);
        }
        if server.is_socket() {
            let path = Path::new(&server.host).join(format!(".s.PGSQL.{}", server.port));
            if let Ok(stream) = UnixStream::connect(path).await {
                let (client, connection) =
                    config.connect_raw(Unprepared::new(stream), NoTls).await?;
                tokio::spawn(connection);
                return Ok(client);
            }
            // What is wrong with the socket, the usual way says as usual.
            return config.connect(NoTls).await.map(|(client, _)| client);
        }
        // To the client this is TLS without a request for it, to the server no TLS at all.
        config.ssl_mode(Negotiation::Require);
        config.ssl_negotiation(SslNegotiation::Direct);
        let (client, connection) = config.connect(Plain).await?;
        tokio::spawn(connection);
        Ok(client)
    }

    fn mode(&self, server: &Server, problems: &mut Problems) -> SslMode {
        match server.is_socket() {
            true => SslMode::Disable,
            false => self.ssl_mode(problems),
        }
    }

    /// Whether the certificates can be had that TLS needs.
    pub(super) fn check_certificates(&self) -> Result<(), Error> {
        let mut problems = Problems::new();
        for server in self.servers(&mut problems) {
            tls::connector(self, self.mode(&server, &mut problems))?;
        }
        Ok(())
    }

    pub(super) fn config(&self, server: &Server, problems: &mut Problems) -> Config {
        let mut config = Config::new();
        config.host(&server.host).port(server.port);
        if let Some(address) = &server.address {
            match address.parse() {
                Ok(address) => drop(config.hostaddr(address)),
                Err(_) => problems.push("`hostaddr` is no IP address".into()),
            }
        }
        if let Some(user) = self.get("user") {
            config.user(user);
        }
        if let Some(database) = self.get("dbname") {
            config.dbname(database);
        }
        if let Some(options) = self.get("options") {
            config.options(options);
        }
        let fallback = self.get("fallback_application_name");
        let application = self.get("application_name").or(fallback);
        config.application_name(application.unwrap_or("cargo-schema"));
        if let Some(seconds) = self.number("connect_timeout", problems) {
            // libpq waits for two seconds at least.
            config.connect_timeout(Duration::from_secs(seconds.max(2)));
        }
        if let Some(password) = self.password(server) {
            config.password(password);
        }
        self.choose(&mut config, problems);
        self.keep_alive(&mut config, problems);
        config
    }

    /// What is one of several words.
    fn choose(&self, config: &mut Config, problems: &mut Problems) {
        let mut unknown = |keyword: &str| {
            problems.push(format!(
                "`{keyword}` has a value that is none of its values"
            ));
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
            Some(_) => unknown("target_session_attrs"),
        }
        match self.get("channel_binding") {
            None | Some("prefer") => {}
            Some("disable") => drop(config.channel_binding(ChannelBinding::Disable)),
            Some("require") => drop(config.channel_binding(ChannelBinding::Require)),
            Some(_) => unknown("channel_binding"),
        }
        match self.get("sslnegotiation") {
            None | Some("postgres") => {}
            Some("direct") => drop(config.ssl_negotiation(SslNegotiation::Direct)),
            Some(_) => unknown("sslnegotiation"),
        }
    }

    fn keep_alive(&self, config: &mut Config, problems: &mut Problems) {
        if self.get("keepalives") == Some("0") {
            config.keepalives(false);
        }
        if let Some(seconds) = self.number("keepalives_idle", problems) {
            config.keepalives_idle(Duration::from_secs(seconds));
        }
        if let Some(seconds) = self.number("keepalives_interval", problems) {
            config.keepalives_interval(Duration::from_secs(seconds));
        }
        if let Some(count) = self.number("keepalives_count", problems) {
            config.keepalives_retries(u32::try_from(count).unwrap_or(u32::MAX));
        }
        if let Some(milliseconds) = self.number("tcp_user_timeout", problems) {
            config.tcp_user_timeout(Duration::from_millis(milliseconds));
        }
    }
}
