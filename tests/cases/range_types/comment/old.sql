CREATE TYPE public.span AS RANGE (subtype = integer);
CREATE TYPE public."Other" AS RANGE (subtype = integer);
COMMENT ON TYPE public.span IS 'a span';
