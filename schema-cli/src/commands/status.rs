//! `status`: one screen that says where things stand.

use std::process::ExitCode;

use schema_core::{
    build::{Draft, Package, State, sealing},
    history::Migration,
    objects::Hazard,
    schema::Schema,
};

use super::{found, read, shown};
use crate::{selection::Selection, style};

/// Say what is declared, sealed, drafted and stale.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// For programs.
    #[arg(long)]
    json: bool,
}

/// How many of the sealed migrations are shown; the newest.
const SHOWN: usize = 5;

impl Args {
    /// Runs the command.
    ///
    /// # Errors
    ///
    /// When the declarations or the migrations are not sound.
    pub fn run(self, selection: &Selection) -> anyhow::Result<ExitCode> {
        let package = selection.package()?;
        let state = read(&package)?;
        let drift = package.drift(&state);
        match self.json {
            true => println!("{:#}", json(&package, &state, &drift)),
            false => print(&package, &state, &drift),
        }
        Ok(found(!drift.is_empty()))
    }
}

/// `8 tables, 6 types, 21 indexes`
fn counts(schema: &Schema) -> Vec<(&'static str, usize)> {
    let all = [
        ("tables", schema.tables.len()),
        ("types", schema.enums.len()),
        ("indexes", schema.indexes.len()),
        ("constraints", schema.constraints.len()),
        ("functions", schema.functions.len()),
        ("triggers", schema.triggers.len()),
        ("policies", schema.policies.len()),
        ("sequences", schema.sequences.len()),
        ("extensions", schema.extensions.len()),
    ];
    all.into_iter().filter(|(_, count)| *count > 0).collect()
}

fn print(package: &Package, state: &State, drift: &[String]) {
    let (strong, dim, end) = (style::STRONG, style::DIM, style::END);
    let name = package
        .root
        .file_name()
        .unwrap_or_default()
        .to_string_lossy();
    let counts: Vec<String> = counts(&state.generation.schema)
        .iter()
        .map(|(what, count)| format!("{count} {what}"))
        .collect();
    let declared = if counts.is_empty() {
        "nothing yet".to_owned()
    } else {
        counts.join(", ")
    };
    anstream::println!("{strong}{name}{end}  {dim}declares {declared}{end}\n");

    let sealed = &state.history.sealed;
    let hidden = sealed.len().saturating_sub(SHOWN);
    if hidden > 0 {
        anstream::println!("  {dim}{hidden} older{end}");
    }
    for it in &sealed[hidden..] {
        anstream::println!("  {}sealed{end}   {}", style::GOOD, it.name);
    }
    for it in &state.history.unsealed {
        anstream::println!("  {}by hand{end}  {}", style::WARNING, it.name);
    }
    for draft in &state.generation.drafts {
        print_draft(draft);
    }
    if sealed.is_empty() && state.generation.drafts.is_empty() && state.history.unsealed.is_empty()
    {
        anstream::println!("  {dim}no migrations{end}");
    }
    let folders = package.places(&state.changes).into_iter();
    let folders: Vec<String> = folders.map(|(folder, _)| shown(&folder)).collect();
    anstream::println!("\n  {dim}{}{end}", folders.join(", "));
    for it in drift {
        anstream::println!("  {}stale{end}    {it}", style::WARNING);
    }
    anstream::println!("\n{}", next(state, drift));
}

fn print_draft(draft: &Draft) {
    let (dim, end) = (style::DIM, style::END);
    anstream::println!("  {}draft{end}    {}", style::WARNING, draft.migration.name);
    for line in draft.statements.iter().take(SHOWN) {
        anstream::println!("           {dim}{line}{end}");
    }
    if draft.statements.len() > SHOWN {
        anstream::println!(
            "           {dim}and {} more{end}",
            draft.statements.len() - SHOWN
        );
    }
    for hazard in &draft.hazards {
        let colour = match hazard {
            Hazard::DataLoss { .. } => style::ERROR,
            _ => style::WARNING,
        };
        anstream::println!("           {colour}{hazard}{end}");
    }
}

/// What to do now.
fn next(state: &State, drift: &[String]) -> String {
    let strong = |text: &str| format!("{}{text}{}", style::STRONG, style::END);
    if !drift.is_empty() {
        format!("Next: {}", strong("cargo schema generate"))
    } else if !state.generation.drafts.is_empty() {
        format!(
            "Next: read the draft, then {}",
            strong("cargo schema seal NAME")
        )
    } else if !state.history.unsealed.is_empty() {
        format!("Next: {}", strong("cargo schema seal"))
    } else {
        "Everything is sealed and up to date.".to_owned()
    }
}

fn json(package: &Package, state: &State, drift: &[String]) -> serde_json::Value {
    let names = |all: &[Migration]| all.iter().map(|it| it.name.clone()).collect::<Vec<_>>();
    let declared: serde_json::Map<String, serde_json::Value> = counts(&state.generation.schema)
        .into_iter()
        .map(|(what, count)| (what.to_owned(), count.into()))
        .collect();
    let drafts: Vec<_> = state
        .generation
        .drafts
        .iter()
        .map(|it| {
            serde_json::json!({
                "name": it.migration.name,
                "hazards": it.hazards.iter().map(Hazard::to_string).collect::<Vec<_>>(),
                "approvals_needed": sealing::lost(it).collect::<Vec<_>>(),
            })
        })
        .collect();
    serde_json::json!({
        "package": package.root,
        "declared": declared,
        "sealed": names(&state.history.sealed),
        "unsealed": names(&state.history.unsealed),
        "drafts": drafts,
        "stale": drift,
    })
}
