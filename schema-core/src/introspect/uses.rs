//! What an object uses, as PostgreSQL keeps it in `pg_depend`.

/// What the object `$oid` of catalog `$catalog` uses, beside PostgreSQL's own, as JSON of
/// [dependencies](crate::objects::Dependency). Whatever holds rows is a table to its dependants.
macro_rules! uses {
    ($catalog:literal, $($oid:tt),+) => {
        concat!(
            "(SELECT coalesce(jsonb_agg(DISTINCT
                CASE WHEN u.used ? 'column' THEN u.used ELSE jsonb_build_object('object', u.used) END), '[]')
              FROM pg_depend d CROSS JOIN LATERAL (
                SELECT CASE
                    WHEN uc.relkind = 'S' THEN jsonb_build_object('sequence', jsonb_build_array(un.nspname, uc.relname))
                    WHEN ua.attname IS NULL AND uc.relkind = 'c' THEN jsonb_build_object('composite_type', jsonb_build_array(un.nspname, uc.relname))
                    WHEN ua.attname IS NULL THEN jsonb_build_object('table', jsonb_build_array(un.nspname, uc.relname))
                    ELSE jsonb_build_object('column', jsonb_build_array(
                        jsonb_build_array(un.nspname, uc.relname), ua.attname)) END AS used, uc.relnamespace AS namespace
                FROM pg_class uc JOIN pg_namespace un ON un.oid = uc.relnamespace
                LEFT JOIN pg_attribute ua ON ua.attrelid = uc.oid AND ua.attnum = d.refobjsubid AND d.refobjsubid <> 0
                WHERE d.refclassid = 'pg_class'::regclass AND uc.oid = d.refobjid
                UNION ALL
                SELECT to_jsonb(",
            $crate::introspect::routine!("up", "un"),
            "), up.pronamespace
                FROM pg_proc up JOIN pg_namespace un ON un.oid = up.pronamespace
                WHERE d.refclassid = 'pg_proc'::regclass AND up.oid = d.refobjid AND NOT ",
            $crate::introspect::of_type!("up.oid"),
            "
                UNION ALL
                SELECT jsonb_build_object('collation', jsonb_build_array(un.nspname, uo.collname)), uo.collnamespace
                FROM pg_collation uo JOIN pg_namespace un ON un.oid = uo.collnamespace
                WHERE d.refclassid = 'pg_collation'::regclass AND uo.oid = d.refobjid
                UNION ALL
                SELECT jsonb_build_object(CASE uy.typtype WHEN 'd' THEN 'domain' WHEN 'r' THEN 'range_type' WHEN 'b' THEN 'base_type' WHEN 'p' THEN 'base_type' WHEN 'c' THEN CASE
                        (SELECT uc.relkind FROM pg_class uc WHERE uc.oid = uy.typrelid) WHEN 'c' THEN 'composite_type' ELSE 'table' END
                    ELSE 'enum' END,
                    jsonb_build_array(un.nspname, uy.typname)), uy.typnamespace
                FROM (SELECT d.refobjid WHERE d.refclassid = 'pg_type'::regclass
                    UNION ALL
                    SELECT x.refobjid FROM pg_depend x
                    WHERE d.refclassid = 'pg_proc'::regclass AND x.classid = 'pg_proc'::regclass AND x.objid = d.refobjid
                      AND x.refclassid = 'pg_type'::regclass AND x.deptype = 'i') ut(oid)
                LEFT JOIN pg_type ue ON ue.typarray = ut.oid
                LEFT JOIN pg_range ur ON ",
            $crate::introspect::since!(14, "ur.rngmultitypid"),
            " = coalesce(ue.oid, ut.oid)
                JOIN pg_type uy ON uy.oid = coalesce(ur.rngtypid, ue.oid, ut.oid)
                JOIN pg_namespace un ON un.oid = uy.typnamespace
                UNION ALL
                SELECT jsonb_build_object('operator', jsonb_build_array(
                    jsonb_build_object('namespace', un.nspname, 'signs', ux.oprname), ",
            $crate::introspect::data_type!("ux.oprleft", "-1"),
            ", ",
            $crate::introspect::data_type!("ux.oprright", "-1"),
            ")), ux.oprnamespace
                FROM pg_operator ux JOIN pg_namespace un ON un.oid = ux.oprnamespace
                WHERE d.refclassid = 'pg_operator'::regclass AND ux.oid = d.refobjid
                UNION ALL
                SELECT jsonb_build_object('text_search_dictionary', jsonb_build_array(un.nspname, ud.dictname)), ud.dictnamespace
                FROM pg_ts_dict ud JOIN pg_namespace un ON un.oid = ud.dictnamespace
                WHERE d.refclassid = 'pg_ts_dict'::regclass AND ud.oid = d.refobjid
                UNION ALL
                SELECT jsonb_build_object('text_search_configuration', jsonb_build_array(un.nspname, uf.cfgname)), uf.cfgnamespace
                FROM pg_ts_config uf JOIN pg_namespace un ON un.oid = uf.cfgnamespace
                WHERE d.refclassid = 'pg_ts_config'::regclass AND uf.oid = d.refobjid
                UNION ALL
                SELECT jsonb_build_object('constraint', jsonb_build_array(
                    jsonb_build_array(un.nspname, uc.relname), uk.conname)), uk.connamespace
                FROM pg_constraint uk JOIN pg_class uc ON uc.oid = uk.conrelid
                JOIN pg_namespace un ON un.oid = uc.relnamespace
                WHERE d.refclassid = 'pg_constraint'::regclass AND uk.oid = d.refobjid) u
              JOIN pg_namespace un ON un.oid = u.namespace
              WHERE d.classid = '",
            $catalog,
            "'::regclass AND d.objid = ",
            $($oid,)+
            " AND d.deptype = 'n' AND ",
            $crate::introspect::not_of_system!("un"),
            ")"
        )
    };
}

pub(crate) use uses;
