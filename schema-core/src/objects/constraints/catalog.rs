//! Constraints in the catalogs.

use serde::Deserialize;

use super::{Action, Constraint, Excluded, Exclusion, ForeignKey, Key, Rule, Timing};
use crate::{
    ident::{Name, OfTable, QualifiedName},
    objects::{
        indexes::{Attachment, PartRow},
        parameters::parameters,
    },
};

impl crate::introspect::Catalog for Constraint {
    const QUERY: &'static str = concat!(
        "SELECT json_build_object(
            'table', json_build_array(t.nspname, t.relname),
            'name', k.conname,
            'kind', k.contype,
            'columns', ",
        crate::introspect::column_names!("k.conrelid", "k.conkey"),
        ",
            'condition', pg_get_expr(k.conbin, k.conrelid),
            'no_inherit', k.connoinherit,
            'not_valid', NOT k.convalidated AND coalesce(",
        crate::introspect::since!(18, "k.conenforced"),
        ", true),
            'not_enforced', NOT coalesce(",
        crate::introspect::since!(18, "k.conenforced"),
        ", true),
            'period', coalesce(",
        crate::introspect::since!(18, "k.conperiod"),
        ", false),
            'index', CASE WHEN k.contype IN ('p', 'u', 'x') THEN json_build_object(
            'include', ",
        crate::introspect::column_names!("k.conrelid", "i.indkey[i.indnkeyatts:]"),
        ",
            'nulls_not_distinct', coalesce(",
        crate::introspect::since!(15, "i.indnullsnotdistinct"),
        ", false),
            'method', m.amname,
            'with', c.reloptions,
            'filter', pg_get_expr(i.indpred, i.indrelid),
            'parts', CASE WHEN k.contype = 'x' THEN ",
        crate::introspect::index_parts!("i"),
        " END,
            'operators', CASE WHEN k.contype = 'x' THEN ARRAY(SELECT CASE WHEN opn.nspname = 'pg_catalog' THEN op.oprname
                    ELSE 'OPERATOR(' || quote_ident(opn.nspname) || '.' || op.oprname || ')' END
                FROM unnest(k.conexclop) WITH ORDINALITY AS e(operator, place)
                JOIN pg_operator op ON op.oid = e.operator JOIN pg_namespace opn ON opn.oid = op.oprnamespace
                ORDER BY e.place) END,
            'partitioned', c.relkind = 'I',
            'attached_to', CASE WHEN c.relispartition THEN ",
        crate::introspect::attached_to!("i"),
        " END) END,
            'key', CASE WHEN k.contype = 'f' THEN json_build_object(
            'references', (SELECT json_build_array(fn.nspname, f.relname) FROM pg_class f
                JOIN pg_namespace fn ON fn.oid = f.relnamespace WHERE f.oid = k.confrelid),
            'referenced', ",
        crate::introspect::column_names!("k.confrelid", "k.confkey"),
        ",
            'match_full', k.confmatchtype = 'f',
            'on_update', k.confupdtype,
            'on_delete', k.confdeltype,
            'set_columns', ",
        crate::introspect::column_names!(
            "k.conrelid",
            concat!(
                "coalesce(",
                crate::introspect::since!(15, "k.confdelsetcols"),
                ", '{}'::int2[])"
            )
        ),
        ") END,
            'deferrable', k.condeferrable,
            'deferred', k.condeferred)::text,
            obj_description(k.oid, 'pg_constraint')
         FROM pg_constraint k JOIN ",
        crate::introspect::our_tables!(),
        " t ON t.oid = k.conrelid
         LEFT JOIN pg_index i ON i.indexrelid = k.conindid AND k.contype IN ('p', 'u', 'x')
         LEFT JOIN pg_class c ON c.oid = i.indexrelid LEFT JOIN pg_am m ON m.oid = c.relam
         WHERE k.contype IN ('p', 'u', 'c', 'f', 'x') AND (k.conparentid = 0 OR k.contype <> 'f')
           AND (k.conislocal OR k.contype <> 'c')"
    );

    type Row = ConstraintRow;

    fn read(row: ConstraintRow) -> Self {
        let name = OfTable::new(row.table, row.name);
        let timing = Timing::new(row.deferrable, row.deferred);
        let columns = crate::introspect::names(row.columns);
        let mut attachment = Attachment::default();
        let rule = if let Some(it) = row.key {
            let set_columns = crate::introspect::names(it.set_columns);
            Rule::ForeignKey(ForeignKey {
                columns,
                references: it.references,
                referenced: crate::introspect::names(it.referenced),
                period: row.period,
                match_full: it.match_full,
                on_update: action(&it.on_update, Vec::new()),
                on_delete: action(&it.on_delete, set_columns),
                timing,
                not_valid: row.not_valid,
                not_enforced: row.not_enforced,
            })
        } else if let Some(it) = row.index {
            attachment.partitioned = it.partitioned;
            let to = it
                .attached_to
                .map(|(table, name)| OfTable::new(table, name));
            attachment.to = to;
            let include = crate::introspect::names(it.include);
            let with = parameters(it.with);
            if let (Some(parts), Some(operators)) = (it.parts, it.operators) {
                let excluded = parts.into_iter().zip(operators);
                let excluded = excluded.map(|(part, operator)| Excluded {
                    part: part.into(),
                    operator,
                });
                Rule::Exclusion(Exclusion {
                    method: it.method.into(),
                    parts: excluded.collect(),
                    include,
                    with,
                    filter: it.filter.map(crate::introspect::expression),
                    timing,
                })
            } else {
                let key = Key {
                    columns,
                    without_overlaps: row.period,
                    include,
                    with,
                    timing,
                };
                match row.kind.as_str() {
                    "p" => Rule::PrimaryKey(key),
                    _ => Rule::Unique {
                        key,
                        nulls_not_distinct: it.nulls_not_distinct,
                    },
                }
            }
        } else {
            Rule::Check {
                condition: crate::introspect::expression(row.condition.unwrap_or_default()),
                no_inherit: row.no_inherit,
                not_valid: row.not_valid,
                not_enforced: row.not_enforced,
            }
        };
        Constraint {
            name,
            rule,
            attachment,
        }
    }
}

fn action(code: &str, columns: Vec<Name>) -> Action {
    match code {
        "r" => Action::Restrict,
        "c" => Action::Cascade,
        "n" => Action::SetNull(columns),
        "d" => Action::SetDefault(columns),
        _ => Action::NoAction,
    }
}

/// What the catalogs tell of a constraint.
#[derive(Deserialize)]
pub(crate) struct ConstraintRow {
    table: QualifiedName,
    name: String,
    kind: String,
    columns: Vec<String>,
    condition: Option<String>,
    no_inherit: bool,
    not_valid: bool,
    not_enforced: bool,
    period: bool,
    index: Option<IndexRow>,
    key: Option<KeyRow>,
    deferrable: bool,
    deferred: bool,
}

/// What they tell of its index.
#[derive(Deserialize)]
struct IndexRow {
    include: Vec<String>,
    nulls_not_distinct: bool,
    method: String,
    with: Option<Vec<String>>,
    filter: Option<String>,
    parts: Option<Vec<PartRow>>,
    operators: Option<Vec<String>>,
    partitioned: bool,
    attached_to: Option<(QualifiedName, String)>,
}

/// What they tell of a foreign key.
#[derive(Deserialize)]
struct KeyRow {
    references: QualifiedName,
    referenced: Vec<String>,
    match_full: bool,
    on_update: String,
    on_delete: String,
    set_columns: Vec<String>,
}
