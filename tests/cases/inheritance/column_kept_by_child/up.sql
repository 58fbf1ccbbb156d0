ALTER TABLE public.staff NO INHERIT public.people;

ALTER TABLE public.people DROP CONSTRAINT named;

ALTER TABLE public.staff DROP CONSTRAINT named;

-- loses data: column public.people.name
ALTER TABLE public.people DROP COLUMN name;

ALTER TABLE public.staff RENAME TO staff__old;
CREATE TABLE public.staff (
    name text NOT NULL DEFAULT 'nobody'::text,
    salary numeric
) INHERITS (public.people);

ALTER TABLE public.people ADD CONSTRAINT named CHECK (id > 0);

-- rewrites every row of public.staff under a lock
INSERT INTO public.staff (id, name, salary)
    SELECT id, name, salary FROM ONLY public.staff__old;
DROP TABLE public.staff__old;
