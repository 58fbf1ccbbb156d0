CREATE TABLE public.people (id bigint NOT NULL, name text DEFAULT 'nobody' NOT NULL, CONSTRAINT named CHECK (name <> ''));
CREATE TABLE public.things (size int, name text);
CREATE TABLE public.staff (salary numeric) INHERITS (public.people);
CREATE TABLE public.robots (model text, id bigint NOT NULL) INHERITS (public.people, public.things);
ALTER TABLE public.robots ALTER COLUMN name SET DEFAULT 'robot', ALTER COLUMN size SET STATISTICS 5, ALTER COLUMN size SET NOT NULL;
ALTER TABLE public.staff ALTER COLUMN name DROP DEFAULT;
COMMENT ON COLUMN public.staff.name IS 'Family name first.';
