DROP FUNCTION public.feed();

DROP RULE r ON public.posts;
DROP POLICY p ON public.posts;

DROP MATERIALIZED VIEW public.mfeed;

ALTER TABLE public.posts DISABLE ROW LEVEL SECURITY;
