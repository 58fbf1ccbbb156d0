ALTER TABLE public.u RENAME COLUMN b TO a;

ALTER TABLE public.u RENAME TO t;
ALTER SEQUENCE public.u_b_seq RENAME TO t_a_seq;
