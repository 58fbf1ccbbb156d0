SET check_function_bodies = off;

CREATE TABLE public.items (
    id integer,
    name text
);

CREATE FUNCTION public.fits(public.items) RETURNS boolean
    LANGUAGE sql IMMUTABLE
AS $$ SELECT $1.id > 0 $$;

CREATE FUNCTION public.newest() RETURNS public.items
    LANGUAGE sql
AS ' SELECT * FROM items ORDER BY id DESC LIMIT 1 ';

ALTER TABLE public.items ALTER COLUMN id SET DEFAULT (public.newest()).id + 1;
ALTER TABLE public.items ADD CONSTRAINT items_check CHECK (public.fits(items.*));

RESET check_function_bodies;
