-- Nothing here has a place in the model, but for the table that carries it.
CREATE TABLE public.carrier (id integer PRIMARY KEY, name text, during int4range);
CREATE MATERIALIZED VIEW public.kept AS SELECT id FROM public.carrier;
CREATE FUNCTION public.fired() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END';
CREATE DOMAIN public.positive AS integer CHECK (value > 0);
CREATE TYPE public.pair AS (a integer, b text);
CREATE TYPE public.days AS RANGE (subtype = date);
DO $$ BEGIN
    -- Later servers refuse it, earlier ones have none.
    IF current_setting('server_version_num')::int BETWEEN 140000 AND 179999 THEN
        GRANT USAGE ON TYPE public.days_multirange TO pg_monitor;
    END IF;
END $$;
CREATE TABLE public.parted (id integer) PARTITION BY RANGE (id);
CREATE TABLE public.part PARTITION OF public.parted FOR VALUES FROM (1) TO (9);
CREATE TABLE public.heir () INHERITS (public.carrier);
ALTER OPERATOR FAMILY money_ops USING btree ADD OPERATOR 1 < (macaddr8, macaddr8);
