DROP FUNCTION public.f();
