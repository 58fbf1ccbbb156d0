CREATE COLLATION public.free (provider = icu, locale = 'de-DE', deterministic = false);
COMMENT ON COLLATION public.free IS 'free';
CREATE TABLE public.holder (id integer PRIMARY KEY, d text, other text);
CREATE INDEX by_d ON public.holder (d COLLATE public.free);
CREATE VIEW public.seen AS SELECT d COLLATE public.free AS d FROM public.holder;
