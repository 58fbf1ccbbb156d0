CREATE TABLE public.people (id bigint NOT NULL, name text DEFAULT 'nobody' NOT NULL, CONSTRAINT named CHECK (name <> ''));
CREATE TABLE public.staff (id bigint NOT NULL, name text DEFAULT 'nobody' NOT NULL, salary numeric, CONSTRAINT named CHECK (name <> ''));
INSERT INTO public.people VALUES (1, 'a');
INSERT INTO public.staff VALUES (2, 'b', 3);
