DROP VIEW public.feed;
