-- rewrites every row of public.t under a lock
ALTER TABLE public.t
    ALTER COLUMN id DROP DEFAULT,
    ALTER COLUMN id TYPE text;

DROP SEQUENCE public.t_id_seq;
