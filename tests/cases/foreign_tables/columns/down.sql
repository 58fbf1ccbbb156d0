COMMENT ON COLUMN public.places.name IS NULL;
ALTER FOREIGN TABLE public.places DROP COLUMN twice;
ALTER FOREIGN TABLE public.places DROP COLUMN "Added";

ALTER FOREIGN TABLE public.places
    ALTER COLUMN id TYPE integer,
    ALTER COLUMN id RESET (n_distinct),
    ALTER COLUMN id OPTIONS (ADD key 'yes');

ALTER FOREIGN TABLE public.places
    ALTER COLUMN name TYPE text,
    ALTER COLUMN name SET DEFAULT 'nowhere'::text,
    ALTER COLUMN name DROP NOT NULL,
    ALTER COLUMN name SET STATISTICS -1;

ALTER FOREIGN TABLE public.places ALTER COLUMN area TYPE numeric;
