ALTER TABLE public.base DROP CONSTRAINT positive;
-- loses data: column public.base.more
ALTER TABLE public.base DROP COLUMN more;

-- loses data: column public.child.own
ALTER FOREIGN TABLE public.child DROP COLUMN own;
