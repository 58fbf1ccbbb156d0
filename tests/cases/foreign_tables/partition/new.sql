CREATE FOREIGN DATA WRAPPER nowhere;
CREATE SERVER far FOREIGN DATA WRAPPER nowhere;
CREATE SERVER "Farther" FOREIGN DATA WRAPPER nowhere;
CREATE TABLE public.days (day date NOT NULL, total bigint, note text) PARTITION BY RANGE (day);
CREATE FOREIGN TABLE public.days_2020 PARTITION OF public.days FOR VALUES FROM ('2020-01-01') TO ('2021-01-01') SERVER far OPTIONS (table_name 'days');
CREATE INDEX days_total ON public.days (total);
