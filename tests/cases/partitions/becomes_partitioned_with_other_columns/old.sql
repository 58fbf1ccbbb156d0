CREATE TYPE public.mood AS ENUM ('sad', 'ok');
CREATE FUNCTION public.usual() RETURNS public.mood LANGUAGE sql AS 'SELECT ''ok''::public.mood';
CREATE TABLE public.events (id bigint NOT NULL, at date NOT NULL, no serial, mood public.mood DEFAULT public.usual());
INSERT INTO public.events VALUES (1, '2024-05-05', 7, 'sad');
