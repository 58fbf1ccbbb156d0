ALTER VIEW public.seen RENAME TO "Seen";
ALTER VIEW public."Seen" SET SCHEMA app;

COMMENT ON RULE through ON app."Seen" IS 'goes through';
