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
};

use rustc_hash::{FxHashMap, FxHashSet};

use crate::{
    diff::{self, Intent},
    objects::{
        AnyObject, Between, Clause, Dependency, Effects, Hazard, NOBODY, NOTHING, ObjectId,
        Operation, Stages, Way, diff_all, given_all,
    },
    schema::{Schema, Scope},
    sql::Sql,
};
use circles::circles;

mod circles;
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
    let (renames, mut reached) = diff::renames(old, new, intent);
    let Stages { first, goal, last } = Stages::between(&reached, new);
    for operation in &first {
        operation.apply(&mut reached);
    }
    let alone = |it: &Operation| statement(it, &[], vec![it.clone()]);
    let mut steps = Vec::new();
    let parts = ordered(&reached, goal.as_ref().unwrap_or(new), intent)?;
    carry_out(parts, &mut reached, &mut steps);
    if goal.is_some() {
        carry_out(
            vec![last.iter().map(alone).collect()],
            &mut reached,
            &mut steps,
        );
        let rest = ordered(&reached, new, intent)?;
        carry_out(rest, &mut reached, &mut steps);
    }
    steps.retain(|it| !it.statements.is_empty());
    if reached != *new {
        let left = diff::diff(&reached, new, &Intent::default());
        if !left.is_empty() {
            return Err(Error::Simulation(left.iter().map(name).collect()));
        }
    }
    let guards: Vec<Statement> = steps.iter().flat_map(guards).collect();
    let first: Vec<Statement> = renames
        .iter()
        .map(alone)
        .chain(guards)
        .chain(first.iter().map(alone))
        .collect();
    if !first.is_empty() {
        if steps.is_empty() {
            steps.push(Step {
                statements: Vec::new(),
                reached,
            });
        }
        steps[0].statements.splice(0..0, first);
    }
    Ok(Plan { steps })
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
            Ok(ordered) => return Ok(ordered),
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
}

fn planned(operations: Vec<Operation>, cx: &Between<'_>) -> Vec<Planned> {
    let planned = |operation: Operation| Planned {
        id: operation.id(),
        way: operation.way(),
        effects: operation.effects(cx),
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

/// What is dropped and created again, and what is converted in place.
fn moving(operations: &[Planned]) -> (BTreeSet<Dependency>, BTreeSet<Dependency>) {
    let effects = || operations.iter().map(|it| &it.effects);
    let removed: FxHashSet<&Dependency> = effects().flat_map(|it| &it.removes).collect();
    let made = effects().flat_map(|it| &it.makes);
    let replaced = made.filter(|it| removed.contains(it)).cloned().collect();
    let converted = effects().flat_map(|it| &it.disturbs).cloned().collect();
    (replaced, converted)
}

/// Drops an object and creates it again; or, where that would lose data, makes it let go.
fn give_way(old: &AnyObject, operations: &mut Vec<Planned>, cx: &Between<'_>) {
    let id = old.id();
    if operations
        .iter()
        .any(|it| it.way == Way::Drop && it.id == id)
    {
        return;
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
}

/// Breaks a circle: what holds the old and the new together, because it changes in place from
/// the one to the other, is dropped and created again where that loses nothing. What gets another
/// name is not among it: it holds nothing, and others hold it. Where nothing else is left, rows are
/// converted in two steps.
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
    for it in &restored {
        give_way(it, operations, cx);
    }
    if !restored.is_empty() {
        return true;
    }
    let mut kept = kept.into_iter().filter(|it| it.id().holds_rows());
    let first = kept.find(|it| stepwise.insert(it.id()));
    if let Some(it) = &first {
        give_way(it, operations, &Between { stepwise, ..*cx });
    }
    first.is_some()
}

type Node = usize;

/// What everything else comes before, with what is said of it, and the rest.
fn at_the_end(operations: &[Planned]) -> (Vec<Node>, Vec<Node>) {
    let at_the_end = operations.iter().filter(|it| it.effects.at_the_end);
    let ids: BTreeSet<&ObjectId> = at_the_end.map(|it| &it.id).collect();
    let nodes = 0..operations.len();
    nodes.partition(|it| {
        let Planned {
            id, way, effects, ..
        } = &operations[*it];
        effects.at_the_end || !ids.is_empty() && *way != Way::Drop && ids.contains(&id.whole())
    })
}

/// Operations, and which of them must come before which.
struct Graph<'a> {
    operations: &'a [Planned],
    /// Each once.
    before: Vec<(Node, Node)>,
    /// The operation in whose statement each is carried out; itself where it has its own.
    leader: Vec<Node>,
}

impl<'a> Graph<'a> {
    fn new(operations: &'a [Planned]) -> Self {
        let makers = Places::of(operations, |it| &it.makes);
        let removers = Places::of(operations, |it| &it.removes);
        let leader = leaders(operations, &makers, &removers);
        let mut before = edges(operations, &makers, &removers);
        let (at_the_end, others) = at_the_end(operations);
        for node in at_the_end.into_iter().filter(|it| leader[*it] == *it) {
            before.extend(others.iter().map(|it| (*it, node)));
        }
        Graph {
            operations,
            before,
            leader,
        }
    }

    /// The statements in order, by the transaction that they run in.
    ///
    /// # Errors
    ///
    /// Operations that wait for each other.
    fn order(mut self) -> Result<Vec<Vec<Statement>>, Vec<Node>> {
        let ordered = match self.sorted() {
            Some(ordered) => ordered,
            None => {
                self.break_cycles()?;
                self.sorted().expect("without circles there is an order")
            }
        };
        let members = self.members();
        let statements = |it: Vec<Node>| {
            let statements = it.into_iter().map(|it| self.statement(it, &members[it]));
            statements.collect()
        };
        Ok(ordered.into_iter().map(statements).collect())
    }

    /// The operations that are carried out in the statement of each.
    fn members(&self) -> Vec<Vec<Node>> {
        let mut members: Vec<Vec<Node>> = vec![Vec::new(); self.operations.len()];
        for (node, leader) in self.leader.iter().enumerate() {
            members[*leader].push(node);
        }
        members
    }

    /// The leaders in order, by the transaction that they run in, of which the last is left to what
    /// else needs the commit before it; nothing, where some wait for each other.
    fn sorted(&self) -> Option<Vec<Vec<Node>>> {
        let count = self.operations.len();
        let mut successors: Vec<Vec<Node>> = vec![Vec::new(); count];
        let mut waits = vec![0_usize; count];
        for (a, b) in self.group_edges() {
            successors[a].push(b);
            waits[b] += 1;
        }
        let keys: Vec<Key<'_>> = (0..count).map(|it| self.key(it)).collect();
        let mut ready: BTreeSet<&Key<'_>> = (0..count)
            .filter(|&it| self.leader[it] == it && waits[it] == 0)
            .map(|it| &keys[it])
            .collect();
        let mut levels = vec![0_usize; count];
        let mut ordered: Vec<Vec<Node>> = Vec::new();
        let mut last: Option<&Key<'_>> = None;
        while let Some(&first) = ready.first() {
            // Among what is ready, the rest of what was begun comes first: a table with its indexes.
            let same = last.and_then(|last| {
                let next = ready.range::<&Key<'_>, _>(last..).next().copied();
                next.filter(|it| (it.way, &it.about) == (last.way, &last.about))
            });
            let chosen = same.unwrap_or(first);
            ready.remove(chosen);
            last = Some(chosen);
            let node = chosen.node;
            let next = levels[node] + usize::from(self.operations[node].effects.must_be_committed);
            if ordered.len() <= next {
                ordered.resize_with(next + 1, Vec::new);
            }
            ordered[levels[node]].push(node);
            for &successor in &successors[node] {
                levels[successor] = levels[successor].max(next);
                waits[successor] -= 1;
                if waits[successor] == 0 {
                    ready.insert(&keys[successor]);
                }
            }
        }
        waits.iter().all(|it| *it == 0).then_some(ordered)
    }

    fn key(&self, node: Node) -> Key<'a> {
        let it = &self.operations[node];
        Key {
            way: it.way,
            about: about(&it.operation),
            id: &it.id,
            node,
        }
    }

    fn statement(&self, leader: Node, members: &[Node]) -> Statement {
        let others = || {
            let others = members.iter().filter(|it| **it != leader);
            others.map(|it| &self.operations[*it].operation)
        };
        let clauses: BTreeSet<Clause> = others().filter_map(Operation::inline).collect();
        let inline: Vec<String> = clauses.into_iter().map(|it| it.sql).collect();
        let mut operations: Vec<Operation> = others().cloned().collect();
        let Planned { operation, way, .. } = &self.operations[leader];
        // Parts are made after the whole, and go before it.
        let at = if *way == Way::Create {
            0
        } else {
            operations.len()
        };
        operations.insert(at, operation.clone());
        statement(operation, &inline, operations)
    }

    /// Which statement must come before which, each named by its leader.
    fn group_edges(&self) -> Vec<(Node, Node)> {
        let lead = |(a, b): &(Node, Node)| (self.leader[*a], self.leader[*b]);
        let mut edges: Vec<(Node, Node)> = self.before.iter().map(lead).collect();
        edges.retain(|(a, b)| a != b);
        edges.sort_unstable();
        edges.dedup();
        edges
    }

    /// Gives statements of their own to the parts that close a circle between statements.
    fn break_cycles(&mut self) -> Result<(), Vec<Node>> {
        loop {
            let circle_of = circles(self.operations.len(), &self.group_edges());
            let Some(first) = circle_of.iter().flatten().next() else {
                return Ok(());
            };
            // What waits is set free, not what is waited for: the foreign key, not the key.
            let waits = |&(a, b): &(Node, Node)| {
                if self.operations[b].way == Way::Create && self.leader[b] != b {
                    Some(b)
                } else if self.operations[a].way == Way::Drop && self.leader[a] != a {
                    Some(a)
                } else {
                    None
                }
            };
            let closing: Vec<Node> = self
                .before
                .iter()
                .filter(|(a, b)| {
                    let (a, b) = (self.leader[*a], self.leader[*b]);
                    a != b && circle_of[a].is_some() && circle_of[a] == circle_of[b]
                })
                .filter_map(waits)
                .collect();
            if closing.is_empty() {
                let is_first = |it: &Node| circle_of[*it].as_ref() == Some(first);
                return Err((0..circle_of.len()).filter(is_first).collect());
            }
            for node in closing {
                self.leader[node] = node;
            }
        }
    }
}

/// Where the order is free: what goes comes first, then what changes, then what is new; each table
/// with its parts.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Key<'a> {
    way: Way,
    about: Dependency,
    id: &'a ObjectId,
    node: Node,
}

/// Where something happens to each thing that others can depend on.
struct Places<'a>(FxHashMap<&'a Dependency, Vec<Node>>);

impl<'a> Places<'a> {
    fn of(operations: &'a [Planned], of: fn(&Effects) -> &Vec<Dependency>) -> Self {
        let count = operations.iter().map(|it| of(&it.effects).len()).sum();
        let mut places: FxHashMap<_, Vec<Node>> =
            FxHashMap::with_capacity_and_hasher(count, Default::default());
        for (node, it) in operations.iter().enumerate() {
            for dependency in of(&it.effects) {
                places.entry(dependency).or_default().push(node);
            }
        }
        Places(places)
    }

    fn get(&self, dependency: &Dependency) -> &[Node] {
        self.0.get(dependency).map_or(&[], Vec::as_slice)
    }
}

/// Which operation must come before which.
fn edges(operations: &[Planned], makers: &Places<'_>, removers: &Places<'_>) -> Vec<(Node, Node)> {
    let alterers = Places::of(operations, |it| &it.alters);
    let mut before = Vec::new();
    for (node, planned) in operations.iter().enumerate() {
        let Planned {
            operation,
            effects: it,
            ..
        } = planned;
        for need in &it.needs {
            let first = makers.get(need).iter().chain(alterers.get(need));
            before.extend(first.map(|&a| (a, node)));
        }
        for free in &it.frees {
            before.extend(removers.get(free).iter().map(|&b| (node, b)));
            // What changes from one use of a thing to another use of it follows the thing, and what
            // is part of it goes along.
            let alterers = alterers.get(free);
            if !alterers.is_empty()
                && !it.needs.contains(free)
                && operation.part_of().as_ref() != Some(free)
            {
                before.extend(alterers.iter().map(|&b| (node, b)));
            }
        }
        for made in &it.makes {
            before.extend(removers.get(made).iter().map(|&a| (a, node)));
        }
    }
    before.retain(|(a, b)| a != b);
    before.sort_unstable();
    before.dedup();
    before
}

/// In whose statement each operation is carried out, as far as its object is part of another.
fn leaders(operations: &[Planned], makers: &Places<'_>, removers: &Places<'_>) -> Vec<Node> {
    // What has no name of its own goes even where other parts have to make room.
    let last = |places: &Places<'_>, whole: &Dependency, part: &Planned| {
        let last = places.get(whole).last().copied();
        last.filter(|it| !operations[*it].effects.without_parts || part.id.name().is_none())
    };
    let whole = |it: &Planned| match it.way {
        Way::Create if it.operation.inline().is_some() => {
            last(makers, &it.operation.part_of()?, it)
        }
        Way::Drop => {
            let mut wholes = it.operation.goes_with();
            wholes.splice(0..0, it.operation.part_of());
            wholes.iter().find_map(|whole| last(removers, whole, it))
        }
        _ => None,
    };
    let leaders = operations.iter().enumerate();
    let mut leader: Vec<Node> = leaders
        .map(|(node, it)| whole(it).unwrap_or(node))
        .collect();
    // A part of a part goes with the whole.
    for node in 0..leader.len() {
        while leader[leader[node]] != leader[node] {
            leader[node] = leader[leader[node]];
        }
    }
    leader
}
