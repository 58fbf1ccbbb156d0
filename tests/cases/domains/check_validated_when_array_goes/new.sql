CREATE DOMAIN public.price AS integer NOT NULL CONSTRAINT positive CHECK (VALUE > 0);
CREATE TABLE public.things (id integer PRIMARY KEY, kept public.price);
