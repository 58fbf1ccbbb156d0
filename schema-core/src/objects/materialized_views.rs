//! Materialized views: `CREATE MATERIALIZED VIEW`. Their rows follow from other tables, and are made anew.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use super::{
    Altered, Between, Change, Dependency, Effects, Object, ObjectId, access_methods, namespaces,
    parameters::{Parameters, render_parameters, with},
    queries::Query,
    tables::{Settings, clustering},
};
use crate::{
    check::Catalog,
    ident::{Name, QualifiedName},
    renaming::Renaming,
    schema::{Schema, Scope},
    sql::Sql,
};

/// A materialized view.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MaterializedView {
    /// Its name.
    pub name: QualifiedName,
    /// What it shows.
    pub query: Query,
    /// `WITH (…)`: storage parameters.
    pub parameters: Parameters,
    /// `USING`: the access method, where it is not `heap`.
    pub access_method: Option<Name>,
    /// `CLUSTER ON`: the index by which `CLUSTER` sorts the rows.
    pub clustered_on: Option<Name>,
    /// `WITH NO DATA`: nothing can read it until it is refreshed. That is a state of the data and no difference,
    /// but what reads such a one cannot be filled either.
    pub unpopulated: bool,
    /// What is set of its columns.
    pub columns: BTreeMap<Name, Settings>,
}

/// One way in which a materialized view can be altered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Alteration {
    /// `ALTER MATERIALIZED VIEW … RENAME TO`, `SET SCHEMA`
    Rename,
    /// `ALTER MATERIALIZED VIEW … SET (…)`
    SetParameters,
    /// `ALTER MATERIALIZED VIEW … ALTER COLUMN … SET`
    SetColumns,
    /// `ALTER MATERIALIZED VIEW … CLUSTER ON`, `SET WITHOUT CLUSTER`
    SetClustered,
}

impl Object for MaterializedView {
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
        namespaces::holding(&self.name.namespace)
            .into_iter()
            .chain(access_methods::needed(self.access_method.as_ref(), scope))
            .chain(scope.used(&self.query.uses))
            .chain(self.index())
            .collect()
    }

    fn brings(&self) -> Vec<Dependency> {
        self.query.brings(&self.name)
    }

    /// Says which cannot be filled on the way: those that nobody has refreshed, and those that read them.
    fn align(schema: &mut Schema, base: &Schema) {
        let is_unpopulated = |name: &QualifiedName| {
            let found = base.materialized_views.get(name);
            found.is_some_and(|it| it.unpopulated)
        };
        let reads = |name: &QualifiedName| {
            let mut pending = vec![name.clone()];
            let mut seen = BTreeSet::new();
            while let Some(name) = pending.pop() {
                if is_unpopulated(&name) {
                    return true;
                }
                let view = schema.views.get(&name).map(|it| &it.query);
                let query = schema.materialized_views.get(&name).map(|it| &it.query);
                if let Some(query) = view.or(query)
                    && seen.insert(name)
                {
                    let uses = query.uses.iter().map(Dependency::whole);
                    pending.extend(uses.filter_map(|it| it.qualified().cloned()));
                }
            }
            false
        };
        let all = schema.materialized_views.iter();
        let other = all.filter(|(name, it)| reads(name) != it.unpopulated);
        let other: Vec<QualifiedName> = other.map(|(name, _)| name.clone()).collect();
        for name in other {
            let view = schema.materialized_views.get_mut(&name);
            view.into_iter()
                .for_each(|it| it.unpopulated = !it.unpopulated);
        }
    }

    /// Its indexes come after it.
    fn create(new: &Arc<Self>, _scope: &Schema) -> Vec<Change<Self>> {
        if new.clustered_on.is_none() {
            return vec![Change::Create(new.clone())];
        }
        let bare = Arc::new(MaterializedView {
            clustered_on: None,
            ..MaterializedView::clone(new)
        });
        let clustered = Change::alter(&bare, new, Alteration::SetClustered);
        vec![Change::Create(bare), clustered]
    }

    fn diff(old: &Arc<Self>, new: &Arc<Self>, cx: &Between<'_>) -> Vec<Change<Self>> {
        if !new.query.is_same(&old.query, cx) || new.access_method != old.access_method {
            let created = MaterializedView::create(new, cx.new);
            return [vec![Change::Drop(old.clone())], created].concat();
        }
        let mut how = Vec::new();
        if new.parameters != old.parameters {
            how.push(Alteration::SetParameters);
        }
        if new.columns != old.columns {
            how.push(Alteration::SetColumns);
        }
        if new.clustered_on != old.clustered_on {
            how.push(Alteration::SetClustered);
        }
        let how = how.into_iter();
        how.map(|it| Change::alter(old, new, it)).collect()
    }

    fn occupies(&self) -> Vec<(Catalog, QualifiedName)> {
        vec![
            (Catalog::Relation, self.name.clone()),
            (Catalog::Type, self.name.clone()),
        ]
    }

    /// Its row is a type of its name.
    fn type_named(name: &QualifiedName, schema: &Schema) -> Option<QualifiedName> {
        schema
            .materialized_views
            .contains_key(name)
            .then(|| name.clone())
    }

    fn renaming() -> Option<Alteration> {
        Some(Alteration::Rename)
    }

    fn follow(&mut self, renaming: &Renaming) {
        self.query.follow(renaming);
        MaterializedView::follow_key(&mut self.name, renaming);
    }

    fn follow_key(key: &mut QualifiedName, renaming: &Renaming) {
        renaming.name(key, ObjectId::MaterializedView);
    }

    /// Neither another name nor other settings concern anything else.
    fn effects(Altered { new, how, .. }: &Altered<Self>, _cx: &Between<'_>) -> Effects {
        let index = new.index().filter(|_| *how == Alteration::SetClustered);
        Effects {
            needs: index.into_iter().collect(),
            ..Effects::default()
        }
    }

    fn render_create(&self, _inline: &[String], sql: &mut Sql) {
        let using = self.access_method.iter();
        let using: String = using.map(|it| format!(" USING {it}")).collect();
        let (name, with) = (&self.name, with(&self.parameters));
        let text = self.query.text.as_str();
        let no_data = if self.unpopulated {
            "\nWITH NO DATA"
        } else {
            ""
        };
        sql.line(format_args!(
            "CREATE MATERIALIZED VIEW {name}{using}{with} AS\n{text}{no_data};"
        ));
        self.set_columns(&BTreeMap::new(), sql);
    }

    fn render_drop(&self, sql: &mut Sql) {
        sql.line(format_args!("DROP MATERIALIZED VIEW {};", self.name));
    }

    fn render_alter(Altered { old, new, how }: &Altered<Self>, sql: &mut Sql) {
        match how {
            Alteration::Rename => sql.renamed("MATERIALIZED VIEW", &old.name, &new.name),
            Alteration::SetParameters => {
                render_parameters(&new.called(), &old.parameters, &new.parameters, sql);
            }
            Alteration::SetColumns => new.set_columns(&old.columns, sql),
            Alteration::SetClustered => {
                let action = clustering(new.clustered_on.as_ref());
                sql.line(format_args!("ALTER {} {action};", new.called()));
            }
        }
    }
}

impl MaterializedView {
    /// Its kind and name, as statements name it.
    fn called(&self) -> String {
        format!("MATERIALIZED VIEW {}", self.name)
    }

    /// The index that it names.
    fn index(&self) -> Option<Dependency> {
        let index = self.name.sibling(self.clustered_on.clone()?);
        Some(ObjectId::Index(index).into())
    }

    /// Leads from what is set of its columns to what it says.
    fn set_columns(&self, old: &BTreeMap<Name, Settings>, sql: &mut Sql) {
        let usual = Settings::default();
        let mut actions = Vec::new();
        for it in &self.query.columns {
            let [old, new] = [old, &self.columns].map(|all| all.get(&it.name).unwrap_or(&usual));
            actions.extend(old.to(new, &it.name, it.usual_storage()));
        }
        sql.altered(&self.called(), &actions);
    }
}

// Introspection.

#[cfg(feature = "introspect")]
impl crate::introspect::Catalog for MaterializedView {
    const QUERY: &'static str = concat!(
        "SELECT json_build_object(
            'name', json_build_array(n.nspname, c.relname),
            'query', ",
        super::queries::query!("c.oid"),
        ", 'parameters', c.reloptions,
            'access_method', (SELECT a.amname FROM pg_am a WHERE a.oid = c.relam AND a.amname <> 'heap'),
            'unpopulated', NOT c.relispopulated,
            'clustered_on', (SELECT x.relname FROM pg_index i JOIN pg_class x ON x.oid = i.indexrelid
                WHERE i.indrelid = c.oid AND i.indisclustered),
            'columns', (SELECT json_object_agg(a.attname, ",
        super::tables::catalog::settings!(),
        ") FROM pg_attribute a JOIN pg_type y ON y.oid = a.atttypid
                WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND ",
        super::tables::catalog::are_set!(),
        "))::text,
            obj_description(c.oid, 'pg_class')
         FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
         WHERE c.relkind = 'm' AND ",
        crate::introspect::not_of_system!("n"),
        " AND ",
        crate::introspect::not_of_extension!("pg_class", "c.oid")
    );

    type Row = MaterializedViewRow;

    fn read(row: MaterializedViewRow) -> Self {
        let columns = row.columns.into_iter().flatten();
        MaterializedView {
            name: row.name,
            query: row.query.into(),
            parameters: super::parameters::parameters(row.parameters),
            access_method: row.access_method.map(Into::into),
            clustered_on: row.clustered_on.map(Into::into),
            unpopulated: row.unpopulated,
            columns: columns.map(|(name, it)| (name.into(), it.into())).collect(),
        }
    }
}

#[cfg(feature = "introspect")]
#[derive(serde::Deserialize)]
pub(crate) struct MaterializedViewRow {
    name: QualifiedName,
    query: super::queries::QueryRow,
    parameters: Option<Vec<String>>,
    access_method: Option<String>,
    clustered_on: Option<String>,
    unpopulated: bool,
    columns: Option<BTreeMap<String, super::tables::catalog::SettingsRow>>,
}
