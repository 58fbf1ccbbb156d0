CREATE TABLE public.t (id text NOT NULL, note text);
