ALTER TABLE public.t DROP CONSTRAINT t_k_check;
DROP INDEX public.i;

CREATE TYPE public.e AS ENUM (
    'a',
    'b'
);

-- can fail: values of public.t.k that are not of type public.e
-- can fail: values of public.t.ks that are not of type public.e[]
-- rewrites every row of public.t under a lock
ALTER TABLE public.t
    ALTER COLUMN k DROP DEFAULT,
    ALTER COLUMN k TYPE public.e USING k::public.e,
    ALTER COLUMN k SET DEFAULT 'a'::public.e,
    ALTER COLUMN ks DROP DEFAULT,
    ALTER COLUMN ks TYPE public.e[] USING ks::public.e[],
    ALTER COLUMN ks SET DEFAULT '{a}'::public.e[];

ALTER TABLE public.t ADD CONSTRAINT t_k_check CHECK (k <> 'b'::public.e);
CREATE INDEX i ON public.t (k) WHERE k = 'a'::public.e;
