CREATE TABLE t (a integer PRIMARY KEY WITH (fillfactor = 80), b integer CONSTRAINT u UNIQUE WITH (deduplicate_items = off));
