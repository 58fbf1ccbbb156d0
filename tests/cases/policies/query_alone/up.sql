ALTER POLICY p ON public.members
    USING (( SELECT t.open
   FROM public.teams t
  WHERE (t.id = members.team)))
    WITH CHECK (( SELECT t.open
   FROM public.teams t
  WHERE (t.id = members.team)));
