//! A private cluster: a data folder of its own, a server that listens on a socket in that folder and
//! nowhere else, and nothing synchronised to disk.
//!
//! A shell script keeps it. It makes the cluster, starts the server, and waits on a pipe whose other
//! end only this process holds: when this process ends, however it ends, the pipe closes, and the
//! script stops the server and removes the folder. Should the script be killed as well, the next run
//! finds the folder by its unlocked lock file, and a server whose data folder is gone ends itself.

use std::{
    fs::{self, File},
    io::Read as _,
    os::unix::process::CommandExt as _,
    path::{Path, PathBuf},
    process::{Child, ChildStdin, Command, Stdio},
    time::{Duration, Instant},
};

use schema_connect::Settings;

use super::place::{Account, bases, make_folder, remove_stale};

/// The port in the name of the socket.
pub(super) const PORT: u16 = 5432;
pub(super) const SUPERUSER: &str = "postgres";

/// How long a server may take to start on a busy machine.
const PATIENCE: Duration = Duration::from_secs(90);

/// `$1` is the folder of the programs, `$2` that of the cluster. Standard input is the pipe. A server
/// that has only begun to start ignores the signal, as the shell bids what runs in the background, so
/// it gets the signal until it has ended.
const KEEPER: &str = r#"
exec 3<&0 </dev/null
cd "$2" || exit 1
if ! "$1/initdb" --pgdata=data --username=postgres --auth=trust --encoding=UTF8 --no-locale \
    --wal-segsize=1 --no-sync >log 2>&1 3<&-
then
    tail -n 5 log
    cd /
    rm -rf "$2"
    exit 1
fi
"$1/postgres" -D data -k "$2" -p 5432 -c listen_addresses= -c fsync=off -c synchronous_commit=off \
    -c full_page_writes=off -c wal_level=minimal -c max_wal_senders=0 -c max_wal_size=64MB \
    -c shared_buffers=32MB -c dynamic_shared_memory_type=mmap -c jit=off -c autovacuum=off \
    -c max_prepared_transactions=0 -c timezone=UTC -c log_timezone=UTC >log 2>&1 3<&- &
server=$!
(read -r _ <&3; while kill -QUIT "$server"; do sleep 1; done) >/dev/null 2>&1 &
reader=$!
exec 3<&-
wait "$server"
kill "$reader" 2>/dev/null
tail -n 5 log
cd /
rm -rf "$2"
"#;

/// A running private cluster; stopped and removed when this is dropped.
#[derive(Debug)]
pub(super) struct Cluster {
    programs: PathBuf,
    folder: PathBuf,
    version: u32,
    keeper: Child,
    pipe: Option<ChildStdin>,
    /// Held as long as we live; see [`remove_stale`].
    _lock: File,
}

impl Cluster {
    /// Makes a cluster and starts the server of `programs` on it.
    pub(super) async fn start(programs: &Path) -> Result<Cluster, String> {
        let account = Account::for_servers()?;
        let mut reasons = Vec::new();
        for base in bases() {
            match Cluster::start_in(&base, programs, account.as_ref()).await {
                Ok(cluster) => return Ok(cluster),
                Err(why) if reasons.contains(&why) => {}
                Err(why) => reasons.push(why),
            }
        }
        Err(reasons.join("; "))
    }

    async fn start_in(
        base: &Path,
        programs: &Path,
        account: Option<&Account>,
    ) -> Result<Cluster, String> {
        remove_stale(base);
        let (folder, lock) = make_folder(base, account)
            .map_err(|error| format!("cannot make a folder in `{}`: {error}", base.display()))?;
        let mut command = Command::new("/bin/sh");
        command
            .args(["-c", KEEPER, "cargo-schema-keeper"])
            .arg(programs)
            .arg(&folder)
            .current_dir("/")
            .env_remove("PGDATA")
            .env("LC_ALL", "C")
            .env("HOME", &folder)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            // A Ctrl-C on the terminal is for us: the keeper has to outlive us.
            .process_group(0);
        for (name, _) in std::env::vars_os() {
            if name.to_string_lossy().starts_with("PG") {
                command.env_remove(&name);
            }
        }
        if let Some(account) = account {
            account.runs(&mut command);
        }
        let mut keeper = match command.spawn() {
            Ok(keeper) => keeper,
            Err(error) => {
                fs::remove_dir_all(&folder).ok();
                return Err(format!("cannot run `/bin/sh`: {error}"));
            }
        };
        let pipe = keeper.stdin.take();
        let programs = programs.to_owned();
        let mut cluster = Cluster {
            programs,
            folder,
            version: 0,
            keeper,
            pipe,
            _lock: lock,
        };
        cluster.version = cluster.wait_until_ready().await?;
        Ok(cluster)
    }

    async fn wait_until_ready(&mut self) -> Result<u32, String> {
        let give_up = Instant::now() + PATIENCE;
        loop {
            if matches!(self.keeper.try_wait(), Ok(Some(_)) | Err(_)) {
                let mut said = String::new();
                if let Some(mut output) = self.keeper.stdout.take() {
                    output.read_to_string(&mut said).ok();
                }
                let said: Vec<&str> = said
                    .lines()
                    .map(str::trim)
                    .filter(|it| !it.is_empty())
                    .collect();
                return Err(match said.is_empty() {
                    true => "its server cannot be started: the programs may not be run".to_owned(),
                    false => format!("its server does not start: {}", said.join(" ")),
                });
            }
            match self.settings().connect().await {
                Ok(client) => return super::server_version(&client).await,
                Err(error) if Instant::now() > give_up => {
                    return Err(format!(
                        "its server is not ready after {} s: {error}",
                        PATIENCE.as_secs()
                    ));
                }
                Err(_) => tokio::time::sleep(Duration::from_millis(10)).await,
            }
        }
    }

    /// The folder of the server's programs.
    pub(super) fn programs(&self) -> &Path {
        &self.programs
    }

    /// The server's version as PostgreSQL counts.
    pub(super) fn version(&self) -> u32 {
        self.version
    }

    /// How to connect, as superuser.
    pub(super) fn settings(&self) -> Settings {
        Settings::socket(&self.folder, PORT, SUPERUSER, "postgres")
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        drop(self.pipe.take());
        self.keeper.wait().ok();
        // The keeper has done it, unless it was killed.
        fs::remove_dir_all(&self.folder).ok();
    }
}
