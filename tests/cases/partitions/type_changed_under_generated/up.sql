ALTER TABLE public.p DROP COLUMN g;
-- can fail: values of public.p.s that are not of type character varying(9)
-- rewrites every row of public.p under a lock
ALTER TABLE public.p ALTER COLUMN s TYPE character varying(9);
-- rewrites every row of public.p under a lock
ALTER TABLE public.p ADD COLUMN g text GENERATED ALWAYS AS (lower((s)::text)) STORED;
