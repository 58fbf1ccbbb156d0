-- loses data: table public.v
DROP TABLE public.v;

CREATE VIEW public.v AS
SELECT 1 AS a;
