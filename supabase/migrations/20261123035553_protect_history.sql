-- 2026-11-23-035553_protect_history, exported by cargo-schema: not to be edited.

-- Diesel keeps the history of the migrations in `public`, which the hosting exposes over HTTP with all
-- privileges: without this anyone could rewrite it. Its owner, who runs migrations, is not subject to
-- it. Where something else keeps the history, the table is not there.
ALTER TABLE IF EXISTS public.__diesel_schema_migrations ENABLE ROW LEVEL SECURITY;
