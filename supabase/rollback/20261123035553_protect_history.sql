-- 2026-11-23-035553_protect_history, exported by cargo-schema: not to be edited.

ALTER TABLE IF EXISTS public.__diesel_schema_migrations DISABLE ROW LEVEL SECURITY;
