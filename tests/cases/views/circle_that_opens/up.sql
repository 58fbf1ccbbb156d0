CREATE OR REPLACE VIEW public.first AS
SELECT items.id
   FROM public.items;
