CREATE TABLE public.people (
    id bigint NOT NULL,
    name text NOT NULL DEFAULT 'nobody'::text,
    CONSTRAINT named CHECK (name <> ''::text)
);

CREATE TABLE public.staff (
    salary numeric
) INHERITS (public.people);

ALTER TABLE public.staff ALTER COLUMN name DROP DEFAULT;
COMMENT ON COLUMN public.staff.name IS 'Family name first.';

CREATE TABLE public.things (
    size integer,
    name text
);

CREATE TABLE public.robots (
    id bigint NOT NULL,
    model text
) INHERITS (public.people, public.things);

ALTER TABLE public.robots ALTER COLUMN name SET DEFAULT 'robot'::text;

-- can fail: rows of public.robots without a value for size, which becomes NOT NULL: give it a backfill
ALTER TABLE public.robots
    ALTER COLUMN size SET NOT NULL,
    ALTER COLUMN size SET STATISTICS 5;
