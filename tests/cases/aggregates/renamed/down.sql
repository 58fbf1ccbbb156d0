ALTER AGGREGATE public."Sum"(integer) RENAME TO total;
COMMENT ON AGGREGATE public.total(integer) IS 'all of it';
