-- What only newer servers have.
CREATE TABLE public.newer (
    a integer,
    b integer,
    c text COMPRESSION pglz,
    PRIMARY KEY (a, b),
    CONSTRAINT newer_uq_c UNIQUE NULLS NOT DISTINCT (c)
);
CREATE UNIQUE INDEX idx_newer ON public.newer (c, b) NULLS NOT DISTINCT;
CREATE TABLE public.newer_children (
    a integer,
    b integer,
    CONSTRAINT newer_children_fk FOREIGN KEY (a, b) REFERENCES public.newer (a, b) ON DELETE SET NULL (b)
);

CREATE PUBLICATION chosen FOR TABLE public.parents (id, code) WHERE (code <> 'it''s');
CREATE PUBLICATION whole FOR TABLES IN SCHEMA app;

CREATE UNLOGGED SEQUENCE public.fast;
CREATE UNLOGGED TABLE public.fast_rows (id serial, n integer);
ALTER SEQUENCE public.fast_rows_id_seq SET LOGGED;
