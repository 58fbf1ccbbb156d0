ALTER TABLE IF EXISTS public.__diesel_schema_migrations DISABLE ROW LEVEL SECURITY;
