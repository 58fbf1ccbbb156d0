-- can fail: rows without a value of type public.email, which becomes NOT NULL
ALTER DOMAIN public.email SET NOT NULL;
