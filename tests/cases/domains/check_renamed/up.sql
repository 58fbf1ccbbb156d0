COMMENT ON CONSTRAINT email_check ON DOMAIN public.email IS NULL;
ALTER DOMAIN public.email RENAME CONSTRAINT email_check TO "Has at";
COMMENT ON CONSTRAINT "Has at" ON DOMAIN public.email IS 'At.';
