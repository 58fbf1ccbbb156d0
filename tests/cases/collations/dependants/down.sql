SET check_function_bodies = off;

DROP FUNCTION public.before(text);

DROP FUNCTION public.with_default(boolean);

DROP INDEX public.by_upper;
DROP STATISTICS public."both";
DROP TRIGGER act ON public.holder;
DROP RULE never ON public.holder;
DROP POLICY small ON public.holder;

DROP VIEW public.seen;

DROP MATERIALIZED VIEW public.kept;

ALTER TABLE public.holder ALTER COLUMN c DROP DEFAULT;
ALTER TABLE public.holder DROP COLUMN b;

ALTER COLLATION public.used RENAME TO used__old;
CREATE COLLATION public.used (PROVIDER = libc, LOCALE = 'C');

ALTER TABLE public.holder ALTER COLUMN a TYPE text COLLATE public.used;
ALTER TABLE public.holder ALTER COLUMN c SET DEFAULT ('a'::text COLLATE public.used) > 'b'::text;
-- rewrites every row of public.holder under a lock
ALTER TABLE public.holder ADD COLUMN b boolean GENERATED ALWAYS AS (a > 'm'::text) STORED;

DROP COLLATION public.used__old;

CREATE FUNCTION public.before(text DEFAULT ('a'::text COLLATE public.used)) RETURNS boolean
    LANGUAGE sql
RETURN ($1 < ('x'::text COLLATE public.used));

CREATE FUNCTION public.with_default(boolean DEFAULT ('a'::text < ('b'::text COLLATE public.used))) RETURNS boolean
    LANGUAGE sql
AS $$SELECT $1$$;

CREATE INDEX by_upper ON public.holder ((upper((d COLLATE public.used))) COLLATE public.used) WHERE d > ('a'::text COLLATE public.used);
CREATE STATISTICS public."both" ON a, (upper(d)) FROM public.holder;

CREATE TRIGGER act BEFORE UPDATE ON public.holder
    FOR EACH ROW WHEN (new.d > (old.d COLLATE public.used)) EXECUTE FUNCTION public.act();

CREATE RULE never AS ON UPDATE TO public.holder
    WHERE (new.d < ('a'::text COLLATE public.used)) DO INSTEAD NOTHING;

CREATE POLICY small ON public.holder
    USING (a < 'zz'::text);

CREATE MATERIALIZED VIEW public.kept AS
SELECT holder.a
   FROM public.holder
  ORDER BY holder.a;

CREATE VIEW public.seen AS
SELECT kept.a
   FROM public.kept;

RESET check_function_bodies;
