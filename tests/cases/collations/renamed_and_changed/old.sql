CREATE SCHEMA app;
CREATE COLLATION app.used (provider = libc, locale = 'C');
COMMENT ON COLLATION app.used IS 'used';
CREATE TABLE app.holder (id integer PRIMARY KEY, a text COLLATE app.used);
CREATE INDEX by_a ON app.holder (upper(a) COLLATE app.used);
INSERT INTO app.holder VALUES (1, 'a');
