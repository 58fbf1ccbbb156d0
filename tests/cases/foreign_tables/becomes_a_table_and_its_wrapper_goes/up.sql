ALTER FOREIGN TABLE public.ft RENAME TO ft__old;
CREATE TABLE public.ft (
    id integer NOT NULL
);

ALTER TABLE public.ft ADD CONSTRAINT ft_pkey PRIMARY KEY (id);
DROP FOREIGN TABLE public.ft__old;

DROP SERVER s;

DROP EXTENSION postgres_fdw;
