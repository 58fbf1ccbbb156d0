ALTER TABLE public.children DROP CONSTRAINT children_code_fkey;
DROP INDEX public.by_name;

ALTER COLLATION public.used RENAME TO used__old;
CREATE COLLATION public.used (PROVIDER = icu, LOCALE = 'en-u-kn-true');

ALTER TABLE public.children ALTER COLUMN code TYPE text COLLATE public.used;
ALTER TABLE public.children ALTER COLUMN name TYPE text COLLATE public.used;

ALTER TABLE public.parents ALTER COLUMN code TYPE text COLLATE public.used;

DROP COLLATION public.used__old;

ALTER TABLE public.children ADD CONSTRAINT children_code_fkey FOREIGN KEY (code) REFERENCES public.parents (code);
CREATE UNIQUE INDEX by_name ON public.children (name DESC, code) WHERE name > 'a'::text;
