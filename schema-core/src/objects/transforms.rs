//! Transforms between types and languages: `CREATE TRANSFORM`. They have no name; type and language tell
//! them apart.

use std::{fmt, sync::Arc};

use serde::{Deserialize, Serialize};

use super::{
    Altered, Between, Change, Dependency, Named, Object, ObjectId, functions, languages,
    tables::DataType,
};
use crate::{
    ident::{Name, QualifiedName},
    renaming::Renaming,
    schema::Scope,
    sql::{Sql, comma_separated},
};

/// A transform.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "introspect", derive(serde::Deserialize))]
pub struct Transform {
    /// Of what, for what.
    #[cfg_attr(feature = "introspect", serde(flatten))]
    pub of: Transformed,
    /// `FROM SQL WITH FUNCTION`: what makes a value of the language.
    pub from_sql: Option<QualifiedName>,
    /// `TO SQL WITH FUNCTION`: what makes a value of the type.
    pub to_sql: Option<QualifiedName>,
}

/// What tells transforms apart.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Transformed {
    /// `FOR`: the type.
    pub data_type: DataType,
    /// `LANGUAGE`
    pub language: Name,
}

impl fmt::Display for Transformed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "FOR {} LANGUAGE {}", self.data_type, self.language)
    }
}

impl Named for Transformed {
    fn name(&self) -> Option<&Name> {
        None
    }
}

/// One way in which a transform can be altered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Alteration {
    /// `CREATE OR REPLACE TRANSFORM`; functions and comment stay.
    Replace,
}

impl Object for Transform {
    type Alteration = Alteration;
    type Key = Transformed;

    fn key(&self) -> Transformed {
        self.of.clone()
    }

    fn depends_on(&self, scope: &Scope<'_>) -> Vec<Dependency> {
        let of_type = self.of.data_type.depends_on(scope);
        let language = languages::needed(&self.of.language, scope);
        let functions = self.from_sql.iter().chain(&self.to_sql);
        let functions = functions.filter_map(|it| functions::named(it, &["internal"], scope));
        of_type
            .into_iter()
            .chain(language)
            .chain(functions)
            .collect()
    }

    fn diff(old: &Arc<Self>, new: &Arc<Self>, cx: &Between<'_>) -> Vec<Change<Self>> {
        let needed = old.depends_on(cx.old);
        match needed.iter().any(|it| cx.moving.contains(it)) {
            true => Change::replace(old, new),
            false => vec![Change::alter(old, new, Alteration::Replace)],
        }
    }

    fn follow(&mut self, renaming: &Renaming) {
        Transform::follow_key(&mut self.of, renaming);
        for it in self.from_sql.iter_mut().chain(&mut self.to_sql) {
            functions::follow_named(it, &["internal"], renaming);
        }
    }

    fn follow_key(key: &mut Transformed, renaming: &Renaming) {
        renaming.data_type(&mut key.data_type);
    }

    fn render_create(&self, _inline: &[String], sql: &mut Sql) {
        self.render("CREATE", sql);
    }

    fn render_drop(&self, sql: &mut Sql) {
        sql.line(format_args!("DROP TRANSFORM {};", self.of));
    }

    fn render_alter(Altered { new, how, .. }: &Altered<Self>, sql: &mut Sql) {
        match how {
            Alteration::Replace => new.render("CREATE OR REPLACE", sql),
        }
    }
}

impl Transform {
    fn render(&self, create: &str, sql: &mut Sql) {
        let with = |word: &str, function: &Option<QualifiedName>| {
            let function = function.as_ref();
            function.map(|it| format!("{word} SQL WITH FUNCTION {it}(internal)"))
        };
        let (from, to) = (with("FROM", &self.from_sql), with("TO", &self.to_sql));
        let both = comma_separated(from.into_iter().chain(to));
        sql.line(format_args!("{create} TRANSFORM {} ({both});", self.of));
    }
}

/// The transforms that a function names by their types.
pub(super) fn needed<'a>(
    types: &'a [DataType],
    language: &'a Name,
    scope: &'a Scope<'_>,
) -> impl Iterator<Item = Dependency> + 'a {
    let of = types.iter().map(|it| Transformed {
        data_type: it.clone(),
        language: language.clone(),
    });
    let own = of.filter(|it| scope.transforms.contains_key(it));
    own.map(|it| ObjectId::Transform(it).into())
}

// Introspection.

#[cfg(feature = "introspect")]
impl crate::introspect::Catalog for Transform {
    const ROWS: Option<&'static str> = Some("pg_transform WHERE oid >= 16384");

    const QUERY: &'static str = concat!(
        "SELECT json_build_object(
            'data_type', ",
        crate::introspect::data_type!("t.trftype", "-1"),
        ", 'language', (SELECT l.lanname FROM pg_language l WHERE l.oid = t.trflang),
            'from_sql', ",
        crate::introspect::function_name!("t.trffromsql"),
        ", 'to_sql', ",
        crate::introspect::function_name!("t.trftosql"),
        ")::text,
            obj_description(t.oid, 'pg_transform')
         FROM pg_transform t
         WHERE t.oid >= 16384 AND ",
        crate::introspect::not_of_extension!("pg_transform", "t.oid")
    );

    type Row = Self;

    fn read(row: Self) -> Self {
        row
    }
}
