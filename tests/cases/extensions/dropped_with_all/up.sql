DROP FUNCTION public.a_function(ext.hstore);

DROP TEXT SEARCH CONFIGURATION public.a_search;

DROP FOREIGN TABLE public.a_foreign;

ALTER TABLE public.a_table DROP CONSTRAINT a_table_h_check;
ALTER TABLE public.a_table DROP CONSTRAINT a_table_room_during_excl;
DROP POLICY a_policy ON public.a_table;

DROP VIEW public.a_view;

DROP SERVER a_server;

-- loses data: column public.a_table.d
ALTER TABLE public.a_table DROP COLUMN d;
-- loses data: column public.a_table.p
ALTER TABLE public.a_table DROP COLUMN p;
-- loses data: column public.a_table.during
ALTER TABLE public.a_table DROP COLUMN during;
-- can fail: values of public.a_table.h that are not of type jsonb
-- rewrites every row of public.a_table under a lock
ALTER TABLE public.a_table ALTER COLUMN h TYPE jsonb USING to_jsonb(h);
ALTER TABLE public.a_table DISABLE ROW LEVEL SECURITY;

DROP TYPE public.a_pair;

DROP DOMAIN public.a_domain;

DROP EXTENSION btree_gist;

DROP EXTENSION hstore;

DROP EXTENSION postgres_fdw;

DROP EXTENSION unaccent;
