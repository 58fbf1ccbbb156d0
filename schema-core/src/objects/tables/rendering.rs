//! The statements that make a table and its columns.

use super::{Column, Foreign, Link, Table, columns::actions, not_null::Usual, storage, typed};
use crate::sql::{Expression, Sql, comma_separated};

pub(super) fn render_create(it: &Table, inline: &[String], usual: Usual, sql: &mut Sql) {
    // Partitions have the names from it, and may come first.
    let usual = match it.partition_by {
        Some(_) => Usual::Said,
        None => usual,
    };
    let unlogged = if it.unlogged { "UNLOGGED " } else { "" };
    let parts = it
        .columns
        .iter()
        .filter(|column| !column.inherited)
        .map(|column| column.definition(&it.name, usual))
        .chain(it.columns.iter().filter_map(Column::own_not_null))
        .chain(inline.iter().cloned());
    sql.line(format_args!("CREATE {unlogged}{} (", it.called()));
    sql.indented_list(parts);
    let inherits = match it.inherits.as_slice() {
        [] => String::new(),
        parents => format!(" INHERITS ({})", comma_separated(parents)),
    };
    let key = it.partition_by.iter();
    let key: String = key.map(|it| format!(" PARTITION BY {it}")).collect();
    let foreign = it.foreign.iter().map(Foreign::clause);
    let foreign: String = foreign.collect();
    sql.line(format_args!(
        "){inherits}{key}{}{foreign};",
        it.storage_clause()
    ));
    let declared = it.columns.iter().filter(|column| !column.inherited);
    let unsaid: Vec<String> = declared.flat_map(Column::unsaid).collect();
    sql.altered(&it.called(), &unsaid);
    if it.of_type.is_some() {
        typed::render(it, sql);
    }
    if let Some(partition) = &it.partition_of {
        Link::Partition(partition.clone()).render_attached(&it.name, sql);
    }
    if it.row_security {
        render_row_security(it, sql);
    }
    if it.force_row_security {
        render_forced_row_security(it, sql);
    }
    if !it.replica_identity.is_default() {
        storage::render_replica_identity(it, sql);
    }
}

pub(super) fn render_row_security(it: &Table, sql: &mut Sql) {
    let word = if it.row_security { "ENABLE" } else { "DISABLE" };
    sql.line(format_args!(
        "ALTER TABLE {} {word} ROW LEVEL SECURITY;",
        it.name
    ));
}

pub(super) fn render_forced_row_security(it: &Table, sql: &mut Sql) {
    let word = if it.force_row_security {
        "FORCE"
    } else {
        "NO FORCE"
    };
    sql.line(format_args!(
        "ALTER TABLE {} {word} ROW LEVEL SECURITY;",
        it.name
    ));
}

pub(super) fn render_added(
    it: &Table,
    column: &Column,
    backfill: Option<&Expression>,
    sql: &mut Sql,
) {
    let (table, called) = (&it.name, it.called());
    let Some(backfill) = backfill.filter(|_| column.generated().is_none()) else {
        sql.line(format_args!(
            "ALTER {called} ADD COLUMN {};",
            column.definition(table, Usual::Unsaid)
        ));
        sql.altered(&called, &column.unsaid());
        return;
    };
    // The rows that are there get the backfill, not the default.
    let bare = Column {
        not_null: false,
        not_null_constraint: None,
        value: None,
        ..column.clone()
    };
    sql.line(format_args!(
        "ALTER {called} ADD COLUMN {};",
        bare.definition(table, Usual::Unsaid)
    ));
    sql.line(format_args!(
        "UPDATE {table} SET {} = {backfill};",
        column.name
    ));
    for actions in actions(it, &bare, column) {
        sql.altered(&called, &actions);
    }
    sql.altered(&called, &column.unsaid());
}
