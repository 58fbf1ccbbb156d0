ALTER COLLATION public.used RENAME TO "Used Up";
ALTER COLLATION public."Used Up" SET SCHEMA "Other";
