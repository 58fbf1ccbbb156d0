ALTER TYPE public.mood ADD VALUE 'so-so' BEFORE 'ok';
