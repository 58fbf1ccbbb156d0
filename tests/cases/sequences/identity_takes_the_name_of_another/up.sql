-- loses data: table public.a
DROP TABLE public.a;

CREATE TABLE public.b (
    id integer NOT NULL GENERATED ALWAYS AS IDENTITY (SEQUENCE NAME public.numbers)
);
