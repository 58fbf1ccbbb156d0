CREATE SCHEMA app;
CREATE TYPE span AS RANGE (subtype = integer);
CREATE TYPE app."From To" AS RANGE (subtype = text, multirange_type_name = app.many);
CREATE TABLE holder (id integer PRIMARY KEY, a span, b app."From To" NOT NULL, c span[], d span_multirange, e app.many, f int4range);
