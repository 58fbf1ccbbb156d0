CREATE TABLE t (id integer PRIMARY KEY, code text, CONSTRAINT "Code" UNIQUE (id, code)); COMMENT ON INDEX t_pkey IS 'another key'; COMMENT ON INDEX "Code" IS 'by code';
