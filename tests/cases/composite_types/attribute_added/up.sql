CREATE TYPE public.other AS ENUM (
    'x'
);

ALTER TYPE public.pair ADD ATTRIBUTE c public.other;
ALTER TYPE public.pair ADD ATTRIBUTE "D" numeric(4,1)[];

COMMENT ON COLUMN public.pair.c IS 'another';

CREATE VIEW public.more AS
SELECT holder.id,
    (holder.pair).c AS c
   FROM public.holder;
