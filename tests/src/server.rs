//! A PostgreSQL of a test's own, which can be stopped, started again, paused and resumed.

use std::{
    fs::{self, File},
    io::{BufRead as _, BufReader},
    net::TcpListener,
    os::unix::process::CommandExt as _,
    path::{Path, PathBuf},
    process::{Child, ChildStdin, Command, Stdio},
    time::{Duration, Instant},
};

use schema_cli::scratch::place::{Account, bases, make_folder, remove_stale};
use schema_connect::Settings;
use tokio_postgres::Client;

/// Of the superuser, over TCP; whoever comes over the socket needs none.
pub const PASSWORD: &str = "pass/w@rd:very secret";
/// The same, as it stands in a URL.
pub const ENCODED: &str = "pass%2Fw%40rd%3Avery%20secret";

/// `$1` is the folder of the programs, `$2` that of the server; the rest are its settings. The server
/// ends when standard input does, which also happens when the test is killed.
const KEEPER: &str = r#"
exec 3<&0 </dev/null
bin=$1; cd "$2" || exit 1
shift 2
"$bin/postgres" -D data "$@" >>log 2>&1 3<&- &
server=$!
echo "$server"
(read -r _ <&3; kill -QUIT "$server"; kill -CONT "$server") >/dev/null 2>&1 &
reader=$!
exec 3<&-
wait "$server"
kill "$reader" 2>/dev/null
"#;

/// The server, which is removed when this is dropped.
#[derive(Debug)]
pub struct Server {
    programs: PathBuf,
    folder: PathBuf,
    account: Option<Account>,
    port: u16,
    options: Vec<String>,
    running: Option<Running>,
    /// Held as long as we live; see `remove_stale`.
    _lock: File,
}

#[derive(Debug)]
struct Running {
    keeper: Child,
    pipe: ChildStdin,
    process: u32,
}

impl Server {
    /// Makes a server, and starts it with these settings of `postgresql.conf`.
    ///
    /// # Panics
    ///
    /// If there are no server binaries; the message says how to get them.
    pub fn start(options: &[(&str, &str)]) -> Self {
        let programs = programs();
        let account = Account::for_servers().unwrap_or_else(|error| panic!("{error}"));
        let base = bases().remove(0);
        remove_stale(&base);
        let (folder, lock) = make_folder(&base, account.as_ref()).expect("a folder can be made");
        let mut server = Server {
            programs,
            folder,
            account,
            port: free_port(),
            options: Vec::new(),
            running: None,
            _lock: lock,
        };
        let password = server.file("password", PASSWORD);
        let mut initdb = server.command("initdb");
        initdb
            .args(["--pgdata=data", "--username=postgres", "--encoding=UTF8"])
            .args(["--no-locale", "--wal-segsize=1", "--no-sync"])
            .args(["--auth-local=trust", "--auth-host=scram-sha-256"])
            .arg(format!("--pwfile={}", password.display()));
        crate::run(&mut initdb);
        server.restart_with(options);
        server
    }

    /// Starts it again.
    ///
    /// # Panics
    ///
    /// If it runs, or does not start.
    pub fn run(&mut self) {
        assert!(self.running.is_none(), "the server runs already");
        let mut keeper = self.program(Path::new("/bin/sh"));
        keeper
            .args(["-c", KEEPER, "test-server-keeper"])
            .args([&self.programs, &self.folder])
            .args(["-k", &self.folder.display().to_string()])
            .args(["-p", &self.port.to_string()]);
        let usual = [
            "listen_addresses=127.0.0.1",
            "fsync=off",
            "max_wal_senders=0",
            "wal_level=minimal",
            "max_wal_size=64MB",
            "shared_buffers=16MB",
            "dynamic_shared_memory_type=mmap",
        ];
        for option in usual.into_iter().chain(self.options.iter().map(|it| &**it)) {
            keeper.args(["-c", option]);
        }
        keeper
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .process_group(0);
        let mut keeper = keeper.spawn().expect("there is a shell");
        let pipe = keeper.stdin.take().expect("it is piped");
        let mut line = String::new();
        BufReader::new(keeper.stdout.take().expect("it is piped"))
            .read_line(&mut line)
            .expect("the shell says a number");
        self.running = Some(Running {
            keeper,
            pipe,
            process: line.trim().parse().expect("the shell says a number"),
        });
        self.wait();
    }

    /// Ends it, changes settings, and starts it again.
    pub fn restart_with(&mut self, options: &[(&str, &str)]) {
        self.stop();
        for (name, value) in options {
            let name = format!("{name}=");
            self.options.retain(|it| !it.starts_with(&name));
            self.options.push(name + value);
        }
        self.run();
    }

    fn wait(&self) {
        let patience = Instant::now() + Duration::from_secs(90);
        while let Err(error) = crate::block_on(self.socket().connect()) {
            assert!(Instant::now() < patience, "{error}\n{}", self.log());
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    /// Ends it at once; all connections are gone.
    pub fn stop(&mut self) {
        if let Some(mut running) = self.running.take() {
            drop(running.pipe);
            running.keeper.wait().expect("it is our child");
        }
    }

    /// Halts all of its processes: connections are accepted by the system, and nothing is answered.
    pub fn pause(&self) {
        self.signal("-STOP");
    }

    /// Lets them go on.
    pub fn resume(&self) {
        self.signal("-CONT");
    }

    fn signal(&self, signal: &str) {
        let main = self.running.as_ref().expect("the server runs").process;
        let mut command = Command::new("kill");
        command.arg(signal).arg(main.to_string());
        // Halted, it makes no more of them; so this order leaves none out.
        if signal == "-STOP" {
            crate::run(&mut command);
        }
        for child in children(main) {
            command.arg(child.to_string());
        }
        // One may have ended meanwhile.
        crate::output(&mut command);
    }

    /// Over the socket, as superuser.
    pub fn socket(&self) -> Settings {
        Settings::socket(&self.folder, self.port, "postgres", "postgres")
    }

    /// The URL over TCP, by `host`, which must lead to this machine.
    pub fn url(&self, host: &str) -> String {
        format!(
            "postgres://postgres:{ENCODED}@{host}:{}/postgres",
            self.port
        )
    }

    /// Its port.
    pub fn port(&self) -> u16 {
        self.port
    }

    /// Opens a connection over the socket, as superuser.
    ///
    /// # Panics
    ///
    /// If it is refused.
    pub async fn connect(&self) -> Client {
        let client = self.socket().connect().await;
        client.unwrap_or_else(|error| panic!("{error}"))
    }

    /// What it has logged.
    pub fn log(&self) -> String {
        fs::read_to_string(self.folder.join("log")).unwrap_or_default()
    }

    /// Its folder.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Writes a file that only the server's user can read.
    pub fn file(&self, name: &str, contents: &str) -> PathBuf {
        use std::os::unix::fs::PermissionsExt as _;
        let path = self.folder.join(name);
        fs::write(&path, contents).expect("the folder can be written");
        fs::set_permissions(&path, fs::Permissions::from_mode(0o600)).expect("it is ours");
        if let Some(account) = self.account {
            account.owns(&path).expect("root may");
        }
        path
    }

    /// A program that runs in the server's folder, as its user.
    pub fn program(&self, program: &Path) -> Command {
        let mut command = Command::new(program);
        command
            .current_dir(&self.folder)
            .env("LC_ALL", "C")
            .env("HOME", &self.folder);
        for (name, _) in std::env::vars_os() {
            if name.to_string_lossy().starts_with("PG") {
                command.env_remove(&name);
            }
        }
        if let Some(account) = self.account {
            account.runs(&mut command);
        }
        command
    }

    fn command(&self, name: &str) -> Command {
        self.program(&self.programs.join(name))
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.stop();
        fs::remove_dir_all(&self.folder).ok();
    }
}

/// The folder of the server's programs; wherever the scratch server has them from.
fn programs() -> PathBuf {
    let programs = crate::scratch().programs();
    programs.expect(
        "these tests stop and pause servers: they need server binaries, not a server that is there",
    )
}

/// A port on which nobody listens just now.
pub fn free_port() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").expect("there are free ports");
    listener.local_addr().expect("it is bound").port()
}

fn children(of: u32) -> Vec<u32> {
    let all = crate::run(Command::new("/bin/sh").args(["-c", PROCESSES]));
    let pairs = all.lines().filter_map(|line| {
        let (process, parent) = line.trim().split_once(char::is_whitespace)?;
        Some((process.parse().ok()?, parent.trim().parse().ok()?))
    });
    pairs
        .filter_map(|(process, parent): (u32, u32)| (parent == of).then_some(process))
        .collect()
}

/// Small systems have no `ps`, others have no `/proc`.
const PROCESSES: &str = r#"
if [ -r /proc/self/status ]
then cat /proc/[0-9]*/status 2>/dev/null | awk '/^Pid:/ { pid = $2 } /^PPid:/ { print pid, $2 }'
else ps -A -o pid= -o ppid=
fi"#;
