ALTER TYPE public.days RENAME TO "Days";
ALTER FUNCTION public.days(date, date) RENAME TO "Days";
ALTER FUNCTION public.days(date, date, text) RENAME TO "Days";
