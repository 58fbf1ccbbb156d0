ALTER TABLE public.t ADD COLUMN c date;
