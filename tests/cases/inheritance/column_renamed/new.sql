-- rename: column:people.name=called
CREATE TABLE public.people (id bigint NOT NULL, called text DEFAULT 'nobody' NOT NULL, CONSTRAINT named CHECK (called <> ''));
CREATE TABLE public.staff (salary numeric) INHERITS (public.people);
