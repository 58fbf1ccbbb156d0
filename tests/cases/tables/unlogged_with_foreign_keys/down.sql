ALTER TABLE public.c DROP CONSTRAINT c_d_fkey;

ALTER TABLE public.d DROP CONSTRAINT d_id_fkey;

-- rewrites every row of public.a under a lock
ALTER TABLE public.a SET LOGGED;

-- rewrites every row of public.b under a lock
ALTER TABLE public.b SET LOGGED;

-- rewrites every row of public.c under a lock
ALTER TABLE public.c SET LOGGED;

-- rewrites every row of public.d under a lock
ALTER TABLE public.d SET LOGGED;

ALTER TABLE public.c ADD CONSTRAINT c_d_fkey FOREIGN KEY (d) REFERENCES public.d (id);

ALTER TABLE public.d ADD CONSTRAINT d_id_fkey FOREIGN KEY (id) REFERENCES public.c (id);
