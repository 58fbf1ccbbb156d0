CREATE TABLE public.people (id bigint NOT NULL, name text DEFAULT 'nobody' NOT NULL, CONSTRAINT named CHECK (name <> ''));
CREATE TABLE public.staff (salary numeric) INHERITS (public.people);
INSERT INTO public.people VALUES (1, 'a');
INSERT INTO public.staff VALUES (2, 'b', 3);
