//! What stands in the lists below a table: one line an object.

use super::text::{code, codes, sql};
use crate::{
    ident::{Name, QualifiedName},
    objects::{
        constraints::{Action, ForeignKey, Key, Rule, Timing},
        indexes::{Index, Indexed, Part},
        policies::{Command, Policy},
        tables::{ColumnValue, Table},
        triggers::{Enabled, Event, Moment, Trigger},
    },
    schema::Schema,
};

/// Where a column's value comes from.
pub(super) fn value(value: &ColumnValue) -> String {
    match value {
        ColumnValue::Default(it) => sql(it),
        ColumnValue::Generated(it) | ColumnValue::Virtual(it) => format!("always {}", sql(it)),
        ColumnValue::Identity(it) if it.always => "identity, always".to_owned(),
        ColumnValue::Identity(_) => "identity".to_owned(),
    }
}

/// The constraints of a table, by name.
fn rules<'a>(
    schema: &'a Schema,
    table: &QualifiedName,
) -> impl Iterator<Item = (&'a Name, &'a Rule)> {
    schema
        .constraints
        .of_table(table)
        .map(|it| (&it.name.name, &it.rule))
}

/// The foreign keys of a table, by name.
pub(super) fn foreign_keys<'a>(
    schema: &'a Schema,
    table: &QualifiedName,
) -> impl Iterator<Item = (&'a Name, &'a ForeignKey)> {
    rules(schema, table).filter_map(|(name, rule)| match rule {
        Rule::ForeignKey(key) => Some((name, key)),
        _ => None,
    })
}

/// Primary, unique and foreign keys, in this order.
pub(super) fn keys(
    schema: &Schema,
    table: &QualifiedName,
    link: impl Fn(&QualifiedName) -> String,
) -> Vec<String> {
    let mut items: Vec<(u8, String)> = rules(schema, table)
        .filter_map(|(name, rule)| {
            let name = code(name.as_str());
            Some(match rule {
                Rule::PrimaryKey(it) => (0, format!("primary key {name}: {}", key(it))),
                Rule::Unique {
                    key: it,
                    nulls_not_distinct,
                } => {
                    let nulls = if *nulls_not_distinct {
                        ", nulls not distinct"
                    } else {
                        ""
                    };
                    (1, format!("unique {name}: {}{nulls}", key(it)))
                }
                Rule::ForeignKey(it) => {
                    let columns = codes(&it.columns);
                    let target = format!("{} {}", link(&it.references), codes(&it.referenced));
                    let options = foreign_key_options(it);
                    (
                        2,
                        format!("foreign key {name}: {columns} → {target}{options}"),
                    )
                }
                Rule::Check { .. } | Rule::Exclusion(_) => return None,
            })
        })
        .collect();
    items.sort_by_key(|(rank, _)| *rank);
    items.into_iter().map(|(_, item)| item).collect()
}

fn key(key: &Key) -> String {
    format!(
        "{}{}{}",
        codes(&key.columns),
        include(&key.include),
        timing(key.timing)
    )
}

fn include(names: &[Name]) -> String {
    match names {
        [] => String::new(),
        names => format!(" including {}", codes(names)),
    }
}

fn timing(timing: Timing) -> &'static str {
    match timing {
        Timing::Immediate => "",
        Timing::Deferrable => ", deferrable",
        Timing::Deferred => ", deferred to the end of the transaction",
    }
}

fn foreign_key_options(key: &ForeignKey) -> String {
    let mut out = String::new();
    for (event, action) in [("delete", &key.on_delete), ("update", &key.on_update)] {
        let (action, columns) = match action {
            Action::NoAction => continue,
            Action::Restrict => ("restrict", &[][..]),
            Action::Cascade => ("cascade", &[][..]),
            Action::SetNull(columns) => ("set null", &columns[..]),
            Action::SetDefault(columns) => ("set default", &columns[..]),
        };
        let columns = if columns.is_empty() {
            String::new()
        } else {
            format!(" {}", codes(columns))
        };
        out.push_str(&format!(", on {event} {action}{columns}"));
    }
    out.push_str(if key.match_full { ", match full" } else { "" });
    out.push_str(timing(key.timing));
    out.push_str(if key.not_valid {
        ", not valid for older rows"
    } else {
        ""
    });
    out
}

/// The checks of a table.
pub(super) fn checks(schema: &Schema, table: &QualifiedName) -> Vec<String> {
    rules(schema, table)
        .filter_map(|(name, rule)| match rule {
            Rule::Check {
                condition,
                not_valid,
                ..
            } => {
                let not_valid = if *not_valid {
                    ", not valid for older rows"
                } else {
                    ""
                };
                Some(format!(
                    "{}: {}{not_valid}",
                    code(name.as_str()),
                    sql(condition)
                ))
            }
            _ => None,
        })
        .collect()
}

/// An index.
pub(super) fn index(it: &Index) -> String {
    let parts: Vec<String> = it.parts.iter().map(part).collect();
    let unique = if it.unique { "unique " } else { "" };
    let method = match it.method.as_str() {
        "btree" => String::new(),
        method => format!(" by {}", code(method)),
    };
    let nulls = if it.nulls_not_distinct {
        ", nulls not distinct"
    } else {
        ""
    };
    let filter = it.filter.as_ref().map(|it| format!(" where {}", sql(it)));
    format!(
        "{unique}{}{method}: {}{}{nulls}{}",
        code(it.name.name.as_str()),
        parts.join(", "),
        include(&it.include),
        filter.unwrap_or_default(),
    )
}

fn part(it: &Part) -> String {
    let mut out = match &it.of {
        Indexed::Column(name) => code(name.as_str()),
        Indexed::Expression(it) => sql(it),
    };
    if let Some(class) = &it.operator_class {
        out.push_str(&format!(" {}", code(class)));
    }
    out.push_str(match (it.descending, it.nulls_first) {
        (false, false) => "",
        (false, true) => " nulls first",
        (true, false) => " descending, nulls last",
        (true, true) => " descending",
    });
    out
}

/// The triggers of a table.
pub(super) fn triggers(schema: &Schema, table: &QualifiedName) -> Vec<String> {
    schema.triggers.of_table(table).map(trigger).collect()
}

fn trigger(it: &Trigger) -> String {
    let moment = match it.moment {
        Moment::Before => "before",
        Moment::After => "after",
        Moment::InsteadOf => "instead of",
    };
    let events: Vec<&str> = it
        .events
        .iter()
        .map(|it| match it {
            Event::Insert => "insert",
            Event::Update => "update",
            Event::Delete => "delete",
            Event::Truncate => "truncate",
        })
        .collect();
    let of = if it.of_columns.is_empty() {
        String::new()
    } else {
        format!(" of {}", codes(&it.of_columns))
    };
    let each = if it.for_each_row { "row" } else { "statement" };
    let condition = it.condition.as_ref().map(|it| format!(" when {}", sql(it)));
    let enabled = match it.enabled {
        Enabled::Origin => "",
        Enabled::Always => ", on replicas as well",
        Enabled::Replica => ", on replicas only",
        Enabled::Disabled => ", **disabled**",
    };
    format!(
        "{}: {moment} {}{of}, each {each}{}, runs {}{enabled}",
        code(it.name.name.as_str()),
        events.join(" or "),
        condition.unwrap_or_default(),
        code(&super::short(&it.function)),
    )
}

/// Whether row security is on, and the policies.
pub(super) fn row_security(schema: &Schema, table: &Table) -> Vec<String> {
    let policies = schema.policies.of_table(&table.name);
    let mut items: Vec<String> = policies.map(policy).collect();
    let state = match (table.row_security, table.force_row_security) {
        (true, true) => "on, for the owner of the table as well",
        (true, false) => "on",
        (false, _) if items.is_empty() => return items,
        (false, _) => "**off**: the policies are not in force",
    };
    items.insert(0, state.to_owned());
    items
}

fn policy(it: &Policy) -> String {
    let restrictive = if it.permissive { "" } else { "restrictive, " };
    let command = match it.command {
        Command::All => "all commands",
        Command::Select => "select",
        Command::Insert => "insert",
        Command::Update => "update",
        Command::Delete => "delete",
    };
    let roles = if it.roles.is_empty() {
        "everyone".to_owned()
    } else {
        codes(&it.roles)
    };
    let using = it
        .using
        .as_ref()
        .map(|it| format!(", rows where {}", sql(it)));
    let check = it
        .with_check
        .as_ref()
        .map(|it| format!(", new rows only where {}", sql(it)));
    format!(
        "{}: {restrictive}{command} by {roles}{}{}",
        code(it.name.name.as_str()),
        using.unwrap_or_default(),
        check.unwrap_or_default(),
    )
}
