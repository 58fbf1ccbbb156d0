-- loses data: table public.robots
DROP TABLE public.robots;

-- loses data: table public.staff
DROP TABLE public.staff;

-- loses data: table public.people
DROP TABLE public.people;

-- loses data: table public.things
DROP TABLE public.things;
