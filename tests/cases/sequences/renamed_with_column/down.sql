ALTER TABLE public.u RENAME COLUMN number TO id;

ALTER TABLE public.t RENAME COLUMN number TO id;

ALTER SEQUENCE public.t_number_seq RENAME TO t_id_seq;

ALTER SEQUENCE public.u_number_seq RENAME TO u_id_seq;
