DROP POLICY p ON public.docs;

-- loses data: precision of column public.m.extra
-- can fail: values of public.m.extra that are not of type date
-- rewrites every row of public.m under a lock
ALTER TABLE public.m ALTER COLUMN extra TYPE date;

CREATE POLICY p ON public.docs
    USING (org IN ( SELECT x.org
   FROM public.my_m() x(org, extra)
  WHERE (x.extra > now())));
