//! The scripts of migrations: what leads from one schema to another, and back.
//!
//! One folder holds one transaction up and one down. A step whose way back needs more transactions
//! than one is therefore followed by folders that do nothing on the way up.

use crate::{
    diff::{self, Intent},
    objects::Hazard,
    plan::{self, Plan, Step},
    schema::Schema,
};

/// What one migration runs, and where that leads.
#[derive(Clone, Debug)]
pub struct Scripts {
    /// `up.sql`
    pub up: String,
    /// `down.sql`
    pub down: String,
    /// Of the way up, the first line of each statement; what only comments comes last.
    pub statements: Vec<String>,
    /// Of the way up.
    pub hazards: Vec<Hazard>,
    /// The schema afterwards.
    pub reached: Schema,
}

/// A script that does nothing. Diesel refuses one that holds no statement.
pub const NOTHING: &str = "SELECT 1;\n";

/// The migrations that lead from `old` to `new`, in order; none where the two do not differ.
///
/// # Errors
///
/// When there is no plan for the way up or for the way down.
pub fn between(old: &Schema, new: &Schema, intent: &Intent) -> Result<Vec<Scripts>, plan::Error> {
    migrations(old, new, intent, Step::render)
}

/// The same between schemas that were found, whose functions are taken as they are.
///
/// # Errors
///
/// When there is no plan for the way up or for the way down.
pub fn between_found(
    old: &Schema,
    new: &Schema,
    intent: &Intent,
) -> Result<Vec<Scripts>, plan::Error> {
    migrations(old, new, intent, Step::render_unchecked)
}

fn migrations(
    old: &Schema,
    new: &Schema,
    intent: &Intent,
    render: fn(&Step) -> String,
) -> Result<Vec<Scripts>, plan::Error> {
    let back = intent.reversed();
    let mut all = Vec::new();
    let mut before = old.clone();
    for step in plan::plan(old, new, intent)?.steps {
        // What comes back comes last.
        let wanted = diff::aligned(&step.reached, &before, &back);
        let down = plan::plan(&step.reached, &wanted, &back)?;
        all.extend(folders(&step, &down, render));
        before = step.reached;
    }
    Ok(all)
}

/// The folders of one step: downs run from the last folder to the first.
fn folders(up: &Step, down: &Plan, render: fn(&Step) -> String) -> Vec<Scripts> {
    let hazards: Vec<Hazard> = up
        .statements
        .iter()
        .flat_map(|it| it.hazards.clone())
        .collect();
    let lost = lost(&hazards);
    let mut downs = down.steps.iter().rev().map(render);
    let first = Scripts {
        up: render(up),
        down: lost + &downs.next().unwrap_or_else(|| NOTHING.to_owned()),
        statements: first_lines(up),
        hazards,
        reached: up.reached.clone(),
    };
    let rest = downs.map(|down| Scripts {
        up: format!(
            "-- Nothing to do: the way back needs a transaction more than the way here.\n{NOTHING}"
        ),
        down,
        statements: Vec::new(),
        hazards: Vec::new(),
        reached: up.reached.clone(),
    });
    std::iter::once(first).chain(rest).collect()
}

fn first_lines(step: &Step) -> Vec<String> {
    let first_line = |sql: &str| {
        let line = sql.lines().next().unwrap_or_default();
        line.trim_end_matches([';', '(', ' ']).to_owned()
    };
    let mut lines: Vec<String> = step
        .statements
        .iter()
        .filter(|it| !it.operations.is_empty())
        .map(|it| first_line(&it.sql))
        .collect();
    lines.sort_by_key(|it| it.starts_with("COMMENT ON"));
    lines
}

/// The head of a down script: what it cannot bring back.
fn lost(hazards: &[Hazard]) -> String {
    let mut head = String::new();
    for hazard in hazards {
        if let Hazard::DataLoss { what } = hazard {
            head.push_str(&format!("-- Does not bring back the data of: {what}\n"));
        }
    }
    if !head.is_empty() {
        head.push('\n');
    }
    head
}

/// The whole schema as one script.
///
/// # Errors
///
/// When there is no plan.
pub fn whole(schema: &Schema) -> Result<String, plan::Error> {
    let plan = plan::plan(&Schema::default(), schema, &Intent::default())?;
    let parts: Vec<String> = plan.steps.iter().map(Step::render).collect();
    Ok(one_script(parts.iter().map(String::as_str)))
}

/// The whole schema as one script, by the migrations that lead to it from nothing.
pub fn whole_of(scripts: &[Scripts]) -> String {
    let up = scripts.iter().filter(|it| !it.statements.is_empty());
    one_script(up.map(|it| it.up.as_str()))
}

fn one_script<'a>(parts: impl Iterator<Item = &'a str>) -> String {
    let head =
        "-- The whole schema, written by the build. Not a migration: it shows what they come to.\n";
    let parts: Vec<&str> = std::iter::once(head).chain(parts).collect();
    parts.join("\n")
}
