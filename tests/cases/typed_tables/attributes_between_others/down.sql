ALTER TABLE public.t NOT OF;

ALTER TYPE public.ty ALTER ATTRIBUTE a TYPE integer;
ALTER TYPE public.ty DROP ATTRIBUTE c;
ALTER TYPE public.ty ALTER ATTRIBUTE b TYPE text;

-- loses data: column public.t.c
ALTER TABLE public.t DROP COLUMN c;

-- can fail: values of public.t.a that are not of type integer
-- rewrites every row of public.t under a lock
ALTER TABLE public.t
    ALTER COLUMN a TYPE integer,
    ALTER COLUMN b DROP DEFAULT,
    ALTER COLUMN b TYPE text,
    ALTER COLUMN b SET DEFAULT 'x'::text;

-- can fail: values of public.u.a that are not of type integer
-- rewrites every row of public.u under a lock
ALTER TABLE public.u ALTER COLUMN a TYPE integer;

ALTER TABLE public.t OF public.ty;

ALTER TABLE public.u OF public.ty;
