BEGIN;

DROP VIEW public.v;

-- can fail: values of public.o.id that are not of type integer
-- rewrites every row of public.o under a lock
ALTER TABLE public.o ALTER COLUMN id TYPE integer;

CREATE VIEW public.v AS
SELECT o.id,
    o.c
   FROM public.o
  WHERE (o.c = 'a'::public.r);

ALTER TABLE public.v OWNER TO case_reader;
GRANT SELECT ON TABLE public.v TO case_writer;

COMMIT;

BEGIN;

DO $$
BEGIN
    IF EXISTS (SELECT FROM public.o WHERE c IN ('c')) THEN
        RAISE EXCEPTION USING MESSAGE = 'rows hold a value that public.r loses: c';
    END IF;
END;
$$;

DROP VIEW public.v;

-- can fail: rows that hold 'c' of type public.r
-- rewrites every row of public.o under a lock
ALTER TYPE public.r RENAME TO r__old;
CREATE TYPE public.r AS ENUM (
    'a',
    'b'
);
ALTER TABLE public.o
    ALTER COLUMN c TYPE public.r USING c::text::public.r;
DROP TYPE public.r__old;

CREATE VIEW public.v AS
SELECT o.id,
    o.c
   FROM public.o
  WHERE (o.c = 'a'::public.r);

ALTER TABLE public.v OWNER TO case_reader;
GRANT SELECT ON TABLE public.v TO case_writer;

COMMIT;
