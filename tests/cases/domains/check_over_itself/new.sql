CREATE TABLE a (id integer);
CREATE DOMAIN positive AS integer;
CREATE FUNCTION is_positive(positive) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$ SELECT $1 > 0 $$;
ALTER DOMAIN positive ADD CHECK (is_positive(VALUE));
