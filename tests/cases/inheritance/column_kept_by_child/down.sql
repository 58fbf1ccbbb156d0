-- Does not bring back the data of: column public.people.name

ALTER TABLE public.people DROP CONSTRAINT named;
ALTER TABLE public.people ADD COLUMN name text NOT NULL DEFAULT 'nobody'::text;

ALTER TABLE public.staff RENAME TO staff__old;
CREATE TABLE public.staff (
    salary numeric
) INHERITS (public.people);

ALTER TABLE public.people ADD CONSTRAINT named CHECK (name <> ''::text);

-- rewrites every row of public.staff under a lock
INSERT INTO public.staff (id, name, salary)
    SELECT id, name, salary FROM ONLY public.staff__old;
DROP TABLE public.staff__old;
