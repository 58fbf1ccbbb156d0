CREATE TYPE public.pair AS (a integer, middle boolean, b text);
CREATE DOMAIN public.known AS public.pair CHECK ((VALUE).b <> 'y');
CREATE DOMAIN public.many AS public.pair[];
CREATE TYPE public.nested AS (name text, pair public.pair, pairs public.many);
COMMENT ON TYPE public.pair IS 'a pair';
COMMENT ON COLUMN public.pair.b IS 'the second';
COMMENT ON COLUMN public.nested.name IS 'its name';
COMMENT ON DOMAIN public.known IS 'not y';
CREATE FUNCTION public.first(public.pair) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT ($1).a';
CREATE TABLE public.holder (id integer PRIMARY KEY, pair public.pair DEFAULT ROW(7, false, 'seven'), known public.known, many public.many, nested public.nested, nests public.nested[],
    CONSTRAINT values_stay CHECK ((pair).a = 1 AND (pair).b = 'x,"y"' AND (many[1]).b = 'z' AND ((nested).pair).a = 2 AND ((nested).pairs[1]).a = 3 AND ((nests[1]).pair).b = 'w' AND (known).a = 4));
CREATE INDEX holder_by_pair ON public.holder (((pair).b));
CREATE INDEX holder_by_first ON public.holder (public.first(pair));
CREATE VIEW public.seen AS SELECT id, pair, ((nested).pair).b FROM public.holder;
