ALTER TYPE public.mood ADD VALUE 'gone';
