CREATE SCHEMA other;

CREATE TABLE app.t (
    a integer
);

CREATE TABLE public.t (
    a integer
);
