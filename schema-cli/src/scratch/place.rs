//! Where private servers stand, and as whom they run.

use std::{
    fs::{self, File, Permissions},
    os::unix::{
        fs::{MetadataExt as _, PermissionsExt as _, chown},
        process::CommandExt as _,
    },
    path::{Path, PathBuf},
    process::Command,
    time::{Duration, SystemTime},
};

const PREFIX: &str = "cargo-schema-pg-";

/// What the data folder of a cluster and a few hundred databases may need.
const ROOM: u64 = 1 << 30;

/// A user of the system.
#[derive(Clone, Copy, Debug)]
pub struct Account {
    user: u32,
    group: u32,
}

impl Account {
    /// As whom servers run that refuse to run as root; `None` where we are not root.
    ///
    /// # Errors
    ///
    /// When there is nobody.
    pub fn for_servers() -> Result<Option<Account>, String> {
        if !is_root() {
            return Ok(None);
        }
        let none = "PostgreSQL refuses to run as root, and there is no user `postgres` or `nobody` to run it as";
        Account::without_privileges()
            .ok_or(none.to_owned())
            .map(Some)
    }

    /// Has a program run as this user.
    pub fn runs(self, command: &mut Command) {
        command.uid(self.user).gid(self.group);
    }

    /// Makes the user the owner of a file or folder.
    ///
    /// # Errors
    ///
    /// When the system refuses.
    pub fn owns(self, path: &Path) -> std::io::Result<()> {
        chown(path, Some(self.user), Some(self.group))
    }

    fn without_privileges() -> Option<Account> {
        let users = fs::read_to_string("/etc/passwd").ok()?;
        let find = |name: &str| {
            users
                .lines()
                .map(|it| it.split(':').collect::<Vec<_>>())
                .find_map(|fields| match fields[..] {
                    [it, _, user, group, ..] if it == name => Some(Account {
                        user: user.parse().ok()?,
                        group: group.parse().ok()?,
                    }),
                    _ => None,
                })
        };
        find("postgres")
            .or_else(|| find("nobody"))
            .filter(|it| it.user != 0)
    }
}

/// Whether this process has root's rights: who owns what it creates tells.
pub fn is_root() -> bool {
    tempfile::tempfile()
        .and_then(|it| it.metadata())
        .is_ok_and(|it| it.uid() == 0)
}

/// Whether every user may look up names in the folder and in those above it, as far as they exist.
pub fn everyone_can_enter(folder: &Path) -> bool {
    folder
        .ancestors()
        .all(|it| fs::metadata(it).map_or(true, |it| it.mode() & 0o001 != 0))
}

/// Where clusters may stand: in memory where there is room, else where temporary files do.
pub fn bases() -> Vec<PathBuf> {
    let memory = Path::new("/dev/shm");
    let mut bases = Vec::new();
    if memory.is_dir() && free_bytes(memory).is_some_and(|it| it > ROOM) {
        bases.push(memory.to_owned());
    }
    // A socket's path may have 107 bytes; and root's own temporary folder may be root's alone.
    let usual = std::env::temp_dir();
    let long = usual.as_os_str().len() > 70;
    let closed = is_root() && !everyone_can_enter(&usual);
    bases.push(if long || closed {
        PathBuf::from("/tmp")
    } else {
        usual
    });
    bases
}

fn free_bytes(folder: &Path) -> Option<u64> {
    let output = Command::new("df").arg("-Pk").arg(folder).output().ok()?;
    let text = String::from_utf8(output.stdout).ok()?;
    let kilobytes: u64 = text
        .lines()
        .nth(1)?
        .split_whitespace()
        .nth(3)?
        .parse()
        .ok()?;
    Some(kilobytes * 1024)
}

/// Makes a folder for a server that runs as `account`, and locks it: see [`remove_stale`].
///
/// # Errors
///
/// When the system refuses.
pub fn make_folder(base: &Path, account: Option<&Account>) -> std::io::Result<(PathBuf, File)> {
    let folder = tempfile::Builder::new()
        .prefix(PREFIX)
        .permissions(Permissions::from_mode(0o700))
        .tempdir_in(base)?;
    let lock = File::create(folder.path().join("lock"))?;
    lock.lock()?;
    if let Some(account) = account {
        account.owns(folder.path())?;
    }
    Ok((folder.keep(), lock))
}

/// Removes what runs have left that were killed together with their keeper.
pub fn remove_stale(base: &Path) {
    let Ok(entries) = fs::read_dir(base) else {
        return;
    };
    for entry in entries.flatten() {
        let folder = entry.path();
        if !entry.file_name().to_string_lossy().starts_with(PREFIX) {
            continue;
        }
        // No links and no pipes: in a folder where everyone may write, names can be traps.
        let Ok(metadata) = folder.symlink_metadata() else {
            continue;
        };
        let lock = folder.join("lock");
        let is_file = lock.symlink_metadata().is_ok_and(|it| it.is_file());
        if !metadata.is_dir() || !is_file {
            continue;
        }
        // A young one may be about to be locked, or its keeper may be at work.
        let age = metadata
            .modified()
            .ok()
            .and_then(|it| SystemTime::now().duration_since(it).ok());
        let old = age.is_some_and(|it| it > Duration::from_secs(60));
        if old && File::open(&lock).is_ok_and(|it| it.try_lock().is_ok()) {
            fs::remove_dir_all(&folder).ok();
        }
    }
}
