CREATE FOREIGN DATA WRAPPER nowhere;
CREATE SERVER far FOREIGN DATA WRAPPER nowhere;
CREATE SERVER "Farther" FOREIGN DATA WRAPPER nowhere;
CREATE TABLE public.base (id integer NOT NULL, name text);
CREATE FOREIGN TABLE public.child () INHERITS (public.base) SERVER far;
