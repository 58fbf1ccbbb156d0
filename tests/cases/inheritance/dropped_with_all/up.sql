-- loses data: table public.staff
DROP TABLE public.staff;

-- loses data: table public.people
DROP TABLE public.people;
