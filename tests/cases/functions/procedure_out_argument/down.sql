DROP PROCEDURE public.p(integer, text, text);

CREATE PROCEDURE public.p(a integer, INOUT b text)
    LANGUAGE plpgsql
AS 'BEGIN END';
