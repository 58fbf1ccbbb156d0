CREATE OR REPLACE VIEW public.first AS
SELECT second.id
   FROM public.second;
