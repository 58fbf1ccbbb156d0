CREATE TABLE public.people (id bigint NOT NULL, CONSTRAINT named CHECK (id > 0));
CREATE TABLE public.staff (name text DEFAULT 'nobody' NOT NULL, salary numeric) INHERITS (public.people);
