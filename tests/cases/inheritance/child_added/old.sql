CREATE TABLE public.people (id bigint NOT NULL, name text DEFAULT 'nobody' NOT NULL, CONSTRAINT named CHECK (name <> ''));
INSERT INTO public.people VALUES (1, 'a');
