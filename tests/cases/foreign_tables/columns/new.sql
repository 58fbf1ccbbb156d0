CREATE FOREIGN DATA WRAPPER nowhere;
CREATE SERVER far FOREIGN DATA WRAPPER nowhere;
CREATE SERVER "Farther" FOREIGN DATA WRAPPER nowhere;
CREATE FOREIGN TABLE public.places (
    id bigint NOT NULL,
    name text COLLATE "C" NOT NULL,
    area integer,
    twice integer GENERATED ALWAYS AS (area * 2) STORED,
    "Added" date OPTIONS (column_name 'added') DEFAULT '2020-01-01'
) SERVER far OPTIONS (schema_name 'public', table_name 'places');
ALTER FOREIGN TABLE public.places ALTER COLUMN name SET STATISTICS 50, ALTER COLUMN name SET STORAGE EXTERNAL, ALTER COLUMN id SET (n_distinct = 5);
COMMENT ON COLUMN public.places.name IS 'what people say';
