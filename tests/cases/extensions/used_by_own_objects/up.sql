SET check_function_bodies = off;

CREATE EXTENSION hstore WITH SCHEMA public;

ALTER TABLE public.t ADD COLUMN h public.hstore DEFAULT ''::public.hstore;

CREATE FUNCTION public.f(h public.hstore) RETURNS text
    LANGUAGE sql
AS $$SELECT (h->'a')$$;

ALTER TABLE public.t ADD CONSTRAINT t_h_check CHECK (h OPERATOR(public.?) 'a'::text);
CREATE INDEX i ON public.t USING gin (h);

CREATE VIEW public.v AS
SELECT public.f(t.h) AS f
   FROM public.t;

RESET check_function_bodies;
