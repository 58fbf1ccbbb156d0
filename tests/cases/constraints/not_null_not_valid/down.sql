ALTER TABLE public.t RENAME CONSTRAINT another TO other;

-- loses data: table public.made
DROP TABLE public.made;

ALTER TABLE public.t
    ALTER COLUMN a DROP NOT NULL,
    ADD CONSTRAINT late NOT NULL a NOT VALID;

ALTER TABLE public.t ALTER COLUMN b DROP NOT NULL;
-- can fail: rows of public.t without a value for c, which becomes NOT NULL: give it a backfill
ALTER TABLE public.t VALIDATE CONSTRAINT t_c_not_null;
