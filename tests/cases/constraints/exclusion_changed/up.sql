ALTER TABLE public.t DROP CONSTRAINT x;
ALTER TABLE public.t ADD CONSTRAINT x EXCLUDE USING gist (a WITH -|-) DEFERRABLE;
ALTER TABLE public.t ADD CONSTRAINT y EXCLUDE USING btree (c text_pattern_ops WITH =) INCLUDE (a) WITH (fillfactor = 70) WHERE (c <> ''::text);
