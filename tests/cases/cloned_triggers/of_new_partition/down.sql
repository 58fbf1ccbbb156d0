-- loses data: table public."Leaf"
DROP TABLE public."Leaf";

-- loses data: table public.part
DROP TABLE public.part;
