ALTER FOREIGN TABLE public.places
    ALTER COLUMN id TYPE bigint,
    ALTER COLUMN id SET (n_distinct = 5),
    ALTER COLUMN id OPTIONS (DROP key);

ALTER FOREIGN TABLE public.places
    ALTER COLUMN name DROP DEFAULT,
    ALTER COLUMN name TYPE text COLLATE pg_catalog."C",
    ALTER COLUMN name SET NOT NULL,
    ALTER COLUMN name SET STORAGE EXTERNAL,
    ALTER COLUMN name SET STATISTICS 50;

ALTER FOREIGN TABLE public.places ALTER COLUMN area TYPE integer;
ALTER FOREIGN TABLE public.places ADD COLUMN twice integer GENERATED ALWAYS AS (area * 2) STORED;
ALTER FOREIGN TABLE public.places ADD COLUMN "Added" date OPTIONS (column_name 'added') DEFAULT '2020-01-01'::date;
COMMENT ON COLUMN public.places.name IS 'what people say';
