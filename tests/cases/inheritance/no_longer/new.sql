CREATE TABLE public.people (id bigint NOT NULL, name text DEFAULT 'nobody' NOT NULL, CONSTRAINT named CHECK (name <> ''));
CREATE TABLE public.staff (id bigint NOT NULL, name text DEFAULT 'nobody' NOT NULL, salary numeric, CONSTRAINT named CHECK (name <> ''));
