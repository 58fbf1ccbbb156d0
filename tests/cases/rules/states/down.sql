ALTER TABLE public.things ENABLE RULE a;
ALTER TABLE public.things DISABLE RULE b;
ALTER TABLE public.things ENABLE REPLICA RULE c;
ALTER RULE "D" ON public.things RENAME TO d;
