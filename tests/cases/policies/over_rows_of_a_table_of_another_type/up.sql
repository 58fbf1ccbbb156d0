DROP POLICY p ON public.docs;

-- can fail: values of public.m.extra that are not of type timestamp with time zone
-- rewrites every row of public.m under a lock
ALTER TABLE public.m ALTER COLUMN extra TYPE timestamp with time zone;

CREATE POLICY p ON public.docs
    USING (org IN ( SELECT x.org
   FROM public.my_m() x(org, extra)
  WHERE (x.extra > now())));
