-- rename: type:pair=app.couple
CREATE SCHEMA app;
CREATE TYPE app.couple AS (a integer, b text);
CREATE TABLE public.pairs OF app.couple;
