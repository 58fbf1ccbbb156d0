CREATE FOREIGN DATA WRAPPER nowhere;
CREATE SERVER far FOREIGN DATA WRAPPER nowhere;
CREATE SERVER "Farther" FOREIGN DATA WRAPPER nowhere;
CREATE TABLE public.places (id integer NOT NULL, name text DEFAULT 'nowhere', area numeric);
COMMENT ON TABLE public.places IS 'here';
INSERT INTO public.places VALUES (1);
CREATE VIEW public.names AS SELECT name FROM public.places;
