ALTER TABLE public.items DROP CONSTRAINT items_check;

DROP FUNCTION public.fits(public.items);

ALTER TABLE public.items ALTER COLUMN id DROP DEFAULT;

DROP FUNCTION public.newest();

-- loses data: table public.items
DROP TABLE public.items;
