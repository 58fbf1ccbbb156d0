ALTER TABLE public.days DETACH PARTITION public.days_2020;

DROP INDEX public.days_total;
-- loses data: column public.days.note
ALTER TABLE public.days DROP COLUMN note;
-- can fail: values of public.days.total that are not of type integer
-- rewrites every row of public.days under a lock
ALTER TABLE public.days ALTER COLUMN total TYPE integer;

ALTER FOREIGN TABLE public.days_2020 DROP COLUMN note;
ALTER FOREIGN TABLE public.days_2020 ALTER COLUMN total TYPE integer;
ALTER FOREIGN TABLE public.days_2020 OPTIONS (DROP table_name);
