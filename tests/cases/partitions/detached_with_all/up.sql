ALTER TABLE public.events DETACH PARTITION public.events_2024;
ALTER TABLE public.events_2024 DROP CONSTRAINT of_user;
ALTER TABLE public.events_2024 DROP CONSTRAINT positive;
DROP INDEX public.events_2024_note_idx;
