//! What types have in common.
//!
//! What PostgreSQL cannot change in place is done by a new type that takes the old one's place and
//! name: the old one gets out of the way, every column of it is converted, and it is dropped. A type
//! that rests on it is replaced as well, and until then the old one has to stay.

use std::collections::BTreeSet;

use super::{
    Between, Dependency, Effects, Hazard, ObjectId, enums,
    tables::{BaseType, Column, ColumnValue, DataType, is_remade},
};
use crate::{
    check::{Checking, Complaint},
    diff::Intent,
    ident::{MAX_BYTES, Name, QualifiedName},
    renaming::Renaming,
    schema::{Schema, Scope},
    sql::{Expression, Sql, dollar_quoted, literal},
};

/// How a new type takes the place of the old one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Replacement {
    /// The columns that are of this type before and after.
    pub columns: Vec<Converted>,
    /// Whether types that rest on the old one are still there afterwards, so that it is dropped later.
    pub is_held: bool,
    /// The new value, of `$1` of the old type, where a cast has to lead from the one to the other.
    pub cast: Option<String>,
}

/// A column whose type is replaced.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Converted {
    /// The table.
    pub table: QualifiedName,
    /// The column.
    pub column: Name,
    /// Its type, which may be an array; the same before and after.
    pub data_type: DataType,
    /// The type over which its values are converted.
    pub via: DataType,
    /// Whether PostgreSQL stores values of that by itself; a cast that is written would cut off what is too long.
    pub is_assigned: bool,
    /// Whether it has a default, which PostgreSQL cannot convert.
    pub had_default: bool,
    /// The default that it keeps.
    pub default: Option<Expression>,
    /// How it is stored, which PostgreSQL forgets with the type.
    pub stored: Vec<String>,
    /// Where it is from a table above, with which PostgreSQL converts it: whether it has a default there,
    /// and which one it gets.
    pub above: Option<(bool, Option<Expression>)>,
    /// Whether its values are on another server, which does not convert them.
    pub foreign: bool,
}

impl Replacement {
    /// The replacement of a type, whose values are converted over `via`.
    pub(super) fn of(id: &ObjectId, via: &DataType, cx: &Between<'_>) -> Self {
        let itself = Dependency::from(id.clone());
        // The columns of a table are converted by themselves.
        let rests_on_it = |it: &ObjectId| it.is_type() && !matches!(it, ObjectId::Table(_));
        let is_held = cx.old.objects().any(|it| {
            let depends_on_it = || it.depends_on(cx.old).contains(&itself);
            it.id() != *id && rests_on_it(&it.id()) && depends_on_it()
        });
        Replacement {
            columns: converted(&itself, via, cx),
            is_held,
            cast: None,
        }
    }

    /// The columns have their new defaults.
    pub(super) fn apply(&self, schema: &mut Schema) {
        for it in &self.columns {
            let table = schema.tables.get_mut(&it.table);
            let columns = table.into_iter().flat_map(|it| &mut it.columns);
            for column in columns.filter(|column| column.name == it.column) {
                column.value = it.default.clone().map(ColumnValue::Default);
            }
        }
    }

    /// The type and its columns are others.
    pub(super) fn effects(&self, itself: Dependency, cx: &Between<'_>) -> Effects {
        let column = |it: &Converted| Dependency::Column(it.table.clone(), it.column.clone());
        let mut alters = vec![itself];
        alters.extend(self.columns.iter().map(column));
        let mut needs = Vec::new();
        for default in self.columns.iter().filter_map(|it| it.default.as_ref()) {
            cx.new.mentioned(default, None, &mut needs);
        }
        // Types come in their own order.
        needs.retain(|it| matches!(it, Dependency::Object(id) if !id.is_type()));
        Effects {
            disturbs: alters.clone(),
            alters,
            needs,
            ..Effects::default()
        }
    }

    /// The columns that have statements and rows of their own.
    fn converted_here(&self) -> impl Iterator<Item = &Converted> {
        let columns = self.columns.iter();
        columns.filter(|it| it.above.is_none() && !it.foreign)
    }

    /// Which tables are written anew.
    pub(super) fn rewrites(&self) -> Vec<Hazard> {
        let rewrite = |it: &Converted| Hazard::Rewrite {
            table: it.table.clone(),
        };
        self.converted_here().map(rewrite).collect()
    }

    /// Stops, and changes nothing, where rows hold one of `lost`, which are labels of the type.
    pub(super) fn guard(&self, name: &QualifiedName, lost: &[String]) -> Option<String> {
        if lost.is_empty() || self.converted_here().next().is_none() {
            return None;
        }
        let labels: Vec<String> = lost.iter().map(|it| literal(it)).collect();
        let labels = labels.join(", ");
        let holds = |it: &Converted| {
            let column = &it.column;
            let condition = match it.data_type.array {
                true => format!("{column} && ARRAY[{labels}]::{}", it.data_type),
                false => format!("{column} IN ({labels})"),
            };
            format!("EXISTS (SELECT FROM {} WHERE {condition})", it.table)
        };
        let holds: Vec<String> = self.converted_here().map(holds).collect();
        let message = format!("rows hold a value that {name} loses: {}", lost.join(", "));
        let block = format!(
            "\nBEGIN\n    IF {} THEN\n        RAISE EXCEPTION USING MESSAGE = {};\n    END IF;\nEND;\n",
            holds.join("\n        OR "),
            literal(&message)
        );
        Some(format!("DO {};\n", dollar_quoted(&block)))
    }

    /// Writes the statements; `create` writes those that make the new type.
    pub(super) fn render(&self, id: &ObjectId, create: impl FnOnce(&mut Sql), sql: &mut Sql) {
        let Some(name) = id.qualified() else { return };
        let noun = id.noun().to_uppercase();
        sql.line(format_args!(
            "ALTER {noun} {name} RENAME TO {};",
            retired(name).name
        ));
        create(sql);
        if let Some(value) = &self.cast {
            render_cast(name, value, sql);
        }
        let alone = |it: &&Converted| it.had_default && matches!(it.above, Some((false, _)));
        for Converted { table, column, .. } in self.columns.iter().filter(alone) {
            sql.line(format_args!(
                "ALTER TABLE {table} ALTER COLUMN {column} DROP DEFAULT;"
            ));
        }
        for it in &self.columns {
            match it.actions() {
                none if none.is_empty() => {}
                actions => {
                    sql.line(format_args!("ALTER TABLE {}", it.table));
                    sql.list_with_end(actions);
                }
            }
        }
        if !self.is_held {
            render_retirement(id, self.cast.is_some(), sql);
        }
    }
}

impl Converted {
    fn actions(&self) -> Vec<String> {
        let column = &self.column;
        let mut actions = Vec::new();
        if let Some((_, above)) = &self.above {
            if *above != self.default {
                actions.push(match &self.default {
                    Some(it) => format!("ALTER COLUMN {column} SET DEFAULT {it}"),
                    None => format!("ALTER COLUMN {column} DROP DEFAULT"),
                });
            }
            actions.extend(self.stored.iter().cloned());
            return actions;
        }
        if self.had_default {
            actions.push(format!("ALTER COLUMN {column} DROP DEFAULT"));
        }
        let (via, data_type) = (&self.via, &self.data_type);
        let via = match via == data_type {
            true => String::new(),
            false => format!("::{via}"),
        };
        let using = match (self.foreign, self.is_assigned) {
            (true, _) => String::new(),
            (false, true) => format!(" USING {column}{via}"),
            (false, false) => format!(" USING {column}{via}::{data_type}"),
        };
        actions.push(format!("ALTER COLUMN {column} TYPE {data_type}{using}"));
        actions.extend(
            self.default
                .iter()
                .map(|it| format!("ALTER COLUMN {column} SET DEFAULT {it}")),
        );
        actions.extend(self.stored.iter().cloned());
        actions
    }
}

/// How it stands to other changes that a type which was replaced is dropped.
pub(super) fn retirement(itself: &Dependency) -> Effects {
    Effects {
        needs: vec![itself.clone()],
        removes: old_ones([itself.clone()]),
        ..Effects::default()
    }
}

/// What stands for the types and collations among `these` that are being replaced, as they were.
pub(super) fn old_ones(these: impl IntoIterator<Item = Dependency>) -> Vec<Dependency> {
    let old = |it: Dependency| match it {
        Dependency::Object(ObjectId::Collation(name)) => {
            Some(ObjectId::Collation(retired(&name)).into())
        }
        Dependency::Object(id) => Some(id.as_type(&retired(id.qualified()?))?.into()),
        Dependency::Column(..)
        | Dependency::DomainConstraint(..)
        | Dependency::Shell(_)
        | Dependency::Row(_) => None,
    };
    these.into_iter().filter_map(old).collect()
}

/// What the naming rule for types has against a name.
pub(super) fn misnamed(name: &QualifiedName, cx: &Checking<'_>) -> Vec<Complaint> {
    let style = cx.settings.naming.types;
    let wrong = cx.style(style, "type", name.name.as_str(), "types");
    wrong.map(Complaint::name).into_iter().collect()
}

/// Drops a type that was replaced, and the cast from it.
pub(super) fn render_retirement(id: &ObjectId, has_cast: bool, sql: &mut Sql) {
    if let Some(name) = id.qualified() {
        let (noun, old) = (id.noun().to_uppercase(), retired(name));
        if has_cast {
            sql.line(format_args!("DROP CAST ({old} AS {name});"));
            sql.line(format_args!("DROP FUNCTION {old}({old});"));
        }
        sql.line(format_args!("DROP {noun} {old};"));
    }
}

/// Lets values of the type that is replaced be cast to the new one, in arrays and domains as well.
fn render_cast(name: &QualifiedName, value: &str, sql: &mut Sql) {
    let old = retired(name);
    let body = literal(&format!("SELECT {value}::{name}"));
    sql.line(format_args!(
        "CREATE FUNCTION {old}({old}) RETURNS {name} LANGUAGE sql IMMUTABLE STRICT AS {body};"
    ));
    sql.line(format_args!(
        "CREATE CAST ({old} AS {name}) WITH FUNCTION {old}({old});"
    ));
}

/// Whether a type that values of `data_type` are made of is replaced by one to which a cast leads.
pub(super) fn has_cast(data_type: &DataType, cx: &Between<'_>) -> bool {
    within(data_type, cx.old).iter().any(|it| {
        let name = it.type_name();
        let both = name.and_then(|it| {
            let (old, new) = (&cx.old.composite_types, &cx.new.composite_types);
            Some((old.get(it)?, new.get(it)?))
        });
        let is_mapped = || name.is_some_and(|it| cx.intent.maps_values_of(it));
        both.is_some_and(|(old, new)| old.has_cast_to(new, cx)) || is_mapped()
    })
}

/// Whether rows of a table that stays hold values of the type, by themselves or inside of others.
pub(super) fn is_in_rows(name: &QualifiedName, cx: &Between<'_>) -> bool {
    let holds = |it: &Column, scope: &Scope<'_>| {
        let mut within = within(&it.data_type, scope).into_iter();
        within.any(|it| it.type_name() == Some(name))
    };
    cx.old.tables.values().any(|table| {
        let new = cx.new.tables.get(&table.name);
        table.columns.iter().any(|it| {
            let new = new.and_then(|table| table.column(&it.name));
            new.is_some_and(|new| holds(it, cx.old) && holds(new, cx.new))
        })
    })
}

/// A name that the declarations' rules never give, cut so that PostgreSQL does not cut it.
pub(crate) fn retired(name: &QualifiedName) -> QualifiedName {
    const SUFFIX: &str = "__old";
    let text = name.name.as_str();
    let mut end = text.len().min(MAX_BYTES - SUFFIX.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    name.sibling(format!("{}{SUFFIX}", &text[..end]))
}

/// Whether PostgreSQL cannot change a type in place.
fn is_replaced(id: &ObjectId, old: &Schema, new: &Schema) -> bool {
    match id {
        ObjectId::Enum(name) => enums::is_replaced(name, old, new),
        ObjectId::Domain(name) => {
            let both = old.domains.get(name).zip(new.domains.get(name));
            both.is_some_and(|(old, new)| {
                old.data_type != new.data_type || old.collation != new.collation
            })
        }
        ObjectId::RangeType(_) | ObjectId::CompositeType(_) => old.get(id) != new.get(id),
        _ => false,
    }
}

/// The renames that make room for types that take the place of others under their names while both have to be
/// there: columns that stay are of a type of another kind afterwards, or their table is made anew, be it that they
/// divide it into partitions.
pub(crate) fn displaced(old: &Schema, new: &Schema, intent: &Intent) -> Vec<Renaming> {
    let of_type = |name: &QualifiedName, stays: bool| {
        let is_it = |it: &Column| it.data_type.base == BaseType::Named(name.clone());
        old.tables.values().any(|table| {
            let Some(wanted) = new.tables.get(&table.name) else {
                return false;
            };
            let key = table.partition_by.as_ref();
            let is_remade = is_remade(table, wanted);
            table.columns.iter().filter(|it| is_it(it)).any(|it| {
                let remains = || wanted.column(&it.name).is_some_and(is_it);
                let divides = || key.is_some_and(|key| key.by.mentions(it.name.as_str()));
                match stays {
                    // What is made anew holds the old type until its rows have moved.
                    true => is_remade || divides() && remains(),
                    false => remains(),
                }
            })
        })
    };
    let displaced = |id: ObjectId| {
        let name = id.qualified().filter(|_| id.is_type())?;
        let becomes = new.type_named(name)?;
        let anew = match becomes == id {
            true => is_replaced(&id, old, new) && !intent.maps_values_of(name),
            false => !matches!(id, ObjectId::Table(_)),
        };
        let new = id.as_type(&retired(name))?;
        (anew && of_type(name, becomes == id)).then_some(Renaming::Object { old: id, new })
    };
    old.objects().filter_map(|it| displaced(it.id())).collect()
}

/// The columns that are of the type before and after.
fn converted(of: &Dependency, via: &DataType, cx: &Between<'_>) -> Vec<Converted> {
    let of_type = |it: &Column, scope| it.data_type.depends_on(scope).as_ref() == Some(of);
    let default = |it: &Column| match &it.value {
        Some(ColumnValue::Default(default)) => Some(default.clone()),
        _ => None,
    };
    // A function over the type is made anew with it, and the default is dropped and set around that.
    let is_over_it = |id: &Dependency, scope: &Scope<'_>| match id {
        Dependency::Object(id) if !id.is_type() => {
            let object = scope.get(id);
            object.is_some_and(|it| it.depends_on(scope).contains(of))
        }
        _ => false,
    };
    let is_set_apart = |it: &Column, scope: &Scope<'_>| {
        let mut mentioned = Vec::new();
        if let Some(it) = default(it) {
            scope.mentioned(&it, None, &mut mentioned);
        }
        mentioned.iter().any(|it| is_over_it(it, scope))
    };
    let mut converted = Vec::new();
    for table in cx.old.tables.values() {
        for old in table.columns.iter().filter(|it| of_type(it, cx.old)) {
            let new = cx.new.tables.get(&table.name);
            let new = new.and_then(|it| it.column(&old.name));
            let is_generated = |it: &Column| it.generated().is_some();
            let stays =
                |it: &&Column| of_type(it, cx.new) && !(is_generated(old) && is_generated(it));
            if let Some(new) = new.filter(stays) {
                let same = old.data_type == new.data_type && old.value == new.value;
                let apart = is_set_apart(old, cx.old) || is_set_apart(new, cx.new);
                converted.push(Converted {
                    table: table.name.clone(),
                    column: old.name.clone(),
                    data_type: old.data_type.clone(),
                    via: via.within_array_of(&old.data_type),
                    is_assigned: false,
                    had_default: default(old).is_some() && !apart,
                    // One that becomes another, an array or none, gets its default then.
                    default: default(new).filter(|_| same && !apart),
                    stored: old.settings.stored(&old.name),
                    above: None,
                    foreign: table.foreign.is_some(),
                });
            }
        }
    }
    below_others(&mut converted, cx);
    converted
}

/// What is converted along with a column above comes after it, and says only what is its own.
fn below_others(converted: &mut [Converted], cx: &Between<'_>) {
    let parents = |it: &QualifiedName| {
        let table = cx.old.tables.get(it);
        let parents = table.into_iter().flat_map(|it| it.parents());
        parents.cloned().collect::<Vec<_>>()
    };
    converted.sort_by_cached_key(|it| cx.old.ancestors(&it.table).len());
    for at in 0..converted.len() {
        let parents = parents(&converted[at].table);
        let above = converted[..at]
            .iter()
            .find(|it| it.column == converted[at].column && parents.contains(&it.table));
        converted[at].above = above.map(|it| (it.had_default, it.default.clone()));
    }
}

/// The types that values of `data_type` are made of: itself, what a domain rests on, and so on.
pub(crate) fn within(data_type: &DataType, scope: &Scope<'_>) -> BTreeSet<Dependency> {
    let mut found = BTreeSet::new();
    let mut open: Vec<Dependency> = data_type.depends_on(scope).into_iter().collect();
    while let Some(it) = open.pop() {
        if let Dependency::Object(id) = &it
            && let Some(object) = scope.get(id)
            && found.insert(it.clone())
        {
            let needed = object.depends_on(scope).into_iter();
            open.extend(needed.filter(|it| it.type_name().is_some()));
        }
    }
    found
}

/// Whether rows of a table that stays hold values of the type inside of arrays or of other types.
/// PostgreSQL then refuses whatever would have to look at these values.
pub(super) fn is_contained(name: &QualifiedName, cx: &Between<'_>) -> bool {
    let stays = |table: &QualifiedName, column: &Name| {
        let table = cx.new.tables.get(table);
        table.is_some_and(|it| it.column(column).is_some())
    };
    cx.old.tables.values().any(|table| {
        table
            .columns
            .iter()
            .any(|it| contains(&it.data_type, name, cx.old) && stays(&table.name, &it.name))
    })
}

/// The same of tables and columns that may go.
pub(super) fn was_contained(name: &QualifiedName, cx: &Between<'_>) -> bool {
    let mut columns = cx.old.tables.values().flat_map(|it| &it.columns);
    columns.any(|it| contains(&it.data_type, name, cx.old))
}

/// Whether values of `data_type` contain such of the type `name`, other than as a domain over it.
fn contains(data_type: &DataType, name: &QualifiedName, scope: &Scope<'_>) -> bool {
    let BaseType::Named(base) = &data_type.base else {
        return false;
    };
    match scope.domains.get(base) {
        _ if base == name => data_type.array,
        Some(domain) if !data_type.array => contains(&domain.data_type, name, scope),
        _ => within(data_type, scope)
            .iter()
            .any(|it| it.type_name() == Some(name)),
    }
}
