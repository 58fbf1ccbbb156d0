ALTER DOMAIN public.email DROP CONSTRAINT email_check;
ALTER DOMAIN public.email ADD CONSTRAINT email_check CHECK (VALUE ~~ '%@%.%'::text);
COMMENT ON CONSTRAINT email_check ON DOMAIN public.email IS 'At.';
