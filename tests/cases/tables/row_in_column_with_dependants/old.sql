CREATE TABLE users (id int PRIMARY KEY, name text);
CREATE TABLE history (id int PRIMARY KEY, was users);
CREATE VIEW hv AS SELECT id, (was).name AS name, was FROM history;
CREATE FUNCTION f(u users) RETURNS text LANGUAGE sql AS 'SELECT u.name';
CREATE INDEX hx ON history (((was).name));
INSERT INTO users VALUES (1,'a'); INSERT INTO history VALUES (1, (1,'a'));
COMMENT ON VIEW hv IS 'what was';
GRANT SELECT ON hv TO PUBLIC;
COMMENT ON COLUMN history.was IS 'before';
