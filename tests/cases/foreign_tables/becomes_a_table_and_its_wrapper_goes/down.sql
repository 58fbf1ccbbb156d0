ALTER TABLE public.ft DROP CONSTRAINT ft_pkey;

CREATE EXTENSION postgres_fdw WITH SCHEMA public;

CREATE SERVER s FOREIGN DATA WRAPPER postgres_fdw;

ALTER TABLE public.ft RENAME TO ft__old;
CREATE FOREIGN TABLE public.ft (
    id integer NOT NULL
) SERVER s;

-- loses data: table public.ft
DROP TABLE public.ft__old;
