CREATE FOREIGN DATA WRAPPER nowhere;
CREATE SERVER far FOREIGN DATA WRAPPER nowhere;
CREATE SERVER "Farther" FOREIGN DATA WRAPPER nowhere;
CREATE TABLE public.base (id integer NOT NULL, name text, more integer DEFAULT 3);
ALTER TABLE public.base ADD CONSTRAINT positive CHECK (id > 0);
CREATE FOREIGN TABLE public.child (own date) INHERITS (public.base) SERVER far;
