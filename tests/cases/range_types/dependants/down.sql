SET check_function_bodies = off;

DROP FUNCTION public.within(integer, public.span);

ALTER TABLE public.holder DROP CONSTRAINT holder_span_excl;
DROP INDEX public.by_width;
DROP TRIGGER act ON public.holder;
DROP RULE never ON public.holder;
DROP POLICY small ON public.holder;

DROP MATERIALIZED VIEW public.kept;

ALTER TABLE public.holder DROP COLUMN low;

-- rewrites every row of public.holder under a lock
ALTER TYPE public.span RENAME TO span__old;
ALTER FUNCTION public.span(integer, integer) RENAME TO span__old;
ALTER FUNCTION public.span(integer, integer, text) RENAME TO span__old;
ALTER TYPE public.span_multirange RENAME TO span_multirange__old;
ALTER FUNCTION public.span_multirange() RENAME TO span_multirange__old;
CREATE TYPE public.span AS RANGE (SUBTYPE = integer);
ALTER TABLE public.holder
    ALTER COLUMN span TYPE public.span USING span::text::public.span;
DROP TYPE public.span__old;

-- rewrites every row of public.holder under a lock
ALTER TABLE public.holder ADD COLUMN low integer GENERATED ALWAYS AS (lower(span)) STORED;

CREATE FUNCTION public.within(integer, public.span DEFAULT '[1,9)'::public.span) RETURNS boolean
    LANGUAGE sql IMMUTABLE
AS $$SELECT $1 <@ $2$$;

ALTER TABLE public.holder ADD CONSTRAINT holder_span_excl EXCLUDE USING gist (span WITH &&);
CREATE INDEX by_width ON public.holder (((upper(span) - lower(span)))) WHERE NOT isempty(span);

CREATE TRIGGER act BEFORE UPDATE ON public.holder
    FOR EACH ROW WHEN (new.span <> old.span) EXECUTE FUNCTION public.act();

CREATE RULE never AS ON UPDATE TO public.holder
    WHERE (new.span = public.span(0, 0)) DO INSTEAD NOTHING;

CREATE POLICY small ON public.holder
    USING (span <@ public.span(0, 100));

CREATE MATERIALIZED VIEW public.kept AS
SELECT range_agg(holder.span) AS all_spans
   FROM public.holder;

RESET check_function_bodies;
