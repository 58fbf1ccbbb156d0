ALTER TYPE "Other"."From to" RENAME TO span;
ALTER TYPE "Other".span SET SCHEMA public;
ALTER FUNCTION "Other"."From to"(integer, integer) RENAME TO span;
ALTER FUNCTION "Other".span(integer, integer) SET SCHEMA public;
ALTER FUNCTION "Other"."From to"(integer, integer, text) RENAME TO span;
ALTER FUNCTION "Other".span(integer, integer, text) SET SCHEMA public;
ALTER FUNCTION "Other".spans() SET SCHEMA public;
ALTER FUNCTION "Other".spans(public.span) SET SCHEMA public;
ALTER FUNCTION "Other".spans(public.span[]) SET SCHEMA public;
