ALTER TABLE public.people DROP CONSTRAINT named;

ALTER TABLE public.managers ADD COLUMN bonus integer;

-- can fail: values of public.people.name that are not of type character varying(30)
-- rewrites every row of public.people under a lock
ALTER TABLE public.people
    ALTER COLUMN name DROP DEFAULT,
    ALTER COLUMN name TYPE character varying(30),
    ALTER COLUMN name SET DEFAULT 'x'::character varying,
    ALTER COLUMN name DROP NOT NULL;

ALTER TABLE public.people ADD COLUMN age integer;

-- loses data: precision of column public.staff.salary
-- can fail: values of public.staff.salary that are not of type bigint
-- rewrites every row of public.staff under a lock
ALTER TABLE public.staff ALTER COLUMN salary TYPE bigint;

ALTER TABLE public.people ADD CONSTRAINT named CHECK ((name)::text <> ''::text);
