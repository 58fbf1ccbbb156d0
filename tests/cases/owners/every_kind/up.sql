ALTER SCHEMA app OWNER TO case_owner;

ALTER COLLATION public.plain OWNER TO case_owner;

ALTER TYPE public.mood OWNER TO case_owner;

ALTER TYPE public.span OWNER TO case_owner;

ALTER TYPE public.pair OWNER TO case_owner;

ALTER DOMAIN public.d OWNER TO case_owner;

ALTER FUNCTION public.f(integer) OWNER TO case_owner;

ALTER PROCEDURE public.p() OWNER TO case_owner;

ALTER SEQUENCE public.s OWNER TO case_owner;

ALTER TABLE public.m OWNER TO case_owner;

ALTER TABLE public.t OWNER TO case_owner;

ALTER TABLE public.v OWNER TO case_owner;

ALTER STATISTICS public.st OWNER TO case_owner;
