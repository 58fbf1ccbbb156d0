COMMENT ON OPERATOR FAMILY public.abs_ops USING btree IS 'all by size';

COMMENT ON OPERATOR CLASS public.abs_ops USING btree IS 'by size';
