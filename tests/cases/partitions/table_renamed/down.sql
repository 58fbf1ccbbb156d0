ALTER TABLE public.happenings RENAME TO events;
