-- Does not bring back the data of: column public.v.name in the rows of public.history.was

-- rewrites every row of public.history under a lock
ALTER TABLE public.history ALTER COLUMN was TYPE pg_catalog.json USING to_json(was);

DROP VIEW public.v;

CREATE VIEW public.v AS
SELECT base.id,
    base.name
   FROM public.base;

-- loses data: column public.v.big in the rows of public.history.was
-- rewrites every row of public.history under a lock
ALTER TABLE public.history ALTER COLUMN was TYPE public.v USING json_populate_record(NULL::public.v, was);
