DROP TRIGGER touched ON public.events;

DROP TRIGGER own ON public.events_2024;
