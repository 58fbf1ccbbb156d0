ALTER TABLE public.staff DROP CONSTRAINT named;

ALTER TABLE public.staff RENAME TO staff__old;
CREATE TABLE public.staff (
    salary numeric
) INHERITS (public.people);

-- rewrites every row of public.staff under a lock
INSERT INTO public.staff (id, name, salary)
    SELECT id, name, salary FROM ONLY public.staff__old;
DROP TABLE public.staff__old;
