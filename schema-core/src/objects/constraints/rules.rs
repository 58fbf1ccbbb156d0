//! What can be wrong with a declared constraint.

use super::{Action, Constraint, ForeignKey, Key, Rule, Timing};
use crate::{
    check::{Checking, Complaint, as_asked},
    ident::{Name, QualifiedName},
    naming::ConstraintWord,
    objects::{
        ObjectId,
        indexes::Indexed,
        tables::{Column, DataType},
    },
    settings::Lint,
};

impl Rule {
    fn word(&self) -> ConstraintWord {
        match self {
            Rule::PrimaryKey(_) => ConstraintWord::Pk,
            Rule::Unique { .. } => ConstraintWord::Uq,
            Rule::Check { .. } => ConstraintWord::Ck,
            Rule::ForeignKey(_) => ConstraintWord::Fk,
            Rule::Exclusion(_) => ConstraintWord::Ex,
        }
    }
}

impl Constraint {
    pub(super) fn complaints(&self, cx: &Checking<'_>) -> Vec<Complaint> {
        let mut complaints: Vec<Complaint> = self.wrong_name(cx).into_iter().collect();
        match &self.rule {
            Rule::PrimaryKey(key) => complaints.extend(self.wrong_key(key, cx)),
            Rule::Unique {
                nulls_not_distinct: true,
                ..
            } => {
                let wrong = cx.server(15, "`nulls_not_distinct`");
                complaints.extend(wrong.map(Complaint::whole));
            }
            Rule::Unique { .. } | Rule::Check { .. } | Rule::Exclusion(_) => {}
            Rule::ForeignKey(key) => {
                complaints.extend(self.wrong_types(key, cx));
                complaints.extend(not_unique(key, cx).map(Complaint::whole));
                complaints.extend(self.wrong_column_name(key, cx));
                complaints.extend(wrong_actions(key, cx).map(Complaint::whole));
                complaints.extend(self.without_index(key, cx));
            }
        }
        complaints
    }

    /// A name that was given by hand follows the template as far as that tells.
    fn wrong_name(&self, cx: &Checking<'_>) -> Option<Complaint> {
        let template = cx.settings.naming.constraints.as_ref()?;
        if !cx.is_written(&ObjectId::Constraint(self.name.clone())) {
            return None;
        }
        let word = self.rule.word().as_str();
        let table = self.name.table.name.as_str();
        let wanted = template.fill(&[("{table}", table), ("{type}", word), ("{columns}", "…")]);
        let name = self.name.name.as_str();
        (!fits(name, &wanted)).then(|| {
            Complaint::name(format!(
                "constraint `{name}` is not named `{wanted}`, {}",
                as_asked("constraints")
            ))
        })
    }

    /// The only column of a primary key, unless it is another table's as well.
    fn wrong_key(&self, key: &Key, cx: &Checking<'_>) -> Option<Complaint> {
        let rule = cx.settings.naming.primary_keys.as_ref()?;
        let [column] = key.columns.as_slice() else {
            return None;
        };
        let table = &self.name.table;
        if foreign_keys(table, cx).any(|it| it.columns.contains(column)) {
            return None;
        }
        let about = |message: String| Complaint::column(table, column, message);
        if column.as_str() != rule.name {
            return Some(about(format!(
                "the primary key `{}` is not named `{}`, {}",
                column.as_str(),
                rule.name,
                as_asked("primary_keys")
            )));
        }
        let found = &column_of(table, column, cx)?.data_type;
        let wanted = rule.data_type.as_ref()?;
        (found.to_string() != *wanted && !is_unknown(found)).then(|| {
            about(format!(
                "the primary key `{}` is `{found}`, not `{wanted}`, {}",
                column.as_str(),
                as_asked("primary_keys")
            ))
        })
    }

    fn wrong_types(&self, key: &ForeignKey, cx: &Checking<'_>) -> Vec<Complaint> {
        let table = &self.name.table;
        let pairs = key.columns.iter().zip(&key.referenced);
        pairs
            .filter_map(|(own, other)| {
                let here = &column_of(table, own, cx)?.data_type;
                let there = &column_of(&key.references, other, cx)?.data_type;
                let equal = without_modifiers(here) == without_modifiers(there);
                let unknown = is_unknown(here) || is_unknown(there);
                (!equal && !unknown).then(|| {
                    let message = format!(
                        "`{own}` is `{here}`, but `{}.{other}`, to which it points, is `{there}`: \
                         give both one type",
                        key.references.name
                    );
                    Complaint::column(table, own, message).left_out()
                })
            })
            .collect()
    }

    /// The only column of a foreign key to a primary key is named by what it points to.
    fn wrong_column_name(&self, key: &ForeignKey, cx: &Checking<'_>) -> Option<Complaint> {
        let template = cx.settings.naming.foreign_keys.as_ref()?;
        let ([own], [_]) = (key.columns.as_slice(), key.referenced.as_slice()) else {
            return None;
        };
        if primary_key(&key.references, cx) != Some(&key.referenced)
            || primary_key(&self.name.table, cx) == Some(&key.columns)
        {
            return None;
        }
        let role = cx.places.roles.get(&self.name);
        let singular = role.or_else(|| cx.places.singulars.get(&key.references))?;
        let wanted = template.fill(&[("{table_singular}", singular)]);
        let advice = match role {
            Some(_) => "by its role".to_owned(),
            None => format!(
                "{}; a role can be named by `role = \"…\"`",
                as_asked("foreign_keys")
            ),
        };
        (own.as_str() != wanted).then(|| {
            let message = format!(
                "foreign key `{}` is not named `{wanted}`, {advice}",
                own.as_str()
            );
            Complaint::column(&self.name.table, own, message)
        })
    }

    fn without_index(&self, key: &ForeignKey, cx: &Checking<'_>) -> Option<Complaint> {
        if !cx.wants(Lint::ForeignKeyWithoutIndex) {
            return None;
        }
        let table = &self.name.table;
        (!cx.lookups.begin_with(table, &key.columns)).then(|| {
            let names: Vec<&str> = key.columns.iter().map(Name::as_str).collect();
            let message = format!(
                "no index begins with `{}`: each deletion in `{}` reads all of `{}`; write \
                 `#[index]`",
                names.join("`, `"),
                key.references.name,
                table.name
            );
            Complaint::whole(message).lint(Lint::ForeignKeyWithoutIndex)
        })
    }
}

/// PostgreSQL points only to columns that are unique together.
fn not_unique(key: &ForeignKey, cx: &Checking<'_>) -> Option<String> {
    let table = &key.references;
    // A table that is missing is found by its edge.
    cx.schema.tables.get(table)?;
    let same = |columns: Vec<&Name>| {
        columns.len() == key.referenced.len()
            && key.referenced.iter().all(|it| columns.contains(&it))
    };
    let by_key = keys(table, cx)
        .any(|it| it.timing == Timing::Immediate && same(it.columns.iter().collect()));
    let by_index = || {
        cx.schema
            .indexes
            .values()
            .filter(|it| it.table == *table)
            .any(|it| {
                let columns = it.parts.iter().filter_map(|part| match &part.of {
                    Indexed::Column(name) => Some(name),
                    Indexed::Expression(_) => None,
                });
                let columns: Vec<&Name> = columns.collect();
                let whole = it.filter.is_none() && columns.len() == it.parts.len();
                it.unique && whole && same(columns)
            })
    };
    (!by_key && !by_index()).then(|| {
        let names: Vec<&str> = key.referenced.iter().map(Name::as_str).collect();
        format!(
            "`{}` of `{}` is not unique: a foreign key points to a primary key, or to what is \
             `#[unique]`",
            names.join("`, `"),
            table.name
        )
    })
}

fn wrong_actions(key: &ForeignKey, cx: &Checking<'_>) -> Option<String> {
    let names_columns =
        |it: &Action| matches!(it, Action::SetNull(of) | Action::SetDefault(of) if !of.is_empty());
    if names_columns(&key.on_update) {
        return Some("only `on_delete` can name the columns that it sets".to_owned());
    }
    match names_columns(&key.on_delete) {
        true => cx.server(15, "an action that names columns"),
        false => None,
    }
}

/// The primary key and the unique constraints of a table.
fn keys<'a>(table: &'a QualifiedName, cx: &Checking<'a>) -> impl Iterator<Item = &'a Key> {
    cx.schema
        .constraints
        .of_table(table)
        .filter_map(|it| match &it.rule {
            Rule::PrimaryKey(key) | Rule::Unique { key, .. } => Some(key),
            _ => None,
        })
}

fn foreign_keys<'a>(
    table: &'a QualifiedName,
    cx: &Checking<'a>,
) -> impl Iterator<Item = &'a ForeignKey> {
    cx.schema
        .constraints
        .of_table(table)
        .filter_map(|it| match &it.rule {
            Rule::ForeignKey(key) => Some(key),
            _ => None,
        })
}

fn primary_key<'a>(table: &'a QualifiedName, cx: &Checking<'a>) -> Option<&'a Vec<Name>> {
    cx.schema
        .constraints
        .of_table(table)
        .find_map(|it| match &it.rule {
            Rule::PrimaryKey(key) => Some(&key.columns),
            _ => None,
        })
}

fn column_of<'a>(table: &QualifiedName, column: &Name, cx: &Checking<'a>) -> Option<&'a Column> {
    cx.schema.tables.get(table)?.column(column)
}

/// `varchar(20)` can point to `varchar(30)`.
fn without_modifiers(data_type: &DataType) -> String {
    let text = data_type.to_string();
    match (text.find('('), text.find(')')) {
        (Some(open), Some(close)) => format!("{}{}", &text[..open], &text[close + 1..]),
        _ => text,
    }
}

/// The type of a column whose own was not understood, and reported.
fn is_unknown(data_type: &DataType) -> bool {
    data_type.base.is("unknown")
}

/// Whether `name` is `template`, in which `…` stands for anything.
pub(in crate::objects) fn fits(name: &str, template: &str) -> bool {
    let (head, tail) = template.split_once('…').unwrap_or((template, ""));
    name.len() > head.len() + tail.len() && name.starts_with(head) && name.ends_with(tail)
}
