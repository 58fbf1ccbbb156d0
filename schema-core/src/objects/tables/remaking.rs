//! Tables that PostgreSQL cannot alter to what they are to be: a plain table becomes a partitioned one,
//! a partition key changes, or the type of one of its columns, a column is to be inherited, the attributes of its
//! type change places. A new table takes the place of the old one, and the rows move.

use std::{collections::BTreeSet, sync::Arc};

use super::{
    super::{
        Altered, AnyObject, Between, Change, Dependency, Effects, Object, ObjectId, Operation,
        types::retired,
    },
    Alteration, Column, Table, identity,
    not_null::Usual,
    rendering::{render_create, render_forced_row_security},
    stages::postpone,
};
use crate::{
    ident::QualifiedName,
    schema::{Schema, Scope},
    sql::{Sql, comma_separated, literal},
};

/// Whether a new table takes its place.
pub(in crate::objects) fn is_remade(old: &Table, new: &Table) -> bool {
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
    // A table that comes to a parent has to have its columns before, and keeps them as its own: what it is to have
    // from there alone it has only when it is made with it.
    let comes = !new.inherits.iter().any(|it| old.inherits.contains(it));
    let differs = new
        .columns
        .iter()
        .any(|wanted| match old.column(&wanted.name) {
            None => wanted.inherited && comes,
            Some(now) => {
                (wanted.inherited && !now.inherited) || (is_of_key(now) && converts(now, wanted))
            }
        });
    old.partition_by != new.partition_by
        || old.foreign.is_some() != new.foreign.is_some()
        || changes_places(old, new)
        || differs
}

/// Whether it is typed, and its columns are not where its type has them.
pub(super) fn changes_places(old: &Table, new: &Table) -> bool {
    let place = |it: &Column| old.columns.iter().position(|old| old.name == it.name);
    let places = new.columns.iter().map(|it| place(it).unwrap_or(usize::MAX));
    new.of_type.is_some() && !places.is_sorted()
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
            let Some((before, _)) = both(name) else {
                continue;
            };
            let of = |it: &Table| it.partition_of.as_ref().map(|it| it.of.clone());
            let inherits = table.inherits.iter();
            let kept = inherits.filter(|it| before.inherits.contains(it)).cloned();
            let mut stays_with = kept.chain(of(table).filter(|_| of(table) == of(before)));
            if stays_with.any(|it| remade.contains(&it)) {
                remade.insert(name.clone());
            }
        }
    }
    remade
}

/// What is left for the end, taken out of `goal`: triggers and rules, which must not see the rows that move;
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
    let triggers = new.triggers.keys().cloned().map(ObjectId::Trigger);
    let rules = new.rules.keys().cloned().map(ObjectId::Rule);
    for it in triggers.chain(rules).filter(is_meant) {
        postpone(goal, it);
    }
    for (name, constraint) in &new.constraints {
        if let Some(references) = constraint.references()
            && (remade.contains(&name.table) || is_within(references, remade, new))
        {
            postpone(goal, ObjectId::Constraint(name.clone()));
        }
    }
    let reading = reading(new, remade);
    if !reading.is_empty() {
        goal.take_away(&BTreeSet::new(), reading);
    }
    let scope = Scope::new(apart);
    let (mut moves, mut gone) = (Vec::new(), Vec::new());
    for name in remade {
        let (table, wanted) = (&old.tables[name], &new.tables[name]);
        let now = &apart.tables[name];
        let stays = !is_remade(now, &goal.tables[name]);
        // The rows of a partition go along with those of its table.
        let goes_along = now
            .partition_of
            .as_ref()
            .is_some_and(|it| remade.contains(&it.of));
        if stays || goes_along {
            continue;
        }
        let with = what_goes_with(old, new, name);
        for id in [&with[..], &[ObjectId::Table(name.clone())]].concat() {
            keep(goal, &scope, &id);
        }
        // So do the extensions that its types may be of.
        let mut types = table.columns.iter().map(|it| &it.data_type);
        if table.foreign.is_some() || types.any(|it| it.of_extension(old).is_some()) {
            let gone = old.extensions.keys().cloned().map(ObjectId::Extension);
            gone.for_each(|it| keep(goal, &scope, &it));
        }
        // They go once the old table is gone, whose defaults name them; the new one owns none.
        let owned = apart.owned_sequences(name);
        for it in owned.filter(|it| !new.sequences.contains_key(it)) {
            keep(goal, &scope, &ObjectId::Sequence(it.clone()));
            gone.push(Operation::Sequence(Change::Drop(
                apart.sequences[it].clone(),
            )));
            let sequence = goal.sequences.get_mut(it);
            sequence.into_iter().for_each(|it| it.owned_by = None);
        }
        let from = table.clone();
        let how = Alteration::MoveRows { from, with };
        moves.push(Operation::Table(Change::alter(wanted, wanted, how)));
    }
    // Those that inherit go before those that they inherit from.
    moves.sort_by_key(|it| std::cmp::Reverse(depth(old, &it.id())));
    moves.extend(gone);
    moves
}

/// The materialized views that read tables which are made anew, be it by views or other such: they are filled when
/// they are made.
fn reading(schema: &Schema, remade: &BTreeSet<QualifiedName>) -> BTreeSet<Dependency> {
    let mut reading = BTreeSet::new();
    if schema.materialized_views.is_empty() {
        return reading;
    }
    let scope = Scope::new(schema);
    let mut read: BTreeSet<ObjectId> = remade.iter().cloned().map(ObjectId::Table).collect();
    let mut views: Vec<AnyObject> = schema.objects().collect();
    views.retain(|it| matches!(it.id(), ObjectId::View(_) | ObjectId::MaterializedView(_)));
    let mut count = 0;
    while count != read.len() {
        count = read.len();
        for it in &views {
            let needs = it.depends_on(&scope);
            if needs.iter().any(|it| read.contains(&it.whole())) {
                let id = it.id();
                if let ObjectId::MaterializedView(_) = id {
                    reading.insert(id.clone().into());
                }
                read.insert(id);
            }
        }
    }
    reading
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
/// rows are its own.
fn what_goes_with(old: &Schema, new: &Schema, table: &QualifiedName) -> Vec<ObjectId> {
    let mut gone = Vec::new();
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
    // Its indexes are part of it.
    let indexes = old.indexes(cx.old);
    let mut frees = old.depends_on(cx.old);
    frees.retain(|it| !indexes.contains(it));
    Effects {
        makes: itself(new),
        removes: itself(old),
        needs: new.depends_on(cx.new),
        frees,
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
        let converted = wanted.data_type.converted(&now.name, &now.data_type);
        let converted = converted.filter(|_| now.data_type != wanted.data_type);
        values.push(converted.unwrap_or_else(|| now.name.to_string()));
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
    // Who carries the script out may own both tables, and has to see and to write every row.
    let forced = [
        (old.force_row_security, &from),
        (new.force_row_security, &new.name),
    ];
    for (_, table) in forced.iter().filter(|it| it.0) {
        sql.line(format_args!(
            "ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY;"
        ));
    }
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
        let Some(before) = old.column(&column.name) else {
            continue;
        };
        let aside = before.identity_sequence(&old.name).map(|it| retired(&it));
        match (aside, column.identity_sequence(&new.name)) {
            (Some(before), Some(after)) => sql.line(format_args!(
                "SELECT setval({}, last_value, is_called) FROM {before};",
                literal(&after.to_string())
            )),
            (aside, _) => {
                if let Some(aside) = aside {
                    identity::render_handed_on(&aside, before, column, sql);
                }
                identity::render_position(&new.name, before, column, sql);
            }
        }
    }
    if new.force_row_security {
        render_forced_row_security(new, sql);
    }
    sql.line(format_args!("DROP TABLE {from};"));
}
