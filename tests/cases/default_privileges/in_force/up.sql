SET check_function_bodies = off;

CREATE FUNCTION public.f() RETURNS integer
    LANGUAGE sql
AS 'SELECT 1';

CREATE SEQUENCE public.t_s_seq AS integer;

CREATE TABLE public.t (
    id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
    s integer NOT NULL DEFAULT nextval('public.t_s_seq'::regclass)
);

ALTER SEQUENCE public.t_s_seq OWNED BY public.t.s;

CREATE VIEW public.v AS
SELECT t.id
   FROM public.t;

RESET check_function_bodies;
