-- Does not bring back the data of: table public.v

SET check_function_bodies = off;

DROP FUNCTION public.g();

DROP FUNCTION public.h(public.v);

DROP VIEW public.v;

CREATE TABLE public.v (
    a integer,
    b text
);

CREATE FUNCTION public.g() RETURNS SETOF public.v
    LANGUAGE sql
AS 'select * from v';

CREATE FUNCTION public.h(r public.v) RETURNS text
    LANGUAGE sql
AS 'select r.b';

RESET check_function_bodies;
