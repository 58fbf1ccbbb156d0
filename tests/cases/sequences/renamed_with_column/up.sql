ALTER TABLE public.t RENAME COLUMN id TO number;

ALTER TABLE public.u RENAME COLUMN id TO number;

ALTER SEQUENCE public.t_id_seq RENAME TO t_number_seq;

ALTER SEQUENCE public.u_id_seq RENAME TO u_number_seq;
