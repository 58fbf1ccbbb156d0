//! How partitions and children are taken apart and put together.
//!
//! A plan takes apart first what no longer hangs together, then changes each table by itself, and puts
//! together what does at the end, so that rows stay where they are. A partition is always made as a
//! table by itself, as `pg_dump` does; its indexes and keys are objects of their own, and PostgreSQL
//! finds those that belong together when the partition is attached.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use super::{
    super::{
        Change, Object, ObjectId, Operation, Stages,
        cloned_triggers::ClonedTrigger,
        comments::Target,
        constraints::{Constraint, Rule},
        indexes::Attachment,
    },
    Alteration, Column, Link, Partition, Table, remaking, typed,
};
use crate::{
    ident::{Name, OfTable, QualifiedName},
    schema::{Schema, Scope},
};

/// What PostgreSQL merges when a table is attached.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Merged {
    /// Its checks, which become those of the other table.
    pub checks: Vec<OfTable>,
    /// Its indexes, and constraints with one, with those that they become part of.
    pub indexes: Vec<(Name, OfTable)>,
}

/// Which foreign keys that a partition has from its table become its own.
#[derive(Clone, Copy)]
pub(super) enum Keys {
    /// All, as PostgreSQL does it.
    All,
    /// Those that have another name than above. PostgreSQL makes the others when it attaches.
    OfOtherNames,
}

/// The constraints that a table has from those above it, by the names that it has them under.
fn inherited_rules(schema: &Schema, table: &Table, keys: Keys) -> Vec<Constraint> {
    let mut rules = Vec::new();
    for parent in table.parents() {
        let own = schema.constraints.of_table(parent).cloned();
        let above = schema.tables.get(parent);
        let above = above.map(|it| inherited_rules(schema, it, keys));
        for rule in own.chain(above.into_iter().flatten()) {
            let name = match (&rule.rule, &table.partition_of) {
                (
                    Rule::Check {
                        no_inherit: false, ..
                    },
                    _,
                ) => &rule.name.name,
                (Rule::ForeignKey(_), Some(it)) => {
                    match (it.foreign_keys.get(&rule.name.name), keys) {
                        (Some(own), _) => own,
                        (None, Keys::All) => &rule.name.name,
                        (None, Keys::OfOtherNames) => continue,
                    }
                }
                _ => continue,
            };
            rules.push(Constraint {
                name: OfTable::new(table.name.clone(), name.clone()),
                ..rule.clone()
            });
        }
    }
    rules
}

/// Takes a table from another, as PostgreSQL does: what it had from there becomes its own.
pub(super) fn detach(schema: &mut Schema, name: &QualifiedName, link: &Link, keys: Keys) {
    let Some(table) = schema.tables.get(name).cloned() else {
        return;
    };
    let mut alone = Table::clone(&table);
    match link {
        Link::Partition(_) => alone.partition_of = None,
        Link::Parent(parent) => alone.inherits.retain(|it| it != parent),
    }
    let left: Vec<Arc<Table>> = alone
        .parents()
        .filter_map(|it| schema.tables.get(it).cloned())
        .collect();
    for column in &mut alone.columns {
        let is_left = left.iter().any(|it| it.column(&column.name).is_some());
        column.inherited &= is_left;
        let above = schema.tables.get(link.parent());
        let above = above.and_then(|it| it.column(&column.name));
        above.into_iter().for_each(|it| column.keep_not_null_of(it));
    }
    let rules = inherited_rules(schema, &table, keys);
    let kept = inherited_rules(schema, &alone, keys);
    for rule in rules {
        if !schema.constraints.contains_key(&rule.name) && !kept.contains(&rule) {
            schema.constraints.insert(rule);
        }
    }
    if let Link::Partition(_) = link {
        for (index, _) in attached(schema, name) {
            attach_index(schema, name, &index, None);
        }
    }
    schema.tables.insert(alone);
    forget_lost(schema, name);
}

/// PostgreSQL drops the triggers that a partition has from its table, and what is said of them goes along.
fn forget_lost(schema: &mut Schema, name: &QualifiedName) {
    let mut tables = Scope::new(schema).descendants(name);
    tables.insert(name.clone());
    let is_lost =
        |it: &&Target| it.table().is_some_and(|it| tables.contains(it)) && !it.is_there(schema);
    let lost: Vec<Target> = schema.comments.keys().filter(is_lost).cloned().collect();
    for it in lost {
        schema.comments.remove(&it);
    }
    let is_lost = |(name, it): &(&OfTable, &Arc<ClonedTrigger>)| {
        tables.contains(&name.table) && !schema.ancestors(&name.table).contains(&it.of.table)
    };
    let lost = schema.cloned_triggers.iter().filter(is_lost);
    let lost: Vec<OfTable> = lost.map(|(name, _)| name.clone()).collect();
    for it in lost {
        schema.cloned_triggers.remove(&it);
    }
}

/// Puts a table to another.
pub(super) fn attach(schema: &mut Schema, new: &Table, link: &Link, merged: &Merged) {
    let Some(table) = schema.tables.get_mut(&new.name) else {
        return;
    };
    match link {
        Link::Partition(it) => table.partition_of = Some(it.clone()),
        Link::Parent(it) => table.inherits.push(it.clone()),
    }
    for check in &merged.checks {
        schema.constraints.remove(check);
    }
    for (index, to) in &merged.indexes {
        attach_index(schema, &new.name, index, Some(to));
    }
}

/// The indexes of a table, and its constraints with one, with how they hang together with others.
fn indexes<'a>(
    schema: &'a Schema,
    table: &'a QualifiedName,
) -> impl Iterator<Item = (&'a Name, &'a Attachment)> {
    let indexes = schema.indexes.values().filter(move |it| it.table == *table);
    let indexes = indexes.map(|it| (&it.name.name, &it.attachment));
    let constraints = schema.constraints.of_table(table);
    indexes.chain(constraints.map(|it| (&it.name.name, &it.attachment)))
}

/// Those that are attached to others.
fn attached(schema: &Schema, table: &QualifiedName) -> Vec<(Name, OfTable)> {
    let attached = indexes(schema, table);
    let attached = attached.filter_map(|(name, it)| Some((name.clone(), it.to.clone()?)));
    attached.collect()
}

/// Attaches an index of a table, or a constraint with one, or takes it off.
fn attach_index(schema: &mut Schema, table: &QualifiedName, name: &Name, to: Option<&OfTable>) {
    if let Some(index) = schema.indexes.get_mut(&table.sibling(name.clone())) {
        index.attachment.to = to.cloned();
    }
    let constraint = OfTable::new(table.clone(), name.clone());
    if let Some(constraint) = schema.constraints.get_mut(&constraint) {
        constraint.attachment.to = to.cloned();
    }
}

/// See [`Stages::between`].
pub(in crate::objects) fn stages(old: &Schema, new: &Schema) -> Stages {
    let is_concerned = |it: &Arc<Table>| {
        it.partition_by.is_some()
            || it.parents().next().is_some()
            || it.foreign.is_some()
            || it.of_type.is_some()
    };
    let mut tables = old.tables.values().chain(new.tables.values());
    if !tables.any(is_concerned) {
        return Stages::default();
    }
    let mut remade = remaking::remade(BTreeSet::new(), old, old, new);
    loop {
        let (stages, reached) = with_remade(old, new, &remade);
        // A column that a table keeps while it is taken from another stays its own.
        let more = remaking::remade(remade.clone(), &reached, old, new);
        if more == remade {
            return stages;
        }
        remade = more;
    }
}

/// The stages where some tables are made anew, and what they lead to but for the rows.
fn with_remade(old: &Schema, new: &Schema, remade: &BTreeSet<QualifiedName>) -> (Stages, Schema) {
    let (mut apart, mut goal) = (old.clone(), new.clone());
    let (mut first, mut last) = typed::stages(&mut apart, &mut goal);
    first.extend(taken_apart(&mut apart, new, remade));
    let put = put_together(old, &apart, new, &mut goal, remade);
    let mut reached = goal.clone();
    put.iter().for_each(|it| it.apply(&mut reached));
    last.extend(put);
    last.extend(remaking::deferred(old, &apart, new, remade, &mut goal));
    let goal = (!last.is_empty()).then_some(goal);
    (Stages { first, goal, last }, reached)
}

/// What is done first; `apart` is as it is afterwards.
fn taken_apart(
    apart: &mut Schema,
    new: &Schema,
    remade: &BTreeSet<QualifiedName>,
) -> Vec<Operation> {
    let links = apart.tables.values().flat_map(|table| {
        let links = lets_go(table, apart, new, remade).into_iter();
        links.map(|it| (table.name.clone(), it))
    });
    let links: Vec<(QualifiedName, Link)> = links.collect();
    let mut first = suspended(apart, new, &links);
    for operation in &first {
        operation.apply(apart);
    }
    for (name, link) in links {
        let before = apart.tables[&name].clone();
        detach(apart, &name, &link, Keys::All);
        let change = Change::alter(&before, &apart.tables[&name], Alteration::Detach(link));
        first.push(Operation::Table(change));
    }
    first
}

/// What a table is taken from before all else.
fn lets_go(
    table: &Table,
    old: &Schema,
    new: &Schema,
    remade: &BTreeSet<QualifiedName>,
) -> Vec<Link> {
    let wanted = new.tables.get(&table.name);
    let goes_along = |it: &Partition| {
        let stays = |wanted: &Arc<Table>| {
            let of = wanted.partition_of.as_ref().map(|it| &it.of);
            of == Some(&it.of)
        };
        remade.contains(&it.of) && wanted.is_none_or(stays)
    };
    let partition = table.partition_of.iter();
    let partition = partition.filter(|it| !goes_along(it)).cloned();
    match wanted {
        Some(wanted) => {
            let mut links = table.detachments(wanted);
            let is_remade = remade.contains(&table.name);
            if is_remade {
                // It goes along with its table, or leaves the place free for the one that takes it.
                links.retain(|it| matches!(it, Link::Parent(_)));
                links.extend(partition.map(Link::Partition));
            }
            let shared = shared_from(table, old, new).min(owned_from(table, wanted, old));
            for (at, parent) in table.inherits.iter().enumerate() {
                let lets_go = at >= shared || is_remade && remade.contains(parent);
                let link = Link::Parent(parent.clone());
                if lets_go && !links.contains(&link) {
                    links.push(link);
                }
            }
            links
        }
        // PostgreSQL drops no partition while a foreign key refers to its table.
        None => partition
            .filter(|it| is_referenced(&it.of, new))
            .map(Link::Partition)
            .collect(),
    }
}

/// From where on it inherits a column from elsewhere as well whose type changes; PostgreSQL converts no column
/// that comes from two tables, but one that comes from one table on two ways.
fn shared_from(table: &Table, old: &Schema, new: &Schema) -> usize {
    let converted = |parent: &QualifiedName| -> Vec<&Name> {
        let both = old.tables.get(parent).zip(new.tables.get(parent));
        let columns = both.into_iter().flat_map(|(old, new)| {
            let both = old.columns.iter().map(|it| (it, new.column(&it.name)));
            both.filter(|(old, new)| new.is_some_and(|new| new.data_type != old.data_type))
        });
        columns.map(|(it, _)| &it.name).collect()
    };
    let mut seen = BTreeMap::new();
    for (at, parent) in table.inherits.iter().enumerate() {
        for column in converted(parent) {
            let sources = sources(parent, column, old);
            if *seen.entry(column).or_insert(sources.clone()) != sources {
                return at;
            }
        }
    }
    table.inherits.len()
}

/// From where on it inherits a column that becomes its own as well: PostgreSQL makes it that when the table is
/// taken from the other.
fn owned_from(table: &Table, new: &Table, old: &Schema) -> usize {
    let becomes_own =
        |it: &&Column| it.inherited && new.column(&it.name).is_some_and(|new| !new.inherited);
    let has_such = |parent: &QualifiedName| {
        let parent = old.tables.get(parent);
        let mut columns = table.columns.iter().filter(becomes_own);
        columns.any(|it| parent.is_some_and(|parent| parent.column(&it.name).is_some()))
    };
    let first = table.inherits.iter().position(has_such);
    first.unwrap_or(table.inherits.len())
}

/// The tables at the top from which a table has a column.
fn sources<'a>(
    table: &'a QualifiedName,
    column: &Name,
    schema: &'a Schema,
) -> BTreeSet<&'a QualifiedName> {
    let parents = schema.tables.get(table).into_iter();
    let parents = parents.flat_map(|it| it.parents());
    let has = |it: &QualifiedName| schema.tables.get(it)?.column(column);
    let above = parents.filter(|it| has(it).is_some());
    let mut sources: BTreeSet<_> = above.flat_map(|it| sources(it, column, schema)).collect();
    if sources.is_empty() {
        sources.insert(table);
    }
    sources
}

/// Whether a foreign key refers to a table, or to one that it is a partition of.
fn is_referenced(table: &QualifiedName, schema: &Schema) -> bool {
    let mut tables = schema.ancestors(table);
    tables.insert(table.clone());
    let mut constraints = schema.constraints.values();
    constraints.any(|it| it.references().is_some_and(|it| tables.contains(it)))
}

/// Drops the foreign keys that would find rows missing while a partition is taken apart: those that
/// do not stay, and those to whose table it comes back.
fn suspended(old: &Schema, new: &Schema, links: &[(QualifiedName, Link)]) -> Vec<Operation> {
    let (mut away, mut back) = (BTreeSet::new(), BTreeSet::new());
    for (table, link) in links {
        if let Link::Partition(_) = link {
            let before = old.ancestors(table);
            back.extend(new.ancestors(table).intersection(&before).cloned());
            away.extend(before);
        }
    }
    let is_meant = |(name, key): &(&OfTable, &Arc<Constraint>)| {
        let goes = new.constraints.get(*name) != Some(*key);
        key.references()
            .is_some_and(|it| back.contains(it) || goes && away.contains(it))
    };
    let keys = old.constraints.iter().filter(is_meant);
    keys.flat_map(|(name, _)| with_comment(ObjectId::Constraint(name.clone()), old))
        .collect()
}

/// What drops an object.
fn with_comment(id: ObjectId, schema: &Schema) -> Vec<Operation> {
    let comment = ObjectId::Comment(Target::Object(Box::new(id.clone())));
    let there = [comment, id].map(|it| schema.get(&it));
    there.iter().flatten().map(|it| it.drop()).collect()
}

/// Leaves an object for the end.
pub(super) fn postpone(goal: &mut Schema, id: ObjectId) {
    for it in with_comment(id, goal) {
        it.apply(goal);
    }
}

/// Leaves the foreign keys that find their rows only once the partitions are there.
fn postpone_foreign_keys(apart: &Schema, goal: &mut Schema, links: &[(&Arc<Table>, Link)]) {
    let mut awaited = BTreeSet::new();
    for (table, link) in links {
        if let Link::Partition(_) = link {
            awaited.extend(goal.ancestors(&table.name));
        }
    }
    let is_meant = |(name, key): &(&OfTable, &Arc<Constraint>)| {
        key.references().is_some_and(|it| awaited.contains(it))
            && apart.constraints.get(*name) != Some(*key)
    };
    let keys = goal.constraints.iter().filter(is_meant);
    let keys: Vec<OfTable> = keys.map(|(name, _)| name.clone()).collect();
    for key in keys {
        postpone(goal, ObjectId::Constraint(key));
    }
}

/// Whether the table of an index has another that PostgreSQL may attach in its place.
fn has_twin(table: &QualifiedName, name: &Name, schema: &Schema) -> bool {
    let itself = schema.indexes.get(&table.sibling(name.clone()));
    itself.is_some_and(|itself| {
        let mut all = schema.indexes.values();
        all.any(|it| it.table == *table && it.name != itself.name && it.is_like(itself))
    })
}

/// Leaves the indexes to which a partition that is attached has none, with those that are attached to
/// them: PostgreSQL would make it one. Where it has several that could be it, PostgreSQL would choose.
fn postpone_indexes(new: &Schema, goal: &mut Schema, links: &[(&Arc<Table>, Link)]) {
    let mut pending: Vec<OfTable> = Vec::new();
    for (table, link) in links {
        if let Link::Partition(Partition { of, .. }) = link {
            let has = attached(new, &table.name);
            let is_missing = |it: &OfTable| {
                let own = has.iter().find(|(_, to)| to == it);
                own.is_none_or(|(name, _)| has_twin(&table.name, name, new))
            };
            let of_all = indexes(new, of).filter(|(_, it)| it.partitioned);
            let of_all = of_all.map(|(name, _)| OfTable::new(of.clone(), name.clone()));
            pending.extend(of_all.filter(is_missing));
        }
    }
    let below = new.attached();
    let comes = |table: &QualifiedName| links.iter().any(|(it, _)| it.name == *table);
    while let Some(index) = pending.pop() {
        // PostgreSQL would make the one above here as well, where this table is attached itself.
        let above = indexes(new, &index.table).find(|(name, _)| **name == index.name);
        let above = above.and_then(|(_, it)| it.to.clone());
        let is_left = |it: &OfTable| indexes(goal, &it.table).any(|(name, _)| *name == it.name);
        pending.extend(above.filter(|it| comes(&index.table) && is_left(it)));
        let itself = index.table.sibling(index.name.clone());
        postpone(goal, ObjectId::Index(itself));
        postpone(goal, ObjectId::Constraint(index.clone()));
        pending.extend(below.get(&index).into_iter().flatten().cloned());
    }
}

/// Leaves the checks that a child is to have from above alone: it cannot come without one of its own, but gets those
/// that come later from there.
fn postpone_checks(new: &Schema, goal: &mut Schema, links: &[(&Arc<Table>, Link)]) {
    for (table, link) in links {
        let Link::Parent(parent) = link else { continue };
        let mut above = new.ancestors(parent);
        above.insert(parent.clone());
        let checks = above.iter().flat_map(|it| new.constraints.of_table(it));
        let is_from_above = |it: &&Constraint| {
            let own = OfTable::new(table.name.clone(), it.name.name.clone());
            let is_inherited = matches!(
                it.rule,
                Rule::Check {
                    no_inherit: false,
                    ..
                }
            );
            is_inherited && !new.constraints.contains_key(&own)
        };
        for it in checks.filter(is_from_above) {
            postpone(goal, ObjectId::Constraint(it.name.clone()));
        }
    }
}

/// What is done at the end; `goal` is as it is before.
fn put_together(
    old: &Schema,
    apart: &Schema,
    new: &Schema,
    goal: &mut Schema,
    remade: &BTreeSet<QualifiedName>,
) -> Vec<Operation> {
    let mut links: Vec<(&Arc<Table>, Link)> = Vec::new();
    for (name, table) in &new.tables {
        let before = apart.tables.get(name).filter(|_| !remade.contains(name));
        let fresh = match before {
            Some(before) => table.attachments(before),
            // What is new is made as a child, but never as a partition.
            None => {
                let parents = table.inherits.iter().filter(|_| is_made_alone(table, new));
                let partition = table.partition_of.clone().map(Link::Partition);
                let parents = parents.cloned().map(Link::Parent);
                partition.into_iter().chain(parents).collect()
            }
        };
        links.extend(fresh.into_iter().map(|it| (table, it)));
    }
    // PostgreSQL looks through the default partition for rows of those that come after it.
    links.sort_by_key(|(_, link)| matches!(link, Link::Partition(it) if it.is_default()));
    postpone_foreign_keys(apart, goal, &links);
    postpone_indexes(new, goal, &links);
    postpone_checks(new, goal, &links);
    for (table, link) in links.iter().rev() {
        detach(goal, &table.name, link, Keys::OfOtherNames);
    }
    let mut reached = goal.clone();
    let put = |(table, link): (&Arc<Table>, Link)| {
        let merged = merged(goal, new, &table.name, &link);
        let before = reached.tables[&table.name].clone();
        attach(&mut reached, table, &link, &merged);
        let after = &reached.tables[&table.name];
        let how = Alteration::Attach {
            refused_by: refused_by(old, new, table, &link),
            link,
            merged,
        };
        Operation::Table(Change::alter(&before, after, how))
    };
    links.into_iter().map(put).collect()
}

/// The rows that may not let a table become a partition: its own, where it was one with other bounds or none, and
/// those of the default partition.
fn refused_by(old: &Schema, new: &Schema, table: &Table, link: &Link) -> Vec<String> {
    let Link::Partition(partition) = link else {
        return Vec::new();
    };
    let Partition { of, bound, .. } = partition;
    let before = old.tables.get(&table.name);
    let was_it = before.and_then(|it| it.partition_of.as_ref());
    if was_it.is_some_and(|it| it.of == *of && it.bound == *bound) {
        return Vec::new();
    }
    let own = before.map(|it| format!("rows of {} outside of {bound}", it.name));
    let others = new.tables.values().filter(|it| {
        let sibling = it.partition_of.as_ref();
        let is_default = sibling.is_some_and(|it| it.of == *of && it.is_default());
        is_default && it.name != table.name && old.tables.contains_key(&it.name)
    });
    let others = others.map(|it| format!("rows of {} that belong to {}", it.name, table.name));
    own.into_iter().chain(others).collect()
}

/// Whether a table that is new cannot be made as a child: before 16, PostgreSQL generates a column there as it
/// does above. What it has from above alone it would then have by itself.
fn is_made_alone(table: &Table, schema: &Schema) -> bool {
    let is_above = |it: &Column| {
        let mut parents = table.inherits.iter().filter_map(|it| schema.tables.get(it));
        parents.any(|above| above.column(&it.name).is_some())
    };
    let mut generated = table.columns.iter().filter(|it| it.generated().is_some());
    generated.any(is_above) && !table.columns.iter().any(|it| it.inherited)
}

/// What is merged when a table is attached: where the goal and the new schema differ.
fn merged(goal: &Schema, new: &Schema, table: &QualifiedName, link: &Link) -> Merged {
    let Link::Partition(_) = link else {
        return Merged::default();
    };
    let constraints = goal.constraints.of_table(table);
    let gone = constraints.filter(|it| !new.constraints.contains_key(&it.name));
    let mut indexes = attached(new, table);
    let own: BTreeSet<&Name> = self::indexes(goal, table).map(|(name, _)| name).collect();
    indexes.retain(|(name, _)| own.contains(name));
    Merged {
        checks: gone.map(Object::key).collect(),
        indexes,
    }
}
