BEGIN;

ALTER TYPE public.mood ADD VALUE 'happy';

COMMIT;

BEGIN;

ALTER TABLE public.t ALTER COLUMN m SET DEFAULT 'happy'::public.mood;

COMMIT;
