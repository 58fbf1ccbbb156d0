COMMENT ON TYPE public.span IS 'it''s a span';

COMMENT ON TYPE public."Other" IS 'another';
