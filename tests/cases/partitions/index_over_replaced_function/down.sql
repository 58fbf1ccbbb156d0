SET check_function_bodies = off;

DROP INDEX public.own;

ALTER TABLE public.p DROP CONSTRAINT p_x_check;
DROP INDEX public.p_lo_idx;
ALTER TABLE public.p DROP COLUMN g;

DROP FUNCTION public.lo(integer);

CREATE FUNCTION public.lo(a integer) RETURNS integer
    LANGUAGE sql IMMUTABLE
AS 'SELECT a';

-- rewrites every row of public.p under a lock
ALTER TABLE public.p ADD COLUMN g integer GENERATED ALWAYS AS (public.lo(x)) STORED;

CREATE INDEX c_lo_idx ON public.c ((public.lo(x)));
CREATE INDEX own ON public.c (g);

ALTER TABLE public.p ADD CONSTRAINT p_x_check CHECK (public.lo(x) > 0);
CREATE INDEX p_lo_idx ON ONLY public.p ((public.lo(x)));

ALTER INDEX public.p_lo_idx ATTACH PARTITION public.c_lo_idx;

RESET check_function_bodies;
