-- Does not bring back the data of: table public.a

-- loses data: table public.b
DROP TABLE public.b;

CREATE TABLE public.a (
    id integer NOT NULL GENERATED ALWAYS AS IDENTITY (SEQUENCE NAME public.numbers)
);
