ALTER TYPE public.mood RENAME TO humour;

-- rewrites every row of public.t under a lock
ALTER TYPE public.humour RENAME TO humour__old;
CREATE TYPE public.humour AS ENUM (
    'ok'
);
CREATE FUNCTION public.humour__old(public.humour__old) RETURNS public.humour LANGUAGE sql IMMUTABLE STRICT AS 'SELECT (CASE $1::text WHEN ''sad'' THEN ''ok'' ELSE $1::text END)::public.humour';
CREATE CAST (public.humour__old AS public.humour) WITH FUNCTION public.humour__old(public.humour__old);
ALTER TABLE public.t
    ALTER COLUMN m TYPE public.humour USING m::public.humour;

-- rewrites every row of public.t under a lock
ALTER DOMAIN public.feeling RENAME TO feeling__old;
CREATE DOMAIN public.feeling AS public.humour;
ALTER TABLE public.t
    ALTER COLUMN f TYPE public.feeling USING f::public.humour::public.feeling;
DROP DOMAIN public.feeling__old;

DROP CAST (public.humour__old AS public.humour);
DROP FUNCTION public.humour__old(public.humour__old);
DROP TYPE public.humour__old;
