CREATE TABLE t (id integer PRIMARY KEY, code text, CONSTRAINT "Code" UNIQUE (code));
COMMENT ON INDEX "Code" IS 'by code';
