CREATE COLLATION public.used (provider = libc, locale = 'C');
CREATE TABLE public.parents (code text COLLATE public.used PRIMARY KEY);
CREATE TABLE public.children (id integer PRIMARY KEY, code text COLLATE public.used REFERENCES public.parents, name text COLLATE public.used);
CREATE UNIQUE INDEX by_name ON public.children (name COLLATE public.used DESC, code) WHERE name > 'a';
INSERT INTO public.parents VALUES ('a');
INSERT INTO public.children VALUES (1, 'a', 'b');
