//! `diff`: the way from any schema to any other, and back.

use std::{
    fs,
    path::{Path, PathBuf},
    process::ExitCode,
};

use anyhow::{Context as _, bail};
use schema_core::{
    build::files,
    diff::{Intent, MappedValue},
    introspect::Found,
    renaming::Renaming,
    scripts::Scripts,
};
use serde_json::json;

use super::{found, shown, verify::ScratchArgs};
use crate::{
    block_on,
    diff::Way,
    source::{Reader, Source},
    style,
};

/// Write what leads from one schema to another, and back.
///
/// A source is `empty`, a database's URL, the folder of a crate with declarations, `migrations:DIR`
/// or a `.sql` file. The exit status is 1 when there is a difference.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// What is there.
    #[arg(long, value_name = "SOURCE")]
    from: Source,
    /// What is wanted.
    #[arg(long, value_name = "SOURCE")]
    to: Source,
    /// Where `up.sql` and `down.sql` go, and a folder for each migration where one is not enough;
    /// standard output unless given.
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// What is the same under another name: `table:old=new`, `column:table.old=new`,
    /// `value:type.old=new`; once for each.
    #[arg(long = "rename", value_name = "KIND:OLD=NEW")]
    renames: Vec<Renaming>,
    /// What rows get in place of a value that a type loses: `type.old=new`, and NULL for `type.old=`;
    /// once for each.
    #[arg(long = "map-value", value_name = "TYPE.OLD=NEW")]
    values: Vec<MappedValue>,
    /// Pass over what the model has no place for, which is said and otherwise an error.
    #[arg(long)]
    allow_unmodelled: bool,
    /// For programs.
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    scratch: ScratchArgs,
}

impl Args {
    /// Runs the command.
    ///
    /// # Errors
    ///
    /// When a source cannot be read, holds what the model has no place for, or a rename names
    /// nothing.
    pub fn run(self) -> anyhow::Result<ExitCode> {
        let mut reader = Reader::new(self.scratch.options()?);
        let (from, to) = block_on(async {
            let from = reader.read(&self.from).await;
            let from = from.with_context(|| format!("`--from {}`", self.from))?;
            let to = reader.read(&self.to).await;
            let to = to.with_context(|| format!("`--to {}`", self.to))?;
            anyhow::Ok((from, to))
        })??;
        let (mut from, mut to) = (from, to);
        self.from.leave_unclaimed(&from, &self.to, &mut to);
        self.to.leave_unclaimed(&to, &self.from, &mut from);
        self.report_unmodelled(&from, &to)?;
        self.check_renames(&from, &to)?;
        let intent = Intent {
            renames: self.renames.clone(),
            values: self.values.clone(),
            ..Intent::default()
        };
        self.check_values(&from, &to, &intent)?;
        let way = Way::between(&from, &to, &intent)?;
        self.hand_out(&way)?;
        Ok(found(!way.0.is_empty()))
    }

    /// Says what is left out, or stops because of it.
    fn report_unmodelled(&self, from: &Found, to: &Found) -> anyhow::Result<()> {
        let sides = [(&self.from, from), (&self.to, to)];
        let lines: Vec<String> = sides
            .into_iter()
            .flat_map(|(source, found)| {
                let names = found.unmodelled.iter();
                names.map(move |it| format!("in {source}: {it}"))
            })
            .collect();
        if lines.is_empty() {
            return Ok(());
        }
        let all = lines.join("\n  ");
        if !self.allow_unmodelled {
            bail!(
                "this has no place in the model yet, and a difference in it would not be seen:\n  \
                 {all}\nto pass over it, use `--allow-unmodelled`"
            );
        }
        anstream::eprintln!(
            "{}warning{}: not compared:\n  {all}",
            style::WARNING,
            style::END
        );
        Ok(())
    }

    /// A rename that names nothing would be passed over, and what it was for be dropped.
    fn check_renames(&self, from: &Found, to: &Found) -> anyhow::Result<()> {
        for it in &self.renames {
            if !it.applies_to(&from.schema) {
                bail!(
                    "`--rename` does not fit `{}`: the old name is not there, or the new one is",
                    self.from
                );
            }
            if !it.reversed().applies_to(&to.schema) {
                bail!(
                    "`--rename` does not fit `{}`: the new name is not there, or the old one is",
                    self.to
                );
            }
        }
        Ok(())
    }

    /// Neither would a value be passed over that is there and stays there.
    fn check_values(&self, from: &Found, to: &Found, intent: &Intent) -> anyhow::Result<()> {
        let fits = |it: &&MappedValue| it.applies_to(&from.schema, &to.schema, intent);
        match self.values.iter().find(|it| !fits(it)) {
            Some(it) => bail!(
                "`--map-value` does not fit: `{}` is no value of `{}` that goes, or what takes its place is none",
                it.old,
                it.of
            ),
            None => Ok(()),
        }
    }

    fn hand_out(&self, way: &Way) -> anyhow::Result<()> {
        let (up, down) = (way.up(), way.down());
        if self.json {
            let hazards: Vec<String> = way
                .0
                .iter()
                .flat_map(|it| it.hazards.iter().map(ToString::to_string))
                .collect();
            println!("{:#}", json!({"up": up, "down": down, "hazards": hazards}));
        }
        match &self.out {
            Some(folder) => write(folder, &way.0, &up, &down)?,
            None if self.json => {}
            None => print!("-- up.sql\n\n{up}\n-- down.sql\n\n{down}"),
        }
        Ok(())
    }
}

/// The name of a migration's folder, such that Diesel takes them in order.
fn step(number: usize) -> String {
    format!("{number:02}_step")
}

fn write(folder: &Path, way: &[Scripts], up: &str, down: &str) -> anyhow::Result<()> {
    let unwritable = |path: &Path| format!("`{}` cannot be written", shown(path));
    fs::create_dir_all(folder).with_context(|| unwritable(folder))?;
    // What an earlier run needed and this one does not.
    for number in 1.. {
        let old = folder.join(step(number));
        if !old.is_dir() {
            break;
        }
        fs::remove_dir_all(&old).with_context(|| unwritable(&old))?;
    }
    let mut all = vec![(folder.join("up.sql"), up), (folder.join("down.sql"), down)];
    if way.len() > 1 {
        for (at, it) in way.iter().enumerate() {
            let step = folder.join(step(at + 1));
            fs::create_dir_all(&step).with_context(|| unwritable(&step))?;
            all.push((step.join("up.sql"), &it.up));
            all.push((step.join("down.sql"), &it.down));
        }
    }
    for (path, script) in all {
        files::write(&path, script, None).with_context(|| unwritable(&path))?;
        eprintln!("wrote {}", shown(&path));
    }
    Ok(())
}
