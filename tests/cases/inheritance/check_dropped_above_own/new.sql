CREATE TABLE public.people (id bigint NOT NULL, name text DEFAULT 'nobody' NOT NULL);
CREATE TABLE public.staff (salary numeric) INHERITS (public.people);
ALTER TABLE public.staff ADD CONSTRAINT named CHECK (name <> '');
