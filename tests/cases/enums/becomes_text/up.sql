ALTER TABLE public.t DROP CONSTRAINT t_k_check;
DROP INDEX public.i;

-- rewrites every row of public.t under a lock
ALTER TABLE public.t
    ALTER COLUMN k DROP DEFAULT,
    ALTER COLUMN k TYPE text,
    ALTER COLUMN k SET DEFAULT 'a'::text,
    ALTER COLUMN ks DROP DEFAULT,
    ALTER COLUMN ks TYPE text[],
    ALTER COLUMN ks SET DEFAULT '{a}'::text[];

DROP TYPE public.e;

ALTER TABLE public.t ADD CONSTRAINT t_k_check CHECK (k <> 'b'::text);
CREATE INDEX i ON public.t (k) WHERE k = 'a'::text;
