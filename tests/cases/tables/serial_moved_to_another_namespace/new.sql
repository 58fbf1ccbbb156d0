-- rename: table:a=x.a
CREATE SCHEMA x;
CREATE TABLE x.a (id serial PRIMARY KEY);
