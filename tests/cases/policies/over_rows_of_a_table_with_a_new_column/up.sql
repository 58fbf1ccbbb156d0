ALTER TABLE public.m ADD COLUMN invited_at date;

ALTER POLICY p ON public.docs
    USING (org IN ( SELECT x.org
   FROM public.my_m() x(org, role, invited_at)
  WHERE (x.role = 'admin'::text)));
