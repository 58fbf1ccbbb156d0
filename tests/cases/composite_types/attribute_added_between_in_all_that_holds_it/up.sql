SET check_function_bodies = off;

COMMENT ON TYPE public.pair IS NULL;

COMMENT ON DOMAIN public.known IS NULL;

ALTER TABLE public.holder DROP CONSTRAINT values_stay;
DROP INDEX public.holder_by_first;
DROP INDEX public.holder_by_pair;

DROP FUNCTION public.first(public.pair);

DROP VIEW public.seen;

-- rewrites every row of public.holder under a lock
ALTER TYPE public.pair RENAME TO pair__old;
CREATE TYPE public.pair AS (
    a integer,
    middle boolean,
    b text
);
CREATE FUNCTION public.pair__old(public.pair__old) RETURNS public.pair LANGUAGE sql IMMUTABLE STRICT AS 'SELECT ROW(($1).a, NULL, ($1).b)::public.pair';
CREATE CAST (public.pair__old AS public.pair) WITH FUNCTION public.pair__old(public.pair__old);
ALTER TABLE public.holder
    ALTER COLUMN pair DROP DEFAULT,
    ALTER COLUMN pair TYPE public.pair USING pair::public.pair;

-- rewrites every row of public.holder under a lock
ALTER DOMAIN public.known RENAME TO known__old;
CREATE DOMAIN public.known AS public.pair
    CONSTRAINT known_check CHECK ((VALUE).b <> 'y'::text);
ALTER TABLE public.holder
    ALTER COLUMN known TYPE public.known USING known::public.pair::public.known;
DROP DOMAIN public.known__old;

-- rewrites every row of public.holder under a lock
ALTER DOMAIN public.many RENAME TO many__old;
CREATE DOMAIN public.many AS public.pair[];
ALTER TABLE public.holder
    ALTER COLUMN many TYPE public.many USING many::public.pair[]::public.many;

-- rewrites every row of public.holder under a lock
ALTER TYPE public.nested RENAME TO nested__old;
CREATE TYPE public.nested AS (
    name text,
    pair public.pair,
    pairs public.many
);
CREATE FUNCTION public.nested__old(public.nested__old) RETURNS public.nested LANGUAGE sql IMMUTABLE STRICT AS 'SELECT ROW(($1).name, ($1).pair::public.pair, ($1).pairs::public.many)::public.nested';
CREATE CAST (public.nested__old AS public.nested) WITH FUNCTION public.nested__old(public.nested__old);
ALTER TABLE public.holder
    ALTER COLUMN nested TYPE public.nested USING nested::public.nested;
ALTER TABLE public.holder
    ALTER COLUMN nests TYPE public.nested[] USING nests::public.nested[];
DROP CAST (public.nested__old AS public.nested);
DROP FUNCTION public.nested__old(public.nested__old);
DROP TYPE public.nested__old;

DROP DOMAIN public.many__old;

DROP CAST (public.pair__old AS public.pair);
DROP FUNCTION public.pair__old(public.pair__old);
DROP TYPE public.pair__old;

ALTER TABLE public.holder ALTER COLUMN pair SET DEFAULT ROW(7, false, 'seven'::text);

COMMENT ON TYPE public.pair IS 'a pair';

COMMENT ON DOMAIN public.known IS 'not y';

CREATE FUNCTION public.first(public.pair) RETURNS integer
    LANGUAGE sql IMMUTABLE
AS $$SELECT ($1).a$$;

ALTER TABLE public.holder ADD CONSTRAINT values_stay CHECK (((pair).a = 1) AND ((pair).b = 'x,"y"'::text) AND (many[1].b = 'z'::text) AND ((nested).pair.a = 2) AND ((nested).pairs[1].a = 3) AND (nests[1].pair.b = 'w'::text) AND ((known).a = 4));
CREATE INDEX holder_by_first ON public.holder ((public.first(pair)));
CREATE INDEX holder_by_pair ON public.holder (((pair).b));

COMMENT ON COLUMN public.nested.name IS 'its name';

COMMENT ON COLUMN public.pair.b IS 'the second';

CREATE VIEW public.seen AS
SELECT holder.id,
    holder.pair,
    (holder.nested).pair.b AS b
   FROM public.holder;

RESET check_function_bodies;
