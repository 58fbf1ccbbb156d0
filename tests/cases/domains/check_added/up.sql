ALTER DOMAIN public.email ADD CONSTRAINT email_check CHECK (VALUE ~~ '%@%'::text);
