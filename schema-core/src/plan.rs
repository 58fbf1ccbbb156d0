//! The plan: operations, ordered over their dependencies into statements, in as few migrations as
//! PostgreSQL allows.
//!
//! What stands in the way of a change is dropped before it and created again after it. What can be
//! made or dropped together with the object that it is part of, is; unless that would close a
//! circle, in which case it gets a statement of its own (a foreign key between two tables that
//! point at each other). Before a plan is handed out it is carried out on the old schema, and must
//! give the new one.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt,
    mem::discriminant,
};

use rustc_hash::FxHashSet;

use crate::{
    check::Catalog,
    diff::{self, Intent},
    ident::QualifiedName,
    objects::{
        AnyObject, Between, Dependency, Effects, Hazard, NOBODY, NOTHING, Names, ObjectId,
        Operation, Stages, Way, diff_all, given_all, row_types,
    },
    schema::{Schema, Scope},
    sql::Sql,
};
use graph::Graph;

mod circles;
mod graph;
#[cfg(test)]
mod tests;

/// The way from one schema to another.
#[derive(Clone, Debug, Default)]
pub struct Plan {
    /// One migration each; all but the first need what the one before has committed.
    pub steps: Vec<Step>,
}

impl Plan {
    /// Whether there is nothing to do.
    pub fn is_empty(&self) -> bool {
        self.steps.is_empty()
    }

    /// Every statement, in order.
    pub fn statements(&self) -> impl Iterator<Item = &Statement> {
        self.steps.iter().flat_map(|it| &it.statements)
    }

    /// What a reviewer has to know, each once.
    pub fn hazards(&self) -> BTreeSet<&Hazard> {
        self.statements().flat_map(|it| &it.hazards).collect()
    }
}

/// What runs in one transaction.
#[derive(Clone, Debug, Default)]
pub struct Step {
    /// In order; never empty.
    pub statements: Vec<Statement>,
    /// The schema afterwards.
    pub reached: Schema,
}

impl Step {
    /// The script. Hazards stand as comments above their statements.
    pub fn render(&self) -> String {
        let mut script = String::new();
        let mut last: Option<&Statement> = None;
        for statement in &self.statements {
            if last.is_some_and(|it| {
                it.about != statement.about || it.is_long() || statement.is_long()
            }) {
                script.push('\n');
            }
            for hazard in &statement.hazards {
                script.push_str(&format!("-- {hazard}\n"));
            }
            script.push_str(&statement.sql);
            last = Some(statement);
        }
        script
    }

    /// The script, which makes functions whose bodies no longer fit what is there, as `pg_dump`'s scripts do:
    /// PostgreSQL lets the columns go that a body names.
    pub fn render_unchecked(&self) -> String {
        let mut operations = self.statements.iter().flat_map(|it| &it.operations);
        match operations.any(Operation::is_checked) {
            true => format!(
                "SET check_function_bodies = off;\n\n{}\nRESET check_function_bodies;\n",
                self.render()
            ),
            false => self.render(),
        }
    }
}

/// One change, as SQL.
#[derive(Clone, Debug)]
pub struct Statement {
    /// One SQL statement, or a few that belong together; ends with a new line.
    pub sql: String,
    /// What a reviewer has to know.
    pub hazards: Vec<Hazard>,
    /// What it does, in the order in which it is done.
    pub operations: Vec<Operation>,
    /// The table or other whole that it is about.
    about: Dependency,
}

impl Statement {
    fn is_long(&self) -> bool {
        self.sql.lines().count() > 1
    }
}

/// Why there is no plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Error {
    /// These wait for each other.
    Cycle(Vec<String>),
    /// Carried out, the operations do not give the new schema; these differences remain.
    Simulation(Vec<String>),
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Error::Cycle(of) => {
                write!(
                    f,
                    "no order of statements: these wait for each other: {}",
                    of.join(", ")
                )
            }
            Error::Simulation(left) => {
                write!(
                    f,
                    "the plan does not reach its end; what remains: {}",
                    left.join(", ")
                )
            }
        }
    }
}

impl std::error::Error for Error {}

/// Plans the way from `old` to `new`.
///
/// # Errors
///
/// When no order satisfies all dependencies, or when the plan, carried out on `old`, does not give
/// `new`. Both are gaps of the engine, not of the schemas.
pub fn plan(old: &Schema, new: &Schema, intent: &Intent) -> Result<Plan, Error> {
    let (renames, reached) = diff::renames(old, new, intent);
    let (mut steps, reached) = way(&reached, new, intent)?;
    if reached != *new {
        let left = diff::diff(&reached, new, &Intent::default());
        if !left.is_empty() {
            return Err(Error::Simulation(left.iter().map(name).collect()));
        }
    }
    let guards: Vec<Statement> = steps.iter().flat_map(guards).collect();
    let first = renames.iter().map(alone).chain(guards).collect();
    begin_with(first, &mut steps, &reached);
    Ok(Plan { steps })
}

/// What leads to `new` after the renames, and where it leads.
fn way(old: &Schema, new: &Schema, intent: &Intent) -> Result<(Vec<Step>, Schema), Error> {
    let mut reached = old.clone();
    let Stages { first, goal, last } = Stages::between(old, new);
    for operation in &first {
        operation.apply(&mut reached);
    }
    let mut steps = Vec::new();
    let parts = ordered(&reached, goal.as_ref().unwrap_or(new), intent)?;
    carry_out(parts, &mut reached, &mut steps);
    if goal.is_some() {
        let last = last.iter().map(alone).collect();
        carry_out(vec![last], &mut reached, &mut steps);
        let rest = ordered(&reached, new, intent)?;
        carry_out(rest, &mut reached, &mut steps);
    }
    steps.retain(|it| !it.statements.is_empty());
    begin_with(first.iter().map(alone).collect(), &mut steps, &reached);
    let Some(aside) = row_types::aside(old, new, || touched_rows(&steps)) else {
        return Ok((steps, reached));
    };
    let (mut steps, reached) = way(old, &aside.before, &Intent::default())?;
    let (more, reached) = way(&reached, &aside.after, intent)?;
    go_on(&mut steps, more);
    let (mut more, reached) = way(&reached, new, intent)?;
    for (table, hazard) in aside.lost {
        let mut statements = more.iter_mut().flat_map(|it| &mut it.statements);
        let is_it = |it: &&mut Statement| it.operations.iter().any(|it| it.id() == table);
        if let Some(it) = statements.find(is_it) {
            it.hazards.push(hazard);
            it.hazards.sort();
        }
    }
    go_on(&mut steps, more);
    Ok((steps, reached))
}

/// Adds steps, the first of which goes on in the transaction of the last.
fn go_on(steps: &mut Vec<Step>, mut more: Vec<Step>) {
    if let (Some(last), Some(first)) = (steps.last(), more.first_mut()) {
        first
            .statements
            .splice(0..0, last.statements.iter().cloned());
        steps.pop();
    }
    steps.extend(more);
}

/// The tables and views whose rows PostgreSQL has to look at wherever they are.
fn touched_rows(steps: &[Step]) -> BTreeSet<QualifiedName> {
    let statements = steps.iter().flat_map(|it| &it.statements);
    let mut touched = BTreeSet::new();
    for operation in statements.flat_map(|it| &it.operations) {
        let id = operation.id();
        touched.extend(id.qualified().filter(|_| operation.touches_rows()).cloned());
        touched.extend(operation.hazards().into_iter().filter_map(|it| match it {
            Hazard::Rewrite { table } => Some(table),
            _ => None,
        }));
    }
    touched
}

/// An operation as a statement.
fn alone(operation: &Operation) -> Statement {
    statement(operation, &[], vec![operation.clone()])
}

/// Puts statements before all others; `reached` is where they lead if there are none.
fn begin_with(first: Vec<Statement>, steps: &mut Vec<Step>, reached: &Schema) {
    if first.is_empty() {
        return;
    }
    if steps.is_empty() {
        steps.push(Step {
            statements: Vec::new(),
            reached: reached.clone(),
        });
    }
    steps[0].statements.splice(0..0, first);
}

/// What stops the plan before it changes anything but names; it goes by the new ones.
fn guards(step: &Step) -> Vec<Statement> {
    let operations = step.statements.iter().flat_map(|it| &it.operations);
    let guard = |it: &Operation| {
        Some(Statement {
            sql: it.guard()?,
            hazards: Vec::new(),
            operations: Vec::new(),
            about: about(it),
        })
    };
    operations.filter_map(guard).collect()
}

/// Adds what runs in one transaction each; the first part goes on with the last step.
fn carry_out(parts: Vec<Vec<Statement>>, reached: &mut Schema, steps: &mut Vec<Step>) {
    for (at, mut statements) in parts.into_iter().enumerate() {
        for operation in statements.iter().flat_map(|it| &it.operations) {
            operation.apply(reached);
        }
        // What is as it should be without a word.
        statements.retain(|it| !it.sql.is_empty());
        let begun = steps.pop_if(|_| at == 0).unwrap_or_default();
        statements.splice(0..0, begun.statements);
        steps.push(Step {
            statements,
            reached: reached.clone(),
        });
    }
}

/// The statements for what the renames leave, in order, by the transaction that they run in.
fn ordered(old: &Schema, new: &Schema, intent: &Intent) -> Result<Vec<Vec<Statement>>, Error> {
    let (old, new) = (Scope::new(old), Scope::new(new));
    let cx = Between {
        old: &old,
        new: &new,
        intent,
        moving: &NOTHING,
        stepwise: &NOBODY,
    };
    let mut operations = planned(diff_all(&cx), &cx);
    let mut stepwise = BTreeSet::new();
    loop {
        let cx = Between {
            stepwise: &stepwise.clone(),
            ..cx
        };
        restore_dependants(&mut operations, &cx);
        begin(&mut operations, &cx);
        match Graph::new(&operations).order() {
            Ok(ordered) => return Ok(ordered.into_iter().map(joined).collect()),
            Err(circle) => {
                let circle: Vec<Operation> = circle
                    .into_iter()
                    .map(|it| operations[it].operation.clone())
                    .collect();
                if !untie(&circle, &mut operations, &mut stepwise, &cx) {
                    return Err(Error::Cycle(circle.iter().map(name).collect()));
                }
            }
        }
    }
}

fn name(operation: &Operation) -> String {
    let verb = match operation.way() {
        Way::Create => "create",
        Way::Drop => "drop",
        Way::Alter => "alter",
    };
    format!("{verb} {}", operation.id())
}

/// An operation, with what the plan asks of it again and again.
struct Planned {
    operation: Operation,
    id: ObjectId,
    way: Way,
    effects: Effects,
    names: Names,
}

fn planned(operations: Vec<Operation>, cx: &Between<'_>) -> Vec<Planned> {
    let planned = |operation: Operation| Planned {
        id: operation.id(),
        way: operation.way(),
        effects: operation.effects(cx),
        names: operation.names(),
        operation,
    };
    operations.into_iter().map(planned).collect()
}

fn statement(leader: &Operation, inline: &[String], operations: Vec<Operation>) -> Statement {
    let mut sql = Sql::default();
    leader.render(inline, &mut sql);
    let hazards: BTreeSet<Hazard> = operations.iter().flat_map(Operation::hazards).collect();
    Statement {
        sql: sql.finish(),
        hazards: hazards.into_iter().collect(),
        about: about(leader),
        operations,
    }
}

/// The statements, of which those that follow each other and alter one object are one, where that can be.
fn joined(statements: Vec<Statement>) -> Vec<Statement> {
    let mut joined: Vec<Statement> = Vec::with_capacity(statements.len());
    let mut actions: Option<(String, Vec<String>)> = None;
    for it in statements {
        let next = match it.operations.as_slice() {
            [operation] => operation.actions(),
            _ => None,
        };
        match (&mut actions, next, joined.last_mut()) {
            (Some((called, all)), Some((also, more)), Some(last)) if *called == also => {
                all.extend(more);
                let mut sql = Sql::default();
                sql.altered(called, all);
                last.sql = sql.finish();
                last.hazards.extend(it.hazards);
                last.hazards.sort();
                last.hazards.dedup();
                last.operations.extend(it.operations);
            }
            (_, next, _) => {
                actions = next;
                joined.push(it);
            }
        }
    }
    joined
}

/// The outermost whole that an operation is about.
fn about(operation: &Operation) -> Dependency {
    match operation.part_of() {
        Some(of) => of.whole().into(),
        None if operation.way() == Way::Alter => operation.id().whole().into(),
        None => operation.id().into(),
    }
}

/// Adds the operations that take what is in the way out of it, and bring it back afterwards.
fn restore_dependants(operations: &mut Vec<Planned>, cx: &Between<'_>) {
    let (mut replaced, mut converted) = moving(operations);
    if replaced.is_empty() && converted.is_empty() {
        return;
    }
    let mut dependants: BTreeMap<Dependency, Vec<ObjectId>> = BTreeMap::new();
    for object in cx.old.objects() {
        for dependency in object.depends_on(cx.old) {
            dependants.entry(dependency).or_default().push(object.id());
        }
    }
    loop {
        let before = (replaced.len(), converted.len());
        let moving: BTreeSet<Dependency> = replaced.union(&converted).cloned().collect();
        for dependency in &moving {
            for id in dependants.get(dependency).into_iter().flatten() {
                let Some(old) = cx.old.get(id) else { continue };
                if replaced.contains(dependency) || old.blocks_change_of(dependency, cx.old) {
                    give_way(
                        &old,
                        operations,
                        &Between {
                            moving: &moving,
                            ..*cx
                        },
                    );
                }
            }
        }
        let found = self::moving(operations);
        replaced.extend(found.0);
        converted.extend(found.1);
        if before == (replaced.len(), converted.len()) {
            return;
        }
    }
}

/// What is made does not always begin with nothing.
fn begin(operations: &mut Vec<Planned>, cx: &Between<'_>) {
    let effects = || operations.iter().map(|it| &it.effects);
    // Another type takes the place of one that PostgreSQL cannot change.
    let replaced = effects().flat_map(|it| &it.disturbs);
    let replaced = replaced.filter(|it| it.type_name().is_some());
    let made = effects().flat_map(|it| &it.makes).chain(replaced);
    let begun = planned(given_all(&made.cloned().collect(), cx), cx);
    let ids: BTreeSet<&ObjectId> = begun.iter().map(|it| &it.id).collect();
    operations.retain(|it| it.way == Way::Drop || !ids.contains(&it.id));
    operations.extend(begun);
}

/// What is dropped and created again, if only with other arguments, and what is converted in place.
fn moving(operations: &[Planned]) -> (BTreeSet<Dependency>, BTreeSet<Dependency>) {
    let effects = || operations.iter().map(|it| &it.effects);
    let removed: FxHashSet<&Dependency> = effects().flat_map(|it| &it.removes).collect();
    let made = effects().flat_map(|it| &it.makes);
    let mut replaced: BTreeSet<Dependency> =
        made.filter(|it| removed.contains(it)).cloned().collect();
    // The same call, in the same words, means another function then.
    let of = |way| operations.iter().filter(move |it| it.way == way);
    let called: FxHashSet<_> = of(Way::Create).filter_map(|it| it.id.overloads()).collect();
    if !called.is_empty() {
        let gone =
            of(Way::Drop).filter(|it| it.id.overloads().is_some_and(|it| called.contains(&it)));
        replaced.extend(gone.map(|it| it.id.clone().into()));
    }
    // So does what is of a type, where one of another kind takes its name.
    let taken = of(Way::Create).flat_map(|it| &it.names.taken);
    let types: FxHashSet<_> = taken.filter(|it| it.0 == Catalog::Type).collect();
    let gone = of(Way::Drop).filter(|it| it.names.freed.iter().any(|it| types.contains(it)));
    replaced.extend(gone.flat_map(|it| it.effects.removes.iter().cloned()));
    let converted = effects().flat_map(|it| &it.disturbs).cloned().collect();
    (replaced, converted)
}

/// Drops an object and creates it again; or, where that would lose data, makes it let go. Says whether it
/// has not been dropped anyway.
fn give_way(old: &AnyObject, operations: &mut Vec<Planned>, cx: &Between<'_>) -> bool {
    let id = old.id();
    if operations
        .iter()
        .any(|it| it.way == Way::Drop && it.id == id)
    {
        return false;
    }
    // It may be on its way to another name.
    let altered = |it: &&Planned| it.way == Way::Alter && it.operation.old_id() == id;
    let new_id = operations.iter().find(altered).map_or(&id, |it| &it.id);
    let new = cx.new.get(new_id);
    operations.retain(|it| !altered(&it));
    let mut fresh = Vec::new();
    if old.can_be_restored() {
        fresh.push(old.drop());
        fresh.extend(new.iter().flat_map(|it| it.create(cx.new)));
    } else if let Some(new) = new {
        fresh.extend(old.diff(&new, cx));
    }
    operations.extend(planned(fresh, cx));
    true
}

/// Breaks a circle: what holds the old and the new together, because it changes in place from
/// the one to the other, is dropped and created again where that loses nothing. What gets another
/// name is not among it: it holds nothing, and others hold it. Where nothing else is left, something stands
/// in for what is made or dropped, or rows are converted in two steps; and in the end what exchanges names with
/// another is made anew.
fn untie(
    circle: &[Operation],
    operations: &mut Vec<Planned>,
    stepwise: &mut BTreeSet<ObjectId>,
    cx: &Between<'_>,
) -> bool {
    let altered = circle.iter().filter(|it| it.way() == Way::Alter);
    let altered = altered.filter_map(|it| cx.old.get(&it.id()));
    let (restored, kept): (Vec<AnyObject>, Vec<AnyObject>) =
        altered.partition(AnyObject::can_be_restored);
    let mut gave_way = false;
    for it in &restored {
        gave_way |= give_way(it, operations, cx);
    }
    if gave_way {
        return true;
    }
    if let Some((tied, untied)) = in_steps(circle, cx) {
        operations.retain(|it| it.operation != *tied);
        operations.extend(untied);
        return true;
    }
    let mut kept = kept.into_iter().filter(|it| it.id().holds_rows());
    let first = kept.find(|it| stepwise.insert(it.id()));
    if let Some(it) = &first {
        give_way(it, operations, &Between { stepwise, ..*cx });
        return true;
    }
    // Names that are exchanged.
    let renamed = circle.iter().filter(|it| it.way() == Way::Alter);
    let mut renamed = renamed.filter_map(|it| cx.old.get(&it.old_id()));
    renamed.any(|it| it.can_be_restored() && give_way(&it, operations, cx))
}

/// What is made or dropped in steps, so that others need not wait for all of it, and the steps; best that by
/// which nothing waits for the circle any more. Of several kinds it is the last: views stand over functions,
/// and tables beside them.
fn in_steps<'a>(
    circle: &'a [Operation],
    cx: &Between<'_>,
) -> Option<(&'a Operation, Vec<Planned>)> {
    let effects: Vec<Effects> = circle.iter().map(|it| it.effects(cx)).collect();
    let on_it = effects
        .iter()
        .flat_map(|it| it.makes.iter().chain(&it.removes));
    let on_it: BTreeSet<&Dependency> = on_it.collect();
    let is_free = |steps: &[Planned]| {
        let mut stand_in = steps.iter().filter(|it| it.way != Way::Alter);
        stand_in.all(|it| {
            let mut held = it.effects.needs.iter().chain(&it.effects.frees);
            !held.any(|it| on_it.contains(it))
        })
    };
    let kind = |it: &Operation| discriminant(&it.id());
    let kinds = circle.chunk_by(|a, b| kind(a) == kind(b)).rev().flatten();
    let steps = |it: &'a Operation| Some((it, planned(it.untied(cx)?, cx)));
    let mut tied: Vec<(&Operation, Vec<Planned>)> = kinds.filter_map(steps).collect();
    let best = tied.iter().position(|(_, steps)| is_free(steps));
    (!tied.is_empty()).then(|| tied.swap_remove(best.unwrap_or(0)))
}
