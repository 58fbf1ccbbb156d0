DROP FUNCTION public.orgs();

-- loses data: column public.m.invited_at
ALTER TABLE public.m DROP COLUMN invited_at;

CREATE FUNCTION public.orgs() RETURNS SETOF integer
    LANGUAGE sql STABLE
BEGIN ATOMIC
 SELECT x.org
    FROM public.my_m() x(org, role);
END;
