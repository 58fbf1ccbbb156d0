ALTER TYPE public.span RENAME TO "From to";
ALTER TYPE public."From to" SET SCHEMA "Other";
ALTER FUNCTION public.span(integer, integer) RENAME TO "From to";
ALTER FUNCTION public."From to"(integer, integer) SET SCHEMA "Other";
ALTER FUNCTION public.span(integer, integer, text) RENAME TO "From to";
ALTER FUNCTION public."From to"(integer, integer, text) SET SCHEMA "Other";
ALTER FUNCTION public.spans() SET SCHEMA "Other";
ALTER FUNCTION public.spans("Other"."From to") SET SCHEMA "Other";
ALTER FUNCTION public.spans("Other"."From to"[]) SET SCHEMA "Other";
