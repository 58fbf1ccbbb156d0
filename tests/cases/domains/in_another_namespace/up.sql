ALTER DOMAIN public.email SET SCHEMA app;
