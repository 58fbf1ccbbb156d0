CREATE TABLE public.t (id serial, note text);
INSERT INTO public.t (note) VALUES ('a'), ('b');
