//! The two spellings of libpq's parameters: URL and `key=value` words.
//!
//! Nothing of the text goes into an error but known keywords: a password with a stray `@` or `/`
//! would otherwise be shown as host or port.

use std::{collections::BTreeMap, fmt::Write as _};

/// What cannot be understood: everything, not only the first.
pub(super) type Problems = Vec<String>;

/// Safeguards that libpq has and we do not: whoever asks for one must not believe to have it.
pub(super) const REFUSED: [&str; 6] = [
    "require_auth",
    "requirepeer",
    "sslcrl",
    "sslcrldir",
    "ssl_max_protocol_version",
    "ssl_min_protocol_version",
];

/// The other keywords of libpq; some change nothing here (`client_encoding` is always UTF8).
const KEYWORDS: [&str; 38] = [
    "application_name",
    "channel_binding",
    "client_encoding",
    "connect_timeout",
    "dbname",
    "fallback_application_name",
    "gssdelegation",
    "gssencmode",
    "gsslib",
    "host",
    "hostaddr",
    "keepalives",
    "keepalives_count",
    "keepalives_idle",
    "keepalives_interval",
    "krbsrvname",
    "load_balance_hosts",
    "options",
    "passfile",
    "password",
    // Not libpq's: poolers that do not keep prepared statements are marked by it in URLs.
    "pgbouncer",
    "port",
    "replication",
    "service",
    "servicefile",
    "sslcert",
    "sslcertmode",
    "sslcompression",
    "sslkey",
    "sslmode",
    "sslnegotiation",
    "sslpassword",
    "sslrootcert",
    "sslsni",
    "target_session_attrs",
    "tcp_user_timeout",
    "requiressl",
    "user",
];

/// The parameters by keyword.
pub(super) type Parameters = BTreeMap<&'static str, String>;

/// The keyword as libpq knows it.
pub(super) fn keyword(name: &str) -> Option<&'static str> {
    KEYWORDS
        .iter()
        .chain(&REFUSED)
        .find(|it| **it == name)
        .copied()
}

/// Reads either spelling.
pub(super) fn parse(text: &str, problems: &mut Problems) -> Parameters {
    let text = text.trim();
    let url = ["postgres://", "postgresql://"]
        .iter()
        .find_map(|it| text.strip_prefix(it));
    match url {
        Some(rest) => from_url(rest, problems),
        None if text.contains("://") => {
            problems.push("a database URL begins with `postgres://` or `postgresql://`".into());
            Parameters::new()
        }
        None => from_words(text, problems),
    }
}

/// Reads a port.
pub(super) fn port(text: &str) -> Option<u16> {
    text.trim().parse().ok().filter(|it| *it > 0)
}

pub(super) const NO_PORT: &str = "the port is no number between 1 and 65535; in a URL, `@`, `/`, `?`, `#` and `%` within \
     user or password are written `%40`, `%2F`, `%3F`, `%23` and `%25`";

fn from_url(rest: &str, problems: &mut Problems) -> Parameters {
    let mut parameters = Parameters::new();
    let (rest, query) = rest.split_once('?').unwrap_or((rest, ""));
    // As libpq: user and password end at the first `@`, if it comes before any `/`.
    let (credentials, rest) = match rest.split_once('@') {
        Some((before, after)) if !before.contains('/') => (Some(before), after),
        _ => (None, rest),
    };
    if rest.contains('@') {
        // Where the parts begin and end is not known, so no more can be said about them.
        problems.push(
            "the database URL holds an `@` too many: within user, password and database it is written `%40`, and `/` `%2F`".into(),
        );
        return parameters;
    }
    let mut put = |keyword, text, what| match decode(text) {
        Ok(value) => set(&mut parameters, keyword, value),
        Err(why) => problems.push(format!("{what} of the database URL {why}")),
    };
    if let Some(credentials) = credentials {
        let (user, password) = credentials.split_once(':').unwrap_or((credentials, ""));
        put("user", user, "the user");
        put("password", password, "the password");
    }
    let (servers, database) = rest.split_once('/').unwrap_or((rest, ""));
    put("dbname", database, "the database");
    read_servers(servers, &mut parameters, problems);
    read_query(query, &mut parameters, problems);
    parameters
}

fn read_query(query: &str, parameters: &mut Parameters, problems: &mut Problems) {
    for pair in query.split('&').filter(|it| !it.is_empty()) {
        let Some((name, value)) = pair.split_once('=') else {
            problems.push("a parameter of the database URL has no `=`".into());
            continue;
        };
        let (name, value) = match (decode(name), decode(value)) {
            (Ok(name), Ok(value)) => (name, value),
            (Err(why), _) | (_, Err(why)) => {
                problems.push(format!("a parameter of the database URL {why}"));
                continue;
            }
        };
        match (name.as_str(), value.as_str()) {
            // A spelling that libpq takes for the sake of JDBC.
            ("ssl", "true") => set(parameters, "sslmode", "require".to_owned()),
            (name, _) => match keyword(name) {
                Some(keyword) => drop(parameters.insert(keyword, value)),
                None => unknown(problems),
            },
        }
    }
}

fn read_servers(servers: &str, parameters: &mut Parameters, problems: &mut Problems) {
    let (mut hosts, mut ports) = (Vec::new(), Vec::new());
    for server in servers.split(',') {
        let (host, given) = match server.strip_prefix('[') {
            Some(rest) => {
                let Some((address, after)) = rest.split_once(']') else {
                    problems.push("an IPv6 address of the database URL has no closing `]`".into());
                    continue;
                };
                (address, after.strip_prefix(':').unwrap_or(after))
            }
            None => server.split_once(':').unwrap_or((server, "")),
        };
        match decode(host) {
            Ok(host) => hosts.push(host),
            Err(why) => problems.push(format!("the host of the database URL {why}")),
        }
        match decode(given) {
            Ok(given) if given.is_empty() || port(&given).is_some() => ports.push(given),
            _ => problems.push(NO_PORT.into()),
        }
    }
    if hosts.iter().any(|it| !it.is_empty()) {
        set(parameters, "host", hosts.join(","));
    }
    if ports.iter().any(|it| !it.is_empty()) {
        set(parameters, "port", ports.join(","));
    }
}

fn from_words(text: &str, problems: &mut Problems) -> Parameters {
    let mut parameters = Parameters::new();
    let mut rest = text;
    while !rest.is_empty() {
        let Some((name, after)) = rest.split_once('=') else {
            problems.push(
                "a database is named by a URL (`postgres://user@host/database`) or by `key=value` words".into(),
            );
            break;
        };
        let Some((value, after)) = word(after.trim_start()) else {
            problems.push("a quoted value of the connection words has no closing quote".into());
            break;
        };
        match keyword(name.trim()) {
            Some(keyword) => drop(parameters.insert(keyword, value)),
            None => unknown(problems),
        }
        rest = after.trim_start();
    }
    parameters
}

/// One value, quoted or not, and what follows it.
fn word(text: &str) -> Option<(String, &str)> {
    let (quoted, text) = match text.strip_prefix('\'') {
        Some(text) => (true, text),
        None => (false, text),
    };
    let mut value = String::new();
    let mut chars = text.char_indices();
    while let Some((at, c)) = chars.next() {
        match c {
            '\\' => value.extend(chars.next().map(|(_, escaped)| escaped)),
            '\'' if quoted => return Some((value, &text[at + 1..])),
            c if c.is_whitespace() && !quoted => return Some((value, &text[at..])),
            c => value.push(c),
        }
    }
    (!quoted).then_some((value, ""))
}

fn unknown(problems: &mut Problems) {
    // Not quoted: behind a stray `?` or space it may be the tail of a password.
    let message = "the connection settings name a parameter that libpq does not know (a space in a value \
         needs quotes, a `?` within a password is written `%3F`)";
    if !problems.iter().any(|it| it == message) {
        problems.push(message.into());
    }
}

fn set(parameters: &mut Parameters, keyword: &'static str, value: String) {
    if !value.is_empty() {
        parameters.insert(keyword, value);
    }
}

/// The text, or what it does wrong.
fn decode(text: &str) -> Result<String, &'static str> {
    const NO_DIGITS: &str =
        "holds a `%` that no two hexadecimal digits follow; `%` itself is written `%25`";
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        if byte != b'%' {
            bytes.push(byte);
            continue;
        }
        let mut digit = || char::from(rest.next()?).to_digit(16);
        let (Some(high), Some(low)) = (digit(), digit()) else {
            return Err(NO_DIGITS);
        };
        bytes.push(u8::try_from(high * 16 + low).expect("two hexadecimal digits make a byte"));
    }
    match String::from_utf8(bytes) {
        Ok(text) if !text.contains('\0') => Ok(text),
        _ => Err("is not UTF-8 once decoded"),
    }
}

/// The URL that [`parse`] reads back: everything in the query but the database, as libpq allows.
pub(super) fn render(parameters: &Parameters) -> String {
    let mut url = String::from("postgres://");
    let get = |keyword: &str| {
        parameters
            .get(keyword)
            .map(String::as_str)
            .unwrap_or_default()
    };
    // Several hosts, and addresses with colons, are clearer as parameters.
    let plain_host = !get("host").contains([',', ':']) && !get("port").contains(',');
    if let Some(user) = parameters.get("user") {
        url.push_str(&encode(user));
        if let Some(password) = parameters.get("password") {
            write!(url, ":{}", encode(password)).expect("a String accepts every write");
        }
        url.push('@');
    }
    if plain_host {
        url.push_str(&encode(get("host")));
        if let Some(port) = parameters.get("port") {
            write!(url, ":{port}").expect("a String accepts every write");
        }
    }
    write!(url, "/{}", encode(get("dbname"))).expect("a String accepts every write");
    let mut separator = '?';
    for (keyword, value) in parameters {
        let said = match *keyword {
            "host" | "port" => plain_host,
            "password" => parameters.contains_key("user"),
            // libpq does not know the last.
            "user" | "dbname" | "pgbouncer" => true,
            _ => false,
        };
        if !said {
            write!(url, "{separator}{keyword}={}", encode(value))
                .expect("a String accepts every write");
            separator = '&';
        }
    }
    url
}

fn encode(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-_.~".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            write!(encoded, "%{byte:02X}").expect("a String accepts every write");
        }
    }
    encoded
}
