ALTER TABLE public.pairs NOT OF;

DROP VIEW public.firsts;

ALTER TYPE public.pair ALTER ATTRIBUTE a TYPE integer;
ALTER TYPE public.pair DROP ATTRIBUTE c;

-- loses data: column public.pairs.c
ALTER TABLE public.pairs DROP COLUMN c;
-- can fail: values of public.pairs.a that are not of type integer
-- rewrites every row of public.pairs under a lock
ALTER TABLE public.pairs ALTER COLUMN a TYPE integer;
ALTER TABLE public.pairs ALTER COLUMN b SET DEFAULT 'x'::text;

CREATE VIEW public.firsts AS
SELECT pairs.a
   FROM public.pairs;

ALTER TABLE public.pairs OF public.pair;
