CREATE TABLE t (id integer PRIMARY KEY, code text, CONSTRAINT "Code" UNIQUE (code));
COMMENT ON INDEX t_pkey IS 'the key'; COMMENT ON INDEX "Code" IS 'by code';
INSERT INTO t VALUES (1, 'a');
