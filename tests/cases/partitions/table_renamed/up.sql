ALTER TABLE public.events RENAME TO happenings;
