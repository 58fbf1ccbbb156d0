ALTER AGGREGATE public.total(integer) RENAME TO "Sum";
COMMENT ON AGGREGATE public."Sum"(integer) IS 'all of it';
