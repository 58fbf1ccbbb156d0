//! Identity columns: a sequence that is part of the column.

use serde::{Deserialize, Serialize};

use super::{
    super::{
        Change, Dependency, ObjectId,
        sequences::{SequenceOptions, SequenceType},
        types::retired,
    },
    Alteration, Column, ColumnValue, DataType, Table,
};
use crate::{
    ident::{self, MAX_BYTES, Name, QualifiedName},
    schema::Schema,
    sql::{Sql, literal},
};

/// An identity column: a sequence that is part of the column.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Identity {
    /// `ALWAYS`, as against `BY DEFAULT`.
    pub always: bool,
    /// How its sequence counts.
    pub options: SequenceOptions,
    /// `SEQUENCE NAME`, where it is not the one that PostgreSQL chooses; in the namespace of the table.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sequence: Option<Name>,
}

impl Identity {
    /// The name of its sequence.
    pub(super) fn sequence(&self, table: &QualifiedName, column: &Name) -> QualifiedName {
        let name = self.sequence.clone();
        table.sibling(name.unwrap_or_else(|| usual_sequence(&table.name, column)))
    }

    pub(super) fn definition(&self, namespace: &Name, data_type: SequenceType) -> String {
        let when = self.when();
        let mut clauses = self.options.clauses(data_type);
        if let Some(name) = &self.sequence {
            let name = QualifiedName::new(namespace.clone(), name.clone());
            clauses.insert(0, format!("SEQUENCE NAME {name}"));
        }
        if clauses.is_empty() {
            format!("GENERATED {when} AS IDENTITY")
        } else {
            format!("GENERATED {when} AS IDENTITY ({})", clauses.join(" "))
        }
    }

    /// How the values that come later compare with those that came before.
    fn ahead(&self) -> &'static str {
        match self.options.increment >= 0 {
            true => ">=",
            false => "<=",
        }
    }

    pub(super) fn when(&self) -> &'static str {
        if self.always { "ALWAYS" } else { "BY DEFAULT" }
    }
}

/// The name that PostgreSQL chooses for the sequence of a column, if it is free: `table_column_seq`,
/// where the longer of the two names loses what is too much.
pub(super) fn usual_sequence(table: &Name, column: &Name) -> Name {
    usual_name(table, Some(column), "seq")
}

/// The name that PostgreSQL chooses for what belongs to a column, or to a type, if it is free.
pub(in super::super) fn usual_name(of: &Name, column: Option<&Name>, what: &str) -> Name {
    let length = |it: &Name| it.as_str().len();
    let (mut first, mut second) = (length(of), column.map_or(0, length));
    let signs = 1 + usize::from(column.is_some());
    while first + second + what.len() + signs > MAX_BYTES {
        if first > second {
            first -= 1;
        } else {
            second -= 1;
        }
    }
    let clipped = |name: &Name, length: usize| {
        let text = name.as_str();
        let end = (0..=length).rev().find(|it| text.is_char_boundary(*it));
        text[..end.unwrap_or(0)].to_owned()
    };
    let of = clipped(of, first);
    match column {
        Some(it) => format!("{of}_{}_{what}", clipped(it, second)).into(),
        None => format!("{of}_{what}").into(),
    }
}

impl Column {
    /// The sequence that comes and goes with it, as what a sequence of that name waits for.
    pub(super) fn own_sequence(&self, table: &QualifiedName) -> Option<Dependency> {
        let name = self.identity()?.sequence(table, &self.name);
        Some(ObjectId::Sequence(name).into())
    }

    /// The name of the sequence that comes and goes with it.
    pub(crate) fn identity_sequence(&self, table: &QualifiedName) -> Option<QualifiedName> {
        Some(self.identity()?.sequence(table, &self.name))
    }

    /// Whether a sequence counts its values before or after, of which more has to be said than of a column.
    pub(super) fn is_numbered_with(&self, old: &Column) -> bool {
        let is_identity = self.identity().is_some() || old.identity().is_some();
        is_identity || self.numbered_by() != old.numbered_by()
    }

    /// The sequence of which its default takes the next value, where it is of a type that sequences are of.
    fn numbered_by(&self) -> Option<QualifiedName> {
        let is_such = |it: &SequenceType| self.data_type == DataType::built_in(it.as_str());
        SequenceType::ALL.iter().find(|it| is_such(it))?;
        let text = self.default()?.as_str().strip_prefix("nextval('")?;
        let name = text.strip_suffix("'::regclass)")?;
        match ident::parts(&name.replace("''", "'"))?.as_slice() {
            [namespace, name] => Some(QualifiedName::new(namespace.clone(), name.clone())),
            _ => None,
        }
    }
}

/// Gives another name to the sequences of identity columns where one that stands alone is to have it.
pub(super) fn make_room(old: &Schema, new: &Schema) -> Vec<Change<Table>> {
    let mut changes = Vec::new();
    for table in old.tables.values() {
        for column in &table.columns {
            let mut aside = column.clone();
            if let Some(sequence) = column.identity_sequence(&table.name)
                && new.sequences.contains_key(&sequence)
                && let Some(ColumnValue::Identity(it)) = &mut aside.value
            {
                it.sequence = Some(retired(&sequence).name);
                let how = Alteration::AlterColumn {
                    old: column.clone().into(),
                    new: aside.into(),
                    backfill: None,
                    only: false,
                };
                changes.push(Change::alter(table, table, how));
            }
        }
    }
    changes
}

/// The sequence that stands alone counts on from where that of an identity stands, which is still there.
pub(super) fn render_handed_on(
    identity: &QualifiedName,
    old: &Column,
    new: &Column,
    sql: &mut Sql,
) {
    if let (Some(it), Some(sequence)) = (old.identity(), new.numbered_by()) {
        let named = literal(&sequence.to_string());
        let ahead = it.ahead();
        sql.line(format_args!(
            "SELECT setval({named}, last_value, is_called) FROM {identity} WHERE last_value {ahead} (SELECT last_value FROM {sequence});"
        ));
    }
}

/// A column that becomes an identity counts on from where its sequence stands, which has made room (see
/// [`make_room`]), and from its values, which may have passed that by; one that was none, or that takes its values
/// from another sequence, from its values.
pub(super) fn render_position(table: &QualifiedName, old: &Column, new: &Column, sql: &mut Sql) {
    let column = &new.name;
    let before = old.numbered_by();
    if let Some(sequence) = new.numbered_by()
        && before.as_ref() != Some(&sequence)
    {
        let named = literal(&sequence.to_string());
        sql.line(format_args!(
            "SELECT setval({named}, max({column})) FROM {table} HAVING max({column}) >= (SELECT last_value FROM {sequence});"
        ));
    }
    let (None, Some(identity)) = (old.identity(), new.identity()) else {
        return;
    };
    let options = &identity.options;
    let sequence = identity.sequence(table, column);
    let named = literal(&sequence.to_string());
    let ahead = identity.ahead();
    // Bounds that are said; those of the type hold the values of the column.
    let usual = SequenceOptions::stepping(new.sequence_type(), options.increment);
    let low = (options.min != usual.min).then(|| format!(">= {}", options.min));
    let high = (options.max != usual.max).then(|| format!("<= {}", options.max));
    let (last, end) = match options.increment >= 0 {
        true => (format!("max({column})"), &high),
        false => (format!("min({column})"), &low),
    };
    let mut conditions = vec![format!("{last} {ahead} {}", options.start)];
    conditions.extend(end.iter().map(|it| format!("{last} {it}")));
    if let Some(before) = before {
        let bounds = [&low, &high].into_iter().flatten();
        let bounds: Vec<String> = bounds.map(|it| format!("last_value {it}")).collect();
        let within = match bounds.is_empty() {
            true => String::new(),
            false => format!(" WHERE {}", bounds.join(" AND ")),
        };
        sql.line(format_args!(
            "SELECT setval({named}, last_value, is_called) FROM {before}{within};"
        ));
        conditions.push(format!(
            "{last} {ahead} (SELECT last_value FROM {sequence})"
        ));
    }
    let conditions = conditions.join(" AND ");
    sql.line(format_args!(
        "SELECT setval({named}, {last}) FROM {table} HAVING {conditions};"
    ));
}

/// The name of the sequence follows.
pub(super) fn render_renamed(table: &QualifiedName, old: &Column, new: &Column, sql: &mut Sql) {
    if let (Some(before), Some(after)) = (old.identity(), new.identity()) {
        let before = before.sequence(table, &new.name);
        sql.renamed("SEQUENCE", &before, &after.sequence(table, &new.name));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sequences_are_named_as_postgresql_names_them() {
        let long = "a".repeat(60);
        for (table, column, expected) in [
            ("t", "a", "t_a_seq".to_owned()),
            (&long, "id", format!("{}_id_seq", "a".repeat(56))),
            (&long, &long, format!("{0}_{0}_seq", "a".repeat(29))),
            ("t", &"ä".repeat(30), format!("t_{}_seq", "ä".repeat(28))),
        ] {
            assert_eq!(
                usual_sequence(&table.into(), &column.into()).as_str(),
                expected
            );
        }
    }
}
