ALTER TABLE public.base ADD COLUMN more integer DEFAULT 3;

ALTER FOREIGN TABLE public.child ADD COLUMN own date;

ALTER TABLE public.base ADD CONSTRAINT positive CHECK (id > 0);
