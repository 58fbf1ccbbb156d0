ALTER FOREIGN TABLE public.places ALTER COLUMN id OPTIONS (DROP "position", SET key 'yes');
ALTER FOREIGN TABLE public.places ALTER COLUMN name OPTIONS (DROP column_name);
ALTER FOREIGN TABLE public.places OPTIONS (DROP fetch_size, SET schema_name 'public', ADD table_name 'places');
