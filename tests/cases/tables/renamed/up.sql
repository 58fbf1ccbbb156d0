ALTER TABLE public.t RENAME TO u;
ALTER TABLE public.u RENAME CONSTRAINT t_a_check TO u_a_check;
