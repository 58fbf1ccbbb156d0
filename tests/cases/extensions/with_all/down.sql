DROP FUNCTION public.a_function(ext.hstore);

DROP TEXT SEARCH CONFIGURATION public.a_search;

DROP FOREIGN TABLE public.a_foreign;

DROP VIEW public.a_view;

-- loses data: table public.a_table
DROP TABLE public.a_table;

DROP TYPE public.a_pair;

DROP DOMAIN public.a_domain;

DROP SERVER a_server;

DROP EXTENSION btree_gist;

DROP EXTENSION hstore;

DROP EXTENSION postgres_fdw;

DROP EXTENSION unaccent;

DROP SCHEMA ext;
