DROP INDEX public.by_d;

DROP VIEW public.seen;

-- loses data: column public.holder.gone
ALTER TABLE public.holder DROP COLUMN gone;
ALTER TABLE public.holder ALTER COLUMN other TYPE text;

DROP COLLATION public.free;
CREATE COLLATION public.free (PROVIDER = icu, LOCALE = 'de-DE', DETERMINISTIC = false);
COMMENT ON COLLATION public.free IS 'free';

CREATE INDEX by_d ON public.holder (d COLLATE public.free);

CREATE VIEW public.seen AS
SELECT (holder.d COLLATE public.free) AS d
   FROM public.holder;
