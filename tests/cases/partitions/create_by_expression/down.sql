-- loses data: table public.items_low
DROP TABLE public.items_low;

-- loses data: table public.items
DROP TABLE public.items;

DROP FUNCTION public.bucket(bigint);
