ALTER OPERATOR public.=== (integer, integer) SET (RESTRICT = pg_catalog.neqsel, JOIN = NONE);
