-- Does not bring back the data of: table public.log
-- Does not bring back the data of: column public.things.gone

SET check_function_bodies = off;

ALTER TABLE public.things ADD COLUMN gone text;

CREATE FUNCTION public.short(text) RETURNS text
    LANGUAGE sql
AS $$SELECT left($1, 3)$$;

CREATE TABLE public.log (
    name text
);

CREATE OR REPLACE RULE log AS ON UPDATE TO public.things
    WHERE (new.gone IS NOT NULL) DO  INSERT INTO public.log (name)
  VALUES (public.short(new.gone));

DROP FUNCTION public.long(text);

-- loses data: table public.aa_log
DROP TABLE public.aa_log;

-- loses data: column public.things.added
ALTER TABLE public.things DROP COLUMN added;

RESET check_function_bodies;
