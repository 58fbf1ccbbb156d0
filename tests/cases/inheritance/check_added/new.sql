CREATE TABLE public.people (id bigint NOT NULL, name text DEFAULT 'nobody' NOT NULL, CONSTRAINT named CHECK (name <> ''));
CREATE TABLE public.staff (salary numeric) INHERITS (public.people);
ALTER TABLE public.people ADD CONSTRAINT positive CHECK (id > 0);
ALTER TABLE public.people ADD CONSTRAINT own CHECK (id < 2) NO INHERIT;
ALTER TABLE public.staff ADD CONSTRAINT paid CHECK (salary > 0);
