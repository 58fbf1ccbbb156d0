CREATE TABLE public.staff (
    salary numeric
) INHERITS (public.people);
