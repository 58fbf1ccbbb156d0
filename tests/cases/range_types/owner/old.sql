DO $$ BEGIN CREATE ROLE case_owner; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$;
CREATE TYPE public.kept AS RANGE (subtype = integer);
CREATE TYPE public.replaced AS RANGE (subtype = integer);
CREATE TYPE public.given AS RANGE (subtype = integer);
ALTER TYPE public.kept OWNER TO case_owner;
ALTER TYPE public.replaced OWNER TO case_owner;
CREATE TABLE public.holder (id integer PRIMARY KEY, a public.kept, b public.replaced);
INSERT INTO public.holder VALUES (1, '[1,2)', '[3,4)');
