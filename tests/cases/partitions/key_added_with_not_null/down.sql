ALTER TABLE public.events DROP CONSTRAINT events_pkey;
ALTER TABLE public.events DROP CONSTRAINT events_uq;
ALTER TABLE public.events ALTER COLUMN id DROP NOT NULL;
