DROP CAST (public.pair AS integer);
