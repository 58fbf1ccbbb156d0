//! Default privileges: `ALTER DEFAULT PRIVILEGES`, what is granted by itself on what a role makes later.
//!
//! They change at the end of a plan, so that what is made on the way begins with what the old ones
//! give.

use std::{collections::BTreeMap, fmt, sync::Arc};

use serde::{Deserialize, Serialize};

use super::{
    Altered, Between, Change, Dependency, Effects, Named, Object, ObjectId, Turn, namespaces,
    privileges::{On, Right, Rights, Wording},
    roles::Role,
};
use crate::{ident::Name, renaming::Renaming, schema::Scope, sql::Sql};

/// What a role may do with whatever another one makes later.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DefaultPrivileges {
    /// Who may do it, with what.
    pub of: Box<Future>,
    /// What it may do.
    pub rights: Rights,
    /// What it may do where nothing was said; within a namespace that is nothing, for what is said there is
    /// added to the rest.
    pub usual: Rights,
}

/// What tells default privileges apart.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Future {
    /// Who makes it: `FOR ROLE`
    pub maker: Role,
    /// `IN SCHEMA`
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub namespace: Option<Name>,
    /// What it is.
    pub sort: Sort,
    /// Who may do something with it.
    pub role: Role,
}

/// What is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sort {
    /// Whatever holds rows.
    Tables,
    /// Sequences.
    Sequences,
    /// Functions and procedures.
    Functions,
    /// Types.
    Types,
    /// Namespaces.
    Schemas,
    /// Large objects, since PostgreSQL 18.
    LargeObjects,
}

impl Sort {
    fn as_str(self) -> &'static str {
        match self {
            Sort::Tables => "TABLES",
            Sort::Sequences => "SEQUENCES",
            Sort::Functions => "FUNCTIONS",
            Sort::Types => "TYPES",
            Sort::Schemas => "SCHEMAS",
            Sort::LargeObjects => "LARGE OBJECTS",
        }
    }

    /// What there is where nothing is said.
    fn usual(self) -> BTreeMap<Role, Rights> {
        let rights = |right: Right| Rights {
            granted: [right].into(),
            ..Rights::default()
        };
        let (own, of_all) = match self {
            Sort::Functions => (Right::Execute, Some(Right::Execute)),
            Sort::Types => (Right::Usage, Some(Right::Usage)),
            Sort::Tables | Sort::Sequences | Sort::Schemas | Sort::LargeObjects => {
                (Right::All, None)
            }
        };
        let mut all = BTreeMap::from([(Role::Current, rights(own))]);
        all.extend(of_all.map(|it| (Role::Public, rights(it))));
        all
    }
}

impl fmt::Display for Future {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sort = self.sort.as_str().to_lowercase();
        write!(f, "of {} on {sort} of {}", self.role, self.maker)?;
        match &self.namespace {
            Some(name) => write!(f, " in schema {name}"),
            None => Ok(()),
        }
    }
}

impl Named for Future {
    fn name(&self) -> Option<&Name> {
        None
    }
}

/// One way in which default privileges can be altered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Alteration {
    /// What differs is granted and revoked.
    Define,
}

impl Object for DefaultPrivileges {
    type Alteration = Alteration;
    type Key = Box<Future>;

    fn key(&self) -> Self::Key {
        self.of.clone()
    }

    fn depends_on(&self, _scope: &Scope<'_>) -> Vec<Dependency> {
        self.part_of().into_iter().collect()
    }

    fn part_of(&self) -> Option<Dependency> {
        namespaces::holding(self.of.namespace.as_ref()?)
    }

    fn diff(old: &Arc<Self>, new: &Arc<Self>, _cx: &Between<'_>) -> Vec<Change<Self>> {
        vec![Change::alter(old, new, Alteration::Define)]
    }

    fn effects(it: &Altered<Self>, cx: &Between<'_>) -> Effects {
        Effects {
            turn: Turn::AtTheEnd,
            ..it.effects(cx)
        }
    }

    fn adjust(_change: &Change<Self>, effects: &mut Effects) {
        effects.turn = Turn::AtTheEnd;
    }

    fn follow(&mut self, renaming: &Renaming) {
        DefaultPrivileges::follow_key(&mut self.of, renaming);
    }

    fn follow_key(key: &mut Self::Key, renaming: &Renaming) {
        if let Some(name) = &mut key.namespace {
            renaming.namespace(name);
        }
    }

    fn render_create(&self, _inline: &[String], sql: &mut Sql) {
        self.render(&self.usual, &self.rights, sql);
    }

    fn render_drop(&self, sql: &mut Sql) {
        self.render(&self.rights, &self.usual, sql);
    }

    fn render_alter(it: &Altered<Self>, sql: &mut Sql) {
        it.new.render(&it.old.rights, &it.new.rights, sql);
    }
}

impl DefaultPrivileges {
    fn render(&self, old: &Rights, new: &Rights, sql: &mut Sql) {
        let mut before = String::from("ALTER DEFAULT PRIVILEGES ");
        if self.of.maker != Role::Current {
            before.push_str(&format!("FOR ROLE {} ", self.of.maker));
        }
        if let Some(name) = &self.of.namespace {
            before.push_str(&format!("IN SCHEMA {name} "));
        }
        let wording = Wording {
            before: &before,
            column: None,
            on: self.of.sort.as_str().to_owned(),
            role: &self.of.role,
        };
        wording.render(old, new, sql);
    }
}

/// What the default privileges of the one who carries a plan out give on something new, beside what
/// there is anyway, as what is there, and what would be.
pub(super) fn given(on: &On, cx: &Between<'_>) -> Vec<(Role, Rights, Rights)> {
    let Some((sort, namespace)) = sort(on) else {
        return Vec::new();
    };
    let usual = sort.usual();
    let mut held = usual.clone();
    let all = cx.old.default_privileges.values();
    for it in all.filter(|it| it.of.maker == Role::Current && it.of.sort == sort) {
        // Those of a namespace come after those of all, by their keys.
        match &it.of.namespace {
            None => drop(held.insert(it.of.role.clone(), it.rights.clone())),
            Some(name) if Some(name) == namespace => {
                let held = held.entry(it.of.role.clone()).or_default();
                *held = held.and(&it.rights);
            }
            Some(_) => {}
        }
    }
    let usual = |role: &Role| usual.get(role).cloned().unwrap_or_default();
    let with_usual = held.into_iter().map(|(role, it)| {
        let usual = usual(&role);
        (role, it, usual)
    });
    with_usual.filter(|(_, it, usual)| it != usual).collect()
}

/// Of what sort it is, and in which namespace.
fn sort(on: &On) -> Option<(Sort, Option<&Name>)> {
    let (sort, name) = match on {
        On::Relation(name) => (Sort::Tables, name),
        On::Identity(table, _) => (Sort::Sequences, table),
        On::Object(id) => match &**id {
            ObjectId::Sequence(name) => (Sort::Sequences, name),
            ObjectId::Function(signature) => (Sort::Functions, &signature.name),
            ObjectId::Aggregate(signature) => (Sort::Functions, &signature.0.name),
            ObjectId::Namespace(_) => return Some((Sort::Schemas, None)),
            id if id.is_type() => (Sort::Types, id.qualified()?),
            _ => return None,
        },
        On::Column(..) | On::Language(_) => return None,
    };
    Some((sort, Some(&name.namespace)))
}

// Introspection.

#[cfg(feature = "introspect")]
impl crate::introspect::Catalog for DefaultPrivileges {
    const ROWS: Option<&'static str> = Some("pg_default_acl");

    const QUERY: &'static str = concat!(
        "WITH held AS (
            SELECT d.*, n.nspname, acldefault(CASE d.defaclobjtype WHEN 'S' THEN 's' ELSE d.defaclobjtype END, d.defaclrole) AS usual
            FROM pg_default_acl d LEFT JOIN pg_namespace n ON n.oid = d.defaclnamespace
        )
        SELECT json_build_object(
            'maker', ",
        super::roles::role!("h.defaclrole"),
        ",
            'namespace', h.nspname,
            'sort', CASE h.defaclobjtype WHEN 'r' THEN 'tables' WHEN 'S' THEN 'sequences' WHEN 'f' THEN 'functions'
                WHEN 'T' THEN 'types' WHEN 'n' THEN 'schemas' WHEN 'L' THEN 'large_objects' END,
            'role', ",
        super::roles::role!("g.grantee"),
        ",
            'all', ARRAY(SELECT a.privilege_type FROM aclexplode(h.usual) a WHERE a.grantee = h.defaclrole),
            'granted', g.granted,
            'grantable', g.grantable,
            'usual', g.usual)::text, NULL::text
        FROM held h CROSS JOIN LATERAL (
            SELECT e.grantee,
                coalesce(array_agg(DISTINCT e.privilege_type) FILTER (WHERE NOT e.usual), '{}') AS granted,
                coalesce(array_agg(DISTINCT e.privilege_type) FILTER (WHERE NOT e.usual AND e.is_grantable), '{}') AS grantable,
                coalesce(array_agg(DISTINCT e.privilege_type) FILTER (WHERE e.usual), '{}') AS usual
            FROM (SELECT a.*, false AS usual FROM aclexplode(h.defaclacl) a
                UNION ALL SELECT a.*, true FROM aclexplode(h.usual) a WHERE h.defaclnamespace = 0) e
            GROUP BY e.grantee) g
        WHERE g.granted <> g.usual OR g.grantable <> '{}'"
    );

    type Row = FutureRow;

    fn read(row: FutureRow) -> Self {
        DefaultPrivileges {
            rights: Rights {
                granted: Right::those(row.granted, &row.all),
                grantable: Right::those(row.grantable, &row.all),
            },
            usual: Rights {
                granted: Right::those(row.usual, &row.all),
                ..Rights::default()
            },
            of: row.of.into(),
        }
    }
}

/// What the catalogs tell of default privileges.
#[cfg(feature = "introspect")]
#[derive(Deserialize)]
pub(crate) struct FutureRow {
    #[serde(flatten)]
    of: Future,
    /// All that there is on such a thing.
    all: Vec<Right>,
    granted: Vec<Right>,
    grantable: Vec<Right>,
    usual: Vec<Right>,
}
