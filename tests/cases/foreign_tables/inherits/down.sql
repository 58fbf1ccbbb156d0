ALTER TABLE public.base DROP CONSTRAINT positive;
-- loses data: column public.base.more
ALTER TABLE public.base DROP COLUMN more;

ALTER FOREIGN TABLE public.child DROP COLUMN own;
