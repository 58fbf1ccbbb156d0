ALTER TABLE public.pairs NOT OF;

DROP VIEW public.firsts;

ALTER TYPE public.pair ALTER ATTRIBUTE a TYPE bigint;
ALTER TYPE public.pair ADD ATTRIBUTE c date;

-- rewrites every row of public.pairs under a lock
ALTER TABLE public.pairs ALTER COLUMN a TYPE bigint;
ALTER TABLE public.pairs ALTER COLUMN b SET DEFAULT 'y'::text;
ALTER TABLE public.pairs ADD COLUMN c date NOT NULL DEFAULT '2020-01-01'::date;

CREATE VIEW public.firsts AS
SELECT pairs.a
   FROM public.pairs;

ALTER TABLE public.pairs OF public.pair;
