-- Does not bring back the data of: table public.staff
-- Does not bring back the data of: table public.people

CREATE TABLE public.people (
    id bigint NOT NULL,
    name text NOT NULL DEFAULT 'nobody'::text,
    CONSTRAINT named CHECK (name <> ''::text)
);

CREATE TABLE public.staff (
    salary numeric
) INHERITS (public.people);
