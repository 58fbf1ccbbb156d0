CREATE POLICY p ON public.a
    USING (EXISTS ( SELECT 'x'::text AS "?column?"
   FROM public.b
  WHERE (b.id = a.id)));
