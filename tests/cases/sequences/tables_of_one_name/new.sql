CREATE SCHEMA a; CREATE SCHEMA b;
CREATE TABLE a.t (id serial PRIMARY KEY, n integer);
CREATE TABLE b.t (id serial PRIMARY KEY, n integer);
CREATE VIEW a.v AS SELECT id, n FROM b.t;
CREATE VIEW b.v AS SELECT id, n FROM a.t;
