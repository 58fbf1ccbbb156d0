ALTER TABLE public.a DROP COLUMN g;
-- rewrites every row of public.a under a lock
ALTER TABLE public.a ADD COLUMN g integer GENERATED ALWAYS AS (id * 2) STORED;

ALTER TABLE public.d RENAME TO d__old;
CREATE TABLE public.d (
) INHERITS (public.a);

-- rewrites every row of public.d under a lock
INSERT INTO public.d (id)
    SELECT id FROM ONLY public.d__old;
DROP TABLE public.d__old;
