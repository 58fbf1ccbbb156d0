ALTER TYPE public.mood ADD VALUE 'c';
