COMMENT ON DOMAIN public.email IS 'An address.';
COMMENT ON CONSTRAINT email_check ON DOMAIN public.email IS 'At.';
