CREATE TYPE pair AS (a integer, b integer);
CREATE FUNCTION to_pl(internal) RETURNS internal LANGUAGE internal IMMUTABLE AS 'prsd_lextype';
CREATE FUNCTION from_pl(internal) RETURNS pair LANGUAGE internal IMMUTABLE AS 'prsd_lextype';
CREATE TRANSFORM FOR pair LANGUAGE plpgsql (FROM SQL WITH FUNCTION to_pl(internal), TO SQL WITH FUNCTION from_pl(internal));
CREATE FUNCTION f(pair) RETURNS integer LANGUAGE plpgsql TRANSFORM FOR TYPE pair AS 'BEGIN RETURN 1; END';
