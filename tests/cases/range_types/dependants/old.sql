-- needs: 14
CREATE FUNCTION public.int4mi_float(integer, integer) RETURNS float8 LANGUAGE sql IMMUTABLE AS 'SELECT ($1 - $2)::float8';
CREATE TYPE public.span AS RANGE (subtype = integer);
CREATE TABLE public.holder (id integer PRIMARY KEY, span public.span NOT NULL, low integer GENERATED ALWAYS AS (lower(span)) STORED,
    EXCLUDE USING gist (span WITH &&));
INSERT INTO public.holder VALUES (1, '[3,4)');
CREATE INDEX by_width ON public.holder ((upper(span) - lower(span))) WHERE NOT isempty(span);
CREATE MATERIALIZED VIEW public.kept AS SELECT range_agg(span) AS all_spans FROM public.holder;
CREATE FUNCTION public.within(integer, public.span DEFAULT '[1,9)') RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT $1 <@ $2';
CREATE FUNCTION public.act() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE TRIGGER act BEFORE UPDATE ON public.holder FOR EACH ROW WHEN (new.span <> old.span) EXECUTE FUNCTION public.act();
CREATE POLICY small ON public.holder USING (span <@ public.span(0, 100));
CREATE RULE never AS ON UPDATE TO public.holder WHERE new.span = public.span(0, 0) DO INSTEAD NOTHING;
