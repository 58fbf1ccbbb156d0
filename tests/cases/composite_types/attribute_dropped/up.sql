DROP VIEW public.seen;

-- loses data: attribute public.pair.gone
ALTER TYPE public.pair DROP ATTRIBUTE gone;

DROP TYPE public.kind;

CREATE VIEW public.seen AS
SELECT holder.id,
    (holder.pair).b AS b
   FROM public.holder;
