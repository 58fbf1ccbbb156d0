CREATE COLLATION public.used (provider = libc, locale = 'C');
COMMENT ON COLLATION public.used IS 'used';
CREATE DOMAIN public.dom AS text COLLATE public.used CHECK (VALUE > 'a');
CREATE TYPE public.pair AS (a text COLLATE public.used, b integer);
CREATE TYPE public.unused AS (a text COLLATE public.used);
CREATE TYPE public.span AS RANGE (subtype = text, collation = public.used);
CREATE TABLE public.holder (id integer PRIMARY KEY, a text COLLATE public.used DEFAULT 'x', b varchar(9)[] COLLATE public.used NOT NULL, c public.dom, d text, e public.pair, f public.span,
    UNIQUE (a), CHECK (d COLLATE public.used > 'a'), CHECK (a = 'x' AND b[1] = 'y' AND c = 'z' AND (e).a = 'p' AND lower(f) = 'l'));
CREATE INDEX by_d ON public.holder (d COLLATE public.used);
CREATE INDEX by_a ON public.holder (a, d);
INSERT INTO public.holder VALUES (1, 'x', '{y}', 'z', 'd', ROW('p', 1), '[l,m)');
CREATE VIEW public.seen AS SELECT a, d COLLATE public.used AS d FROM public.holder;
CREATE FUNCTION public.first(text) RETURNS text LANGUAGE sql AS 'SELECT a FROM public.holder WHERE a > $1 COLLATE public.used';
