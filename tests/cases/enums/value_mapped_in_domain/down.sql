ALTER TYPE public.humour RENAME TO mood;
ALTER TYPE public.mood ADD VALUE 'sad' BEFORE 'ok';
