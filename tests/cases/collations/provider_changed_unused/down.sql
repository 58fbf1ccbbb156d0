-- Does not bring back the data of: column public.holder.gone

DROP INDEX public.by_d;

DROP VIEW public.seen;

DROP COLLATION public.free;
CREATE COLLATION public.free (PROVIDER = libc, LOCALE = 'C');
COMMENT ON COLLATION public.free IS 'free';

ALTER TABLE public.holder ALTER COLUMN other TYPE text COLLATE public.free;
ALTER TABLE public.holder ADD COLUMN gone text COLLATE public.free;
CREATE INDEX by_d ON public.holder (d COLLATE public.free);

CREATE VIEW public.seen AS
SELECT (holder.d COLLATE public.free) AS d
   FROM public.holder;
