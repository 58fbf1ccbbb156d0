-- can fail: values of public.t.g that are not of type integer
-- rewrites every row of public.t under a lock
ALTER TABLE public.t ALTER COLUMN g DROP EXPRESSION;
ALTER TABLE public.t
    ALTER COLUMN g TYPE integer USING g::integer,
    ALTER COLUMN g SET DEFAULT 3;
