ALTER TABLE public.t RENAME CONSTRAINT other TO another;
-- can fail: rows of public.t without a value for a, which becomes NOT NULL: give it a backfill
ALTER TABLE public.t VALIDATE CONSTRAINT late;
ALTER TABLE public.t ADD CONSTRAINT early NOT NULL b NOT VALID;

ALTER TABLE public.t
    ALTER COLUMN c DROP NOT NULL,
    ADD CONSTRAINT t_c_not_null NOT NULL c NOT VALID;

CREATE TABLE public.made (
    a integer
);
ALTER TABLE public.made ADD CONSTRAINT late NOT NULL a NOT VALID;
