DROP FUNCTION public.f(public.pair);

DROP TRANSFORM FOR public.pair LANGUAGE plpgsql;

DROP FUNCTION public.from_pl(internal);

DROP TYPE public.pair;

DROP FUNCTION public.to_pl(internal);
