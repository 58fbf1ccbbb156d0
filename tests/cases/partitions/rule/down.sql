DROP RULE kept ON public.events;

DROP RULE unchanged ON public.events_rest;
