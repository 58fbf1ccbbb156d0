-- loses data: table public.staff
DROP TABLE public.staff;
