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

use petgraph::{algo::kosaraju_scc, graph::DiGraph};

use crate::{
    diff::{self, Intent},
    objects::{
        AnyObject, AnyStep, Between, Clause, Dependency, Effects, Hazard, NOTHING, ObjectId,
        Operation, diff_all,
    },
    schema::{Schema, Scope},
    sql::Sql,
};

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
    let mut steps: Vec<Step> = Vec::new();
    if !renames.is_empty() {
        let statements = renames
            .iter()
            .map(|it| statement(it, &[], vec![it.clone()]))
            .collect();
        steps.push(Step { statements });
    }
    let ordered = {
        let (old, new) = (Scope::new(&reached), Scope::new(new));
        let cx = Between {
            old: &old,
            new: &new,
            intent,
            moving: &NOTHING,
        };
        let mut operations = diff_all(&cx);
        restore_dependants(&mut operations, &cx);
        loop {
            match Graph::new(operations.clone(), &cx).order() {
                Ok(ordered) => break ordered,
                Err(circle) if untie(&circle, &mut operations, &cx) => {
                    restore_dependants(&mut operations, &cx);
                }
                Err(circle) => return Err(Error::Cycle(circle.iter().map(name).collect())),
            }
        }
    };
    for (level, statement) in ordered {
        statement
            .operations
            .iter()
            .for_each(|it| it.apply(&mut reached));
        if steps.len() <= level {
            steps.resize_with(level + 1, Step::default);
        }
        steps[level].statements.push(statement);
    }
    let left = diff::diff(&reached, new, &Intent::default());
    if !left.is_empty() {
        return Err(Error::Simulation(left.iter().map(name).collect()));
    }
    steps.retain(|it| !it.statements.is_empty());
    Ok(Plan { steps })
}

fn name(operation: &Operation) -> String {
    match operation.step() {
        AnyStep::Create(it) => format!("create {}", it.id()),
        AnyStep::Drop(it) => format!("drop {}", it.id()),
        AnyStep::Alter(id) => format!("alter {id}"),
    }
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
    match operation.step() {
        AnyStep::Create(it) | AnyStep::Drop(it) => match it.part_of() {
            Some(Dependency::Column(table, _)) => Dependency::table(&table),
            Some(Dependency::Object(id)) => id.whole().into(),
            None => it.id().into(),
        },
        AnyStep::Alter(id) => id.whole().into(),
    }
}

/// Adds the operations that take what is in the way out of it, and bring it back afterwards.
fn restore_dependants(operations: &mut Vec<Operation>, cx: &Between<'_>) {
    let (mut replaced, mut converted) = moving(operations, cx);
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
                if replaced.contains(dependency) || old.blocks_change_of(dependency) {
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
        let found = self::moving(operations, cx);
        replaced.extend(found.0);
        converted.extend(found.1);
        if before == (replaced.len(), converted.len()) {
            return;
        }
    }
}

/// What is dropped and created again, and what is converted in place.
fn moving(
    operations: &[Operation],
    cx: &Between<'_>,
) -> (BTreeSet<Dependency>, BTreeSet<Dependency>) {
    let effects: Vec<Effects> = operations.iter().map(|it| it.effects(cx)).collect();
    let made: BTreeSet<&Dependency> = effects.iter().flat_map(|it| &it.makes).collect();
    let removed = effects.iter().flat_map(|it| &it.removes);
    let replaced = removed.filter(|it| made.contains(it)).cloned().collect();
    let converted = effects
        .iter()
        .flat_map(|it| &it.disturbs)
        .cloned()
        .collect();
    (replaced, converted)
}

/// Drops an object and creates it again; or, where that would lose data, makes it let go.
fn give_way(old: &AnyObject, operations: &mut Vec<Operation>, cx: &Between<'_>) {
    let id = old.id();
    let goes = |it: &Operation| matches!(it.step(), AnyStep::Drop(it) if it.id() == id);
    if operations.iter().any(goes) {
        return;
    }
    operations.retain(|it| !matches!(it.step(), AnyStep::Alter(of) if of == id));
    let new = cx.new.get(&id);
    if old.can_be_restored() {
        operations.push(old.drop());
        operations.extend(new.iter().flat_map(AnyObject::create));
    } else if let Some(new) = new {
        operations.extend(old.diff(&new, cx));
    }
}

/// Breaks a circle: what holds the old and the new together, because it changes in place from
/// the one to the other, is dropped and created again where that loses nothing.
fn untie(circle: &[Operation], operations: &mut Vec<Operation>, cx: &Between<'_>) -> bool {
    let altered = circle.iter().filter_map(|it| match it.step() {
        AnyStep::Alter(id) => cx.old.get(&id).filter(AnyObject::can_be_restored),
        AnyStep::Create(_) | AnyStep::Drop(_) => None,
    });
    let altered: Vec<AnyObject> = altered.collect();
    altered.iter().for_each(|it| give_way(it, operations, cx));
    !altered.is_empty()
}

type Node = usize;

/// Operations, and which of them must come before which.
struct Graph {
    operations: Vec<Operation>,
    steps: Vec<AnyStep>,
    effects: Vec<Effects>,
    before: BTreeSet<(Node, Node)>,
    /// The operation in whose statement each is carried out; itself where it has its own.
    leader: Vec<Node>,
}

impl Graph {
    fn new(operations: Vec<Operation>, cx: &Between<'_>) -> Self {
        let effects: Vec<Effects> = operations.iter().map(|it| it.effects(cx)).collect();
        let steps: Vec<AnyStep> = operations.iter().map(Operation::step).collect();
        let before = edges(&effects);
        let leader = leaders(&operations, &steps, &effects);
        Graph {
            operations,
            steps,
            effects,
            before,
            leader,
        }
    }

    /// The statements in order, each with the number of its step.
    ///
    /// # Errors
    ///
    /// Operations that wait for each other.
    fn order(mut self) -> Result<Vec<(usize, Statement)>, Vec<Operation>> {
        self.break_cycles()?;
        let count = self.operations.len();
        let mut members: Vec<Vec<Node>> = vec![Vec::new(); count];
        for node in 0..count {
            members[self.leader[node]].push(node);
        }
        let mut successors: Vec<Vec<Node>> = vec![Vec::new(); count];
        let mut waits = vec![0_usize; count];
        for (a, b) in self.group_edges() {
            successors[a].push(b);
            waits[b] += 1;
        }
        // Among what is ready, the rest of what was begun comes first: a table with its indexes.
        let keys: Vec<_> = (0..count).map(|it| self.key(it)).collect();
        let mut ready: BTreeSet<_> = (0..count)
            .filter(|&it| self.leader[it] == it && waits[it] == 0)
            .map(|it| (&keys[it], it))
            .collect();
        let mut levels = vec![0_usize; count];
        let mut ordered = Vec::with_capacity(count);
        let mut last: Option<Node> = None;
        while let Some(&first) = ready.first() {
            let same = last.and_then(|last| {
                ready
                    .range((&keys[last], 0)..)
                    .next()
                    .filter(|(key, _)| (key.0, &key.1) == (keys[last].0, &keys[last].1))
            });
            let chosen = *same.unwrap_or(&first);
            ready.remove(&chosen);
            let node = chosen.1;
            last = Some(node);
            ordered.push((levels[node], self.statement(node, &members[node])));
            let next = levels[node] + usize::from(self.effects[node].must_be_committed);
            for &successor in &successors[node] {
                levels[successor] = levels[successor].max(next);
                waits[successor] -= 1;
                if waits[successor] == 0 {
                    ready.insert((&keys[successor], successor));
                }
            }
        }
        Ok(ordered)
    }

    /// Where the order is free: what goes comes first, then what changes, then what is new; each
    /// table with its parts.
    fn key(&self, node: Node) -> (u8, Dependency, ObjectId, Node) {
        let (phase, id) = match &self.steps[node] {
            AnyStep::Drop(it) => (0, it.id()),
            AnyStep::Alter(id) => (1, id.clone()),
            AnyStep::Create(it) => (2, it.id()),
        };
        (phase, about(&self.operations[node]), id, node)
    }

    fn statement(&self, leader: Node, members: &[Node]) -> Statement {
        let others = members.iter().filter(|it| **it != leader);
        let clauses = others
            .clone()
            .filter_map(|it| self.operations[*it].inline());
        let clauses: BTreeSet<Clause> = clauses.collect();
        let inline: Vec<String> = clauses.into_iter().map(|it| it.sql).collect();
        let mut operations: Vec<Operation> =
            others.map(|it| self.operations[*it].clone()).collect();
        // Parts are made after the whole, and go before it.
        let at = if matches!(self.steps[leader], AnyStep::Create(_)) {
            0
        } else {
            operations.len()
        };
        operations.insert(at, self.operations[leader].clone());
        statement(&self.operations[leader], &inline, operations)
    }

    fn group_edges(&self) -> BTreeSet<(Node, Node)> {
        let lead = |(a, b): &(Node, Node)| (self.leader[*a], self.leader[*b]);
        self.before
            .iter()
            .map(lead)
            .filter(|(a, b)| a != b)
            .collect()
    }

    /// Gives statements of their own to the parts that close a circle between statements.
    fn break_cycles(&mut self) -> Result<(), Vec<Operation>> {
        loop {
            let mut graph = DiGraph::<(), ()>::new();
            let nodes: Vec<_> = self.operations.iter().map(|_| graph.add_node(())).collect();
            for (a, b) in self.group_edges() {
                graph.add_edge(nodes[a], nodes[b], ());
            }
            let circles: Vec<BTreeSet<Node>> = kosaraju_scc(&graph)
                .into_iter()
                .filter(|it| it.len() > 1)
                .map(|it| it.into_iter().map(|it| it.index()).collect())
                .collect();
            let Some(first) = circles.first() else {
                return Ok(());
            };
            // What waits is set free, not what is waited for: the foreign key, not the key.
            let waits = |(a, b): (Node, Node)| match (&self.steps[a], &self.steps[b]) {
                (_, AnyStep::Create(_)) if self.leader[b] != b => Some(b),
                (AnyStep::Drop(_), _) if self.leader[a] != a => Some(a),
                _ => None,
            };
            let closing: BTreeSet<Node> = self
                .before
                .iter()
                .filter(|(a, b)| {
                    let (a, b) = (self.leader[*a], self.leader[*b]);
                    a != b && circles.iter().any(|it| it.contains(&a) && it.contains(&b))
                })
                .filter_map(|&edge| waits(edge))
                .collect();
            if closing.is_empty() {
                return Err(first
                    .iter()
                    .map(|it| self.operations[*it].clone())
                    .collect());
            }
            for node in closing {
                self.leader[node] = node;
            }
        }
    }
}

/// Which operation must come before which.
fn edges(effects: &[Effects]) -> BTreeSet<(Node, Node)> {
    type Index<'a> = BTreeMap<&'a Dependency, Vec<Node>>;
    let index = |of: for<'a> fn(&'a Effects) -> &'a Vec<Dependency>| {
        let mut index = Index::new();
        for (node, effects) in effects.iter().enumerate() {
            for dependency in of(effects) {
                index.entry(dependency).or_default().push(node);
            }
        }
        index
    };
    let (makers, removers) = (index(|it| &it.makes), index(|it| &it.removes));
    let alterers = index(|it| &it.alters);
    let none = Vec::new();
    let mut before = BTreeSet::new();
    for (node, it) in effects.iter().enumerate() {
        for need in &it.needs {
            let first = makers.get(need).unwrap_or(&none).iter();
            before.extend(
                first
                    .chain(alterers.get(need).unwrap_or(&none))
                    .map(|&a| (a, node)),
            );
        }
        for free in &it.frees {
            before.extend(
                removers
                    .get(free)
                    .unwrap_or(&none)
                    .iter()
                    .map(|&b| (node, b)),
            );
            // What changes from one use of a thing to another use of it follows the thing.
            if !it.needs.contains(free) {
                before.extend(
                    alterers
                        .get(free)
                        .unwrap_or(&none)
                        .iter()
                        .map(|&b| (node, b)),
                );
            }
        }
        for made in &it.makes {
            before.extend(
                removers
                    .get(made)
                    .unwrap_or(&none)
                    .iter()
                    .map(|&a| (a, node)),
            );
        }
    }
    before.retain(|(a, b)| a != b);
    before
}

/// In whose statement each operation is carried out, as far as its object is part of another.
fn leaders(operations: &[Operation], steps: &[AnyStep], effects: &[Effects]) -> Vec<Node> {
    let mut made: BTreeMap<&Dependency, Node> = BTreeMap::new();
    let mut removed: BTreeMap<&Dependency, Node> = BTreeMap::new();
    for (node, it) in effects.iter().enumerate() {
        made.extend(it.makes.iter().map(|it| (it, node)));
        removed.extend(it.removes.iter().map(|it| (it, node)));
    }
    let mut leader: Vec<Node> = (0..operations.len())
        .map(|node| {
            let whole = match &steps[node] {
                AnyStep::Create(it) if operations[node].inline().is_some() => {
                    it.part_of().and_then(|it| made.get(&it).copied())
                }
                AnyStep::Drop(it) => it.part_of().and_then(|it| removed.get(&it).copied()),
                _ => None,
            };
            whole.unwrap_or(node)
        })
        .collect();
    // A part of a part goes with the whole.
    for node in 0..leader.len() {
        while leader[leader[node]] != leader[node] {
            leader[node] = leader[leader[node]];
        }
    }
    leader
}

#[cfg(test)]
mod tests;
