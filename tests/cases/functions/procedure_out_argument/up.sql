DROP PROCEDURE public.p(integer, text);

CREATE PROCEDURE public.p(a integer, INOUT b text, INOUT c text DEFAULT NULL::text)
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = ''
AS 'BEGIN END';
