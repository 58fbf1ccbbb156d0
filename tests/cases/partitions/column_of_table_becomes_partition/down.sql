-- Does not bring back the data of: column public.events_2025.surplus

ALTER TABLE public.events DETACH PARTITION public.events_2025;
-- loses data: column public.events_2025.note
ALTER TABLE public.events_2025 DROP COLUMN note;

-- can fail: values of public.events_2025.id that are not of type integer
-- rewrites every row of public.events_2025 under a lock
ALTER TABLE public.events_2025
    ALTER COLUMN id TYPE integer,
    ALTER COLUMN id DROP NOT NULL;

ALTER TABLE public.events_2025 ALTER COLUMN at DROP NOT NULL;
ALTER TABLE public.events_2025 ADD COLUMN surplus integer;
