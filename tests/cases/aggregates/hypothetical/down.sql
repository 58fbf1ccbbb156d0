DROP AGGREGATE public.ranked("any");
