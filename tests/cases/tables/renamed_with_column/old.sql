CREATE TABLE public.people (id integer, name text NOT NULL);
INSERT INTO public.people VALUES (1, 'Ada');
CREATE TYPE public.mood AS ENUM ('a', 'b');
