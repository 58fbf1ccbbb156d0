ALTER DOMAIN public.email DROP CONSTRAINT email_check;
ALTER DOMAIN public.email ADD CONSTRAINT email_check CHECK (VALUE ~~ '%@%'::text) NOT VALID;
