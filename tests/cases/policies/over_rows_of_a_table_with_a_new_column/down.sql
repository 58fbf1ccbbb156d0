DROP POLICY p ON public.docs;

-- loses data: column public.m.invited_at
ALTER TABLE public.m DROP COLUMN invited_at;

CREATE POLICY p ON public.docs
    USING (org IN ( SELECT x.org
   FROM public.my_m() x(org, role)
  WHERE (x.role = 'admin'::text)));
