ALTER OPERATOR public.=== (integer, integer) SET (RESTRICT = pg_catalog.eqsel, JOIN = pg_catalog.eqjoinsel);
