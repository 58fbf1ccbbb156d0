SET check_function_bodies = off;

ALTER TABLE public.things ADD COLUMN added integer;

CREATE FUNCTION public.long(text) RETURNS text
    LANGUAGE sql
AS $$SELECT left($1, 30)$$;

CREATE TABLE public.aa_log (
    name text,
    added integer
);

CREATE OR REPLACE RULE log AS ON UPDATE TO public.things
    WHERE (new.added > 0) DO  INSERT INTO public.aa_log (name, added)
  VALUES (public.long(new.name), new.added);

DROP FUNCTION public.short(text);

-- loses data: table public.log
DROP TABLE public.log;

-- loses data: column public.things.gone
ALTER TABLE public.things DROP COLUMN gone;

RESET check_function_bodies;
