DROP OPERATOR FAMILY public.abs_ops USING btree;

DROP FUNCTION public.abs_cmp(integer, integer);

DROP OPERATOR public.|<| (integer, integer);

DROP FUNCTION public.abs_lt(integer, integer);
