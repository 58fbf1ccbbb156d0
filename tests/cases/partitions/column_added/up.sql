ALTER TABLE public.events ADD COLUMN size integer NOT NULL DEFAULT 0;
