-- loses data: column public.t.plain
ALTER TABLE public.t DROP COLUMN plain;
ALTER TABLE public.t ADD COLUMN plain integer GENERATED ALWAYS AS (a) VIRTUAL;
ALTER TABLE public.t DROP COLUMN becomes_plain;

ALTER TABLE public.t ADD COLUMN becomes_plain integer;
UPDATE public.t SET becomes_plain = a * 2;

ALTER TABLE public.t DROP COLUMN becomes_stored;
-- rewrites every row of public.t under a lock
ALTER TABLE public.t ADD COLUMN becomes_stored integer GENERATED ALWAYS AS (a * 3) STORED;
ALTER TABLE public.t DROP COLUMN other;
ALTER TABLE public.t ADD COLUMN other integer GENERATED ALWAYS AS (a * 5) VIRTUAL;
ALTER TABLE public.t ADD COLUMN added integer GENERATED ALWAYS AS (a * 6) VIRTUAL;
