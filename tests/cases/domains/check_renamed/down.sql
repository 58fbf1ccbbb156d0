COMMENT ON CONSTRAINT "Has at" ON DOMAIN public.email IS NULL;
ALTER DOMAIN public.email RENAME CONSTRAINT "Has at" TO email_check;
COMMENT ON CONSTRAINT email_check ON DOMAIN public.email IS 'At.';
