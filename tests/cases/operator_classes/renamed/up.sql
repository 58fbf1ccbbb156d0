DROP INDEX public.i;

ALTER OPERATOR FAMILY public.abs_ops USING btree RENAME TO "Abs ops";

ALTER OPERATOR CLASS public.abs_ops USING btree RENAME TO "Abs ops";

CREATE INDEX i ON public.t (a public."Abs ops");
