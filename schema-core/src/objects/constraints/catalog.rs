//! Constraints in the catalogs.

use serde::Deserialize;

use super::{Action, Constraint, Excluded, Exclusion, ForeignKey, Key, Rule, Timing};
use crate::{
    ident::{Name, OfTable, QualifiedName},
    objects::indexes::{Attachment, PartRow, options},
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
            'include', ",
        crate::introspect::column_names!("k.conrelid", "i.indkey[i.indnkeyatts:]"),
        ",
            'nulls_not_distinct', coalesce((to_jsonb(i) ->> 'indnullsnotdistinct')::bool, false),
            'method', m.amname,
            'with', coalesce(c.reloptions, '{}'),
            'filter', pg_get_expr(i.indpred, i.indrelid),
            'parts', CASE WHEN k.contype = 'x' THEN ",
        crate::introspect::index_parts!("i"),
        " END,
            'operators', ARRAY(SELECT CASE WHEN opn.nspname = 'pg_catalog' THEN op.oprname
                    ELSE 'OPERATOR(' || quote_ident(opn.nspname) || '.' || op.oprname || ')' END
                FROM unnest(k.conexclop) WITH ORDINALITY AS e(operator, place)
                JOIN pg_operator op ON op.oid = e.operator JOIN pg_namespace opn ON opn.oid = op.oprnamespace
                ORDER BY e.place),
            'condition', pg_get_expr(k.conbin, k.conrelid),
            'partitioned', coalesce(c.relkind = 'I', false),
            'attached_to', ",
        crate::introspect::attached_to!("i"),
        ",
            'no_inherit', k.connoinherit,
            'not_valid', NOT k.convalidated AND coalesce((to_jsonb(k) ->> 'conenforced')::bool, true),
            'not_enforced', NOT coalesce((to_jsonb(k) ->> 'conenforced')::bool, true),
            'period', coalesce((to_jsonb(k) ->> 'conperiod')::bool, false),
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
            "ARRAY(SELECT jsonb_array_elements_text(CASE jsonb_typeof(to_jsonb(k) -> 'confdelsetcols')
                WHEN 'array' THEN to_jsonb(k) -> 'confdelsetcols' ELSE '[]' END)::int2)"
        ),
        ",
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
        let include = crate::introspect::names(row.include);
        let set_columns = crate::introspect::names(row.set_columns);
        let with = options(row.with);
        let rule = match (row.references, row.condition) {
            (Some(references), _) => Rule::ForeignKey(ForeignKey {
                columns,
                references,
                referenced: crate::introspect::names(row.referenced),
                match_full: row.match_full,
                on_update: action(&row.on_update, Vec::new()),
                on_delete: action(&row.on_delete, set_columns),
                timing,
                not_valid: row.not_valid,
                not_enforced: row.not_enforced,
                period: row.period,
            }),
            (None, Some(condition)) => Rule::Check {
                condition: crate::introspect::expression(condition),
                no_inherit: row.no_inherit,
                not_valid: row.not_valid,
                not_enforced: row.not_enforced,
            },
            (None, None) if row.kind == "x" => {
                let parts = row.parts.unwrap_or_default().into_iter();
                let excluded = parts.zip(row.operators).map(|(part, operator)| Excluded {
                    part: part.into(),
                    operator,
                });
                Rule::Exclusion(Exclusion {
                    method: row.method.unwrap_or_default().into(),
                    parts: excluded.collect(),
                    include,
                    with,
                    filter: row.filter.map(crate::introspect::expression),
                    timing,
                })
            }
            (None, None) => {
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
                        nulls_not_distinct: row.nulls_not_distinct,
                    },
                }
            }
        };
        let attachment = Attachment {
            partitioned: row.partitioned,
            to: row
                .attached_to
                .map(|(table, name)| OfTable::new(table, name)),
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
    include: Vec<String>,
    nulls_not_distinct: bool,
    method: Option<String>,
    with: Vec<String>,
    filter: Option<String>,
    parts: Option<Vec<PartRow>>,
    operators: Vec<String>,
    condition: Option<String>,
    no_inherit: bool,
    not_valid: bool,
    not_enforced: bool,
    period: bool,
    partitioned: bool,
    attached_to: Option<(QualifiedName, String)>,
    references: Option<QualifiedName>,
    referenced: Vec<String>,
    match_full: bool,
    on_update: String,
    on_delete: String,
    set_columns: Vec<String>,
    deferrable: bool,
    deferred: bool,
}
