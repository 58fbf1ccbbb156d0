CREATE COLLATION public.used (provider = icu, locale = 'en-u-kn-true');
CREATE TABLE public.parents (code text COLLATE public.used PRIMARY KEY);
CREATE TABLE public.children (id integer PRIMARY KEY, code text COLLATE public.used REFERENCES public.parents, name text COLLATE public.used);
CREATE UNIQUE INDEX by_name ON public.children (name COLLATE public.used DESC, code) WHERE name > 'a';
