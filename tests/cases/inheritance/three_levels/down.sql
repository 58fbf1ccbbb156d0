-- Does not bring back the data of: precision of column public.staff.salary

ALTER TABLE public.people DROP CONSTRAINT named;

-- loses data: column public.managers.bonus
ALTER TABLE public.managers DROP COLUMN bonus;

-- loses data: column public.people.age
ALTER TABLE public.people DROP COLUMN age;

-- can fail: rows of public.people without a value for name, which becomes NOT NULL: give it a backfill
ALTER TABLE public.people
    ALTER COLUMN name DROP DEFAULT,
    ALTER COLUMN name TYPE text,
    ALTER COLUMN name SET DEFAULT 'nobody'::text,
    ALTER COLUMN name SET NOT NULL;

-- rewrites every row of public.staff under a lock
ALTER TABLE public.staff ALTER COLUMN salary TYPE numeric;

ALTER TABLE public.people ADD CONSTRAINT named CHECK (name <> ''::text);
