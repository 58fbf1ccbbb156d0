-- Does not bring back the data of: column public.events.note

ALTER TABLE public.events ADD COLUMN note text DEFAULT 'none'::text;

CREATE INDEX own ON public.events_2024 (note);

CREATE VIEW public.v AS
SELECT events_2024.note
   FROM public.events_2024;
