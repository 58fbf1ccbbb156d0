ALTER TABLE public.people ADD COLUMN born date NOT NULL DEFAULT '2000-01-01'::date;
