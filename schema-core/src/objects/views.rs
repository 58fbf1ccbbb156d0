//! Views: `CREATE VIEW`.

use std::{collections::BTreeMap, sync::Arc};

use super::{
    Altered, Between, Change, Dependency, Effects, Object, ObjectId, Way, namespaces,
    parameters::{Parameters, render_parameters, with},
    queries::Query,
};
use crate::{
    check::Catalog,
    ident::{Name, QualifiedName},
    renaming::Renaming,
    schema::{Schema, Scope},
    sql::{Expression, Sql},
};

/// A view.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct View {
    /// Its name.
    pub name: QualifiedName,
    /// What it shows.
    pub query: Query,
    /// `WITH (…)`: `check_option`, `security_barrier`, `security_invoker`.
    pub parameters: Parameters,
    /// What an insert through the view takes for a column that it does not name.
    pub defaults: BTreeMap<Name, Expression>,
}

/// One way in which a view can be altered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Alteration {
    /// `ALTER VIEW … RENAME TO`, `SET SCHEMA`
    Rename,
    /// `CREATE OR REPLACE VIEW`, `ALTER VIEW … SET`, `ALTER COLUMN … SET DEFAULT`
    Define,
    /// `CREATE OR REPLACE VIEW`, of what stood in for it on a circle
    Complete,
    /// `CREATE OR REPLACE VIEW`, which leaves only what stands in for it
    Empty,
}

impl Object for View {
    type Alteration = Alteration;
    type Key = QualifiedName;

    const HOLDS_ROWS: bool = true;

    fn key(&self) -> QualifiedName {
        self.name.clone()
    }

    fn word(&self) -> Option<&Name> {
        Some(&self.name.name)
    }

    fn depends_on(&self, scope: &Scope<'_>) -> Vec<Dependency> {
        let mut out: Vec<Dependency> = namespaces::holding(&self.name.namespace)
            .into_iter()
            .chain(scope.used(&self.query.uses))
            .collect();
        for default in self.defaults.values() {
            scope.mentioned(default, None, &mut out);
        }
        out
    }

    fn brings(&self) -> Vec<Dependency> {
        self.query.brings(&self.name)
    }

    fn diff(old: &Arc<Self>, new: &Arc<Self>, cx: &Between<'_>) -> Vec<Change<Self>> {
        let renamed = View {
            query: new.query.clone(),
            ..View::clone(old)
        };
        if renamed == **new && new.query.is_same(&old.query, cx) {
            Vec::new()
        } else if new.query.extends(&old.query) {
            vec![Change::alter(old, new, Alteration::Define)]
        } else {
            Change::replace(old, new)
        }
    }

    /// A view of the same columns that reads nothing.
    fn stand_in(&self, scope: &Scope<'_>) -> Option<View> {
        Some(View {
            query: self.query.stand_in(scope),
            parameters: Parameters::new(),
            defaults: BTreeMap::new(),
            ..self.clone()
        })
    }

    fn untied(old: &Arc<Self>, new: &Arc<Self>, way: Way, _cx: &Between<'_>) -> Vec<Change<Self>> {
        let how = match way {
            Way::Drop => Alteration::Empty,
            Way::Alter | Way::Create => Alteration::Complete,
        };
        vec![Change::alter(old, new, how)]
    }

    fn occupies(&self) -> Vec<(Catalog, QualifiedName)> {
        vec![
            (Catalog::Relation, self.name.clone()),
            (Catalog::Type, self.name.clone()),
        ]
    }

    /// Its row is a type of its name.
    fn type_named(name: &QualifiedName, schema: &Schema) -> Option<QualifiedName> {
        schema.views.contains_key(name).then(|| name.clone())
    }

    fn renaming() -> Option<Alteration> {
        Some(Alteration::Rename)
    }

    fn follow(&mut self, renaming: &Renaming) {
        self.query.follow(renaming);
        self.defaults
            .values_mut()
            .for_each(|it| renaming.expression(None, it));
        View::follow_key(&mut self.name, renaming);
    }

    fn follow_key(key: &mut QualifiedName, renaming: &Renaming) {
        renaming.name(key, ObjectId::View);
    }

    fn effects(it: &Altered<Self>, cx: &Between<'_>) -> Effects {
        let Altered { old, new, how } = it;
        match how {
            Alteration::Rename => Effects::default(),
            Alteration::Complete => it.completes(cx),
            Alteration::Empty => it.empties(cx),
            Alteration::Define => {
                let known = old.brings();
                let mut makes = new.brings();
                makes.retain(|it| !known.contains(it));
                Effects {
                    makes,
                    alters: [
                        vec![
                            ObjectId::View(new.key()).into(),
                            Dependency::table(&new.name),
                        ],
                        cx.given_row(&new.name),
                    ]
                    .concat(),
                    needs: new.depends_on(cx.new),
                    frees: old.depends_on(cx.old),
                    ..Effects::default()
                }
            }
        }
    }

    fn render_create(&self, _inline: &[String], sql: &mut Sql) {
        self.define("CREATE VIEW", sql);
        self.set_defaults(&BTreeMap::new(), sql);
    }

    fn render_drop(&self, sql: &mut Sql) {
        sql.line(format_args!("DROP VIEW {};", self.name));
    }

    fn render_alter(Altered { old, new, how }: &Altered<Self>, sql: &mut Sql) {
        match how {
            Alteration::Rename => sql.renamed("VIEW", &old.name, &new.name),
            Alteration::Define | Alteration::Complete | Alteration::Empty => {
                if old.query == new.query {
                    let called = format!("VIEW {}", new.name);
                    render_parameters(&called, &old.parameters, &new.parameters, sql);
                } else {
                    new.define("CREATE OR REPLACE VIEW", sql);
                }
                new.set_defaults(&old.defaults, sql);
            }
        }
    }
}

impl View {
    fn define(&self, verb: &str, sql: &mut Sql) {
        let with = with(&self.parameters);
        let text = self.query.text.as_str();
        sql.line(format_args!("{verb} {}{with} AS\n{text};", self.name));
    }

    fn set_defaults(&self, old: &BTreeMap<Name, Expression>, sql: &mut Sql) {
        for (column, default) in &self.defaults {
            if old.get(column) != Some(default) {
                sql.line(format_args!(
                    "ALTER VIEW {} ALTER COLUMN {column} SET DEFAULT {default};",
                    self.name
                ));
            }
        }
        for column in old.keys().filter(|it| !self.defaults.contains_key(*it)) {
            sql.line(format_args!(
                "ALTER VIEW {} ALTER COLUMN {column} DROP DEFAULT;",
                self.name
            ));
        }
    }
}

// Introspection.

#[cfg(feature = "introspect")]
impl crate::introspect::Catalog for View {
    const QUERY: &'static str = concat!(
        "SELECT json_build_object(
            'name', json_build_array(n.nspname, c.relname),
            'query', ",
        super::queries::query!("c.oid"),
        ", 'parameters', c.reloptions,
            'defaults', (SELECT coalesce(json_object_agg(a.attname, pg_get_expr(f.adbin, f.adrelid)), '{}')
                FROM pg_attrdef f JOIN pg_attribute a ON a.attrelid = f.adrelid AND a.attnum = f.adnum
                WHERE f.adrelid = c.oid))::text,
            obj_description(c.oid, 'pg_class')
         FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
         WHERE c.relkind = 'v' AND ",
        crate::introspect::not_of_system!("n"),
        " AND ",
        crate::introspect::not_of_extension!("pg_class", "c.oid")
    );

    type Row = ViewRow;

    fn read(row: ViewRow) -> Self {
        let default = |(name, default): (String, String)| (name.into(), default.into());
        View {
            name: row.name,
            query: row.query.into(),
            parameters: super::parameters::parameters(row.parameters),
            defaults: row.defaults.into_iter().map(default).collect(),
        }
    }
}

#[cfg(feature = "introspect")]
#[derive(serde::Deserialize)]
pub(crate) struct ViewRow {
    name: QualifiedName,
    query: super::queries::QueryRow,
    parameters: Option<Vec<String>>,
    defaults: BTreeMap<String, String>,
}
