DROP AGGREGATE public.total(integer);

DROP FUNCTION public.step(public.state, integer);

DROP TYPE public.state;
