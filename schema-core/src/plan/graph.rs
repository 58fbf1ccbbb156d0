//! The order of a plan's operations, by what each makes, removes, needs and frees.

use std::{collections::BTreeSet, mem::discriminant};

use rustc_hash::FxHashMap;

use super::{Planned, Statement, about, circles::circles, statement};
use crate::objects::{Clause, Dependency, Effects, ObjectId, Operation, Turn, Way};

/// The place of an operation.
pub(super) type Node = usize;

/// What comes before what by its turn.
fn turns(
    operations: &[Planned],
    makers: &Places<'_>,
    removers: &Places<'_>,
    leader: &[Node],
) -> Vec<(Node, Node)> {
    let of = |turn| {
        let nodes = operations.iter().enumerate();
        nodes
            .filter(move |(_, it)| it.effects.turn == turn)
            .map(|(node, _)| node)
    };
    let mut before = Vec::new();
    let own = reached(
        of(Turn::BeforeUse),
        |it| &operations[it].effects.needs,
        makers,
    );
    for node in of(Turn::BeforeUse) {
        let others = others(operations, Way::Drop, &own);
        before.extend(others.map(|other| (node, other)));
    }
    let own = reached(
        of(Turn::AfterUse),
        |it| &operations[it].effects.frees,
        removers,
    );
    for node in of(Turn::AfterUse) {
        let others = others(operations, Way::Create, &own);
        before.extend(others.map(|other| (other, node)));
    }
    let comes_first: BTreeSet<Node> = of(Turn::AtTheStart).collect();
    for node in comes_first.iter().filter(|it| leader[**it] == **it) {
        let others = (0..operations.len()).filter(|it| !comes_first.contains(&leader[*it]));
        before.extend(others.map(|other| (*node, other)));
    }
    // What is said of what comes at the end comes with it.
    let last: BTreeSet<&ObjectId> = of(Turn::AtTheEnd).map(|it| &operations[it].id).collect();
    let comes_last = |it: &Planned| {
        it.effects.turn == Turn::AtTheEnd
            || !last.is_empty() && it.way != Way::Drop && last.contains(&it.id.whole())
    };
    let (at_the_end, others): (Vec<Node>, Vec<Node>) =
        (0..operations.len()).partition(|it| comes_last(&operations[*it]));
    for node in at_the_end.into_iter().filter(|it| leader[*it] == *it) {
        before.extend(others.iter().map(|it| (*it, node)));
    }
    before
}

/// Operations, with those that they wait for, or that wait for them.
fn reached<'a>(
    nodes: impl Iterator<Item = Node>,
    along: impl Fn(Node) -> &'a Vec<Dependency>,
    places: &Places<'_>,
) -> BTreeSet<Node> {
    let mut reached: BTreeSet<Node> = nodes.collect();
    let mut open: Vec<Node> = reached.iter().copied().collect();
    while let Some(node) = open.pop() {
        let next = along(node).iter().flat_map(|it| places.get(it));
        open.extend(next.copied().filter(|it| reached.insert(*it)));
    }
    reached
}

/// All but those of one way, and some. What has the first or the last turn of all is not asked.
fn others(operations: &[Planned], except: Way, own: &BTreeSet<Node>) -> impl Iterator<Item = Node> {
    let others = operations.iter().enumerate();
    let is_asked = |it: &Planned| !matches!(it.effects.turn, Turn::AtTheStart | Turn::AtTheEnd);
    others
        .filter(move |(node, it)| it.way != except && !own.contains(node) && is_asked(it))
        .map(|(node, _)| node)
}

/// Operations, and which of them must come before which.
pub(super) struct Graph<'a> {
    operations: &'a [Planned],
    /// By which the statement of another can carry each out.
    clauses: Vec<Option<Clause>>,
    /// Each once.
    before: Vec<(Node, Node)>,
    /// The operation in whose statement each is carried out; itself where it has its own.
    leader: Vec<Node>,
}

impl<'a> Graph<'a> {
    pub(super) fn new(operations: &'a [Planned]) -> Self {
        let makers = Places::of(operations, |it| &it.makes);
        let removers = Places::of(operations, |it| &it.removes);
        let clauses: Vec<Option<Clause>> =
            operations.iter().map(|it| it.operation.inline()).collect();
        let leader = leaders(operations, &clauses, &makers, &removers);
        let mut before = edges(operations, &makers, &removers, &leader);
        before.extend(turns(operations, &makers, &removers, &leader));
        Graph {
            operations,
            clauses,
            before,
            leader,
        }
    }

    /// The statements in order, by the transaction that they run in.
    ///
    /// # Errors
    ///
    /// Operations that wait for each other.
    pub(super) fn order(mut self) -> Result<Vec<Vec<Statement>>, Vec<Node>> {
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

    /// The leaders in order, by the transaction that they run in; nothing, where some wait for each other. Each has
    /// nothing but what has to be committed before the next, so that what is dropped to come back is gone for no one
    /// else.
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
        let mut ordered: Vec<Node> = Vec::new();
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
            ordered.push(node);
            let next = levels[node] + usize::from(self.is_committed(node));
            for &successor in &successors[node] {
                levels[successor] = levels[successor].max(next);
                waits[successor] -= 1;
                if waits[successor] == 0 {
                    ready.insert(&keys[successor]);
                }
            }
        }
        if waits.iter().any(|it| *it > 0) {
            return None;
        }
        // What nothing in an earlier transaction waits for is left to the last.
        let last = ordered.iter().map(|it| levels[*it]).max().unwrap_or(0);
        for &node in ordered.iter().rev() {
            if !self.is_committed(node) {
                let next = successors[node].iter().map(|it| levels[*it]);
                levels[node] = next.min().unwrap_or(last);
            }
        }
        let mut parts = vec![Vec::new(); last + 1];
        for node in ordered {
            parts[levels[node]].push(node);
        }
        Some(parts)
    }

    /// Whether what waits for it needs it to be committed.
    fn is_committed(&self, node: Node) -> bool {
        !self.operations[node].effects.extends.is_empty()
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
        let others = || members.iter().filter(|it| **it != leader);
        let clauses: BTreeSet<&Clause> = others()
            .filter_map(|it| self.clauses[*it].as_ref())
            .collect();
        let inline: Vec<String> = clauses.into_iter().map(|it| it.sql.clone()).collect();
        let mut operations: Vec<Operation> = others()
            .map(|it| self.operations[*it].operation.clone())
            .collect();
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
fn edges(
    operations: &[Planned],
    makers: &Places<'_>,
    removers: &Places<'_>,
    leader: &[Node],
) -> Vec<(Node, Node)> {
    let alterers = Places::of(operations, |it| &it.alters);
    let extenders = Places::of(operations, |it| &it.extends);
    let mut before = Vec::new();
    for (node, planned) in operations.iter().enumerate() {
        let Planned {
            operation,
            effects: it,
            ..
        } = planned;
        // What goes with its whole needs nothing for it.
        let goes_along = planned.way == Way::Drop && leader[node] != node;
        for need in it.needs.iter().filter(|_| !goes_along) {
            let first = [makers, &alterers, &extenders].map(|it| it.get(need));
            before.extend(first.into_iter().flatten().map(|&a| (a, node)));
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
    before.extend(names(operations));
    before.retain(|(a, b)| a != b);
    before.sort_unstable();
    before.dedup();
    before
}

/// A name has to be free before it is taken, by whomever.
fn names(operations: &[Planned]) -> Vec<(Node, Node)> {
    let nodes = || operations.iter().enumerate();
    let mut freed: FxHashMap<_, Vec<Node>> = FxHashMap::default();
    for (node, it) in nodes() {
        for name in &it.names.freed {
            freed.entry(name).or_default().push(node);
        }
    }
    let mut before = Vec::new();
    for (node, it) in nodes().filter(|_| !freed.is_empty()) {
        for name in &it.names.taken {
            let first = freed.get(name).into_iter().flatten();
            before.extend(first.map(|&a| (a, node)));
        }
    }
    before
}

/// Whether a part is still there once its whole has got another name, unless another takes its place.
fn is_kept(part: &Planned, whole: &Planned, operations: &[Planned]) -> bool {
    let renamed = Dependency::from(whole.id.clone());
    let replaces = |it: &Planned| {
        let same_kind = discriminant(&it.id) == discriminant(&part.id);
        it.way == Way::Create && same_kind && it.operation.part_of().as_ref() == Some(&renamed)
    };
    whole.way == Way::Alter
        && whole.operation.old_id() != whole.id
        && !operations.iter().any(replaces)
}

/// In whose statement each operation is carried out, as far as its object is part of another.
fn leaders(
    operations: &[Planned],
    clauses: &[Option<Clause>],
    makers: &Places<'_>,
    removers: &Places<'_>,
) -> Vec<Node> {
    // What has no name of its own goes even where other parts have to make room.
    let last = |places: &Places<'_>, whole: &Dependency, part: &Planned| {
        let last = places.get(whole).last().copied();
        last.filter(|it| !operations[*it].effects.without_parts || part.id.name().is_none())
    };
    let mut said = BTreeSet::new();
    let mut whole = |node: Node, it: &Planned| match it.way {
        Way::Create => {
            let clause = clauses[node].as_ref()?;
            let leader = last(makers, &it.operation.part_of()?, it)?;
            let merged = clause.merged.as_ref();
            merged
                .is_none_or(|it| said.insert((leader, it)))
                .then_some(leader)
        }
        Way::Drop => {
            let mut wholes = it.operation.goes_with();
            wholes.splice(0..0, it.operation.part_of());
            let leader = wholes.iter().find_map(|whole| last(removers, whole, it));
            leader.filter(|leader| !is_kept(it, &operations[*leader], operations))
        }
        _ => None,
    };
    let leaders = operations.iter().enumerate();
    let mut leader: Vec<Node> = leaders
        .map(|(node, it)| whole(node, it).unwrap_or(node))
        .collect();
    // A part of a part goes with the whole.
    for node in 0..leader.len() {
        while leader[leader[node]] != leader[node] {
            leader[node] = leader[leader[node]];
        }
    }
    leader
}
