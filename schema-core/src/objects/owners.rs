//! Owners: `ALTER … OWNER TO`.
//!
//! An object says that another role owns something than the one that carries the scripts out, which
//! owns what it makes.

use std::{fmt, sync::Arc};

use serde::{Deserialize, Serialize};

use super::{
    Altered, Between, Change, Dependency, Effects, Named, Object, ObjectId, privileges::On,
    roles::Role,
};
use crate::{
    ident::{Name, QualifiedName},
    renaming::Renaming,
    schema::Scope,
    sql::Sql,
};

/// Whose something is.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "introspect", derive(serde::Deserialize))]
pub struct Owner {
    /// What is owned.
    pub of: Owned,
    /// By whom.
    pub role: Role,
    /// Whose it is where nothing was said.
    pub usual: Role,
    /// The table whose owner it has to have: that of a sequence which belongs to a column.
    pub with: Option<QualifiedName>,
}

/// What has an owner.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Owned(pub On);

impl fmt::Display for Owned {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "of {}", self.0)
    }
}

impl Named for Owned {
    fn name(&self) -> Option<&Name> {
        None
    }
}

/// One way in which an owner can be altered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Alteration {
    /// Another one.
    Set,
    /// The same, of a thing that is made anew.
    Begin,
}

impl Object for Owner {
    type Alteration = Alteration;
    type Key = Owned;

    fn key(&self) -> Owned {
        self.of.clone()
    }

    fn depends_on(&self, _scope: &Scope<'_>) -> Vec<Dependency> {
        self.part_of().into_iter().collect()
    }

    fn part_of(&self) -> Option<Dependency> {
        self.of.0.dependency()
    }

    /// It goes with what is owned, and is set again.
    fn can_be_restored(&self) -> bool {
        false
    }

    fn diff(old: &Arc<Self>, new: &Arc<Self>, cx: &Between<'_>) -> Vec<Change<Self>> {
        let how = match new.part_of() {
            Some(it) if cx.moving.contains(&it) => Alteration::Begin,
            _ => Alteration::Set,
        };
        vec![Change::alter(old, new, how)]
    }

    fn effects(it: &Altered<Self>, cx: &Between<'_>) -> Effects {
        let mut needs = it.new.depends_on(cx.new);
        needs.extend(it.new.table());
        Effects {
            alters: vec![itself(&it.new)],
            needs,
            frees: match it.how {
                Alteration::Set => it.old.depends_on(cx.old),
                Alteration::Begin => Vec::new(),
            },
            ..Effects::default()
        }
    }

    /// What others may do with it is relative to whose it is.
    fn adjust(change: &Change<Self>, effects: &mut Effects) {
        match change {
            Change::Create(it) | Change::Drop(it) => {
                effects.alters.push(itself(it));
                effects.needs.extend(it.table());
            }
            Change::Alter(_) => {}
        }
    }

    fn whole(key: &Owned) -> Option<ObjectId> {
        key.0.dependency().map(|it| it.whole())
    }

    fn follow(&mut self, renaming: &Renaming) {
        Owner::follow_key(&mut self.of, renaming);
        self.with.iter_mut().for_each(|it| renaming.table(it));
    }

    fn follow_key(key: &mut Owned, renaming: &Renaming) {
        key.0.follow(renaming);
    }

    fn render_create(&self, _inline: &[String], sql: &mut Sql) {
        self.render(&self.role, sql);
    }

    fn render_drop(&self, sql: &mut Sql) {
        self.render(&self.usual, sql);
    }

    fn render_alter(it: &Altered<Self>, sql: &mut Sql) {
        it.new.render(&it.new.role, sql);
    }
}

fn itself(it: &Owner) -> Dependency {
    ObjectId::Owner(it.key()).into()
}

impl Owner {
    /// The owner of the table, which comes first.
    fn table(&self) -> Option<Dependency> {
        let table = On::Relation(self.with.clone()?);
        Some(ObjectId::Owner(Owned(table)).into())
    }

    fn render(&self, role: &Role, sql: &mut Sql) {
        if let Some(named) = self.of.0.named() {
            sql.line(format_args!("ALTER {named} OWNER TO {role};"));
        }
    }
}

// Introspection.

/// The owners of what a name in a namespace tells apart; `$prefix` begins the names of the catalog's columns.
#[cfg(feature = "introspect")]
macro_rules! named {
    ($what:literal, $catalog:literal, $prefix:literal) => {
        concat!(
            "   UNION ALL
            SELECT json_build_object('",
            $what,
            "', json_build_array(n.nspname, o.",
            $prefix,
            "name)), o.",
            $prefix,
            "owner,
                NULL, NULL
            FROM ",
            $catalog,
            " o JOIN pg_namespace n ON n.oid = o.",
            $prefix,
            "namespace WHERE ",
            crate::introspect::not_of_system!("n"),
            " AND ",
            crate::introspect::not_of_extension!($catalog, "o.oid")
        )
    };
}

/// The owners of what stands in no namespace.
#[cfg(feature = "introspect")]
macro_rules! alone {
    ($what:literal, $catalog:literal, $prefix:literal) => {
        concat!(
            "   UNION ALL
            SELECT json_build_object('",
            $what,
            "', o.",
            $prefix,
            "name), o.",
            $prefix,
            "owner, NULL, NULL
            FROM ",
            $catalog,
            " o WHERE ",
            crate::introspect::not_of_extension!($catalog, "o.oid")
        )
    };
}

#[cfg(feature = "introspect")]
impl crate::introspect::Catalog for Owner {
    /// The sequence of an identity column is a part of it. `public` belongs to whoever owns the
    /// database, before version 15 to the first role of the server.
    const QUERY: &'static str = concat!(
        "WITH owned(what, owner, usual, with_table) AS (
            SELECT json_build_object(CASE t.relkind WHEN 'S' THEN 'sequence' ELSE 'relation' END,
                json_build_array(t.nspname, t.relname)), t.relowner, NULL::oid,
                (SELECT json_build_array(n.nspname, c.relname) FROM pg_depend d JOIN pg_class c ON c.oid = d.refobjid
                    JOIN pg_namespace n ON n.oid = c.relnamespace
                    WHERE t.relkind = 'S' AND d.classid = 'pg_class'::regclass AND d.objid = t.oid AND d.deptype = 'a'
                        AND d.refclassid = 'pg_class'::regclass AND d.refobjsubid <> 0)
            FROM ",
        crate::introspect::our_tables!("'r', 'p', 'f', 'v', 'm', 'S'"),
        " t WHERE t.relkind <> 'S' OR NOT EXISTS (SELECT FROM pg_depend d
                WHERE d.classid = 'pg_class'::regclass AND d.objid = t.oid AND d.deptype = 'i')
            UNION ALL
            SELECT ",
        crate::introspect::routine!("p", "n"),
        ", p.proowner, NULL, NULL
            FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
            WHERE ",
        crate::introspect::not_of_system!("n"),
        " AND ",
        crate::introspect::not_of_extension!("pg_proc", "p.oid"),
        " AND NOT ",
        crate::introspect::of_type!("p.oid"),
        "   UNION ALL
            SELECT json_build_object(CASE t.typtype WHEN 'd' THEN 'domain' WHEN 'c' THEN 'composite_type' WHEN 'r' THEN 'range_type' WHEN 'b' THEN 'base_type' ELSE 'enum' END,
                json_build_array(n.nspname, t.typname)), t.typowner, NULL, NULL
            FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace
            WHERE (t.typtype IN ('d', 'e', 'r') OR t.typtype = 'b' AND NOT EXISTS (SELECT FROM pg_type y WHERE y.typarray = t.oid) OR t.typtype = 'c'
                AND (SELECT c.relkind FROM pg_class c WHERE c.oid = t.typrelid) = 'c') AND ",
        crate::introspect::not_of_system!("n"),
        " AND ",
        crate::introspect::not_of_extension!("pg_type", "t.oid"),
        named!("collation", "pg_collation", "coll"),
        alone!("event_trigger", "pg_event_trigger", "evt"),
        alone!("foreign_data_wrapper", "pg_foreign_data_wrapper", "fdw"),
        alone!("foreign_server", "pg_foreign_server", "srv"),
        "   UNION ALL
            SELECT json_build_object('operator', json_build_array(json_build_object('namespace', n.nspname, 'signs', o.oprname), ",
        crate::introspect::data_type!("o.oprleft", "-1"),
        ", ",
        crate::introspect::data_type!("o.oprright", "-1"),
        ")), o.oprowner, NULL, NULL
            FROM pg_operator o JOIN pg_namespace n ON n.oid = o.oprnamespace WHERE o.oprcode <> 0 AND ",
        crate::introspect::not_of_system!("n"),
        " AND ",
        crate::introspect::not_of_extension!("pg_operator", "o.oid"),
        "   UNION ALL
            SELECT json_build_object('operator_family', json_build_array(json_build_array(n.nspname, o.opfname), m.amname)), o.opfowner, NULL, NULL
            FROM pg_opfamily o JOIN pg_namespace n ON n.oid = o.opfnamespace JOIN pg_am m ON m.oid = o.opfmethod WHERE ",
        crate::introspect::not_of_system!("n"),
        " AND ",
        crate::introspect::not_of_extension!("pg_opfamily", "o.oid"),
        "   UNION ALL
            SELECT json_build_object('operator_class', json_build_array(json_build_array(n.nspname, o.opcname), m.amname)), o.opcowner, NULL, NULL
            FROM pg_opclass o JOIN pg_namespace n ON n.oid = o.opcnamespace JOIN pg_am m ON m.oid = o.opcmethod WHERE ",
        crate::introspect::not_of_system!("n"),
        " AND ",
        crate::introspect::not_of_extension!("pg_opclass", "o.oid"),
        named!("conversion", "pg_conversion", "con"),
        named!("text_search_configuration", "pg_ts_config", "cfg"),
        named!("text_search_dictionary", "pg_ts_dict", "dict"),
        "   UNION ALL
            SELECT json_build_object('object', json_build_object('language', l.lanname)), l.lanowner, NULL, NULL FROM pg_language l
            WHERE l.oid >= 16384 AND ",
        crate::introspect::not_of_extension!("pg_language", "l.oid"),
        alone!("publication", "pg_publication", "pub"),
        "   UNION ALL
            SELECT json_build_object('subscription', s.subname), s.subowner, NULL, NULL FROM pg_subscription s
            WHERE s.subdbid = (SELECT d.oid FROM pg_database d WHERE d.datname = current_database())
              AND has_column_privilege('pg_catalog.pg_subscription', 'subconninfo', 'SELECT')
            UNION ALL
            SELECT json_build_object('statistics', json_build_array(n.nspname, s.stxname)), s.stxowner, NULL, NULL
            FROM pg_statistic_ext s JOIN pg_namespace n ON n.oid = s.stxnamespace JOIN ",
        crate::introspect::our_tables!("'r', 'p', 'f', 'm'"),
        " t ON t.oid = s.stxrelid
            UNION ALL
            SELECT json_build_object('namespace', n.nspname), n.nspowner, CASE n.nspname WHEN 'public' THEN coalesce(",
        crate::introspect::since!(
            15,
            "(SELECT r.oid FROM pg_roles r WHERE r.rolname = 'pg_database_owner')"
        ),
        ", 10) END, NULL
            FROM pg_namespace n WHERE ",
        crate::introspect::not_of_system!("n"),
        " AND ",
        crate::introspect::not_of_extension!("pg_namespace", "n.oid"),
        ")
        SELECT json_build_object('of', ",
        super::privileges::on!("o.what"),
        ", 'with', o.with_table, 'role', ",
        super::roles::role!("o.owner"),
        ", 'usual', ",
        super::roles::role!("coalesce(o.usual, (SELECT r.oid FROM pg_roles r WHERE r.rolname = current_user))"),
        ")::text, NULL::text
        FROM owned o WHERE o.owner <> coalesce(o.usual, (SELECT r.oid FROM pg_roles r WHERE r.rolname = current_user))"
    );

    type Row = Self;

    fn read(row: Self) -> Self {
        row
    }
}
