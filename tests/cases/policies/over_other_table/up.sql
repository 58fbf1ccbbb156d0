CREATE POLICY p ON public.t
    USING (a IN ( SELECT o.a
   FROM public.o));
