CREATE TABLE public.people (id bigint NOT NULL, name text DEFAULT 'nobody' NOT NULL, CONSTRAINT named CHECK (name <> ''));
CREATE TABLE public.staff (salary numeric) INHERITS (public.people);
CREATE TABLE public.managers () INHERITS (public.staff);
CREATE INDEX managers_salary ON public.managers (salary);
INSERT INTO public.managers VALUES (1, 'x', 2);
