BEGIN;

ALTER TYPE public.mood ADD VALUE 'sad' BEFORE 'ok';
ALTER TYPE public.mood ADD VALUE 'Very sad' BEFORE 'ok';

COMMIT;

BEGIN;

ALTER TABLE public.t ALTER COLUMN m SET DEFAULT 'sad'::public.mood;

COMMIT;
