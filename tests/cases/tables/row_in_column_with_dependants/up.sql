DROP INDEX public.hx;

DROP VIEW public.hv;

-- rewrites every row of public.history under a lock
ALTER TABLE public.history ALTER COLUMN was TYPE pg_catalog.json USING to_json(was);

-- rewrites every row of public.users under a lock
ALTER TABLE public.users ALTER COLUMN id TYPE bigint;

-- rewrites every row of public.history under a lock
ALTER TABLE public.history ALTER COLUMN was TYPE public.users USING json_populate_record(NULL::public.users, was);
CREATE INDEX hx ON public.history (((was).name));

CREATE VIEW public.hv AS
SELECT history.id,
    (history.was).name AS name,
    history.was
   FROM public.history;

COMMENT ON VIEW public.hv IS 'what was';

GRANT SELECT ON TABLE public.hv TO PUBLIC;
