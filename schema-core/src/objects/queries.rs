//! What views are made of: a query, the columns that it gives, and what it uses.

use std::collections::BTreeSet;

use super::{
    Between, Dependency, Object, ObjectId, collations,
    constraints::Constraint,
    tables::{DataType, Storage},
};
use crate::{
    ident::{Name, OfTable, QualifiedName},
    renaming::Renaming,
    schema::Scope,
    sql::Expression,
};

/// A query that PostgreSQL has understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Query {
    /// Its text, every name in it with its namespace.
    pub text: Expression,
    /// The columns that it gives.
    pub columns: Vec<Given>,
    /// What PostgreSQL has found in it; the text alone would not tell.
    pub uses: BTreeSet<Dependency>,
}

/// A column that a query gives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Given {
    /// Its name.
    pub name: Name,
    /// Its type, as `format_type` spells it.
    pub data_type: String,
    /// Its collation, where it has one that is not its type's.
    pub collation: Option<QualifiedName>,
}

impl Given {
    /// How values of its type are stored where nothing is set.
    pub(super) fn usual_storage(&self) -> Storage {
        // An own type stands with its namespace, and nothing is known of it.
        match self.data_type.ends_with("[]") || self.data_type.contains('.') {
            true => Storage::Extended,
            false => DataType::built_in(self.data_type.as_str()).default_storage(),
        }
    }
}

impl Query {
    /// A query that gives the same columns, and no rows.
    pub(super) fn stand_in(&self, scope: &Scope<'_>) -> Query {
        let mut uses = Vec::new();
        let mut columns = Vec::new();
        for it in &self.columns {
            let data_type = Expression::from(it.data_type.as_str());
            scope.mentioned(&data_type, None, &mut uses);
            uses.extend(collations::needed(it.collation.as_ref(), scope));
            let collation = it.collation.iter().map(|it| format!(" COLLATE {it}"));
            let collation: String = collation.collect();
            columns.push(format!("    NULL::{data_type}{collation} AS {}", it.name));
        }
        Query {
            text: format!("SELECT\n{}\nWHERE false", columns.join(",\n")).into(),
            columns: self.columns.clone(),
            uses: uses.into_iter().collect(),
        }
    }

    /// The columns as others depend on them, those of the relation `name`; and the relation itself as
    /// they name it: whoever needs a relation says that it is a table.
    pub(super) fn brings(&self, name: &QualifiedName) -> Vec<Dependency> {
        let columns = self.columns.iter();
        let column = |it: &Given| Dependency::Column(name.clone(), it.name.clone());
        columns
            .map(column)
            .chain([Dependency::table(name)])
            .collect()
    }

    pub(super) fn follow(&mut self, renaming: &Renaming) {
        // Text names an attribute without its type.
        let of = match renaming {
            Renaming::Column { table, old, .. } => {
                let column = Dependency::Column(table.clone(), old.clone());
                self.uses.contains(&column).then_some(table)
            }
            _ => None,
        };
        match renaming {
            // Their names stand with their namespaces, alone they are columns'.
            Renaming::Object { old, new }
                if (old.is_type() || matches!(old, ObjectId::Collation(_)))
                    && !old.holds_rows() =>
            {
                if let (Some(old), Some(new)) = (old.qualified(), new.qualified()) {
                    self.text = self.text.with_qualified_name(old, new);
                }
            }
            _ => renaming.expression(of, &mut self.text),
        }
        for it in &mut self.columns {
            let mut data_type = Expression::from(it.data_type.as_str());
            renaming.expression(None, &mut data_type);
            it.data_type = data_type.as_str().to_owned();
            renaming.collation(&mut it.collation);
        }
        Dependency::follow_all(&mut self.uses, renaming);
    }

    /// Whether it is the same as `old`, where keys that make its groups may have got other names.
    pub(super) fn is_same(&self, old: &Query, cx: &Between<'_>) -> bool {
        let keys = |these: &BTreeSet<Dependency>, those: &BTreeSet<Dependency>| {
            let only = these.difference(those).map(|it| match it {
                Dependency::Object(ObjectId::Constraint(it)) => Some(it.clone()),
                _ => None,
            });
            only.collect::<Option<Vec<OfTable>>>()
        };
        let (gone, fresh) = (keys(&old.uses, &self.uses), keys(&self.uses, &old.uses));
        let is_renamed = |old: &OfTable, new: &OfTable| {
            let both = (cx.old.constraints.get(old), cx.new.constraints.get(new));
            let (Some(old), Some(new)) = both else {
                return false;
            };
            Constraint::rename_between(old, new, cx).is_some()
        };
        let all_renamed = |gone: Vec<OfTable>| {
            let fresh = fresh.iter().flatten();
            fresh.clone().count() == gone.len()
                && gone
                    .iter()
                    .all(|old| fresh.clone().any(|new| is_renamed(old, new)))
        };
        self.text == old.text && self.columns == old.columns && gone.is_some_and(all_renamed)
    }

    /// Whether it gives what `old` gives, and perhaps more after it: all that `CREATE OR REPLACE`
    /// takes.
    pub(super) fn extends(&self, old: &Query) -> bool {
        self.columns.starts_with(&old.columns)
    }
}

// Introspection.

#[cfg(feature = "introspect")]
mod catalog {
    use std::collections::BTreeSet;

    use serde::Deserialize;

    use super::{super::Dependency, Given, Query};
    use crate::{ident::QualifiedName, introspect::as_written};

    #[derive(Deserialize)]
    pub(in crate::objects) struct QueryRow {
        text: String,
        columns: Vec<GivenRow>,
        uses: BTreeSet<Dependency>,
    }

    #[derive(Deserialize)]
    struct GivenRow {
        name: String,
        data_type: String,
        collation: Option<QualifiedName>,
    }

    impl From<QueryRow> for Query {
        fn from(row: QueryRow) -> Self {
            let given = |it: GivenRow| Given {
                name: it.name.into(),
                data_type: it.data_type,
                collation: it.collation,
            };
            Query {
                text: as_written(row.text.trim().trim_end_matches(';')).into(),
                columns: row.columns.into_iter().map(given).collect(),
                uses: row.uses,
            }
        }
    }

    /// The query of relation `$relation`, as [`QueryRow`] reads it.
    macro_rules! query {
        ($relation:literal) => {
            concat!(
                "json_build_object('text', pg_get_viewdef(",
                $relation,
                "), 'columns', (SELECT coalesce(json_agg(json_build_object(
                    'name', qa.attname,
                    'data_type', format_type(qa.atttypid, qa.atttypmod),
                    'collation', CASE WHEN qa.attcollation <> qt.typcollation
                        THEN json_build_array(qn.nspname, qc.collname) END) ORDER BY qa.attnum), '[]')
                  FROM pg_attribute qa JOIN pg_type qt ON qt.oid = qa.atttypid
                  LEFT JOIN pg_collation qc ON qc.oid = qa.attcollation
                  LEFT JOIN pg_namespace qn ON qn.oid = qc.collnamespace
                  WHERE qa.attrelid = ",
                $relation,
                " AND qa.attnum > 0 AND NOT qa.attisdropped), 'uses', ",
                $crate::introspect::uses!(
                    "pg_rewrite",
                    "(SELECT w.oid FROM pg_rewrite w WHERE w.ev_class = ",
                    $relation,
                    " AND w.rulename = '_RETURN')"
                ),
                ")"
            )
        };
    }

    pub(crate) use query;
}

#[cfg(feature = "introspect")]
pub(super) use catalog::QueryRow;
#[cfg(feature = "introspect")]
pub(crate) use catalog::query;
