//! Which package of a workspace is meant.

use std::{
    env,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, bail};
use schema_core::{build::Package, problems::Problems, settings};
use serde::Deserialize;

use crate::told;

/// Which package is meant; the one whose build keeps a schema, unless told.
#[derive(Clone, Debug, Default, clap::Args)]
pub struct Selection {
    /// The `Cargo.toml` of the package, or of its workspace.
    #[arg(long, value_name = "PATH", global = true)]
    pub manifest_path: Option<PathBuf>,
    /// The package, where several of the workspace keep a schema.
    #[arg(short, long, value_name = "NAME", global = true)]
    pub package: Option<String>,
}

/// The crate that a build script calls.
const ENGINE: &str = "schema-core";

/// What cargo says about a workspace, as far as it is of interest.
#[derive(Deserialize)]
struct Workspace {
    packages: Vec<Member>,
    workspace_members: Vec<String>,
}

#[derive(Clone, Deserialize)]
struct Member {
    id: String,
    name: String,
    manifest_path: PathBuf,
    dependencies: Vec<Needed>,
}

/// What a package depends on.
#[derive(Clone, Deserialize)]
struct Needed {
    name: String,
    /// `build`, or none for what the library itself needs.
    kind: Option<String>,
}

impl Member {
    fn root(&self) -> PathBuf {
        self.manifest_path
            .parent()
            .unwrap_or(Path::new(""))
            .to_owned()
    }

    /// Whether its build script keeps a schema, as far as its manifest tells, or its settings say so.
    fn keeps_a_schema(&self) -> bool {
        let is_ours = |it: &Needed| it.name == ENGINE && it.kind.as_deref() == Some("build");
        self.dependencies.iter().any(is_ours) || self.root().join(settings::FILE).is_file()
    }
}

impl Selection {
    /// The package, with its settings.
    ///
    /// # Errors
    ///
    /// When none fits, or several do, or its settings are not sound.
    pub fn package(&self) -> anyhow::Result<Package> {
        let root = self.root()?;
        let mut problems = Problems::default();
        let package = Package::read(&root, &mut problems);
        if problems.is_empty() {
            return Ok(package);
        }
        Err(told(&problems, &root))
    }

    /// The folder of the package.
    fn root(&self) -> anyhow::Result<PathBuf> {
        let here = env::current_dir().context("the current folder is gone")?;
        if self.manifest_path.is_none() && self.package.is_none() && is_package(&here) {
            return Ok(here);
        }
        let named = self.manifest_path.as_deref().and_then(Path::parent);
        if let Some(named) = named.filter(|it| self.package.is_none() && is_package(it)) {
            return Ok(here.join(named));
        }
        let members = self.members()?;
        if let Some(name) = &self.package {
            let member = members.iter().find(|it| it.name == *name);
            return member.map(Member::root).with_context(|| {
                let names: Vec<String> =
                    members.iter().map(|it| format!("`{}`", it.name)).collect();
                format!(
                    "no package `{name}` in this workspace, which has {}",
                    names.join(", ")
                )
            });
        }
        let fitting: Vec<&Member> = members.iter().filter(|it| it.keeps_a_schema()).collect();
        // Inside one of them, that one is meant.
        let around = fitting.iter().filter(|it| here.starts_with(it.root()));
        match (
            fitting.as_slice(),
            around.max_by_key(|it| it.root().components().count()),
        ) {
            ([only], _) => Ok(only.root()),
            (_, Some(around)) if self.manifest_path.is_none() => Ok(around.root()),
            ([], _) => bail!(
                "no package of this workspace has `{ENGINE}` among its `[build-dependencies]`, or a `{}`: \
                 the one that holds the declarations needs the first",
                settings::FILE
            ),
            (several, _) => {
                let names: Vec<String> = several
                    .iter()
                    .map(|it| format!("`-p {}`", it.name))
                    .collect();
                bail!(
                    "several packages keep a schema; choose one: {}",
                    names.join(" or ")
                )
            }
        }
    }

    fn members(&self) -> anyhow::Result<Vec<Member>> {
        let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
        let mut command = Command::new(cargo);
        command.args(["metadata", "--no-deps", "--format-version", "1"]);
        if let Some(path) = &self.manifest_path {
            command.arg("--manifest-path").arg(path);
        }
        let output = command
            .output()
            .context("`cargo metadata` cannot be run, which says what the workspace holds")?;
        if !output.status.success() {
            let error = String::from_utf8_lossy(&output.stderr);
            bail!("{}", error.trim().trim_start_matches("error: "));
        }
        let workspace: Workspace = serde_json::from_slice(&output.stdout)
            .context("what `cargo metadata` prints is not what was expected")?;
        let is_member = |it: &Member| workspace.workspace_members.contains(&it.id);
        let mut members: Vec<Member> = workspace.packages.into_iter().filter(is_member).collect();
        let named = self
            .manifest_path
            .as_deref()
            .and_then(|it| it.canonicalize().ok());
        if let Some(named) = named
            && self.package.is_none()
            && members.iter().any(|it| it.manifest_path == named)
        {
            // A package was named, not a workspace.
            members.retain(|it| it.manifest_path == named);
        }
        Ok(members)
    }
}

fn is_package(folder: &Path) -> bool {
    folder.join(settings::FILE).is_file() && folder.join("Cargo.toml").is_file()
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    /// A workspace of packages, each with what its manifest says beside its name.
    fn workspace(packages: &[(&str, &str)]) -> tempfile::TempDir {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let root = folder.path();
        let write = |path: PathBuf, text: &str| {
            let parent = path.parent().expect("it is in a folder");
            fs::create_dir_all(parent).expect("there is room");
            fs::write(path, text).expect("there is room");
        };
        let names: Vec<String> = packages.iter().map(|it| format!("{:?}", it.0)).collect();
        let members = format!(
            "[workspace]\nresolver = \"3\"\nmembers = [{}]\n",
            names.join(", ")
        );
        write(root.join("Cargo.toml"), &members);
        for (name, more) in packages {
            let manifest = format!("[package]\nname = {name:?}\nedition = \"2024\"\n{more}\n");
            write(root.join(name).join("Cargo.toml"), &manifest);
            write(root.join(name).join("src/lib.rs"), "");
        }
        folder
    }

    /// The folder of the package that is meant, or why there is none.
    fn chosen(workspace: &tempfile::TempDir, manifest: &str, package: Option<&str>) -> String {
        let selection = Selection {
            manifest_path: Some(workspace.path().join(manifest)),
            package: package.map(Into::into),
        };
        match selection.package() {
            Ok(package) => package
                .root
                .file_name()
                .unwrap_or_default()
                .to_string_lossy()
                .into(),
            Err(error) => error.to_string(),
        }
    }

    const BUILDS: &str = "[build-dependencies]\nschema-core = \"0.1\"";

    #[test]
    fn the_package_whose_build_keeps_a_schema_is_meant() {
        let folder = workspace(&[
            ("app", "[dependencies]\nschema-core = \"0.1\""),
            ("tables", BUILDS),
        ]);
        assert_eq!(chosen(&folder, "Cargo.toml", None), "tables");
        assert_eq!(chosen(&folder, "tables/Cargo.toml", None), "tables");
        assert_eq!(chosen(&folder, "Cargo.toml", Some("app")), "app");
        assert_eq!(
            chosen(&folder, "Cargo.toml", Some("tabels")),
            "no package `tabels` in this workspace, which has `app`, `tables`"
        );
        assert_eq!(
            chosen(&folder, "app/Cargo.toml", None),
            "no package of this workspace has `schema-core` among its `[build-dependencies]`, or a \
             `schema.toml`: the one that holds the declarations needs the first"
        );
        // Settings tell it as well, and are read.
        fs::write(folder.path().join("app/schema.toml"), "[pths]\n").expect("there is room");
        assert_eq!(
            chosen(&folder, "Cargo.toml", None),
            "several packages keep a schema; choose one: `-p app` or `-p tables`"
        );
        let error = chosen(&folder, "app/Cargo.toml", None);
        assert!(error.starts_with("unknown field `pths`"), "{error}");
    }

    #[test]
    fn what_cargo_cannot_read_is_told_in_its_words() {
        let folder = workspace(&[("app", "version = 7")]);
        let error = chosen(&folder, "Cargo.toml", None);
        assert!(error.contains("failed to load manifest"), "{error}");
    }
}
