CREATE TABLE a (id integer);
CREATE FUNCTION one(n integer DEFAULT 1) RETURNS integer LANGUAGE sql AS $$ SELECT n $$;
CREATE FUNCTION two(n integer DEFAULT one()) RETURNS integer LANGUAGE sql AS $$ SELECT n $$;
CREATE OR REPLACE FUNCTION one(n integer DEFAULT two(1)) RETURNS integer LANGUAGE sql AS $$ SELECT n $$;
