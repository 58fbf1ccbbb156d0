//! A PgBouncer of a test's own, in transaction mode.
//!
//! It is used where it is found. Where it is not, Debian's package is fetched into the cache folder, with
//! those of the libraries that are missing, and unpacked there, for which one need not be root.

use std::{
    env, fs,
    io::Write as _,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

use schema_cli::scratch::cache;

use crate::{
    certificates::Identity,
    server::{PASSWORD, Server, free_port},
};

/// Where the program is, and where its libraries are.
struct Program {
    path: PathBuf,
    libraries: Option<PathBuf>,
}

/// A running PgBouncer, stopped when this is dropped.
pub struct PgBouncer {
    child: Child,
    port: u16,
}

impl PgBouncer {
    /// Starts one before the server, with so many sessions for all its clients. There is none where
    /// PgBouncer cannot be had; that is said on standard error, whatever the harness captures.
    ///
    /// # Panics
    ///
    /// If it does not start.
    pub fn start(test: &str, server: &Server, sessions: usize, tls: &Identity) -> Option<Self> {
        let program = match find() {
            Ok(program) => program,
            Err(why) => {
                let said = format!("test {test} SKIPPED: there is no PgBouncer: {why}\n");
                std::io::stderr().write_all(said.as_bytes()).ok();
                return None;
            }
        };
        let port = free_port();
        let folder = server.folder().display();
        let users = format!("\"postgres\" \"{PASSWORD}\"\n");
        server.file("users.txt", &users);
        server.file("bouncer.crt", &tls.certificate);
        server.file("bouncer.key", &tls.key);
        let newer = if program.version() >= (1, 21) {
            // What older ones cannot do, and so many that are in use do not.
            "max_prepared_statements = 0\n"
        } else {
            ""
        };
        let settings = format!(
            "[databases]\n\
             * = host={folder} port={}\n\
             [pgbouncer]\n\
             listen_addr = 127.0.0.1\n\
             listen_port = {port}\n\
             unix_socket_dir = {folder}\n\
             auth_type = scram-sha-256\n\
             auth_file = {folder}/users.txt\n\
             pool_mode = transaction\n\
             default_pool_size = {sessions}\n\
             max_client_conn = 200\n\
             client_tls_sslmode = allow\n\
             client_tls_cert_file = {folder}/bouncer.crt\n\
             client_tls_key_file = {folder}/bouncer.key\n\
             logfile = {folder}/bouncer.log\n\
             {newer}",
            server.port()
        );
        let file = server.file("bouncer.ini", &settings);
        let mut command = server.program(&program.path);
        command.arg("-q").arg(file).stdin(Stdio::null());
        if let Some(libraries) = &program.libraries {
            command.env("LD_LIBRARY_PATH", libraries);
        }
        let child = command.spawn().expect("it can be run");
        let mut started = PgBouncer { child, port };
        started.wait(server);
        Some(started)
    }

    fn wait(&mut self, server: &Server) {
        let patience = Instant::now() + Duration::from_secs(60);
        while std::net::TcpStream::connect(("127.0.0.1", self.port)).is_err() {
            let ended = self.child.try_wait().expect("it is our child");
            let log = || fs::read_to_string(server.folder().join("bouncer.log"));
            assert!(
                ended.is_none() && Instant::now() < patience,
                "PgBouncer does not start: {}",
                log().unwrap_or_default()
            );
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    /// Its port, on 127.0.0.1.
    pub fn port(&self) -> u16 {
        self.port
    }
}

impl Drop for PgBouncer {
    fn drop(&mut self) {
        self.child.kill().ok();
        self.child.wait().ok();
    }
}

impl Program {
    fn version(&self) -> (u32, u32) {
        let mut command = Command::new(&self.path);
        if let Some(libraries) = &self.libraries {
            command.env("LD_LIBRARY_PATH", libraries);
        }
        let said = crate::run(command.arg("--version"));
        let version = said.split_whitespace().nth(1).unwrap_or_default();
        let mut numbers = version.split('.').filter_map(|it| it.parse().ok());
        (numbers.next().unwrap_or(0), numbers.next().unwrap_or(0))
    }
}

fn find() -> Result<Program, String> {
    let paths = env::var_os("PATH").unwrap_or_default();
    let folders = env::split_paths(&paths).chain(["/usr/sbin".into(), "/usr/local/sbin".into()]);
    for folder in folders {
        let path = folder.join("pgbouncer");
        if path.is_file() {
            return Ok(Program {
                path,
                libraries: None,
            });
        }
    }
    let root = cache::folder()?.join("pgbouncer").join("debian");
    cache::once(&root, "fetching Debian's PgBouncer", fetch)?;
    let libraries = fs::read_dir(root.join("usr/lib"))
        .map_err(|error| format!("`{}`: {error}", root.display()))?
        .flatten()
        .map(|it| it.path())
        .find(|it| it.to_string_lossy().ends_with("-linux-gnu"));
    Ok(Program {
        path: root.join("usr/sbin/pgbouncer"),
        libraries,
    })
}

/// Fetches the package and the libraries of its own that it names, and unpacks them.
fn fetch(work: &Path) -> Result<PathBuf, String> {
    let (debs, root) = (work.join("debs"), work.join("root"));
    for folder in [&debs, &root] {
        fs::create_dir_all(folder).map_err(|error| error.to_string())?;
    }
    let script = r#"
set -e
packages() { apt-cache "$@" depends --important pgbouncer | sed -n 's/^ *|\?Depends: \(lib[^ <]*\).*/\1/p' | grep -v '^libc6$'; }
get() { apt-get "$@" download pgbouncer $(packages "$@"); }
if ! get 2>/dev/null
then
    # Lists of one's own, where the system has none.
    mkdir -p lists/partial
    own="-o Dir::State::lists=$PWD/lists -o Dir::Cache=$PWD -o APT::Sandbox::User="
    apt-get $own -qq update
    get $own
fi
for deb in *.deb
do dpkg-deb -x "$deb" "$1"
done
chmod -R go+rX "$1"
"$1/usr/sbin/pgbouncer" --version >/dev/null 2>&1 || LD_LIBRARY_PATH=$(echo "$1"/usr/lib/*-linux-gnu) "$1/usr/sbin/pgbouncer" --version >/dev/null"#;
    cache::run(
        Command::new("/bin/sh")
            .args(["-c", script, "fetch"])
            .arg(&root)
            .current_dir(&debs),
    )?;
    // The user as whom it runs must be able to look into the folder.
    let parent = work
        .parent()
        .ok_or("the work folder stands in the cache's")?;
    cache::run(Command::new("chmod").arg("go+rx").arg(parent))?;
    Ok(root)
}
