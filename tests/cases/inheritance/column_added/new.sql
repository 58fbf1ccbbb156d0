CREATE TABLE public.people (id bigint NOT NULL, name text DEFAULT 'nobody' NOT NULL, born date DEFAULT '2000-01-01' NOT NULL, CONSTRAINT named CHECK (name <> ''));
CREATE TABLE public.staff (salary numeric) INHERITS (public.people);
