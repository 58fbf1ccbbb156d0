ALTER TABLE public.u DROP CONSTRAINT u_a_fkey;

-- loses data: table public.t2
DROP TABLE public.t2;
