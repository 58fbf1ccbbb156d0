-- Does not bring back the data of: table public.t

CREATE TABLE public.t (
    a integer,
    b text
);

CREATE VIEW public.v AS
SELECT t.a,
    t.b
   FROM public.t;
