CREATE POLICY p ON public.t
    USING (a > 0)
    WITH CHECK (a > 1);
