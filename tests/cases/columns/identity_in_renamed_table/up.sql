ALTER TABLE public.t RENAME TO u;
ALTER TABLE public.u RENAME COLUMN a TO b;
ALTER SEQUENCE public.t_a_seq RENAME TO u_b_seq;
