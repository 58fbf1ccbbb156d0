//! A scratch PostgreSQL in one process: `scratch-embedded FOLDER`.
//!
//! It listens on a socket in the folder, which must be there and empty but for a file `lock`, and
//! prints the URL. All that it writes is in that folder, but for what every run shares and
//! pglite-oxide keeps in the user's cache folder. When its standard input closes, as it does when the
//! process that holds the other end dies, it removes the folder and ends. It serves one connection at
//! a time; others wait.

use std::{
    env,
    error::Error,
    fs, io,
    path::{Path, PathBuf},
    process::ExitCode,
    thread,
    time::{Duration, Instant},
};

use pglite_oxide::PgliteServer;

/// Where the embedded server's own defaults are not PostgreSQL's, and would be seen.
const AS_USUAL: [(&str, &str); 2] = [
    ("search_path", "\"$user\", public"),
    ("allow_system_table_mods", "off"),
];

/// How long the server may still write after its client is gone.
const PATIENCE: Duration = Duration::from_secs(10);

fn main() -> ExitCode {
    let Some(folder) = env::args_os().nth(1).map(PathBuf::from) else {
        eprintln!("usage: scratch-embedded FOLDER");
        return ExitCode::from(2);
    };
    match is_ours(&folder).and_then(|()| serve_and_remove(&folder)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            let mut cause = error.source();
            while let Some(error) = cause {
                eprintln!("because {error}");
                cause = error.source();
            }
            ExitCode::from(2)
        }
    }
}

/// Refuses a folder that holds what somebody may still want.
fn is_ours(folder: &Path) -> Result<(), Box<dyn Error>> {
    let entries = fs::read_dir(folder)
        .map_err(|error| format!("cannot read `{}`: {error}", folder.display()))?;
    for entry in entries {
        if entry?.file_name() != "lock" {
            return Err(format!("`{}` is not empty", folder.display()).into());
        }
    }
    Ok(())
}

fn serve_and_remove(folder: &Path) -> Result<(), Box<dyn Error>> {
    let served = serve(folder);
    // Whoever holds the other end may be dead: there is nobody else to tidy up.
    let removed = remove(folder);
    served.and(removed.map_err(Into::into))
}

/// Removes the folder. The server is still at work when its client is gone, and may put a file into a
/// folder that has just been found empty.
fn remove(folder: &Path) -> io::Result<()> {
    let give_up = Instant::now() + PATIENCE;
    loop {
        match fs::remove_dir_all(folder) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
            Err(_) if Instant::now() < give_up => thread::sleep(Duration::from_millis(50)),
            result => return result,
        }
    }
}

/// Serves until standard input ends.
fn serve(folder: &Path) -> Result<(), Box<dyn Error>> {
    let server = PgliteServer::builder()
        .path(folder.join("data"))
        .unix(folder.join(".s.PGSQL.5432"))
        .database("postgres")
        .relaxed_durability(true)
        .postgres_configs(AS_USUAL)
        .start()?;
    println!("{}", server.connection_uri());
    io::copy(&mut io::stdin().lock(), &mut io::sink())?;
    // Its own end would wait for a client that does not leave; that of the process does not.
    std::mem::forget(server);
    Ok(())
}
