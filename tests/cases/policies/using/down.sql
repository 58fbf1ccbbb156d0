ALTER POLICY p ON public.t
    USING (a > 0);
