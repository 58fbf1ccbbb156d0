CREATE TYPE public.span AS RANGE (subtype = integer);
CREATE TYPE public."Other" AS RANGE (subtype = integer);
COMMENT ON TYPE public.span IS 'it''s a span';
COMMENT ON TYPE public."Other" IS 'another';
