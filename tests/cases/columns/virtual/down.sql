-- Does not bring back the data of: column public.t.plain

ALTER TABLE public.t DROP COLUMN added;
ALTER TABLE public.t DROP COLUMN plain;

ALTER TABLE public.t ADD COLUMN plain integer;
UPDATE public.t SET plain = a;

-- loses data: column public.t.becomes_plain
ALTER TABLE public.t DROP COLUMN becomes_plain;
ALTER TABLE public.t ADD COLUMN becomes_plain integer GENERATED ALWAYS AS (a * 2) VIRTUAL;
ALTER TABLE public.t DROP COLUMN becomes_stored;
ALTER TABLE public.t ADD COLUMN becomes_stored integer GENERATED ALWAYS AS (a * 3) VIRTUAL;
ALTER TABLE public.t DROP COLUMN other;
ALTER TABLE public.t ADD COLUMN other integer GENERATED ALWAYS AS (a * 4) VIRTUAL;
