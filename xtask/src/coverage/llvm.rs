//! LLVM's tools that read counts: rustup's, those on the `PATH`, or Debian's package in the cache folder.

use std::{
    env,
    ffi::OsString,
    fs,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

/// Older ones cannot read what today's compilers write. Debian's package is of this version.
const VERSION: u32 = 19;

/// A folder with `llvm-profdata` and `llvm-cov`.
pub(super) struct Llvm {
    programs: PathBuf,
    /// Where their libraries are, if not where the system looks.
    libraries: Option<OsString>,
}

impl Llvm {
    pub(super) fn command(&self, program: &str) -> Command {
        let mut command = Command::new(self.programs.join(program));
        if let Some(libraries) = &self.libraries {
            command.env("LD_LIBRARY_PATH", libraries);
        }
        command
    }

    fn is_new_enough(&self) -> bool {
        ["llvm-profdata", "llvm-cov"].iter().all(|program| {
            let output = self
                .command(program)
                .arg("--version")
                .stdin(Stdio::null())
                .output();
            let said = output.map(|it| String::from_utf8_lossy(&it.stdout).into_owned());
            said.is_ok_and(|it| version(&it).is_some_and(|it| it >= VERSION))
        })
    }
}

/// From `LLVM version 19.1.7`.
fn version(said: &str) -> Option<u32> {
    let (_, version) = said.split_once("LLVM version ")?;
    version.split('.').next()?.parse().ok()
}

/// The tools, if there are any and the compiler can count at all.
pub(super) fn find() -> Result<Llvm, String> {
    let sysroot = said(Command::new("rustc").args(["--print", "sysroot"]))?;
    let host = said(Command::new("rustc").args(["--print", "host-tuple"]))?;
    let target = Path::new(sysroot.trim())
        .join("lib/rustlib")
        .join(host.trim());
    if !begins_with(&target.join("lib"), "libprofiler_builtins") {
        return Err(
            "this rustc comes without the library that counts, `profiler_builtins`".to_owned(),
        );
    }
    let paths = env::var_os("PATH").unwrap_or_default();
    let numbered = (VERSION..VERSION + 10)
        .rev()
        .map(|it| format!("/usr/lib/llvm-{it}/bin").into());
    let folders = [target.join("bin")]
        .into_iter()
        .chain(env::split_paths(&paths))
        .chain(numbered);
    let mut installed = folders.map(|programs| Llvm {
        programs,
        libraries: None,
    });
    if let Some(llvm) = installed.find(Llvm::is_new_enough) {
        return Ok(llvm);
    }
    let root = cache()?.join(format!("llvm-{VERSION}"));
    if !debian(&root).is_new_enough() {
        fetch(&root)?;
    }
    let llvm = debian(&root);
    if llvm.is_new_enough() {
        Ok(llvm)
    } else {
        Err(format!("what is in `{}` cannot be run", root.display()))
    }
}

fn begins_with(folder: &Path, name: &str) -> bool {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    entries
        .into_iter()
        .any(|it| it.file_name().to_string_lossy().starts_with(name))
}

/// Debian's package, unpacked in a folder.
fn debian(root: &Path) -> Llvm {
    let entries = fs::read_dir(root.join("usr/lib"))
        .into_iter()
        .flatten()
        .flatten();
    let libraries: Vec<PathBuf> = entries
        .map(|it| it.path())
        .filter(|it| it.to_string_lossy().ends_with("-linux-gnu"))
        .collect();
    Llvm {
        programs: root.join(format!("usr/lib/llvm-{VERSION}/bin")),
        libraries: env::join_paths(libraries).ok(),
    }
}

/// Fetches the package and the libraries that the tools need, and unpacks what of them is used.
fn fetch(root: &Path) -> Result<(), String> {
    let parent = root.parent().ok_or("the folder stands in the cache's")?;
    fs::create_dir_all(parent).map_err(|error| format!("`{}`: {error}", parent.display()))?;
    eprintln!(
        "fetching Debian's llvm-{VERSION} into {}, once",
        parent.display()
    );
    let work =
        tempfile::tempdir_in(parent).map_err(|error| format!("`{}`: {error}", parent.display()))?;
    let script = r#"
set -e
library=lib$(echo "$llvm" | tr -d -)
get() {
    needed=$(apt-cache "$@" depends --recurse --important "$library" | grep '^[a-z]' | grep '^lib\|^zlib' | grep -v '^libc6$')
    apt-get "$@" download "$llvm" $needed
}
if ! get 2>/dev/null
then
    # Lists of one's own, where the system has none.
    mkdir -p lists/partial
    own="-o Dir::State::lists=$PWD/lists -o Dir::Cache=$PWD -o APT::Sandbox::User="
    apt-get $own -qq update
    get $own
fi
for deb in *.deb
do dpkg-deb -x "$deb" all
done
mkdir -p "root/usr/lib/$llvm/bin"
mv "all/usr/lib/$llvm/bin/llvm-cov" "all/usr/lib/$llvm/bin/llvm-profdata" "root/usr/lib/$llvm/bin"
for folder in all/usr/lib/*-linux-gnu all/lib/*-linux-gnu
do if [ -d "$folder" ]; then mkdir -p "root/usr/lib/${folder##*/}"; cp -a "$folder"/*.so* "root/usr/lib/${folder##*/}"; fi
done"#;
    said(
        Command::new("/bin/sh")
            .args(["-c", script])
            .env("llvm", format!("llvm-{VERSION}"))
            .current_dir(work.path()),
    )
    .map_err(|why| format!("Debian's llvm-{VERSION} cannot be fetched: {why}"))?;
    if root.is_dir() {
        // What an interrupted run, or a system that has changed since, has left.
        fs::remove_dir_all(root).map_err(|error| format!("`{}`: {error}", root.display()))?;
    }
    fs::rename(work.path().join("root"), root)
        .map_err(|error| format!("`{}`: {error}", root.display()))
}

/// Where the rest of what is fetched or built once is kept.
fn cache() -> Result<PathBuf, String> {
    let folder = |name: &str| {
        env::var_os(name)
            .filter(|it| !it.is_empty())
            .map(PathBuf::from)
    };
    folder("CARGO_SCHEMA_CACHE")
        .or_else(|| folder("XDG_CACHE_HOME").map(|it| it.join("cargo-schema")))
        .or_else(|| env::home_dir().map(|it| it.join(".cache/cargo-schema")))
        .ok_or_else(|| {
            "there is no cache folder: neither `XDG_CACHE_HOME` nor `HOME` is set".to_owned()
        })
}

/// What a program that must succeed prints; what it said last is the error.
fn said(command: &mut Command) -> Result<String, String> {
    let program = command.get_program().to_string_lossy().into_owned();
    let output = command.stdin(Stdio::null()).output();
    let output = output.map_err(|error| format!("cannot run `{program}`: {error}"))?;
    if output.status.success() {
        return Ok(String::from_utf8_lossy(&output.stdout).into_owned());
    }
    let said = String::from_utf8_lossy(&output.stderr);
    let last = said
        .lines()
        .rev()
        .find(|it| !it.trim().is_empty())
        .unwrap_or_default();
    Err(format!("`{program}` failed: {last}"))
}
