-- loses data: table public.orders_none
DROP TABLE public.orders_none;

-- loses data: table public.orders_north
DROP TABLE public.orders_north;

-- loses data: table public.orders_rest
DROP TABLE public.orders_rest;

-- loses data: table public.orders
DROP TABLE public.orders;
