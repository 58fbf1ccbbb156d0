DROP POLICY p ON public.a;
