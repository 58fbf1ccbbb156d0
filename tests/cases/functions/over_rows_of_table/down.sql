-- Does not bring back the data of: column public.t.b

DROP FUNCTION public.k(public.t);

-- loses data: column public.t.c
ALTER TABLE public.t DROP COLUMN c;
ALTER TABLE public.t ALTER COLUMN a DROP DEFAULT;
ALTER TABLE public.t ADD COLUMN b integer DEFAULT 1;

DROP FUNCTION public.h();
