ALTER TYPE public.amount OWNER TO case_owner;

ALTER LANGUAGE "Own" OWNER TO case_owner;
GRANT USAGE ON LANGUAGE "Own" TO pg_monitor;

ALTER OPERATOR FAMILY public."F" USING btree OWNER TO case_owner;

ALTER OPERATOR FAMILY public.o USING hash OWNER TO case_owner;

ALTER OPERATOR CLASS public.o USING hash OWNER TO case_owner;

ALTER CONVERSION public.c OWNER TO case_owner;

ALTER STATISTICS public.s OWNER TO case_owner;
