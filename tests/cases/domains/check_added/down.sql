ALTER DOMAIN public.email DROP CONSTRAINT email_check;
