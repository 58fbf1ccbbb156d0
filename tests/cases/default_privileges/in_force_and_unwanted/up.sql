SET check_function_bodies = off;

CREATE FUNCTION public.f() RETURNS integer
    LANGUAGE sql
AS 'SELECT 1';

GRANT EXECUTE ON FUNCTION public.f() TO PUBLIC;

CREATE TABLE public.t (
    id bigint NOT NULL GENERATED ALWAYS AS IDENTITY
);

REVOKE ALL ON TABLE public.t FROM case_reader;
REVOKE USAGE ON SEQUENCE public.t_id_seq FROM case_reader;

CREATE TABLE public.u (
    a integer
);

REVOKE ALL ON TABLE public.u FROM case_reader;
GRANT SELECT, UPDATE, DELETE, TRUNCATE, REFERENCES, TRIGGER ON TABLE public.u TO case_reader;

RESET check_function_bodies;
