DROP AGGREGATE public.total(*);

DROP AGGREGATE public.total(bigint);
