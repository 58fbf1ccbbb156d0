//! What libpq takes from around the process: `PG*` variables, service file, password file.

use std::{
    collections::BTreeMap,
    env, fmt, fs, io,
    path::{Path, PathBuf},
};

use super::{
    Error, malformed,
    parse::{self, Parameters, Problems},
};

/// The keywords that have a variable.
pub(super) const VARIABLES: [(&str, &str); 28] = [
    ("application_name", "PGAPPNAME"),
    ("channel_binding", "PGCHANNELBINDING"),
    ("client_encoding", "PGCLIENTENCODING"),
    ("connect_timeout", "PGCONNECT_TIMEOUT"),
    ("dbname", "PGDATABASE"),
    ("gssencmode", "PGGSSENCMODE"),
    ("host", "PGHOST"),
    ("hostaddr", "PGHOSTADDR"),
    ("load_balance_hosts", "PGLOADBALANCEHOSTS"),
    ("options", "PGOPTIONS"),
    ("passfile", "PGPASSFILE"),
    ("password", "PGPASSWORD"),
    ("port", "PGPORT"),
    ("require_auth", "PGREQUIREAUTH"),
    ("requirepeer", "PGREQUIREPEER"),
    ("service", "PGSERVICE"),
    ("servicefile", "PGSERVICEFILE"),
    ("ssl_max_protocol_version", "PGSSLMAXPROTOCOLVERSION"),
    ("ssl_min_protocol_version", "PGSSLMINPROTOCOLVERSION"),
    ("sslcert", "PGSSLCERT"),
    ("sslcrl", "PGSSLCRL"),
    ("sslcrldir", "PGSSLCRLDIR"),
    ("sslkey", "PGSSLKEY"),
    ("sslmode", "PGSSLMODE"),
    ("sslnegotiation", "PGSSLNEGOTIATION"),
    ("sslrootcert", "PGSSLROOTCERT"),
    ("target_session_attrs", "PGTARGETSESSIONATTRS"),
    ("user", "PGUSER"),
];

/// Environment variables, of the process or given. `Debug` shows their names alone.
#[derive(Clone, Default)]
pub struct Variables(BTreeMap<String, String>);

impl fmt::Debug for Variables {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Variables")?;
        f.debug_set().entries(self.0.keys()).finish()
    }
}

impl Variables {
    /// Those of the process. What is not UTF-8 counts as absent.
    pub fn of_process() -> Self {
        let read = |(name, value): (std::ffi::OsString, std::ffi::OsString)| {
            Some((name.into_string().ok()?, value.into_string().ok()?))
        };
        Variables(env::vars_os().filter_map(read).collect())
    }

    /// With those of the file `.env` in `folder`, or in the nearest folder above that has one;
    /// what is set already goes before them.
    ///
    /// # Errors
    ///
    /// What the file does wrong, each line of it; in any case no line is shown, because it may
    /// hold a password.
    pub fn with_dotenv(mut self, folder: &Path) -> Result<Self, Error> {
        let Some(path) = folder
            .ancestors()
            .map(|it| it.join(".env"))
            .find(|it| it.is_file())
        else {
            return Ok(self);
        };
        let shown = path.display();
        let text = fs::read_to_string(&path)
            .map_err(|error| malformed(format!("cannot read `{shown}`: {error}")))?;
        let mut problems = Problems::new();
        for entry in dotenvy::from_read_iter(io::Cursor::new(&text)) {
            match entry {
                Ok((name, value)) => drop(self.0.entry(name).or_insert(value)),
                Err(dotenvy::Error::LineParse(line, _)) => {
                    // It is the part of the line from where it went wrong.
                    let number = text.lines().position(|it| it.ends_with(&line));
                    let number = number.map(|it| format!(" {}", it + 1)).unwrap_or_default();
                    problems.push(format!(
                        "line{number} of `{shown}` is no `NAME=value`; a value with spaces, `#`, quotes or `$` needs single quotes"
                    ));
                }
                Err(_) => problems.push(format!("`{shown}` cannot be read to its end")),
            }
        }
        match problems.is_empty() {
            true => Ok(self),
            false => Err(Error::Malformed(problems)),
        }
    }

    /// The value, if it is not empty.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0
            .get(name)
            .map(String::as_str)
            .filter(|it| !it.is_empty())
    }

    fn home(&self) -> Option<PathBuf> {
        self.get("HOME").map(PathBuf::from).or_else(env::home_dir)
    }
}

impl<K: Into<String>, V: Into<String>> FromIterator<(K, V)> for Variables {
    fn from_iter<T: IntoIterator<Item = (K, V)>>(variables: T) -> Self {
        Variables(
            variables
                .into_iter()
                .map(|(name, value)| (name.into(), value.into()))
                .collect(),
        )
    }
}

/// Adds what the settings leave open: service file, then variables, then defaults.
pub(super) fn complete(
    parameters: &mut Parameters,
    variables: &Variables,
    problems: &mut Problems,
) {
    add_variables(parameters, variables, problems);
    add_defaults(parameters, variables, problems);
}

/// Adds what the service file and variables say.
pub(super) fn add_variables(
    parameters: &mut Parameters,
    variables: &Variables,
    problems: &mut Problems,
) {
    let service = parameters.get("service").cloned();
    if let Some(service) = service.or_else(|| variables.get("PGSERVICE").map(str::to_owned)) {
        add_service(&service, parameters, variables, problems);
    }
    for (keyword, variable) in VARIABLES {
        if let Some(value) = variables.get(variable) {
            parameters
                .entry(keyword)
                .or_insert_with(|| value.to_owned());
        }
    }
    // They have done their work, and mean nothing to whoever gets these settings as a URL.
    for done in ["service", "servicefile"] {
        parameters.remove(done);
    }
}

/// Adds what nobody says.
pub(super) fn add_defaults(
    parameters: &mut Parameters,
    variables: &Variables,
    problems: &mut Problems,
) {
    if !parameters.contains_key("user") {
        match whoami::username() {
            Ok(user) => drop(parameters.insert("user", user)),
            Err(_) => problems.push("no user is given, and the system names none".into()),
        }
    }
    if let Some(home) = variables.home() {
        let folder = home.join(".postgresql");
        default_file(parameters, "passfile", &home.join(".pgpass"));
        default_file(parameters, "sslrootcert", &folder.join("root.crt"));
        if !parameters.contains_key("sslcert") && folder.join("postgresql.key").is_file() {
            default_file(parameters, "sslcert", &folder.join("postgresql.crt"));
            default_file(parameters, "sslkey", &folder.join("postgresql.key"));
        }
    }
}

fn default_file(parameters: &mut Parameters, keyword: &'static str, path: &Path) {
    if path.is_file()
        && let Some(path) = path.to_str()
    {
        parameters.entry(keyword).or_insert_with(|| path.to_owned());
    }
}

fn add_service(
    service: &str,
    parameters: &mut Parameters,
    variables: &Variables,
    problems: &mut Problems,
) {
    let named = parameters
        .get("servicefile")
        .map(String::as_str)
        .or(variables.get("PGSERVICEFILE"));
    let of_user = match named {
        Some(path) => Some(PathBuf::from(path)),
        None => variables.home().map(|it| it.join(".pg_service.conf")),
    };
    let of_system = variables
        .get("PGSYSCONFDIR")
        .map(|it| Path::new(it).join("pg_service.conf"));
    for path in of_user.iter().chain(&of_system) {
        let Ok(text) = fs::read_to_string(path) else {
            continue;
        };
        let mut here = false;
        let mut found = false;
        for line in text
            .lines()
            .map(str::trim)
            .filter(|it| !it.is_empty() && !it.starts_with('#'))
        {
            if let Some(section) = line.strip_prefix('[') {
                here = section.strip_suffix(']') == Some(service);
                found |= here;
            } else if here {
                let entry = line
                    .split_once('=')
                    .and_then(|(name, value)| Some((parse::keyword(name.trim())?, value)));
                let Some((keyword, value)) = entry else {
                    problems.push(format!(
                        "service `{service}` in `{}` has a line that is no `parameter=value`",
                        path.display()
                    ));
                    continue;
                };
                parameters
                    .entry(keyword)
                    .or_insert_with(|| value.trim().to_owned());
            }
        }
        if found {
            return;
        }
    }
    problems.push(format!(
        "there is no service `{service}` in the service file"
    ));
}

const SOCKET_FOLDERS: [&str; 3] = ["/var/run/postgresql", "/run/postgresql", "/tmp"];

/// libpq's default host is a folder chosen when it was built; we take the one with a socket in it.
pub(super) fn default_host(port: u16) -> String {
    let socket = format!(".s.PGSQL.{port}");
    let there = SOCKET_FOLDERS
        .iter()
        .find(|it| Path::new(it).join(&socket).exists());
    there.unwrap_or(&SOCKET_FOLDERS[0]).to_string()
}

pub(super) fn is_default_socket_folder(host: &str) -> bool {
    SOCKET_FOLDERS.contains(&host)
}

/// The password of the first line that fits `[host, port, database, user]`. As libpq, a file that
/// others may read is not read.
pub(super) fn password_from_file(path: &Path, wanted: [&str; 4]) -> Option<String> {
    use std::os::unix::fs::PermissionsExt as _;
    let metadata = fs::metadata(path).ok()?;
    if !metadata.is_file() || metadata.permissions().mode() & 0o077 != 0 {
        return None;
    }
    let text = fs::read_to_string(path).ok()?;
    text.lines()
        .filter(|it| !it.starts_with('#'))
        .find_map(|line| password_in(line, wanted))
}

fn password_in(line: &str, wanted: [&str; 4]) -> Option<String> {
    let mut fields = vec![(String::new(), false)];
    let mut chars = line.chars();
    while let Some(c) = chars.next() {
        let last_at = fields.len() - 1;
        let (field, escaped) = &mut fields[last_at];
        match c {
            '\\' => {
                field.extend(chars.next());
                *escaped = true;
            }
            ':' if last_at < 4 => fields.push((String::new(), false)),
            c => field.push(c),
        }
    }
    let [parts @ .., (password, _)] = fields.as_slice() else {
        return None;
    };
    let fits = |((field, escaped), wanted): (&(String, bool), &str)| {
        (field == "*" && !escaped) || field == wanted
    };
    let all = parts.len() == 4 && parts.iter().zip(wanted).all(fits);
    (all && !password.is_empty()).then(|| password.clone())
}
