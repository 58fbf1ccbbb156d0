ALTER TABLE public.people ADD CONSTRAINT named CHECK (name <> ''::text);
