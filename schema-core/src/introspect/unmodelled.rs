//! What is in a database and has no place in the model, by name.
//!
//! PostgreSQL identifies any object by itself (`pg_identify_object`, never translated); these queries
//! only say which ones. What a server is too old to have, it has no catalog or column for, so the
//! queries ask for newer columns by `to_jsonb`.

use std::collections::BTreeSet;

use tokio_postgres::Client;

use super::{Error, not_of_extension, not_of_system, our_tables};

/// The first object identifier that is not the system's own.
macro_rules! first_own {
    () => {
        "16384"
    };
}

/// Reads all names, in order and each once.
pub(super) async fn read(client: &Client) -> Result<Vec<String>, Error> {
    let failed = |source| Error::Query {
        what: "what has no place in the model",
        source,
    };
    let mut names = BTreeSet::new();
    for query in [OBJECTS, TABLES, PRIVILEGES, MEMBERS, NOTES] {
        for row in client.query_typed(query, &[]).await.map_err(failed)? {
            names.insert(row.try_get(0).map_err(failed)?);
        }
    }
    Ok(names.into_iter().collect())
}

/// Objects of other kinds within namespaces.
const OBJECTS: &str = concat!(
    "WITH found(classid, objid, namespace, word) AS (
        SELECT 'pg_statistic_ext'::regclass::oid, s.oid, s.stxnamespace, 'statistics' FROM pg_statistic_ext s
            WHERE NOT EXISTS (SELECT FROM ",
    our_tables!("'r', 'p', 'f', 'm'"),
    " t WHERE t.oid = s.stxrelid)
    )
    SELECT word || ' ' || (pg_identify_object(f.classid, f.objid, 0)).identity
    FROM found f JOIN pg_namespace n ON n.oid = f.namespace
    WHERE ",
    not_of_system!("n"),
    // What PostgreSQL makes for another object goes with it; a partitioned table has such an entry
    // for its own columns.
    " AND NOT EXISTS (SELECT FROM pg_depend x WHERE x.classid = f.classid AND x.objid = f.objid
        AND (x.deptype = 'e' OR x.deptype = 'i' AND x.refobjid <> f.objid))"
);

/// What is special about tables that are modelled, and their indexes.
const TABLES: &str = concat!(
    "WITH relations AS (
        SELECT t.oid, t.reltablespace, 'table ' AS word FROM ",
    our_tables!(),
    " t
        UNION ALL
        SELECT t.oid, t.reltablespace, 'materialized view ' FROM ",
    our_tables!("'m'"),
    " t
        UNION ALL
        SELECT c.oid, c.reltablespace, 'index '
        FROM ",
    our_tables!("'r', 'p', 'm'"),
    " t JOIN pg_index i ON i.indrelid = t.oid JOIN pg_class c ON c.oid = i.indexrelid
    ), notes AS (
        SELECT r.oid, r.word, 'tablespace ' || s.spcname AS note
            FROM relations r JOIN pg_tablespace s ON s.oid = r.reltablespace
        UNION ALL
        SELECT r.oid, r.word, 'that it is invalid' FROM relations r JOIN pg_index i ON i.indexrelid = r.oid
            JOIN pg_class c ON c.oid = r.oid WHERE NOT i.indisvalid AND c.relkind <> 'I'
        UNION ALL
        SELECT r.oid, r.word, 'statistics target ' || (to_jsonb(a) ->> 'attstattarget')
            FROM relations r JOIN pg_attribute a ON a.attrelid = r.oid
            JOIN pg_constraint k ON k.conindid = r.oid AND k.contype = 'x'
            WHERE (to_jsonb(a) ->> 'attstattarget')::int >= 0
    )
    SELECT word || (pg_identify_object('pg_class'::regclass, oid, 0)).identity || ': ' || note FROM notes"
);

/// Privileges on kinds of objects that have no place themselves. A multirange type begins with those of its
/// range type, by default privileges.
const PRIVILEGES: &str = concat!(
    "WITH granted(classid, objid, acl, usual) AS (
        SELECT 'pg_type'::regclass::oid, t.oid, t.typacl, acldefault('T', t.typowner)
            FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace
            WHERE t.typtype NOT IN ('c', 'd', 'e', 'r', 'b')
              AND NOT EXISTS (SELECT FROM pg_range r JOIN pg_type x ON x.oid = r.rngtypid
                WHERE (to_jsonb(r) ->> 'rngmultitypid')::oid = t.oid AND x.typacl = t.typacl) AND ",
    not_of_system!("n"),
    "
    )
    SELECT 'privileges of ' || i.type || ' ' || i.identity
    FROM granted g, pg_identify_object(g.classid, g.objid, 0) i
    WHERE g.acl IS NOT NULL AND NOT (g.acl @> g.usual AND g.acl <@ g.usual)
      AND NOT EXISTS (SELECT FROM pg_depend x WHERE x.classid = g.classid AND x.objid = g.objid AND x.deptype = 'e')"
);

/// What was added to operator families of the system or of an extension, and belongs to no operator class.
const MEMBERS: &str = concat!(
    "WITH members(classid, objid, family, what) AS (
        SELECT 'pg_amop'::regclass::oid, o.oid, o.amopfamily, o.amopopr FROM pg_amop o
        UNION ALL SELECT 'pg_amproc'::regclass, p.oid, p.amprocfamily, p.amproc::oid FROM pg_amproc p
    )
    SELECT i.identity FROM members m, pg_identify_object(m.classid, m.objid, 0) i
    WHERE m.objid >= ",
    first_own!(),
    " AND (m.family < ",
    first_own!(),
    " OR m.what >= ",
    first_own!(),
    " AND NOT ",
    not_of_extension!("pg_opfamily", "m.family"),
    ") AND NOT EXISTS (SELECT FROM pg_depend x WHERE x.classid = m.classid AND x.objid = m.objid
        AND x.refclassid = 'pg_opclass'::regclass)
      AND ",
    not_of_extension!("pg_operator", "m.what"),
    " AND ",
    not_of_extension!("pg_proc", "m.what")
);

/// Extensions that cannot be made again, and labels of large objects, which are data.
const NOTES: &str = concat!(
    "SELECT 'subscription ' || quote_ident(s.subname) || ': how it connects, which this role may not read'
    FROM pg_subscription s
    WHERE s.subdbid = (SELECT d.oid FROM pg_database d WHERE d.datname = current_database())
      AND NOT has_column_privilege('pg_catalog.pg_subscription', 'subconninfo', 'SELECT')
    UNION ALL
    SELECT 'extension ' || e.extname || ': that it cannot be found among the available ones' FROM pg_extension e
    WHERE NOT EXISTS (SELECT FROM pg_available_extensions a WHERE a.name = e.extname) AND ",
    not_of_extension!("pg_extension", "e.oid"),
    " UNION ALL
    SELECT 'security label of ' || s.provider || ' on ' || i.type || ' ' || i.identity
    FROM pg_seclabel s, pg_identify_object(s.classoid, s.objoid, s.objsubid) i
    WHERE s.classoid = 'pg_largeobject'::regclass"
);
