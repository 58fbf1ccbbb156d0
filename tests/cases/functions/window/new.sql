CREATE FUNCTION number() RETURNS bigint LANGUAGE internal WINDOW IMMUTABLE COST 3 AS 'window_row_number';
