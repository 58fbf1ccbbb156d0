ALTER FOREIGN TABLE public.places ALTER COLUMN id OPTIONS (SET key 'no', ADD "position" '1');
ALTER FOREIGN TABLE public.places ALTER COLUMN name OPTIONS (ADD column_name 'title');
ALTER FOREIGN TABLE public.places OPTIONS (DROP table_name, ADD fetch_size '10', SET schema_name 'other');
