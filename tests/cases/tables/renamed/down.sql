ALTER TABLE public.u RENAME TO t;
ALTER TABLE public.t RENAME CONSTRAINT u_a_check TO t_a_check;
