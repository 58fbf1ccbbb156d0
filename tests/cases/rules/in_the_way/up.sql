DROP RULE log ON public.things;

DROP VIEW public.seen;

-- rewrites every row of public.log under a lock
-- rewrites every row of public.things under a lock
ALTER TYPE public.mood RENAME TO mood__old;
CREATE TYPE public.mood AS ENUM (
    'ok',
    'sad'
);
ALTER TABLE public.log
    ALTER COLUMN mood TYPE public.mood USING mood::text::public.mood;
ALTER TABLE public.things
    ALTER COLUMN mood TYPE public.mood USING mood::text::public.mood;
DROP TYPE public.mood__old;

ALTER TABLE public.log ALTER COLUMN name TYPE text;

ALTER TABLE public.things ALTER COLUMN name TYPE text;

CREATE RULE log AS ON UPDATE TO public.things
    WHERE (new.mood = 'ok'::public.mood) DO  INSERT INTO public.log (id, name, mood)
  VALUES (new.id, new.name, old.mood);

COMMENT ON RULE log ON public.things IS 'logs';

CREATE VIEW public.seen AS
SELECT things.id,
    things.name
   FROM public.things;

CREATE RULE through AS ON INSERT TO public.seen
    DO INSTEAD  INSERT INTO public.things (id, name)
  VALUES (new.id, new.name);

COMMENT ON RULE through ON public.seen IS 'through';
