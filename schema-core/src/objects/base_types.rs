//! Base types: `CREATE TYPE t (INPUT = …)`, and types that are only announced: `CREATE TYPE t`.
//!
//! A base type and the functions that read and write its values hold each other: it is announced, then they
//! are made, and then it is defined. They can only be dropped together, by `CASCADE`; nothing else may
//! depend on the type then, which is made sure of.

use std::{collections::BTreeSet, sync::Arc};

use super::{
    Altered, Between, Change, Dependency, Effects, Object, ObjectId,
    definitions::{self, Definition, Value},
    functions::Signature,
    namespaces, types,
};
use crate::{
    check::{Catalog, Checking, Complaint},
    ident::{Name, QualifiedName},
    renaming::Renaming,
    schema::{Schema, Scope},
    sql::{Sql, comma_separated, dollar_quoted, literal},
};

/// A base type.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BaseType {
    /// Its name.
    pub name: QualifiedName,
    /// How its values are read, written and kept, in the manual's order: `INPUT = …`; nothing where it is only
    /// announced.
    pub options: Vec<Definition>,
    /// What it depends on, as PostgreSQL sees it.
    pub uses: BTreeSet<Dependency>,
}

/// One way in which a base type can be altered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Alteration {
    /// `ALTER TYPE … RENAME TO`, `SET SCHEMA`
    Rename,
    /// `CREATE TYPE … (…)`, of one that was announced.
    Define,
    /// `ALTER TYPE … SET (…)`
    SetOptions,
    /// Another one would have to take its place, which PostgreSQL cannot do while there are rows of it; so
    /// the plan does not reach its end.
    Impossible,
}

/// What `ALTER TYPE` can set.
/// <https://www.postgresql.org/docs/current/sql-altertype.html>
const SETTABLE: [&str; 7] = [
    "RECEIVE",
    "SEND",
    "TYPMOD_IN",
    "TYPMOD_OUT",
    "ANALYZE",
    "SUBSCRIPT",
    STORAGE,
];

const STORAGE: &str = "STORAGE";

impl Object for BaseType {
    type Alteration = Alteration;
    type Key = QualifiedName;

    fn key(&self) -> QualifiedName {
        self.name.clone()
    }

    fn word(&self) -> Option<&Name> {
        Some(&self.name.name)
    }

    fn depends_on(&self, _scope: &Scope<'_>) -> Vec<Dependency> {
        let namespace = namespaces::holding(&self.name.namespace);
        let uses = self.uses.iter().cloned();
        namespace.into_iter().chain(uses).collect()
    }

    fn brings(&self) -> Vec<Dependency> {
        vec![Dependency::Shell(self.name.clone())]
    }

    /// Its values would be lost.
    fn can_be_restored(&self) -> bool {
        false
    }

    fn create(new: &Arc<Self>, _scope: &Schema) -> Vec<Change<Self>> {
        let shell = Arc::new(new.announced());
        let mut changes = vec![Change::Create(shell.clone())];
        if shell != *new {
            changes.push(Change::alter(&shell, new, Alteration::Define));
        }
        changes
    }

    fn diff(old: &Arc<Self>, new: &Arc<Self>, cx: &Between<'_>) -> Vec<Change<Self>> {
        if old.options.is_empty() {
            return vec![Change::alter(old, new, Alteration::Define)];
        }
        let moves = old.uses.iter().any(|it| cx.moving.contains(it));
        let is_in_rows = types::is_in_rows(&old.name, cx);
        if !moves && new.can_be_set_from(old, is_in_rows) {
            return vec![Change::alter(old, new, Alteration::SetOptions)];
        }
        if is_in_rows {
            return vec![Change::alter(old, new, Alteration::Impossible)];
        }
        let created = BaseType::create(new, cx.new);
        [vec![Change::Drop(old.clone())], created].concat()
    }

    fn complaints(&self, cx: &Checking<'_>) -> Vec<Complaint> {
        types::misnamed(&self.name, cx)
    }

    fn occupies(&self) -> Vec<(Catalog, QualifiedName)> {
        vec![(Catalog::Type, self.name.clone())]
    }

    fn as_type(name: &QualifiedName) -> Option<QualifiedName> {
        Some(name.clone())
    }

    fn renaming() -> Option<Alteration> {
        Some(Alteration::Rename)
    }

    fn apply(it: &Altered<Self>, schema: &mut Schema) {
        match it.how {
            Alteration::Rename => schema.follow(&it.renaming()),
            Alteration::Define | Alteration::SetOptions => {
                schema.base_types.insert(it.new.clone());
            }
            Alteration::Impossible => {}
        }
    }

    fn effects(Altered { old, new, how }: &Altered<Self>, cx: &Between<'_>) -> Effects {
        let itself = || vec![ObjectId::BaseType(new.name.clone()).into()];
        match how {
            Alteration::Rename | Alteration::Impossible => Effects::default(),
            Alteration::Define => Effects {
                makes: itself(),
                needs: [new.brings(), new.depends_on(cx.new)].concat(),
                ..Effects::default()
            },
            Alteration::SetOptions => Effects {
                alters: itself(),
                needs: new.depends_on(cx.new),
                frees: old.depends_on(cx.old),
                ..Effects::default()
            },
        }
    }

    /// It is only announced then, unless that is all.
    fn adjust(change: &Change<Self>, effects: &mut Effects) {
        if let Change::Create(it) = change {
            effects.makes = it.brings();
        }
    }

    fn follow(&mut self, renaming: &Renaming) {
        BaseType::follow_key(&mut self.name, renaming);
        let functions: Vec<&Signature> = self.uses.iter().filter_map(signature).collect();
        for (_, value) in &mut self.options {
            match value {
                Value::Function(name) => {
                    let function = functions.iter().find(|it| it.name == *name);
                    renaming.namespace(&mut name.namespace);
                    if let Some(it) = function {
                        renaming.name(name, |name| {
                            ObjectId::Function(Signature {
                                name,
                                ..Signature::clone(it)
                            })
                        });
                    }
                }
                Value::Type(it) => renaming.data_type(it),
                Value::Sql(_) | Value::Given => {}
            }
        }
        Dependency::follow_all(&mut self.uses, renaming);
    }

    fn follow_key(key: &mut QualifiedName, renaming: &Renaming) {
        renaming.name(key, ObjectId::BaseType);
    }

    fn render_create(&self, _inline: &[String], sql: &mut Sql) {
        sql.line(format_args!("CREATE TYPE {};", self.name));
    }

    fn render_drop(&self, sql: &mut Sql) {
        match self.options.is_empty() {
            true => sql.line(format_args!("DROP TYPE {};", self.name)),
            false => render_drop_with_functions(&self.name, sql),
        }
    }

    fn render_alter(Altered { old, new, how }: &Altered<Self>, sql: &mut Sql) {
        match how {
            Alteration::Rename => sql.renamed("TYPE", &old.name, &new.name),
            Alteration::Define => {
                definitions::render(&format!("CREATE TYPE {}", new.name), &new.options, sql);
            }
            Alteration::SetOptions => {
                let is_new = |it: &&Definition| !old.options.contains(it);
                let set = new.options.iter().filter(is_new).map(definitions::written);
                let is_gone = |name: &str| new.options.iter().all(|(it, _)| it != name);
                let gone = old.options.iter().filter(|(name, _)| is_gone(name));
                let gone = gone.map(|(name, _)| format!("{name} = NONE"));
                let options = comma_separated(set.chain(gone));
                sql.line(format_args!("ALTER TYPE {} SET ({options});", new.name));
            }
            Alteration::Impossible => {}
        }
    }
}

impl BaseType {
    /// It before it is defined.
    fn announced(&self) -> BaseType {
        BaseType {
            name: self.name.clone(),
            options: Vec::new(),
            uses: BTreeSet::new(),
        }
    }

    /// Whether `ALTER TYPE` leads from `old` to this. What was kept plain stays so, and the other way round;
    /// columns are kept as they were.
    fn can_be_set_from(&self, old: &BaseType, is_in_rows: bool) -> bool {
        let others = |it: &BaseType| {
            let mut options = it.options.clone();
            options.retain(|(name, _)| !SETTABLE.contains(&name.as_str()));
            options
        };
        let storage = |it: &BaseType| {
            let mut options = it.options.iter();
            options.find(|(name, _)| name == STORAGE).cloned()
        };
        let (is, was) = (storage(self), storage(old));
        let is_kept = is == was || !is_in_rows && is.is_some() && was.is_some();
        others(self) == others(old) && is_kept
    }
}

fn signature(of: &Dependency) -> Option<&Signature> {
    match of {
        Dependency::Object(ObjectId::Function(it)) => Some(it),
        _ => None,
    }
}

/// Drops a type along with the functions that hold it as it holds them, if nothing else does.
pub(super) fn render_drop_with_functions(name: &QualifiedName, sql: &mut Sql) {
    let message = literal(&format!("something else depends on type {name}"));
    let name_of_type = literal(&name.to_string());
    let block = format!(
        "
BEGIN
    IF EXISTS (
        SELECT FROM pg_type t LEFT JOIN pg_range r ON r.rngtypid = t.oid
        CROSS JOIN LATERAL (SELECT ARRAY[t.typinput, t.typoutput, t.typreceive, t.typsend, r.rngcanonical]::oid[]) AS f(own)
        JOIN pg_depend d ON d.refclassid = 'pg_proc'::regclass AND d.refobjid = ANY (own)
            OR d.refclassid = 'pg_type'::regclass
                AND d.refobjid IN (t.oid, t.typarray, (to_jsonb(r) ->> 'rngmultitypid')::oid)
        WHERE t.oid = {name_of_type}::regtype AND d.deptype = 'n'
            AND NOT (d.classid = 'pg_proc'::regclass AND d.objid = ANY (own))
            AND NOT (d.classid = 'pg_type'::regclass AND d.objid = t.oid)
            AND NOT EXISTS (SELECT FROM pg_depend i WHERE i.classid = d.classid AND i.objid = d.objid
                AND i.refclassid = 'pg_type'::regclass AND i.deptype = 'i')
    ) THEN
        RAISE EXCEPTION USING MESSAGE = {message};
    END IF;
END;
"
    );
    sql.line(format_args!("DO {};", dollar_quoted(&block)));
    sql.line(format_args!("DROP TYPE {name} CASCADE;"));
}

// Introspection.

#[cfg(feature = "introspect")]
impl crate::introspect::Catalog for BaseType {
    const ROWS: Option<&'static str> = Some(
        "pg_type WHERE oid >= 16384 AND typtype IN ('b', 'p') AND typinput <> 'array_in'::regproc",
    );

    /// An array is one of its elements.
    const QUERY: &'static str = concat!(
        "SELECT json_build_object(
            'name', json_build_array(n.nspname, t.typname),
            'options', CASE WHEN t.typisdefined THEN
                (SELECT json_agg(json_build_array(o.name, o.value) ORDER BY o.place) FROM (VALUES
                (1, 'INPUT', ",
        definitions::function!("t.typinput"),
        "), (2, 'OUTPUT', ",
        definitions::function!("t.typoutput"),
        "), (3, 'RECEIVE', ",
        definitions::function!("t.typreceive"),
        "), (4, 'SEND', ",
        definitions::function!("t.typsend"),
        "), (5, 'TYPMOD_IN', ",
        definitions::function!("t.typmodin"),
        "), (6, 'TYPMOD_OUT', ",
        definitions::function!("t.typmodout"),
        "), (7, 'ANALYZE', ",
        definitions::function!("t.typanalyze"),
        "), (8, 'SUBSCRIPT', ",
        definitions::function!(crate::introspect::since!(14, "t.typsubscript")),
        "), (9, 'INTERNALLENGTH', json_build_object('sql', CASE WHEN t.typlen > 0 THEN t.typlen::text ELSE 'VARIABLE' END)),
                (10, 'PASSEDBYVALUE', CASE WHEN t.typbyval THEN '\"given\"'::json END),
                (11, 'ALIGNMENT', json_build_object('sql', CASE t.typalign WHEN 'c' THEN 'char' WHEN 's' THEN 'int2'
                    WHEN 'd' THEN 'double' ELSE 'int4' END)),
                (12, 'STORAGE', json_build_object('sql', CASE t.typstorage WHEN 'e' THEN 'external' WHEN 'x' THEN 'extended'
                    WHEN 'm' THEN 'main' END)),
                (13, 'CATEGORY', json_build_object('sql', quote_literal(nullif(t.typcategory::text, 'U')))),
                (14, 'PREFERRED', json_build_object('sql', CASE WHEN t.typispreferred THEN 'true' END)),
                (15, 'DEFAULT', json_build_object('sql', quote_literal(t.typdefault))),
                (16, 'ELEMENT', json_build_object('type', ",
        crate::introspect::data_type!("t.typelem", "-1"),
        ")),
                (17, 'DELIMITER', json_build_object('sql', quote_literal(nullif(t.typdelim::text, ',')))),
                (18, 'COLLATABLE', json_build_object('sql', CASE WHEN t.typcollation <> 0 THEN 'true' END))
                ) o(place, name, value)) END,
            'uses', ",
        crate::introspect::uses!("pg_type", "t.oid"),
        ")::text,
            obj_description(t.oid, 'pg_type')
         FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace
         WHERE (t.typtype = 'b' OR t.typtype = 'p') AND NOT EXISTS (SELECT FROM pg_type e WHERE e.typarray = t.oid) AND ",
        crate::introspect::not_of_system!("n"),
        " AND ",
        crate::introspect::not_of_extension!("pg_type", "t.oid")
    );

    type Row = BaseTypeRow;

    fn read(row: BaseTypeRow) -> Self {
        BaseType {
            name: row.name,
            options: definitions::read(row.options.unwrap_or_default()),
            uses: row.uses,
        }
    }
}

/// What the catalogs tell of a base type.
#[cfg(feature = "introspect")]
#[derive(serde::Deserialize)]
pub(crate) struct BaseTypeRow {
    name: QualifiedName,
    options: Option<Vec<(String, Option<definitions::ValueRow>)>>,
    uses: BTreeSet<Dependency>,
}
