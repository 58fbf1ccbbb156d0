SET check_function_bodies = off;

CREATE FUNCTION public.one(n integer DEFAULT NULL) RETURNS integer
    LANGUAGE plpgsql
AS 'BEGIN END';

CREATE FUNCTION public.two(n integer DEFAULT public.one()) RETURNS integer
    LANGUAGE sql
AS ' SELECT n ';

CREATE OR REPLACE FUNCTION public.one(n integer DEFAULT public.two(1)) RETURNS integer
    LANGUAGE sql
AS ' SELECT n ';

RESET check_function_bodies;
