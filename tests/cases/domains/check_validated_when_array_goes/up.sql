-- loses data: column public.things.gone
ALTER TABLE public.things DROP COLUMN gone;

-- can fail: rows without a value of type public.price, which becomes NOT NULL
ALTER DOMAIN public.price SET NOT NULL;
ALTER DOMAIN public.price ADD CONSTRAINT positive CHECK (VALUE > 0);
