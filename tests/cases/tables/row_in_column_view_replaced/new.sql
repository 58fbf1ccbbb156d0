CREATE TABLE base (id int PRIMARY KEY, name text);
CREATE VIEW v AS SELECT id, upper(name) AS big FROM base;
CREATE TABLE history (id int PRIMARY KEY, was v, n text);
