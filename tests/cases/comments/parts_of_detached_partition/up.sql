ALTER TABLE public.parted DETACH PARTITION public.part;
