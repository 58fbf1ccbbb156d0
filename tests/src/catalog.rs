//! What a database holds, read by a query of its own: not by the introspection that it may test.

use schema_cli::scratch::Database;

/// Everything that the database holds beside what PostgreSQL and Diesel put there: one line each.
pub fn contents(database: &Database) -> Vec<String> {
    const QUERY: &str = "
        WITH ours AS (
            SELECT oid, nspname FROM pg_namespace
            WHERE nspname !~ '^pg_' AND nspname <> 'information_schema'
        )
        SELECT 'namespace ' || nspname FROM ours
        UNION ALL SELECT format('relation %s.%s', nspname, relname)
            FROM pg_class JOIN ours ON ours.oid = relnamespace
            WHERE relname !~ '^__diesel_schema_migrations'
        UNION ALL SELECT format('type %s.%s', nspname, typname)
            FROM pg_type JOIN ours ON ours.oid = typnamespace
            WHERE typname !~ '^_*__diesel_schema_migrations'
        UNION ALL SELECT format('function %s.%s', nspname, proname)
            FROM pg_proc JOIN ours ON ours.oid = pronamespace
        UNION ALL SELECT format('constraint %s on %s', conname, conrelid::regclass)
            FROM pg_constraint JOIN ours ON ours.oid = connamespace
            WHERE conname !~ '^__diesel_schema_migrations'
        UNION ALL SELECT format('trigger %s on %s', tgname, tgrelid::regclass)
            FROM pg_trigger WHERE NOT tgisinternal
        UNION ALL SELECT format('policy %s on %s', polname, polrelid::regclass) FROM pg_policy
        UNION ALL SELECT 'extension ' || extname FROM pg_extension
        ORDER BY 1";
    crate::block_on(async {
        let client = database.connect().await.expect("the server is there");
        let rows = client
            .query(QUERY, &[])
            .await
            .expect("the catalogs can be read");
        rows.iter().map(|row| row.get(0)).collect()
    })
}
