-- rename: schema:app="My app"
-- rename: collation:"My app".used="My app".other
CREATE SCHEMA "My app";
CREATE COLLATION "My app".other (provider = libc, locale = 'POSIX');
COMMENT ON COLLATION "My app".other IS 'other';
CREATE TABLE "My app".holder (id integer PRIMARY KEY, a text COLLATE "My app".other);
CREATE INDEX by_a ON "My app".holder (upper(a) COLLATE "My app".other);
