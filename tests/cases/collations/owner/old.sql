DO $$ BEGIN CREATE ROLE case_owner; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$;
CREATE COLLATION public.kept (provider = libc, locale = 'C');
CREATE COLLATION public.replaced (provider = libc, locale = 'C');
CREATE COLLATION public.given (provider = libc, locale = 'C');
ALTER COLLATION public.kept OWNER TO case_owner;
ALTER COLLATION public.replaced OWNER TO case_owner;
CREATE TABLE public.holder (id integer PRIMARY KEY, a text COLLATE public.kept, b text COLLATE public.replaced);
INSERT INTO public.holder VALUES (1, 'x', 'y');
