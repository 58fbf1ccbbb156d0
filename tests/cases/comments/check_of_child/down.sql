-- loses data: table public.child
DROP TABLE public.child;

ALTER TABLE public.parent DROP CONSTRAINT positive;
