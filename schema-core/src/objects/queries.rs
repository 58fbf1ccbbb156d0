//! What views are made of: a query, the columns that it gives, and what it uses.

use serde::{Deserialize, Serialize};

use super::Dependency;
use crate::{
    ident::{Name, QualifiedName},
    renaming::Renaming,
    sql::Expression,
};

/// A query that PostgreSQL has understood.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Query {
    /// Its text, every name in it with its namespace.
    pub text: Expression,
    /// The columns that it gives.
    pub columns: Vec<Given>,
    /// What PostgreSQL has found in it, in order; the text alone would not tell.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub uses: Vec<Dependency>,
}

/// A column that a query gives.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Given {
    /// Its name.
    pub name: Name,
    /// Its type, as `format_type` spells it.
    pub data_type: String,
    /// Its collation, where it has one that is not its type's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub collation: Option<QualifiedName>,
}

/// Parameters in parentheses, `WITH (fillfactor = 70)`, in the order in which PostgreSQL holds them.
pub type Parameters = Vec<(String, String)>;

impl Query {
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
        renaming.expression(None, &mut self.text);
        for it in &mut self.uses {
            it.follow(renaming);
        }
        self.uses.sort();
    }

    /// Whether it gives what `old` gives, and perhaps more after it: all that `CREATE OR REPLACE`
    /// takes.
    pub(super) fn extends(&self, old: &Query) -> bool {
        self.columns.starts_with(&old.columns)
    }
}

/// ` WITH (a = 1)`, or nothing.
pub(super) fn with(parameters: &Parameters) -> String {
    if parameters.is_empty() {
        return String::new();
    }
    format!(" WITH ({})", list(parameters))
}

/// What leads from one set of parameters to another: `RESET (…)`, `SET (…)`.
pub(super) fn parameter_actions(old: &Parameters, new: &Parameters) -> Vec<String> {
    let names =
        |these: &Parameters, it: &(String, String)| these.iter().any(|(key, _)| *key == it.0);
    let reset = old.iter().filter(|it| !names(new, it));
    let reset: Vec<&str> = reset.map(|(key, _)| key.as_str()).collect();
    let mut set: Parameters = new.iter().filter(|it| !old.contains(it)).cloned().collect();
    // What is set comes last, also what was there before.
    let kept = old.iter().filter(|it| new.contains(it));
    let reached: Vec<&(String, String)> = kept.chain(&set).collect();
    if !reached.into_iter().eq(new) {
        set.clone_from(new);
    }
    let reset = (!reset.is_empty()).then(|| format!("RESET ({})", reset.join(", ")));
    let set = (!set.is_empty()).then(|| format!("SET ({})", list(&set)));
    reset.into_iter().chain(set).collect()
}

fn list(parameters: &Parameters) -> String {
    let written = parameters.iter().map(|(key, value)| {
        let is_plain = |it: char| it.is_ascii_alphanumeric() || "._-".contains(it);
        match !value.is_empty() && value.chars().all(is_plain) {
            true => format!("{key} = {value}"),
            false => format!("{key} = {}", crate::sql::literal(value)),
        }
    });
    written.collect::<Vec<String>>().join(", ")
}

// Introspection.

#[cfg(feature = "introspect")]
mod catalog {
    use serde::Deserialize;

    use super::{Given, Parameters, Query};
    use crate::{
        introspect::{Qualified, TypeRow},
        objects::{Dependency, ObjectId, functions::Signature},
    };

    /// What a query uses, as [`uses!`] tells it.
    #[derive(Deserialize)]
    #[serde(rename_all = "snake_case")]
    enum Used {
        Relation(Qualified),
        Column(Qualified, String),
        Sequence(Qualified),
        Function(Qualified, Vec<TypeRow>),
        Type(Qualified),
        Domain(Qualified),
        Constraint(Qualified, String),
    }

    impl From<Used> for Dependency {
        fn from(used: Used) -> Self {
            match used {
                Used::Relation(name) => Dependency::table(&name.into()),
                Used::Column(table, column) => Dependency::Column(table.into(), column.into()),
                Used::Sequence(name) => ObjectId::Sequence(name.into()).into(),
                Used::Function(name, arguments) => {
                    let arguments = arguments.into_iter().map(Into::into).collect();
                    ObjectId::Function(Signature::of_function(name.into(), arguments)).into()
                }
                Used::Type(name) => ObjectId::Enum(name.into()).into(),
                Used::Domain(name) => ObjectId::Domain(name.into()).into(),
                Used::Constraint(table, name) => {
                    ObjectId::Constraint(crate::ident::OfTable::new(table.into(), name)).into()
                }
            }
        }
    }

    #[derive(Deserialize)]
    pub(in crate::objects) struct QueryRow {
        text: String,
        columns: Vec<GivenRow>,
        uses: Vec<Used>,
    }

    #[derive(Deserialize)]
    struct GivenRow {
        name: String,
        data_type: String,
        collation: Option<Qualified>,
    }

    impl From<QueryRow> for Query {
        fn from(row: QueryRow) -> Self {
            let given = |it: GivenRow| Given {
                name: it.name.into(),
                data_type: it.data_type,
                collation: it.collation.map(Into::into),
            };
            let mut uses: Vec<Dependency> = row.uses.into_iter().map(Into::into).collect();
            uses.sort();
            uses.dedup();
            Query {
                text: row.text.trim().trim_end_matches(';').into(),
                columns: row.columns.into_iter().map(given).collect(),
                uses,
            }
        }
    }

    /// `["fillfactor=70"]`
    pub(in crate::objects) fn parameters(row: Option<Vec<String>>) -> Parameters {
        let split = |it: String| {
            let (key, value) = it.split_once('=').unwrap_or((&it, ""));
            (key.to_owned(), value.to_owned())
        };
        row.into_iter().flatten().map(split).collect()
    }

    /// What the rules of relation `$relation` use, beside PostgreSQL's own, as JSON.
    macro_rules! uses {
        ($relation:literal) => {
            concat!(
                "(SELECT coalesce(jsonb_agg(DISTINCT u.used), '[]') FROM pg_rewrite w
                  JOIN pg_depend d ON d.classid = 'pg_rewrite'::regclass AND d.objid = w.oid
                    AND NOT (d.refclassid = 'pg_class'::regclass AND d.refobjid = w.ev_class)
                  CROSS JOIN LATERAL (
                    SELECT CASE
                        WHEN uc.relkind = 'S' THEN jsonb_build_object('sequence', jsonb_build_array(un.nspname, uc.relname))
                        WHEN ua.attname IS NULL THEN jsonb_build_object('relation', jsonb_build_array(un.nspname, uc.relname))
                        ELSE jsonb_build_object('column', jsonb_build_array(
                            jsonb_build_array(un.nspname, uc.relname), ua.attname)) END AS used, un.nspname
                    FROM pg_class uc JOIN pg_namespace un ON un.oid = uc.relnamespace
                    LEFT JOIN pg_attribute ua ON ua.attrelid = uc.oid AND ua.attnum = d.refobjsubid AND d.refobjsubid <> 0
                    WHERE d.refclassid = 'pg_class'::regclass AND uc.oid = d.refobjid
                    UNION ALL
                    SELECT jsonb_build_object('function', jsonb_build_array(jsonb_build_array(un.nspname, up.proname),
                        (SELECT coalesce(jsonb_agg(",
                crate::introspect::data_type!("ut.oid", "-1"),
                " ORDER BY ut.place), '[]')
                         FROM unnest(up.proargtypes) WITH ORDINALITY AS ut(oid, place)))), un.nspname
                    FROM pg_proc up JOIN pg_namespace un ON un.oid = up.pronamespace
                    WHERE d.refclassid = 'pg_proc'::regclass AND up.oid = d.refobjid
                    UNION ALL
                    SELECT jsonb_build_object(CASE coalesce(ue.typtype, uy.typtype) WHEN 'd' THEN 'domain' ELSE 'type' END,
                        jsonb_build_array(un.nspname, coalesce(ue.typname, uy.typname))), un.nspname
                    FROM pg_type uy JOIN pg_namespace un ON un.oid = uy.typnamespace
                    LEFT JOIN pg_type ue ON ue.oid = uy.typelem AND uy.typstorage <> 'p'
                    WHERE d.refclassid = 'pg_type'::regclass AND uy.oid = d.refobjid
                    UNION ALL
                    SELECT jsonb_build_object('constraint', jsonb_build_array(
                        jsonb_build_array(un.nspname, uc.relname), uk.conname)), un.nspname
                    FROM pg_constraint uk JOIN pg_class uc ON uc.oid = uk.conrelid
                    JOIN pg_namespace un ON un.oid = uc.relnamespace
                    WHERE d.refclassid = 'pg_constraint'::regclass AND uk.oid = d.refobjid
                  ) u
                  WHERE w.ev_class = ",
                $relation,
                " AND u.nspname <> 'pg_catalog' AND u.nspname <> 'information_schema')"
            )
        };
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
                $crate::objects::queries::uses!($relation),
                ")"
            )
        };
    }

    pub(crate) use {query, uses};
}

#[cfg(feature = "introspect")]
pub(super) use catalog::{QueryRow, parameters};
#[cfg(feature = "introspect")]
pub(crate) use catalog::{query, uses};
