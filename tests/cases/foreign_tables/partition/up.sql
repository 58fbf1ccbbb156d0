-- rewrites every row of public.days under a lock
ALTER TABLE public.days ALTER COLUMN total TYPE bigint;
ALTER TABLE public.days ADD COLUMN note text;

ALTER FOREIGN TABLE public.days_2020 ALTER COLUMN total TYPE bigint;
ALTER FOREIGN TABLE public.days_2020 ADD COLUMN note text;
ALTER FOREIGN TABLE public.days_2020 OPTIONS (ADD table_name 'days');
ALTER TABLE public.days ATTACH PARTITION public.days_2020 FOR VALUES FROM ('2020-01-01') TO ('2021-01-01');

CREATE INDEX days_total ON ONLY public.days (total);
