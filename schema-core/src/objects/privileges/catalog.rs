//! Privileges in the catalogs.

use serde::Deserialize;

use super::{
    super::roles::{Role, role},
    Holding, On, Privileges, Right, Rights,
};
use crate::{
    ident::QualifiedName,
    introspect::{Catalog, not_of_extension, not_of_system, of_type, routine},
};

/// The thing `$what`, as [`On`] is read: an object has a kind beside its name.
macro_rules! on {
    ($what:literal) => {
        concat!(
            "CASE WHEN ",
            $what,
            "::jsonb ?| ARRAY['relation', 'column', 'identity', 'language', 'object'] THEN ",
            $what,
            " ELSE json_build_object('object', ",
            $what,
            ") END"
        )
    };
}

pub(in super::super) use on;

/// What the installation of PostgreSQL, or of an extension, gave of `$oid` of `$catalog`; `$part` is a column's
/// number.
macro_rules! initial {
    ($catalog:literal, $oid:literal, $part:literal) => {
        concat!(
            "(SELECT i.initprivs FROM pg_init_privs i WHERE i.classoid = '",
            $catalog,
            "'::regclass AND i.objoid = ",
            $oid,
            " AND i.objsubid = ",
            $part,
            ")"
        )
    };
}

/// The extension that `$oid` of `$catalog` belongs to.
macro_rules! extension {
    ($catalog:literal, $oid:literal) => {
        concat!(
            "(SELECT e.extname FROM pg_depend x JOIN pg_extension e ON e.oid = x.refobjid WHERE x.deptype = 'e' AND x.classid = '",
            $catalog,
            "'::regclass AND x.objid = ",
            $oid,
            ")"
        )
    };
}

/// The condition by which privileges on what is in the namespace `$n` are anybody's concern.
macro_rules! not_hidden {
    ($n:literal) => {
        concat!(
            "(",
            not_of_system!($n),
            " OR ",
            $n,
            ".nspname = 'pg_catalog')"
        )
    };
}

impl Catalog for Privileges {
    /// `usual` is what there is without any `GRANT`; on `public` that depends on the version.
    const QUERY: &'static str = concat!(
        "WITH held(on_what, sequence, acl, kind, owner, initial, extension) AS (
            SELECT CASE WHEN t.relkind <> 'S' THEN json_build_object('relation', json_build_array(n.nspname, t.relname))
                    WHEN d.refobjid IS NULL THEN json_build_object('sequence', json_build_array(n.nspname, t.relname))
                    ELSE (SELECT json_build_object('identity', json_build_array(json_build_array(n.nspname, c.relname), a.attname))
                        FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_attribute a ON a.attrelid = c.oid
                        WHERE c.oid = d.refobjid AND a.attnum = d.refobjsubid) END,
                CASE WHEN d.refobjid IS NOT NULL THEN json_build_array(n.nspname, t.relname) END,
                t.relacl, CASE t.relkind WHEN 'S' THEN 's' ELSE 'r' END, t.relowner, ",
        initial!("pg_class", "t.oid", "0"),
        ", ",
        extension!("pg_class", "t.oid"),
        " FROM pg_class t JOIN pg_namespace n ON n.oid = t.relnamespace
            LEFT JOIN pg_depend d ON t.relkind = 'S' AND d.classid = 'pg_class'::regclass AND d.objid = t.oid AND d.deptype = 'i'
            WHERE t.relacl IS NOT NULL AND t.relpersistence <> 't' AND ",
        not_hidden!("n"),
        "   UNION ALL
            SELECT json_build_object('column', json_build_array(json_build_array(n.nspname, t.relname), a.attname)), NULL,
                a.attacl, NULL, t.relowner, ",
        initial!("pg_class", "t.oid", "a.attnum"),
        ", ",
        extension!("pg_class", "t.oid"),
        " FROM pg_class t JOIN pg_namespace n ON n.oid = t.relnamespace JOIN pg_attribute a ON a.attrelid = t.oid
            WHERE a.attacl IS NOT NULL AND NOT a.attisdropped AND t.relpersistence <> 't' AND ",
        not_hidden!("n"),
        "   UNION ALL
            SELECT ",
        routine!("p", "n"),
        ", NULL, p.proacl, 'f', p.proowner, ",
        initial!("pg_proc", "p.oid", "0"),
        ", ",
        extension!("pg_proc", "p.oid"),
        " FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
            WHERE p.proacl IS NOT NULL AND ",
        not_hidden!("n"),
        " AND NOT ",
        of_type!("p.oid"),
        "   UNION ALL
            SELECT json_build_object(CASE t.typtype WHEN 'd' THEN 'domain' WHEN 'c' THEN 'composite_type' WHEN 'r' THEN 'range_type' WHEN 'e' THEN 'enum' ELSE 'base_type' END,
                json_build_array(n.nspname, t.typname)), NULL, t.typacl, 'T', t.typowner, ",
        initial!("pg_type", "t.oid", "0"),
        ", ",
        extension!("pg_type", "t.oid"),
        " FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace
            WHERE t.typacl IS NOT NULL AND (t.typtype IN ('d', 'e', 'r', 'p') OR t.typtype = 'b' AND NOT EXISTS (SELECT FROM pg_type y WHERE y.typarray = t.oid) OR t.typtype = 'c'
                AND (SELECT c.relkind FROM pg_class c WHERE c.oid = t.typrelid) = 'c') AND ",
        not_hidden!("n"),
        "   UNION ALL
            SELECT json_build_object('namespace', n.nspname), NULL, coalesce(n.nspacl, acldefault('n', n.nspowner)), 'n', n.nspowner,
                CASE n.nspname WHEN 'public' THEN acldefault('n', n.nspowner) || makeaclitem(0, n.nspowner, 'USAGE', false) || coalesce(",
        // What a new database has; where somebody has made it anew, the catalogs do not tell.
        crate::introspect::since!(15, "'{}'::aclitem[]"),
        ", ARRAY[makeaclitem(0, n.nspowner, 'CREATE', false)]) ELSE ",
        initial!("pg_namespace", "n.oid", "0"),
        " END, ",
        extension!("pg_namespace", "n.oid"),
        "
            FROM pg_namespace n WHERE (n.nspacl IS NOT NULL OR n.nspname = 'public') AND ",
        not_hidden!("n"),
        "   UNION ALL
            SELECT CASE WHEN l.oid >= 16384 AND ",
        not_of_extension!("pg_language", "l.oid"),
        " THEN json_build_object('object', json_build_object('language', l.lanname))
                ELSE json_build_object('language', l.lanname) END, NULL, l.lanacl, 'l', l.lanowner, ",
        initial!("pg_language", "l.oid", "0"),
        ", ",
        extension!("pg_language", "l.oid"),
        " FROM pg_language l WHERE l.lanacl IS NOT NULL
            UNION ALL
            SELECT json_build_object('foreign_data_wrapper', w.fdwname), NULL, w.fdwacl, 'F', w.fdwowner, ",
        initial!("pg_foreign_data_wrapper", "w.oid", "0"),
        ", ",
        extension!("pg_foreign_data_wrapper", "w.oid"),
        " FROM pg_foreign_data_wrapper w WHERE w.fdwacl IS NOT NULL
            UNION ALL
            SELECT json_build_object('foreign_server', s.srvname), NULL, s.srvacl, 'S', s.srvowner, ",
        initial!("pg_foreign_server", "s.oid", "0"),
        ", ",
        extension!("pg_foreign_server", "s.oid"),
        " FROM pg_foreign_server s WHERE s.srvacl IS NOT NULL
        )
        SELECT json_build_object(
            'on', ",
        on!("h.on_what"),
        ",
            'sequence', h.sequence,
            'role', ",
        role!("g.grantee"),
        ",
            'by', CASE WHEN g.grantor <> h.owner THEN ",
        role!("g.grantor"),
        " END,
            'extension', h.extension,
            'all', ARRAY(SELECT a.privilege_type FROM aclexplode(acldefault(h.kind::\"char\", h.owner)) a WHERE a.grantee = h.owner),
            'granted', g.granted,
            'grantable', g.grantable,
            'usual', g.usual)::text, NULL::text
        FROM held h CROSS JOIN LATERAL (
            SELECT e.grantee, e.grantor,
                coalesce(array_agg(DISTINCT e.privilege_type) FILTER (WHERE NOT e.usual), '{}') AS granted,
                coalesce(array_agg(DISTINCT e.privilege_type) FILTER (WHERE NOT e.usual AND e.is_grantable), '{}') AS grantable,
                coalesce(array_agg(DISTINCT e.privilege_type) FILTER (WHERE e.usual), '{}') AS usual
            FROM (SELECT a.*, false AS usual FROM aclexplode(h.acl) a
                UNION ALL SELECT a.*, true FROM aclexplode(coalesce(h.initial, acldefault(h.kind::\"char\", h.owner))) a) e
            GROUP BY e.grantee, e.grantor) g
        WHERE h.acl IS DISTINCT FROM h.initial AND (g.granted <> g.usual OR g.grantable <> '{}')"
    );

    type Row = PrivilegesRow;

    fn read(row: PrivilegesRow) -> Self {
        let all = match row.on {
            On::Column(..) => &OF_COLUMN[..],
            _ => row.all.as_slice(),
        };
        let rights = |some: Vec<Right>| Right::those(some, all);
        Privileges {
            of: Box::new(Holding {
                on: row.on,
                role: row.role,
                by: row.by,
            }),
            rights: Rights {
                granted: rights(row.granted),
                grantable: rights(row.grantable),
            },
            usual: Rights {
                granted: rights(row.usual),
                ..Rights::default()
            },
            sequence: row.sequence,
            extension: row.extension.map(Into::into),
        }
    }
}

/// All that there is on a column.
const OF_COLUMN: [Right; 4] = [
    Right::Select,
    Right::Insert,
    Right::Update,
    Right::References,
];

/// What the catalogs tell of privileges.
#[derive(Deserialize)]
pub(crate) struct PrivilegesRow {
    on: On,
    sequence: Option<QualifiedName>,
    role: Role,
    by: Option<Role>,
    extension: Option<String>,
    /// All that there is for such a thing.
    all: Vec<Right>,
    granted: Vec<Right>,
    grantable: Vec<Right>,
    usual: Vec<Right>,
}
