-- needs: 14
CREATE SCHEMA app;
CREATE TYPE app.span AS RANGE (subtype = integer);
CREATE TABLE app.holder (id integer PRIMARY KEY, a app.span DEFAULT app.span(1, 2), b app.span_multirange);
CREATE VIEW app.seen AS SELECT app.span_multirange(a) AS a FROM app.holder;
INSERT INTO app.holder VALUES (1, '[3,4)', '{[3,4)}');
