CREATE TABLE a (id integer);
CREATE TABLE items (id integer);
CREATE FUNCTION total(n integer) RETURNS bigint LANGUAGE sql IMMUTABLE BEGIN ATOMIC SELECT sum(id) + n FROM items; END;
ALTER TABLE items ADD total bigint GENERATED ALWAYS AS (total(id)) STORED;
