DROP TRIGGER "G" ON public.parted;
