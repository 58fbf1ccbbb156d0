CREATE TABLE public.people (id integer, name text DEFAULT 'somebody' NOT NULL, CONSTRAINT named CHECK (name <> ''));
CREATE TABLE public.staff (salary numeric) INHERITS (public.people);
