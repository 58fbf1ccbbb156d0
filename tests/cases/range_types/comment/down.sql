COMMENT ON TYPE public."Other" IS NULL;

COMMENT ON TYPE public.span IS 'a span';
