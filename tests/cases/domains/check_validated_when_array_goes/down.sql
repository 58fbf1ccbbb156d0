-- Does not bring back the data of: column public.things.gone

ALTER DOMAIN public.price DROP NOT NULL;
ALTER DOMAIN public.price DROP CONSTRAINT positive;

ALTER TABLE public.things ADD COLUMN gone public.price[];
