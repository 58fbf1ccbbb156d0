ALTER TABLE public.m ADD COLUMN invited_at date;

CREATE OR REPLACE FUNCTION public.orgs() RETURNS SETOF integer
    LANGUAGE sql STABLE
BEGIN ATOMIC
 SELECT x.org
    FROM public.my_m() x(org, role, invited_at);
END;
