ALTER TABLE public.t RENAME CONSTRAINT named TO t_id_not_null;
ALTER TABLE public.t RENAME CONSTRAINT t_usual_not_null TO "Unusual";
ALTER TABLE public.t RENAME CONSTRAINT "Old Name" TO "New Name";
COMMENT ON CONSTRAINT with_comment ON public.t IS NULL;
-- loses data: column public.t.gone_with_it
ALTER TABLE public.t DROP COLUMN gone_with_it;
ALTER TABLE public.t ALTER COLUMN loses DROP NOT NULL;
-- can fail: rows of public.t without a value for gains, which becomes NOT NULL: give it a backfill
ALTER TABLE public.t ADD CONSTRAINT gained NOT NULL gains;
COMMENT ON CONSTRAINT t_id_not_null ON public.t IS 'another one';
COMMENT ON CONSTRAINT gained ON public.t IS 'comes';

CREATE TABLE public.u (
    id integer CONSTRAINT t_id_not_null NOT NULL
);
