DROP POLICY p ON public.members;

CREATE POLICY p ON public.members
    USING (true);
