CREATE FOREIGN DATA WRAPPER nowhere;
CREATE SERVER far FOREIGN DATA WRAPPER nowhere;
CREATE SERVER "Farther" FOREIGN DATA WRAPPER nowhere;
CREATE TABLE public.days (day date NOT NULL, total integer) PARTITION BY RANGE (day);
CREATE FOREIGN TABLE public.days_2020 (day date NOT NULL, total integer) SERVER far;
