CREATE SEQUENCE public.s;

CREATE VIEW public.v AS
SELECT s.last_value
   FROM public.s;
