ALTER TABLE public.a DROP CONSTRAINT a_b_fkey;

ALTER TABLE public.b DROP CONSTRAINT b_a_fkey;

-- loses data: table public.a
DROP TABLE public.a;

-- loses data: table public.b
DROP TABLE public.b;
