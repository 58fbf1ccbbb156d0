CREATE TABLE a (id integer);
CREATE TABLE items (id integer, name text);
CREATE FUNCTION fits(items) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$ SELECT $1.id > 0 $$;
ALTER TABLE items ADD CHECK (fits(items));
CREATE FUNCTION newest() RETURNS items LANGUAGE sql AS $$ SELECT * FROM items ORDER BY id DESC LIMIT 1 $$;
ALTER TABLE items ALTER id SET DEFAULT (newest()).id + 1;
