CREATE COLLATION public.free (provider = libc, locale = 'C');
COMMENT ON COLLATION public.free IS 'free';
CREATE TABLE public.holder (id integer PRIMARY KEY, d text, gone text COLLATE public.free, other text COLLATE public.free);
CREATE INDEX by_d ON public.holder (d COLLATE public.free);
CREATE VIEW public.seen AS SELECT d COLLATE public.free AS d FROM public.holder;
