//! Tables that PostgreSQL cannot alter to what they are to be: a plain table becomes a partitioned one,
//! a partition key changes, or the type of one of its columns, a column is to be inherited. A new
//! table takes the place of the old one, and the rows move.

use std::{collections::BTreeSet, sync::Arc};

use super::{
    super::{
        Altered, Between, Change, Dependency, Effects, Object, ObjectId, Operation,
        sequences::Sequence, types::retired,
    },
    Alteration, Column, Table,
    not_null::Usual,
    rendering::render_create,
    stages::postpone,
};
use crate::{
    ident::QualifiedName,
    schema::{Schema, Scope},
    sql::{Sql, comma_separated, literal},
};

/// Whether a new table takes its place.
pub(super) fn is_remade(old: &Table, new: &Table) -> bool {
    // One that has not been detached, and yet stands alone, goes the way of the partitioned table.
    let goes_along = old.partition_of.is_some() && new.partition_of.is_none();
    goes_along || must_be_remade(old, new)
}

fn must_be_remade(old: &Table, new: &Table) -> bool {
    let is_of_key = |column: &Column| match &old.partition_by {
        Some(key) => key.by.mentions(column.name.as_str()),
        None => false,
    };
    let converts = |now: &Column, wanted: &Column| {
        now.data_type != wanted.data_type || now.collation != wanted.collation
    };
    let differs = new.columns.iter().any(|wanted| {
        old.column(&wanted.name).is_some_and(|now| {
            (wanted.inherited && !now.inherited) || (is_of_key(now) && converts(now, wanted))
        })
    });
    old.partition_by != new.partition_by
        || old.foreign.is_some() != new.foreign.is_some()
        || differs
}

/// The tables that are made anew: `remade`, those that must be where what is `reached` is to become
/// `new`, with the partitions that stay theirs and the children whose columns would no longer be inherited.
pub(super) fn remade(
    mut remade: BTreeSet<QualifiedName>,
    reached: &Schema,
    old: &Schema,
    new: &Schema,
) -> BTreeSet<QualifiedName> {
    let both = |name: &QualifiedName| Some((old.tables.get(name)?, new.tables.get(name)?));
    for (name, new) in &new.tables {
        let reached = reached.tables.get(name);
        let reached = reached.filter(|_| old.tables.contains_key(name));
        if reached.is_some_and(|it| must_be_remade(it, new)) {
            remade.insert(name.clone());
        }
    }
    let mut count = 0;
    while count != remade.len() {
        count = remade.len();
        for (name, table) in &new.tables {
            let stays = |it: &&QualifiedName| {
                remade.contains(*it)
                    && both(name).is_some_and(|(old, _)| old.parents().any(|old| old == *it))
            };
            if table.parents().any(|it| stays(&it)) {
                remade.insert(name.clone());
            }
        }
    }
    remade
}

/// What is left for the end, taken out of `goal`: triggers, which must not see the rows that move;
/// foreign keys, which must find them; and the moving itself.
pub(super) fn deferred(
    old: &Schema,
    apart: &Schema,
    new: &Schema,
    remade: &BTreeSet<QualifiedName>,
    goal: &mut Schema,
) -> Vec<Operation> {
    if remade.is_empty() {
        return Vec::new();
    }
    let is_meant = |id: &ObjectId| match new.get(id).as_ref().map(|_| id.whole()) {
        Some(ObjectId::Table(table)) => is_within(&table, remade, new),
        _ => false,
    };
    for trigger in new.triggers.keys() {
        if is_meant(&ObjectId::Trigger(trigger.clone())) {
            postpone(goal, ObjectId::Trigger(trigger.clone()));
        }
    }
    for (name, constraint) in &new.constraints {
        if let Some(references) = constraint.references()
            && (remade.contains(&name.table) || is_within(references, remade, new))
        {
            postpone(goal, ObjectId::Constraint(name.clone()));
        }
    }
    let scope = Scope::new(old);
    let mut moves = Vec::new();
    for name in remade {
        let (table, wanted) = (&old.tables[name], &new.tables[name]);
        let parent = table.partition_of.as_ref().map(|it| &it.of);
        let stays = !is_remade(&apart.tables[name], &goal.tables[name]);
        if stays || parent.is_some_and(|it| remade.contains(it)) {
            continue;
        }
        let with = what_goes_with(old, new, name);
        for id in [&with[..], &[ObjectId::Table(name.clone())]].concat() {
            keep(goal, &scope, &id);
        }
        let from = table.clone();
        let how = Alteration::MoveRows { from, with };
        moves.push(Operation::Table(Change::alter(wanted, wanted, how)));
    }
    // Those that inherit go before those that they inherit from.
    moves.sort_by_key(|it| std::cmp::Reverse(depth(old, &it.id())));
    moves
}

fn is_within(table: &QualifiedName, remade: &BTreeSet<QualifiedName>, schema: &Schema) -> bool {
    let parents = schema.tables.get(table);
    let mut parents = parents.into_iter().flat_map(|it| it.parents());
    remade.contains(table) || parents.any(|it| is_within(it, remade, schema))
}

fn depth(schema: &Schema, id: &ObjectId) -> usize {
    let ObjectId::Table(name) = id else { return 0 };
    let parents = schema
        .tables
        .get(name)
        .into_iter()
        .flat_map(|it| it.parents());
    let depths = parents.map(|it| 1 + depth(schema, &ObjectId::Table(it.clone())));
    depths.max().unwrap_or(0)
}

/// What goes when the old table does: the partitions below it that are not there afterwards, whose
/// rows are its own, and the sequences of its columns.
fn what_goes_with(old: &Schema, new: &Schema, table: &QualifiedName) -> Vec<ObjectId> {
    let of_column = |it: &Sequence| it.owned_by.as_ref().is_some_and(|(it, _)| it == table);
    let sequences = old.sequences.iter().filter(|(_, it)| of_column(it));
    let sequences = sequences.map(|(name, _)| ObjectId::Sequence(name.clone()));
    let mut gone: Vec<ObjectId> = sequences.collect();
    for (name, it) in &old.tables {
        if it.partition_of.as_ref().is_some_and(|it| it.of == *table) {
            gone.push(ObjectId::Table(name.clone()));
            gone.extend(what_goes_with(old, new, name));
        }
    }
    gone.retain(|it| !new.contains(it));
    gone
}

/// Leaves it for the end, with all that it needs, where it is not there afterwards.
fn keep(goal: &mut Schema, old: &Scope<'_>, id: &ObjectId) {
    let mut pending = vec![id.clone()];
    let mut seen = BTreeSet::new();
    while let Some(id) = pending.pop() {
        // An index keeps a name from the new table.
        let is_index = matches!(id, ObjectId::Index(_) | ObjectId::Constraint(_));
        let Some(it) = old.get(&id).filter(|_| !is_index && seen.insert(id)) else {
            continue;
        };
        pending.extend(it.depends_on(old).iter().map(Dependency::whole));
        if !goal.contains(&it.id()) {
            it.create(old).iter().for_each(|it| it.apply(goal));
        }
    }
}

/// They went with the old table.
pub(super) fn forget(schema: &mut Schema, with: &[ObjectId]) {
    for id in with {
        if let Some(it) = schema.get(id) {
            it.drop().apply(schema);
        }
    }
}

/// What becomes of the columns.
pub(super) fn columns(old: &Table, new: &Table) -> Vec<Alteration> {
    let gone = |column: &Column| Alteration::DropColumn {
        column: column.clone().into(),
        only: false,
    };
    let fresh = |column: &Column| Alteration::AddColumn {
        column: column.clone().into(),
        backfill: None,
    };
    let altered = |old: &Column, new: &Column| Alteration::AlterColumn {
        old: old.clone().into(),
        new: new.clone().into(),
        backfill: None,
        only: false,
    };
    let lost = old
        .columns
        .iter()
        .filter(|it| new.column(&it.name).is_none());
    let wanted = new.columns.iter().map(|it| match old.column(&it.name) {
        Some(old) => altered(old, it),
        None => fresh(it),
    });
    lost.map(gone).chain(wanted).collect()
}

/// It goes and comes, and so do its columns.
pub(super) fn effects(Altered { old, new, .. }: &Altered<Table>, cx: &Between<'_>) -> Effects {
    let itself = |it: &Table| {
        let mut all = it.brings();
        all.push(Dependency::table(&it.name));
        all
    };
    Effects {
        makes: itself(new),
        removes: itself(old),
        needs: new.depends_on(cx.new),
        frees: old.depends_on(cx.old),
        without_parts: true,
        ..Effects::default()
    }
}

pub(super) fn render_remake(old: &Table, new: &Table, sql: &mut Sql) {
    sql.renamed(old.noun(), &old.name, &retired(&old.name));
    for column in &old.columns {
        if let Some(identity) = column.identity() {
            let sequence = identity.sequence(&old.name, &column.name);
            sql.renamed("SEQUENCE", &sequence, &retired(&sequence));
        }
    }
    // The old table has the names that PostgreSQL would choose.
    render_create(new, &[], Usual::Said, sql);
}

pub(super) fn render_rows(old: &Arc<Table>, new: &Table, sql: &mut Sql) {
    let from = retired(&old.name);
    if old.foreign.is_some() || new.foreign.is_some() {
        return sql.line(format_args!("DROP {} {from};", old.noun()));
    }
    let both = |column: &&Column| column.generated().is_none();
    let both = new.columns.iter().filter(both);
    let both = both.filter_map(|it| Some((old.column(&it.name)?, it)));
    let (mut columns, mut values) = (Vec::new(), Vec::new());
    let mut is_always = false;
    for (now, wanted) in both {
        columns.push(&wanted.name);
        is_always |= wanted.identity().is_some_and(|it| it.always);
        values.push(match now.data_type == wanted.data_type {
            true => now.name.to_string(),
            false => wanted.data_type.converted(&now.name, &now.data_type),
        });
    }
    let overriding = if is_always {
        " OVERRIDING SYSTEM VALUE"
    } else {
        ""
    };
    let only = if old.partition_by.is_some() {
        ""
    } else {
        "ONLY "
    };
    let columns = match comma_separated(columns) {
        // Rows are rows, though they keep nothing.
        none if none.is_empty() => none,
        some => format!(" ({some})"),
    };
    sql.line(format_args!(
        "INSERT INTO {}{columns}{overriding}",
        new.name
    ));
    let values = match comma_separated(values) {
        none if none.is_empty() => none,
        some => format!("{some} "),
    };
    sql.line(format_args!("    SELECT {values}FROM {only}{from};"));
    for column in &new.columns {
        let before = old.column(&column.name).and_then(Column::identity);
        if let (Some(before), Some(after)) = (before, column.identity()) {
            let before = retired(&before.sequence(&old.name, &column.name));
            let after = after.sequence(&new.name, &column.name).to_string();
            sql.line(format_args!(
                "SELECT setval({}, last_value, is_called) FROM {before};",
                literal(&after)
            ));
        }
    }
    sql.line(format_args!("DROP TABLE {from};"));
}
