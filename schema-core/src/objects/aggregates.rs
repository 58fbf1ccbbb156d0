//! Aggregates: `CREATE AGGREGATE`.

use std::{collections::BTreeSet, fmt, sync::Arc};

use serde::{Deserialize, Serialize};

use super::{
    Altered, Between, Change, Dependency, Named, Object,
    definitions::{self, Definition, Value},
    functions::{Argument, Mode, Signature},
    namespaces,
    tables::DataType,
};
use crate::{
    check::Catalog,
    ident::{Name, QualifiedName},
    renaming::Renaming,
    schema::Scope,
    sql::{Sql, comma_separated},
};

/// An aggregate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Aggregate {
    /// Its name; aggregates are told apart by their argument types as well, and from functions.
    pub name: QualifiedName,
    /// What it takes; nothing for `*`.
    pub arguments: Vec<Argument>,
    /// How many of the arguments stand before `ORDER BY`, where it is one of ordered sets.
    pub direct: Option<usize>,
    /// What it gives, by its functions.
    pub returns: DataType,
    /// How it counts, in the manual's order: `SFUNC = …`.
    pub options: Vec<Definition>,
    /// What it depends on, as PostgreSQL sees it.
    pub uses: BTreeSet<Dependency>,
}

/// What tells aggregates apart.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct AggregateSignature(pub Signature);

impl fmt::Display for AggregateSignature {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0.arguments.is_empty() {
            write!(f, "{}(*)", self.0.name)
        } else {
            self.0.fmt(f)
        }
    }
}

impl Named for AggregateSignature {
    fn name(&self) -> Option<&Name> {
        self.0.name()
    }

    fn qualified(&self) -> Option<&QualifiedName> {
        self.0.qualified()
    }
}

/// One way in which an aggregate can be altered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Alteration {
    /// `ALTER AGGREGATE … RENAME TO`
    Rename,
    /// `CREATE OR REPLACE AGGREGATE`; dependants, comment and privileges stay.
    Replace,
}

impl Object for Aggregate {
    type Alteration = Alteration;
    type Key = AggregateSignature;

    fn key(&self) -> AggregateSignature {
        let types = self.arguments.iter().map(|it| it.data_type.clone());
        AggregateSignature(Signature::of_function(self.name.clone(), types.collect()))
    }

    fn word(&self) -> Option<&Name> {
        Some(&self.name.name)
    }

    fn overloads(AggregateSignature(key): &AggregateSignature) -> Option<(Catalog, QualifiedName)> {
        Some((Catalog::Routine, key.name.clone()))
    }

    fn depends_on(&self, scope: &Scope<'_>) -> Vec<Dependency> {
        let mut out: Vec<Dependency> = self.uses.iter().cloned().collect();
        out.extend(namespaces::holding(&self.name.namespace));
        let types = self.arguments.iter().map(|it| &it.data_type);
        out.extend(types.filter_map(|it| it.depends_on(scope)));
        out
    }

    fn diff(old: &Arc<Self>, new: &Arc<Self>, _cx: &Between<'_>) -> Vec<Change<Self>> {
        if new.can_replace(old) {
            vec![Change::alter(old, new, Alteration::Replace)]
        } else {
            Change::replace(old, new)
        }
    }

    fn rename(old: &Self, new: &Self) -> Option<Alteration> {
        let renamed = Aggregate {
            name: new.name.clone(),
            ..old.clone()
        };
        (old.name.namespace == new.name.namespace && renamed == *new).then_some(Alteration::Rename)
    }

    fn follow(&mut self, renaming: &Renaming) {
        renaming.namespace(&mut self.name.namespace);
        let types = self.arguments.iter_mut().map(|it| &mut it.data_type);
        types.for_each(|it| renaming.data_type(it));
        renaming.data_type(&mut self.returns);
        for (_, value) in &mut self.options {
            match value {
                Value::Function(name) => renaming.namespace(&mut name.namespace),
                Value::Type(it) => renaming.data_type(it),
                Value::Sql(_) | Value::Given => {}
            }
        }
        Dependency::follow_all(&mut self.uses, renaming);
    }

    fn follow_key(AggregateSignature(key): &mut AggregateSignature, renaming: &Renaming) {
        renaming.namespace(&mut key.name.namespace);
        let types = key.arguments.iter_mut();
        types.for_each(|it| renaming.data_type(it));
    }

    fn render_create(&self, _inline: &[String], sql: &mut Sql) {
        self.render("CREATE", sql);
    }

    fn render_drop(&self, sql: &mut Sql) {
        sql.line(format_args!("DROP AGGREGATE {};", self.key()));
    }

    fn render_alter(Altered { old, new, how }: &Altered<Self>, sql: &mut Sql) {
        match how {
            Alteration::Rename => sql.line(format_args!(
                "ALTER AGGREGATE {} RENAME TO {};",
                old.key(),
                new.name.name
            )),
            Alteration::Replace => new.render("CREATE OR REPLACE", sql),
        }
    }
}

impl Aggregate {
    /// Whether `CREATE OR REPLACE` leads from `old` to this.
    /// <https://www.postgresql.org/docs/current/sql-createaggregate.html>
    fn can_replace(&self, old: &Aggregate) -> bool {
        let is_hypothetical =
            |it: &Aggregate| it.options.iter().any(|(name, _)| name == HYPOTHETICAL);
        Argument::can_replace(&old.arguments, &self.arguments)
            && self.direct == old.direct
            && self.returns == old.returns
            && is_hypothetical(self) == is_hypothetical(old)
    }

    fn render(&self, create: &str, sql: &mut Sql) {
        let (name, arguments) = (&self.name, self.signature());
        let create = format!("{create} AGGREGATE {name}({arguments})");
        definitions::render(&create, &self.options, sql);
    }

    fn signature(&self) -> String {
        let Some(direct) = self.direct else {
            return match self.arguments.is_empty() {
                true => "*".to_owned(),
                false => comma_separated(&self.arguments).to_string(),
            };
        };
        let (direct, ordered) = self.arguments.split_at(direct.min(self.arguments.len()));
        // A variadic argument stands for both what is direct and what is ordered.
        let both = direct.last().filter(|it| it.mode == Mode::Variadic);
        let ordered = ordered.iter().chain(both.filter(|_| ordered.is_empty()));
        let before = if direct.is_empty() { "" } else { " " };
        format!(
            "{}{before}ORDER BY {}",
            comma_separated(direct),
            comma_separated(ordered)
        )
    }
}

/// The option of an aggregate whose direct arguments are compared with the ordered ones.
const HYPOTHETICAL: &str = "HYPOTHETICAL";

// Introspection.

#[cfg(feature = "introspect")]
impl crate::introspect::Catalog for Aggregate {
    const ROWS: Option<&'static str> = Some("pg_aggregate WHERE aggfnoid >= 16384");

    const QUERY: &'static str = concat!(
        "SELECT json_build_object(
            'name', json_build_array(n.nspname, p.proname),
            'arguments', (SELECT coalesce(json_agg(json_build_object(
                'name', p.proargnames[y.place],
                'variadic', p.proargmodes[y.place] = 'v',
                'data_type', ",
        crate::introspect::data_type!("y.oid", "-1"),
        ") ORDER BY y.place), '[]') FROM unnest(p.proargtypes::oid[]) WITH ORDINALITY AS y(oid, place)),
            'direct', CASE WHEN a.aggkind <> 'n' THEN a.aggnumdirectargs END,
            'returns', ",
        crate::introspect::data_type!("p.prorettype", "-1"),
        ",
            'options', (SELECT json_agg(json_build_array(o.name, o.value) ORDER BY o.place) FROM (VALUES
                (1, 'SFUNC', ",
        definitions::function!("a.aggtransfn"),
        "), (2, 'STYPE', json_build_object('type', ",
        crate::introspect::data_type!("a.aggtranstype", "-1"),
        ")), (3, 'SSPACE', json_build_object('sql', nullif(a.aggtransspace, 0)::text)),
                (4, 'FINALFUNC', ",
        definitions::function!("a.aggfinalfn"),
        "), (5, 'FINALFUNC_EXTRA', CASE WHEN a.aggfinalextra THEN '\"given\"'::json END),
                (6, 'FINALFUNC_MODIFY', json_build_object('sql', m.finally)),
                (7, 'COMBINEFUNC', ",
        definitions::function!("a.aggcombinefn"),
        "), (8, 'SERIALFUNC', ",
        definitions::function!("a.aggserialfn"),
        "), (9, 'DESERIALFUNC', ",
        definitions::function!("a.aggdeserialfn"),
        "), (10, 'INITCOND', json_build_object('sql', quote_literal(a.agginitval))),
                (11, 'MSFUNC', ",
        definitions::function!("a.aggmtransfn"),
        "), (12, 'MINVFUNC', ",
        definitions::function!("a.aggminvtransfn"),
        "), (13, 'MSTYPE', json_build_object('type', ",
        crate::introspect::data_type!("a.aggmtranstype", "-1"),
        ")), (14, 'MSSPACE', json_build_object('sql', nullif(a.aggmtransspace, 0)::text)),
                (15, 'MFINALFUNC', ",
        definitions::function!("a.aggmfinalfn"),
        "), (16, 'MFINALFUNC_EXTRA', CASE WHEN a.aggmfinalextra THEN '\"given\"'::json END),
                (17, 'MFINALFUNC_MODIFY', json_build_object('sql', m.moving)),
                (18, 'MINITCOND', json_build_object('sql', quote_literal(a.aggminitval))),
                (19, 'SORTOP', json_build_object('sql', (SELECT format('OPERATOR(%I.%s)', sn.nspname, s.oprname)
                    FROM pg_operator s JOIN pg_namespace sn ON sn.oid = s.oprnamespace WHERE s.oid = a.aggsortop))),
                (20, 'PARALLEL', json_build_object('sql', CASE p.proparallel WHEN 's' THEN 'SAFE' WHEN 'r' THEN 'RESTRICTED' END)),
                (21, 'HYPOTHETICAL', CASE WHEN a.aggkind = 'h' THEN '\"given\"'::json END)
                ) o(place, name, value)),
            'uses', ",
        crate::introspect::uses!("pg_proc", "p.oid"),
        ")::text,
            obj_description(p.oid, 'pg_proc')
         FROM pg_aggregate a JOIN pg_proc p ON p.oid = a.aggfnoid JOIN pg_namespace n ON n.oid = p.pronamespace
         CROSS JOIN LATERAL (SELECT
            CASE a.aggfinalmodify WHEN CASE a.aggkind WHEN 'n' THEN 'r' ELSE 'w' END THEN NULL
                WHEN 'r' THEN 'READ_ONLY' WHEN 's' THEN 'SHAREABLE' ELSE 'READ_WRITE' END AS finally,
            CASE a.aggmfinalmodify WHEN CASE a.aggkind WHEN 'n' THEN 'r' ELSE 'w' END THEN NULL
                WHEN 'r' THEN 'READ_ONLY' WHEN 's' THEN 'SHAREABLE' ELSE 'READ_WRITE' END AS moving) m
         WHERE ",
        crate::introspect::not_of_system!("n"),
        " AND ",
        crate::introspect::not_of_extension!("pg_proc", "p.oid")
    );

    type Row = AggregateRow;

    fn read(row: AggregateRow) -> Self {
        let argument = |it: ArgumentRow| Argument {
            name: it.name.filter(|it| !it.is_empty()).map(Name::from),
            mode: match it.variadic {
                Some(true) => Mode::Variadic,
                _ => Mode::In,
            },
            data_type: it.data_type,
            default: None,
        };
        Aggregate {
            name: row.name,
            arguments: row.arguments.into_iter().map(argument).collect(),
            direct: row.direct,
            returns: row.returns,
            options: definitions::read(row.options),
            uses: row.uses,
        }
    }
}

/// What the catalogs tell of an aggregate.
#[cfg(feature = "introspect")]
#[derive(Deserialize)]
pub(crate) struct AggregateRow {
    name: QualifiedName,
    arguments: Vec<ArgumentRow>,
    direct: Option<usize>,
    returns: DataType,
    options: Vec<(String, Option<definitions::ValueRow>)>,
    uses: BTreeSet<Dependency>,
}

#[cfg(feature = "introspect")]
#[derive(Deserialize)]
struct ArgumentRow {
    name: Option<String>,
    variadic: Option<bool>,
    data_type: DataType,
}
