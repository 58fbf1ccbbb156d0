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

/// Which package is meant; the one with a `schema.toml`, unless told.
#[derive(Clone, Debug, Default, clap::Args)]
pub struct Selection {
    /// The `Cargo.toml` of the package, or of its workspace.
    #[arg(long, value_name = "PATH", global = true)]
    pub manifest_path: Option<PathBuf>,
    /// The package, where several of the workspace have a `schema.toml`.
    #[arg(short, long, value_name = "NAME", global = true)]
    pub package: Option<String>,
}

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
}

impl Member {
    fn root(&self) -> PathBuf {
        self.manifest_path
            .parent()
            .unwrap_or(Path::new(""))
            .to_owned()
    }

    fn has_settings(&self) -> bool {
        self.root().join(settings::FILE).is_file()
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
        let fitting: Vec<&Member> = members.iter().filter(|it| it.has_settings()).collect();
        // Inside one of them, that one is meant.
        let around = fitting.iter().filter(|it| here.starts_with(it.root()));
        match (
            fitting.as_slice(),
            around.max_by_key(|it| it.root().components().count()),
        ) {
            ([only], _) => Ok(only.root()),
            (_, Some(around)) if self.manifest_path.is_none() => Ok(around.root()),
            ([], _) => bail!(
                "no package of this workspace has a `{}`; put one, which may be empty, beside the `Cargo.toml` of the package that holds the declarations",
                settings::FILE
            ),
            (several, _) => {
                let names: Vec<String> = several
                    .iter()
                    .map(|it| format!("`-p {}`", it.name))
                    .collect();
                bail!(
                    "several packages have a `{}`; choose one: {}",
                    settings::FILE,
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
