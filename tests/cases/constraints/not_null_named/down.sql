-- Does not bring back the data of: column public.t.gone_with_it

ALTER TABLE public.t RENAME CONSTRAINT t_id_not_null TO named;
ALTER TABLE public.t RENAME CONSTRAINT "Unusual" TO t_usual_not_null;
ALTER TABLE public.t RENAME CONSTRAINT "New Name" TO "Old Name";
COMMENT ON CONSTRAINT gained ON public.t IS NULL;

-- loses data: table public.u
DROP TABLE public.u;

-- can fail: rows of public.t without a value for loses, which becomes NOT NULL: give it a backfill
ALTER TABLE public.t ADD CONSTRAINT gone NOT NULL loses;
ALTER TABLE public.t ALTER COLUMN gains DROP NOT NULL;
ALTER TABLE public.t ADD COLUMN gone_with_it integer CONSTRAINT with_comment NOT NULL DEFAULT 0;
COMMENT ON CONSTRAINT named ON public.t IS 'another';
COMMENT ON CONSTRAINT with_comment ON public.t IS 'goes';
