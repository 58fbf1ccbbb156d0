ALTER VIEW app."Seen" RENAME TO seen;
ALTER VIEW app.seen SET SCHEMA public;

COMMENT ON RULE through ON public.seen IS 'through';
