ALTER DOMAIN public.email RENAME TO "Address";
