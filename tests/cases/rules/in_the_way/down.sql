DROP RULE log ON public.things;

DROP VIEW public.seen;

-- rewrites every row of public.log under a lock
-- rewrites every row of public.things under a lock
ALTER TYPE public.mood RENAME TO mood__old;
CREATE TYPE public.mood AS ENUM (
    'sad',
    'ok'
);
ALTER TABLE public.log
    ALTER COLUMN mood TYPE public.mood USING mood::text::public.mood;
ALTER TABLE public.things
    ALTER COLUMN mood TYPE public.mood USING mood::text::public.mood;
DROP TYPE public.mood__old;

-- can fail: values of public.log.name that are not of type character varying(10)
-- rewrites every row of public.log under a lock
ALTER TABLE public.log ALTER COLUMN name TYPE character varying(10);

-- can fail: values of public.things.name that are not of type character varying(10)
-- rewrites every row of public.things under a lock
ALTER TABLE public.things ALTER COLUMN name TYPE character varying(10);

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
