DROP INDEX public.i;

ALTER OPERATOR FAMILY public."Abs ops" USING btree RENAME TO abs_ops;

ALTER OPERATOR CLASS public."Abs ops" USING btree RENAME TO abs_ops;

CREATE INDEX i ON public.t (a public.abs_ops);
