DROP PROCEDURE public.p(IN integer);
