//! Collations: `CREATE COLLATION`.
//!
//! PostgreSQL can give one another name and namespace, and nothing else. A new one takes the old one's
//! place and name: the old one gets out of the way, all that sorts by it is altered to sort by the
//! new one, and it is dropped.

use std::{fmt, sync::Arc};

use super::{Altered, Between, Change, Dependency, Effects, Object, ObjectId, namespaces, types};
use crate::{
    ident::{Name, QualifiedName},
    renaming::Renaming,
    schema::{Schema, Scope},
    sql::{Sql, comma_separated, literal},
};

/// A collation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Collation {
    /// Its name.
    pub name: QualifiedName,
    /// Who knows what its locale means.
    pub provider: Provider,
    /// What it sorts by.
    pub locale: Locale,
    /// `RULES`: what an ICU collation does otherwise; PostgreSQL 16 and later.
    pub rules: Option<String>,
    /// `DETERMINISTIC = false`: strings of other bytes may be equal.
    pub nondeterministic: bool,
}

/// Who knows what a locale means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Provider {
    /// PostgreSQL itself; 17 and later.
    Builtin,
    /// The library ICU.
    Icu,
    /// The operating system.
    Libc,
}

impl fmt::Display for Provider {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Provider::Builtin => "builtin",
            Provider::Icu => "icu",
            Provider::Libc => "libc",
        })
    }
}

/// What a collation sorts by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Locale {
    /// `LOCALE`
    One(String),
    /// `LC_COLLATE` and `LC_CTYPE`
    Two {
        /// How strings are compared.
        collate: String,
        /// Which characters are letters.
        ctype: String,
    },
}

/// One way in which a collation can be altered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Alteration {
    /// `ALTER COLLATION … RENAME TO`, `SET SCHEMA`
    Rename,
    /// A new collation takes the place of the old one.
    Replace,
    /// The collation that was replaced goes, once nothing sorts by it.
    Retire,
}

impl Object for Collation {
    type Alteration = Alteration;
    type Key = QualifiedName;

    fn key(&self) -> QualifiedName {
        self.name.clone()
    }

    fn word(&self) -> Option<&Name> {
        Some(&self.name.name)
    }

    fn depends_on(&self, _scope: &Scope<'_>) -> Vec<Dependency> {
        namespaces::holding(&self.name.namespace)
            .into_iter()
            .collect()
    }

    fn diff(old: &Arc<Self>, new: &Arc<Self>, cx: &Between<'_>) -> Vec<Change<Self>> {
        if !old.is_held(cx) {
            return Change::replace(old, new);
        }
        [Alteration::Replace, Alteration::Retire]
            .into_iter()
            .map(|it| Change::alter(old, new, it))
            .collect()
    }

    fn follow(&mut self, renaming: &Renaming) {
        Collation::follow_key(&mut self.name, renaming);
    }

    fn follow_key(key: &mut QualifiedName, renaming: &Renaming) {
        renaming.name(key, ObjectId::Collation);
    }

    fn renaming() -> Option<Alteration> {
        Some(Alteration::Rename)
    }

    fn apply(it: &Altered<Self>, schema: &mut Schema) {
        match it.how {
            Alteration::Rename => schema.follow(&it.renaming()),
            Alteration::Replace => drop(schema.collations.insert(it.new.clone())),
            Alteration::Retire => {}
        }
    }

    fn effects(Altered { old, new, how }: &Altered<Self>, _cx: &Between<'_>) -> Effects {
        let itself = Dependency::from(ObjectId::Collation(new.name.clone()));
        match how {
            Alteration::Rename => Effects::default(),
            Alteration::Replace => Effects {
                alters: vec![itself.clone()],
                disturbs: vec![itself],
                ..Effects::default()
            },
            Alteration::Retire => Effects {
                needs: vec![itself],
                removes: vec![retired(&old.name)],
                ..Effects::default()
            },
        }
    }

    fn render_create(&self, _inline: &[String], sql: &mut Sql) {
        let mut options = vec![format!("PROVIDER = {}", self.provider)];
        match &self.locale {
            Locale::One(it) => options.push(format!("LOCALE = {}", literal(it))),
            Locale::Two { collate, ctype } => {
                options.push(format!("LC_COLLATE = {}", literal(collate)));
                options.push(format!("LC_CTYPE = {}", literal(ctype)));
            }
        }
        let rules = self.rules.iter();
        options.extend(rules.map(|it| format!("RULES = {}", literal(it))));
        if self.nondeterministic {
            options.push("DETERMINISTIC = false".to_owned());
        }
        sql.line(format_args!(
            "CREATE COLLATION {} ({});",
            self.name,
            comma_separated(options)
        ));
    }

    fn render_drop(&self, sql: &mut Sql) {
        sql.line(format_args!("DROP COLLATION {};", self.name));
    }

    fn render_alter(Altered { old, new, how }: &Altered<Self>, sql: &mut Sql) {
        let retired = types::retired(&old.name);
        match how {
            Alteration::Rename => sql.renamed("COLLATION", &old.name, &new.name),
            Alteration::Replace => {
                let out_of_the_way = &retired.name;
                sql.line(format_args!(
                    "ALTER COLLATION {} RENAME TO {out_of_the_way};",
                    old.name
                ));
                new.render_create(&[], sql);
            }
            Alteration::Retire => sql.line(format_args!("DROP COLLATION {retired};")),
        }
    }
}

impl Collation {
    /// Whether something that cannot be dropped sorts by it before and after.
    fn is_held(&self, cx: &Between<'_>) -> bool {
        let itself = Dependency::from(ObjectId::Collation(self.name.clone()));
        cx.old.objects().any(|old| {
            let holds = !old.can_be_restored() && old.depends_on(cx.old).contains(&itself);
            let new = holds.then(|| cx.new.get(&old.id())).flatten();
            new.is_some_and(|new| new.depends_on(cx.new).contains(&itself))
        })
    }
}

/// What has to exist for something that sorts by `collation`.
pub(super) fn needed(collation: Option<&QualifiedName>, scope: &Scope<'_>) -> Option<Dependency> {
    let ours = collation.filter(|it| scope.collations.contains_key(*it))?;
    Some(ObjectId::Collation(ours.clone()).into())
}

/// Whether another takes the place of `collation`.
pub(super) fn moves(collation: Option<&QualifiedName>, cx: &Between<'_>) -> bool {
    needed(collation, cx.old).is_some_and(|it| cx.moving.contains(&it))
}

/// What a column that sorts by `name` holds until it is altered, be it retired already.
pub(super) fn freed(name: &QualifiedName) -> Dependency {
    ObjectId::Collation(name.clone()).into()
}

/// The collation `name`, as long as another takes its place.
fn retired(name: &QualifiedName) -> Dependency {
    ObjectId::Collation(types::retired(name)).into()
}

// Introspection.

#[cfg(feature = "introspect")]
impl crate::introspect::Catalog for Collation {
    const ROWS: Option<&'static str> = Some("pg_collation WHERE oid >= 16384");

    const QUERY: &'static str = concat!(
        "SELECT json_build_object(
            'name', json_build_array(n.nspname, c.collname),
            'provider', c.collprovider,
            'locale', coalesce(to_jsonb(c) ->> 'colllocale', to_jsonb(c) ->> 'colliculocale',
                CASE WHEN c.collcollate = c.collctype THEN c.collcollate END),
            'collate', c.collcollate,
            'ctype', c.collctype,
            'rules', ",
        crate::introspect::since!(16, "c.collicurules"),
        ",
            'deterministic', c.collisdeterministic)::text,
            obj_description(c.oid, 'pg_collation')
         FROM pg_collation c JOIN pg_namespace n ON n.oid = c.collnamespace
         WHERE ",
        crate::introspect::not_of_system!("n"),
        " AND ",
        crate::introspect::not_of_extension!("pg_collation", "c.oid")
    );

    type Row = CollationRow;

    fn read(row: CollationRow) -> Self {
        let two = || Locale::Two {
            collate: row.collate.unwrap_or_default(),
            ctype: row.ctype.unwrap_or_default(),
        };
        Collation {
            name: row.name,
            provider: match row.provider.as_str() {
                "b" => Provider::Builtin,
                "i" => Provider::Icu,
                _ => Provider::Libc,
            },
            locale: row.locale.map_or_else(two, Locale::One),
            rules: row.rules,
            nondeterministic: !row.deterministic,
        }
    }
}

/// What the catalogs tell of a collation.
#[cfg(feature = "introspect")]
#[derive(serde::Deserialize)]
pub(crate) struct CollationRow {
    name: QualifiedName,
    provider: String,
    locale: Option<String>,
    collate: Option<String>,
    ctype: Option<String>,
    rules: Option<String>,
    deterministic: bool,
}
