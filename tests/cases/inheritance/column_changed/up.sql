-- can fail: values of public.people.id that are not of type integer
-- rewrites every row of public.people under a lock
ALTER TABLE public.people
    ALTER COLUMN id TYPE integer,
    ALTER COLUMN id DROP NOT NULL;

ALTER TABLE public.people ALTER COLUMN name SET DEFAULT 'somebody'::text;
